"""Acts that the reasons of a decision only name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import unnumbered_act

RULE = unnumbered_act.check


@pytest.mark.parametrize(
    "text",
    [
        "# Begrundelse\nVi giver afslag efter § 21 i Inatsisartutlov nr. 20 af 26. juni 2017.",
        "# Begrundelse\nEfter Inatsisartutlov nr. 20 af 26. juni 2017 om støtte til børn får du "
        "afslag.\nBørnestøttelovens § 21 siger mere.",
        "# Begrundelse\nEfter børnestøtteloven, jf. Selvstyrets lovbekendtgørelse nr. 11 af 16. "
        "marts 2024, § 21.",
        "# Begrundelse\nEfter børnestøtteloven (Inatsisartutlov nr. 20 af 26. juni 2017) § 21.",
        "Vi bygger på Inatsisartutlov nr. 20 af 26. juni 2017.\n# Begrundelse\nEfter "
        "børnestøttelovens § 21.",
        "# Klagevejledning\nVi vejleder efter sagsbehandlingslovens § 25.",
        "# Begrundelse\nEfter lovens § 21 og § 2.",
        "# Begrundelse\nEfter hittepålovens § 21.",
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("# Begrundelse\nEfter børnestøttelovens § 21.", "warning"),
        ("# Retsgrundlag\nSagsbehandlingslovens § 22.", "warning"),
        ("# Begrundelse\nEfter § 21 i loven om støtte til børn.", "warning"),
        ("# Begrundelse\nEfter børnestøttelovens § 21.\nDet er Inatsisartutlov nr. 20 af "
         "26. juni 2017.", "warning"),
        ("# Begrundelse\n{%p if medhold %}\nInatsisartutlov nr. 20 af 26. juni 2017.\n{%p else %}\n"
         "Børnestøttelovens § 21.\n{%p endif %}", "warning"),
        ("(dansk) # Begrundelse\nEfter forvaltningslovens § 24.", "warning"),
    ],
)  # fmt: skip
def test_must_fire(text: str, severity: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, text)
    assert one.severity == severity
    assert one.fix is not None
    assert "nr. " in one.fix.da


def test_only_in_decisions(quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "# Begrundelse\nEfter børnestøttelovens § 21.", type="partshoering") == []
