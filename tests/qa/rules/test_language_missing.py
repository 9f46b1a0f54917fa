"""Languages that the library promises."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import language_missing
from qa.shelf import Shelf

RULE = language_missing.check
BOTH = ("da", "kl")


@pytest.mark.parametrize(
    "shelf",
    [
        pytest.param(None, id="outside any library"),
        pytest.param(Shelf("brev", languages=("da",), versions=("da",)), id="one of one"),
        pytest.param(Shelf("brev", languages=BOTH, versions=BOTH), id="both"),
        pytest.param(Shelf("brev", languages=("da",), versions=BOTH), id="more than promised"),
        pytest.param(Shelf("brev", "kl", ("da", "kl"), ("da", "kl")), id="the second version"),
    ],
)
def test_must_not_fire(shelf: Shelf | None, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Kære {{ navn }}", shelf=shelf) == []


@pytest.mark.parametrize(
    ("shelf", "words"),
    [
        pytest.param(Shelf("brev", languages=BOTH, versions=("da",)), "grønlandsk", id="kl"),
        pytest.param(Shelf("brev", "kl", BOTH, ("kl",)), "dansk", id="da"),
    ],
)
def test_must_fire(shelf: Shelf, words: str, quotes: Callable[..., list[str]]) -> None:
    (told,) = quotes(RULE, "Kære {{ navn }}", shelf=shelf)
    assert words in told
