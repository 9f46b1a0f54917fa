"""The attached template is told by its name only, and is never in the letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odd_package import attached
from qa.rules import outside_template

RULE = outside_template.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="plain"),
        pytest.param("(link) Kære {{ navn }}", id="a link"),
        pytest.param("(billede, der hentes fra nettet) Kære", id="a picture from elsewhere"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        (r"file:///\\adm.kommune.example\brev\AK%20Brev.dotm", "»AK Brev.dotm«"),
        ("file:///C:/Users/eva/Brev.dotm", "»Brev.dotm«"),
        ("https://fremmed.example/eva/skabelon.dotm?x=1", "»fremmed.example«"),
        ("http://[", "»[«"),
    ],
)
def test_must_fire(target: str, shown: str, quotes: Callable[..., list[str]]) -> None:
    (words,) = quotes(RULE, "Kære {{ navn }}", **attached(target))
    assert shown in words
    assert "eva" not in words


def test_the_letter_is_free_of_it(
    letter: Callable[..., bytes], members: Callable[[bytes], dict[str, bytes]]
) -> None:
    found = members(letter("Kære {{ navn }}", {"navn": "Bo"}, **attached("file:///C:/x.dotm")))
    assert all(b"x.dotm" not in data for data in found.values())
