"""Choices with a slash."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import either_or

RULE = either_or.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Aflastning og/eller kontaktperson", id="and/or"),
        pytest.param("Vagten er åben 24/7", id="figures"),
        pytest.param("80 km/t", id="a unit"),
        pytest.param("Mødet er den 12/3 og den 2/4", id="dates"),
        pytest.param("Ja/Nej", id="a form"),
        pytest.param("Far/mor/værge", id="a form of parents"),
        pytest.param("barnet/den unge", id="a term of the law"),
        pytest.param("www.eksempel.example/sag/sager", id="an address"),
        pytest.param("5.400 kr./md. inkl. el/varme", id="prices"),
        pytest.param("jf. § 2/1994", id="a number"),
        pytest.param("Bilag A/B", id="letters"),
        pytest.param("ryger/ikke-ryger", id="a term"),
        pytest.param("Nuuk/Nuuk by", id="no denial"),
        pytest.param("et helt eller delvist afslag", id="words for a part"),
        pytest.param("han eller hun", id="words"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("hvad han/hun ønsker", ["han/hun"], id="he or she"),
        pytest.param("hans / hendes skole", ["hans / hendes"], id="with spaces"),
        pytest.param("Du/I kan klage", ["Du/I"], id="you"),
        pytest.param("dit/dine barn/børn", ["dit/dine", "barn/børn"], id="two in a row"),
        pytest.param("Barnet/børnene", ["Barnet/børnene"], id="one child or more"),
        pytest.param("medhold/afslag", ["medhold/afslag"], id="the outcome"),
        pytest.param("Vi kan/kan ikke give støtte", ["kan/kan ikke"], id="yes or no"),
        pytest.param(
            "underretning/underretninger",
            ["underretning/underretninger"],
            id="the same word with an ending",
        ),
        pytest.param("bevilge/ikke bevilge", ["bevilge/ikke bevilge"], id="a denial"),
        pytest.param("Vi yder/yder ikke støtte", ["yder/yder ikke"], id="any verb"),
        pytest.param("hel/delvis støtte", ["hel/delvis"], id="all or a part"),
        pytest.param("helt/delvist", ["helt/delvist"], id="wholly or in part"),
        pytest.param("han/hun og han/hun", ["han/hun"], id="once"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
