"""Templates of a library that nobody knows when to look at again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import no_review
from qa.shelf import Shelf

RULE = no_review.check


@pytest.mark.parametrize(
    "shelf",
    [
        pytest.param(None, id="outside any library"),
        pytest.param(Shelf("brev", versions=("da",)), id="dated"),
        pytest.param(
            Shelf("brev", "kl", versions=("da", "kl"), dated=False), id="the first version tells"
        ),
    ],
)
def test_must_not_fire(shelf: Shelf | None, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Kære {{ navn }}", shelf=shelf) == []


def test_must_fire(quotes: Callable[..., list[str]]) -> None:
    shelf = Shelf("brev", versions=("da",), dated=False)
    (told,) = quotes(RULE, "Kære {{ navn }}", shelf=shelf)
    assert "ses efter" in told
