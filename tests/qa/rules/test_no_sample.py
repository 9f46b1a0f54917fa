"""Templates of a library that were never tried."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import no_sample
from qa.shelf import Shelf

RULE = no_sample.check
ONE = {"prøve.json": {"navn": "Ane"}}


@pytest.mark.parametrize(
    "shelf",
    [
        pytest.param(None, id="outside any library"),
        pytest.param(Shelf("brev", versions=("da",), cases=ONE), id="one case"),
        pytest.param(Shelf("brev", versions=("da",), cases={"a.json": {}}), id="an unreadable one"),
        pytest.param(Shelf("brev", "kl", versions=("da", "kl")), id="the other version tells"),
    ],
)
def test_must_not_fire(shelf: Shelf | None, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Kære {{ navn }}", shelf=shelf) == []


@pytest.mark.parametrize(
    "shelf",
    [
        pytest.param(Shelf("brev", versions=("da",)), id="one version"),
        pytest.param(Shelf("brev", "kl", versions=("kl", "da")), id="the first version tells"),
    ],
)
def test_must_fire(shelf: Shelf, quotes: Callable[..., list[str]]) -> None:
    (told,) = quotes(RULE, "Kære {{ navn }}", shelf=shelf)
    assert "»cases«" in told
