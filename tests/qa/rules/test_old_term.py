"""Words that the law no longer has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import old_term

RULE = old_term.check


@pytest.mark.parametrize(
    "text",
    [
        "Vi sætter en socialfaglig undersøgelse i gang.",
        "Handleplanen følger med.",  # the word of Greenland
        "Barnet er 12 år.",
        "I vores kommune er både familie og omgivelser vigtige for, at barnet kan trives godt.",
        "Før 2017 hed det en børnefaglig undersøgelse.",
        "GDPR gælder ikke i Grønland; det gør anordningen.",
        "(dansk) Vi følger databeskyttelsesforordningen.",
        "(dansk) Barnets plan følger med.",
        "(dansk) Barnets plan (tidligere handleplan) følger med.",
        "(dansk) Barnet er 12 år og går i 5. klasse.",
        "(dansk) Er du fyldt 10 år, er du part i sagen.",
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "severity", "told", "new"),
    [
        ("Vi laver en børnefaglig undersøgelse.", "warning", "børnefaglig undersøgelse", "social"),
        ("Før vi beslutter noget, laver vi en børnefaglig undersøgelse.", "warning", "børnefaglig undersøgelse", "social"),
        ("Børnefaglige undersøgelser", "warning", "Børnefaglige undersøgelser", "social"),
        ("Vi følger databeskyttelsesforordningen.", "warning", "databeskyttelsesforordningen",
         "1238"),
        ("Se reglerne i GDPR.", "warning", "GDPR", "1238"),
        ("# Familie og omgivelser", "info", "Familie og omgivelser", "familie og netværk"),
        ("(dansk) Handleplanen følger med.", "warning", "Handleplanen", "barnets plan"),
        ("(dansk) Er du fyldt 12 år, er du part i sagen.", "warning", "12 år", "10 år"),
        ("(dansk) # Barnets udviklingsmæssige behov", "info", "Barnets udviklingsmæssige behov",
         "barnets udvikling"),
    ],
)  # fmt: skip
def test_must_fire(
    text: str, severity: str, told: str, new: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, text)
    assert (one.severity, one.place.quote) == (severity, told)
    assert one.fix is not None
    assert new in one.fix.da
