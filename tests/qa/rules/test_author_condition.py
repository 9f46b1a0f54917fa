"""Conditions that the author should have decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import author_condition

RULE = author_condition.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hvis du er uenig, kan du klage.", id="said to the citizen"),
        pytest.param("Hvis barnet bliver sygt: Ring til os.", id="advice"),
        pytest.param("Hvis du får afslag: Du kan klage.", id="the citizen and the outcome"),
        pytest.param("Hvis I som forældre er uenige: Skriv til os.", id="several citizens"),
        pytest.param("Ved afslag får du en begrundelse.", id="a sentence"),
        pytest.param("Ved afslag: Du får en begrundelse.", id="what will happen"),
        pytest.param("Ved sygdom:", id="another matter"),
        pytest.param("Hvis ja:", id="a form"),
        pytest.param("Afslag:", id="a heading"),
        pytest.param("Du kan klage, hvis du får afslag.", id="in the middle"),
        pytest.param('{% if udfald == "afslag" %}Nej{% endif %}', id="a condition"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Hvis afslag: Vi kan ikke give støtten.", ["Hvis afslag:"], id="in front of the text"
        ),
        pytest.param("Hvis medhold:\nVi giver støtten.", ["Hvis medhold:"], id="above the text"),
        pytest.param("Ved medhold:", ["Ved medhold:"], id="by the outcome"),
        pytest.param(
            "Ved delvist afslag: {{ navn }}", ["Ved delvist afslag:"], id="before a field"
        ),
        pytest.param("Hvis der gives afslag:", ["Hvis der gives afslag:"], id="as a clause"),
        pytest.param(
            "Hvis ansøgningen imødekommes: Du får støtte.",
            ["Hvis ansøgningen imødekommes:"],
            id="the application",
        ),
        pytest.param(
            "Hvis borgeren ikke har svaret: Vi har ikke hørt fra dig.",
            ["Hvis borgeren ikke har svaret:"],
            id="the citizen as a third person",
        ),
        pytest.param("| (ved afslag) |", ["(ved afslag)"], id="alone in brackets"),
        pytest.param("Kun ved afslag", ["Kun ved afslag"], id="only then"),
        pytest.param("• Hvis relevant: skolen", ["• Hvis relevant:"], id="in a list"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
