"""Where the citizen is told how to complain, a wrong word is an error, not a remark."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.letter import Checked
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
