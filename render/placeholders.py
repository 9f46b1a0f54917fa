"""
How people write a place to be filled in, where they write it the same in every letter.

These are patterns to put into others: what drafts a template from a letter offers a tag for
them, and the linter tells of them where they are left.
"""

from __future__ import annotations

LETTER = r"[A-Za-zÆØÅæøåÉé]"
# "«Navn»": how Word shows a merge field
POINTED = rf"[«‹]\s?(?P<pointed>{LETTER}[^«»‹›\n]{{0,39}})[»›]"
# "dd.mm.åååå", "xx.xx.20xx": the form of a whole date
_YEAR = r"(?:å{2,4}|y{2,4}|x{4}|(?:20)?xx|20\d\d)"
DATE = (
    rf"(?:\bdd?[./ -] ?mm?[./ -] ?{_YEAR}\b|\bxx?[./-] ?xx?[./-] ?{_YEAR}\b|\bxx xx x{{4}}\b"
    r"|\b(?:å{4}|y{4})-mm-dd\b)"
)
# "xx xx xx", "???": signs in place of what nobody knew yet
FILLER = r"(?:\bxx(?: xx){2,3}\b|(?<![^\s(:§/-])\?{2,}(?![?!]))"
