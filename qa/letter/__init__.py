"""
Finished letters: what a caseworker may have broken in Word before filing.

`check` is all that others need; it judges one letter, whoever asks.
"""

from qa.letter.checked import Checked as Checked
from qa.letter.checked import Standing as Standing
from qa.letter.checking import check as check
