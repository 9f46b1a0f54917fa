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
        pytest.param("Hvis borgeren ikke møder: Ring til os.", id="said to another office"),
        pytest.param("Når borgeren er flyttet: Send sagen til os.", id="a step for it"),
        pytest.param("Hvis flere børn: skriv alle navne.", id="in a form"),
        pytest.param(
            "Hvis borgeren ikke møder: Du skal ringe til os.\nDu er kontaktperson for borgeren.",
            id="du is somebody else",
        ),
        pytest.param(
            "Når borgeren er flyttet:\n<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
            "<w:r><w:t>send sagen</w:t></w:r></w:p>",
            id="leads into a list",
        ),
        pytest.param("¦Hvis borgeren ikke møder: Ring til os.", id="all of it is bold"),
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
            id="the citizen as a third person, and then you",
        ),
        pytest.param(
            "Hvis borgeren ikke møder:\nVi har ventet.", ["Hvis borgeren ikke møder:"], id="above"
        ),
        pytest.param("Hvis flere børn: {{ navn }}", ["Hvis flere børn:"], id="before a field only"),
        pytest.param("- (Hvis et barn:) skolen", ["- (Hvis et barn:)"], id="in brackets"),
        pytest.param(
            "¦Hvis borgeren er flyttet:¦ Ring til os.", ["Hvis borgeren er flyttet:"], id="bold"
        ),
        pytest.param(
            "<w:p><w:r><w:rPr><w:highlight w:val='yellow'/></w:rPr><w:t>Hvis flere børn:</w:t></w:r>"
            "<w:r><w:t> alle navne</w:t></w:r></w:p>",
            ["Hvis flere børn:"],
            id="highlighted",
        ),
        pytest.param("| (ved afslag) |", ["(ved afslag)"], id="alone in brackets"),
        pytest.param("Kun ved afslag", ["Kun ved afslag"], id="only then"),
        pytest.param("• Hvis relevant: skolen", ["• Hvis relevant:"], id="in a list"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
