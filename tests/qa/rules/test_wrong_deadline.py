"""Complaint periods of other bodies, and of before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import wrong_deadline

RULE = wrong_deadline.check


@pytest.mark.parametrize(
    "text",
    [
        "Du kan klage til Det Sociale Ankenævn inden 6 uger.",
        "Klagefristen er seks uger.",
        "Vi svarer på din klage inden 4 uger.",
        "Ankenævnet behandler klagen inden 4 uger.",
        "Barnet bor der i 4 uger. Du kan klage inden 6 uger.",
        "Du kan klage til Ombudsmanden inden 4 uger.",
        "Mødet er om 4 uger.",
        "Du kan klage inden {{ navn }} uger.",
        "Klagefristen er 14 uger, 2,4 uger og 24 uger.",
        "(dansk) Du kan klage til Ankestyrelsen inden 4 uger.",
        "(dansk) Kommunen sender klagen videre inden 4 uger.",
        "(dansk) Aflastningen varer 6 uger.",
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        ("Du kan klage til Det Sociale Ankenævn inden 4 uger.", "4 uger", "6 uger"),
        ("Klagefristen er fire uger.", "fire uger", "6 uger"),
        ("Du kan klage over behandlingen af din sag inden 4 uger.", "4 uger", "6 uger"),
        ("Du kan klage over svaret inden 4 uger.", "4 uger", "6 uger"),
        (
            "Din klage skal være hos nævnet senest 4\u00a0uger efter afgørelsen.",
            "4\u00a0uger",
            "6 uger",
        ),
        ("Fristen for at klage er {% if medhold %}4 uger{% endif %}.", "4 uger", "6 uger"),
        ("(dansk) Du kan klage til Ankestyrelsen inden 6 uger.", "6 uger", "4 uger"),
        ("(dansk) Klagefristen er seks uger.", "seks uger", "4 uger"),
    ],
)
def test_must_fire(text: str, told: str, right: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, text)
    assert one.place.quote == told
    assert one.severity == "error"
    assert one.fix is not None
    assert right in one.fix.da


def test_a_loose_file_belongs_to_no_country(quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Du kan klage inden 4 uger.", jurisdiction="") == []
