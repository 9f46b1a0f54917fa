"""Law of another country."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import wrong_jurisdiction

RULE = wrong_jurisdiction.check


@pytest.mark.parametrize(
    "text",
    [
        "Du kan klage til Det Sociale Ankenævn inden 6 uger.",
        "sagsbehandlingslovens § 22 og børnestøttelovens § 21",
        "offentlighedslovens § 5",
        "Landstingslov nr. 8 af 13. juni 1994",
        "Barnets lov i Danmark gælder, når I er flyttet.",
        "I Danmark kan man klage til Ankestyrelsen.",
        "Den danske forvaltningslov gælder ikke her; forvaltningsloven er en anden.",
        "BL har nummer 4 i mappen, og SEL er et ord.",
        "(dansk) Du kan klage til Ankestyrelsen inden 4 uger.",
        "(dansk) barnets lovs § 32 og forvaltningslovens § 24",
        "(dansk) offentlighedslovens § 5",
        "(dansk) I Grønland gælder sagsbehandlingsloven, og man klager til Det Sociale Ankenævn.",
        "(dansk) Datatilsynet og Socialstyrelsen",
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "severity", "fix"),
    [
        ("Du kan klage til Ankestyrelsen.", "error", "Det Sociale Ankenævn"),
        ("Klag til Ankestyrelsen på grønlandsk eller dansk.", "error", "Det Sociale Ankenævn"),
        ("efter Ankestyrelsens praksis", "error", "Det Sociale Ankenævn"),
        ("efter forvaltningslovens § 24", "error", "sagsbehandling"),
        ("efter forvaltningsloven", "error", "sagsbehandling"),
        ("efter barnets lov", "error", "støtte til børn"),
        ("FVL § 24", "error", "sagsbehandling"),
        ("servicelovens § 50", "warning", "støtte til børn"),
        ("retssikkerhedslovens § 11 a", "warning", "gælder her"),
        ("lovbekendtgørelse nr. 282 af 17. marts 2025", "error", "støtte til børn"),
        ("(dansk) Du kan klage til Det Sociale Ankenævn.", "error", "Ankestyrelsen"),
        ("(dansk) sagsbehandlingslovens § 22", "error", "Forvaltningsloven"),
        ("(dansk) Inatsisartutlov nr. 20 af 26. juni 2017", "error", "Barnets lov"),
    ],
)
def test_must_fire(text: str, severity: str, fix: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, text)
    assert one.severity == severity
    assert one.fix is not None
    assert fix in one.fix.da


def test_a_loose_file_belongs_to_no_country(quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Du kan klage til Ankestyrelsen.", jurisdiction="") == []


def test_the_kalaallisut_name_of_the_body(quotes: Callable[..., list[str]]) -> None:
    text = "Isumaginninnermut Naammagittaalliuuteqartarfik"
    assert quotes(RULE, text, language="kl") == []
    assert quotes(RULE, f"(dansk) {text}") == [text]
