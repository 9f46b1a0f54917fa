"""Letters of one title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import double_title
from qa.shelf import Shelf

RULE = double_title.check


def _shelf(*titles: str, language: str = "da") -> Shelf:
    """A library of templates of these titles, seen from the first."""
    named = {f"brev_{number}": title for number, title in enumerate(titles)}
    return Shelf("brev_0", language, versions=("da", "kl"), titles=named)


@pytest.mark.parametrize(
    "shelf",
    [
        pytest.param(None, id="outside any library"),
        pytest.param(_shelf("Brev"), id="alone"),
        pytest.param(_shelf("Afgørelse om støtte", "Afgørelse om tilskud"), id="different"),
        pytest.param(_shelf("Brev", "Brev 2"), id="numbered"),
        pytest.param(_shelf("Brev", "Kvittering", "kvittering"), id="two others"),
        pytest.param(_shelf("Brev", "Brev", language="kl"), id="the first version tells"),
        pytest.param(Shelf("nyt", versions=("da",), titles={"brev": "Brev"}), id="no title"),
    ],
)
def test_must_not_fire(shelf: Shelf | None, found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "Kære {{ navn }}", shelf=shelf) == []


@pytest.mark.parametrize(
    ("shelf", "names"),
    [
        pytest.param(_shelf("Brev", "Brev"), "»brev_1«", id="the same"),
        pytest.param(_shelf("Brev", "BREV"), "»brev_1«", id="case"),
        pytest.param(_shelf("Et brev", "Et  brev "), "»brev_1«", id="spaces"),
        pytest.param(_shelf("Afslag: støtte", "Afslag støtte?"), "»brev_1«", id="one file name"),
        pytest.param(_shelf("På", "Pa\u030a"), "»brev_1«", id="two forms of å"),
        pytest.param(_shelf("Brev", "Brev", "brev"), "»brev_1«, »brev_2«", id="three"),
    ],
)
def test_must_fire(shelf: Shelf, names: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "Kære {{ navn }}", shelf=shelf)
    assert names in one.message.da
    assert one.place.quote == shelf.titles["brev_0"]
