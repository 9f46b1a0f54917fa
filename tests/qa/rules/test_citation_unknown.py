"""Acts that the catalogue does not have."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import citation_unknown

RULE = citation_unknown.check


@pytest.mark.parametrize(
    "text",
    [
        "§ 2 i Inatsisartutlov nr. 20 af 26. juni 2017 om støtte til børn",
        "§ 2 i Inatsisartutlov nr. 20 af 26.06.2017",
        "Inatsisartutlov 20/2017 § 2",
        "Selvstyrets lovbekendtgørelse nr. 11 af 16. marts 2024",
        "ændret ved Inatsisartutlov nr. 68 af 20. november 2023",
        "§ 8 i Landstingslov nr. 8 af 13. juni 1994 om sagsbehandling i den offentlige forvaltning",
        "Inatsisartut inatsisaanni nr. 20-mi, 26. juni 2017-imeersumi § 41, imm. 1-imi",
        "sagsbehandlingslovens § 22",
        "lovens § 22 og bekendtgørelsens § 3",
        "Inatsisartutlovens § 2",
        "kapitel 7 i loven om støtte til børn",
        "§ 21, stk. 4",
        "§ 2 i {{ navn }} nr. 20 af 26. juni 2017",
        "forvaltningsloven, jf. lovbekendtgørelse nr. 433 af 22. april 2014",
        "Vi sender et brev om loven.",
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "severity", "words"),
    [
        ("§ 2 i Inatsisartutlov nr. 20 af 26. juli 2017", "error", "støtte til børn"),
        ("Inatsisartutlov nr. 21 af 26. juni 2017 om støtte til børn", "error", "ligner"),
        ("Inatsisartutlov nr. 13 af 13. juni 2019", "warning", "12. juni 2019"),
        ("Inatsisartutlov nr. 9 af 29. november 2013", "info", "kender ikke"),
        ("hittepålovens § 5", "info", "kender ikke hittepåloven"),
        # newer than the row: it may be right
        (
            "Selvstyrets lovbekendtgørelse nr. 5 af 3. marts 2026 om støtte til børn",
            "info",
            "kender",
        ),
        ("lov nr. 638 af 12. juni 2013", "info", "kender ikke"),
    ],
)
def test_must_fire(
    text: str, severity: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, f"Se {text}.")
    assert one.severity == severity
    assert words in one.message.da


def test_the_fix_has_the_right_act(found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "Se Inatsisartutlov nr. 20 af 26. juli 2017 om støtte til børn.")
    assert one.fix is not None
    assert "Inatsisartutlov nr. 20 af 26. juni 2017" in one.fix.da
    assert "nr. 11 af 16. marts 2024" in one.fix.da


def test_a_sample_case(found: Callable[..., list[Finding]]) -> None:
    sample = json.dumps({"regler": [{"bestemmelse": "hittepålovens § 5"}], "note": "ordloven § 3"})
    (one,) = found(RULE, "Kære", sample=sample)
    assert one.place.quote == "prøve.json"
    assert "bestemmelse" in one.message.da
