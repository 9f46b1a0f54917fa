"""Where the citizen is told how to complain, a wrong word is an error, not a remark."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from qa.letter import Checked
from render.message import NOTHING, Message
from word_letter import Word

REFUSED = ("afgoerelse_stoette", "afslag")


def replaced(data: bytes, old: str, new: str) -> bytes:
    word = Word(data)
    assert word.replace(old, new)
    return word.save()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param("32\u00a080\u00a033", "32\u00a080\u00a039", "LTR032", id="telephone"),
        pytest.param("til Det Sociale Ankenævn", "til Socialnævnet", "LTR032", id="body"),
        pytest.param("aua@nanoq.gl", "aua@nanoq.dk", "LTR032", id="address"),
        pytest.param("fra den 20.\u00a0november", "fra den 20.\u00a0december", "LTR031",
                     id="from when the period runs"),
    ],
)  # fmt: skip
def test_guidance_holds_no_wrong_word(
    old: str,
    new: str,
    code: str,
    letter: Callable[[str, str], bytes],
    judged: Callable[..., Checked],
) -> None:
    assert not judged(letter(*REFUSED)).findings
    text = replaced(letter(*REFUSED), old, new)
    found = {one.code: one.severity for one in judged(text).findings}
    assert found.get(code) == "error", found


def test_the_municipality_elsewhere_is_a_remark(
    letter: Callable[[str, str], bytes], judged: Callable[..., Checked]
) -> None:
    text = replaced(letter(*REFUSED), "mandag til fredag kl. 10-15", "mandag kl. 10-15")
    found = {one.code: one.severity for one in judged(text).findings}
    assert "error" not in found.values(), found


def test_the_other_place_is_named_by_its_heading_and_no_value_is(
    letter: Callable[[str, str], bytes], judged: Callable[..., Checked]
) -> None:
    text = replaced(letter(*REFUSED), "fra den 20.\u00a0november", "fra den 20.\u00a0december")
    found = next(one for one in judged(text).findings if one.code == "LTR031")
    assert "Klagevejledning" in found.place.heading
    named = re.findall(r"under »([^«]+)«|(øverst) i brevet", found.message.da)
    assert named
    assert ("Klagevejledning", "") not in named
    assert not re.search("november|december", found.message.da + found.message.en)


def test_english_quotes_the_letter_in_its_own_language_and_in_english_marks(
    letter: Callable[[str, str], bytes], judged: Callable[..., Checked]
) -> None:
    text = replaced(
        letter(*REFUSED), "Klagefristen er 6 uger. Fristen", "Klagefristen er otte uger. Tiden"
    )
    found = {one.code: one for one in judged(text).findings}
    fixes = {code: one.fix or NOTHING for code, one in found.items()}
    assert fixes["LTR024"] == Message("Skriv »6 uger«.", 'Write "6 uger".')
    assert '"fristen" is deleted' in found["LTR010"].message.en
    for code, one in found.items():
        assert not re.search("[»«]", one.message.en + fixes[code].en), code
        assert '"' not in one.message.da + fixes[code].da, code
