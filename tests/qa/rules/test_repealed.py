"""Law that is no longer in force."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import repealed

RULE = repealed.check


@pytest.mark.parametrize(
    "text",
    [
        "§ 19 i Inatsisartutlov nr. 20 af 26. juni 2017 om støtte til børn",
        "§ 19 i Inatsisartutlov nr. 20 af 26. juni 2017, jf. Selvstyrets lovbekendtgørelse nr. 11 "
        "af 16. marts 2024",
        "§ 8, stk. 1, i Landstingsforordning nr. 11 af 12. november 2001",
        "Du fik støtte efter den dagældende børneforordning § 5.",
        "Den tidligere Landstingsforordning nr. 1 af 15. april 2003 gav ret til støtte.",
        "Den tidligere børneforordningens § 5 gælder ikke længere.",
        "§ 18 i Landstingslov nr. 8 af 13. juni 1994",
        "§ 18",
        "(dansk) serviceloven § 50",  # moved: LAW012 tells of it
        "(dansk) Lov nr. 571 af 19. december 1985",  # the act itself, not a consolidation
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "severity", "words"),
    [
        ("Landstingsforordning nr. 1 af 15. april 2003", "error", "til 30.06.2017"),
        (
            "Dit 3 år gamle barn får hjælp efter § 2 i Landstingsforordning nr. 1 af 15. april 2003.",
            "error",
            "til 30.06.2017",
        ),
        ("børneforordningens § 5", "error", "støtte til børn"),
        ("Landstingsforordning nr. 9 af 30. oktober 1992", "warning", "gælder ikke længere"),
        ("Hjemmestyrets bekendtgørelse nr. 32 af 14. december 2006", "warning", "støtte til børn"),
        (
            "Selvstyrets lovbekendtgørelse nr. 6 af 1. juni 2022",
            "warning",
            "nr. 11 af 16. marts 2024",
        ),
        ("børnestøttelovens § 18", "error", "§ 18"),
        ("§§ 15-19 i Inatsisartutlov nr. 20 af 26. juni 2017", "error", "§ 18"),
        ("§ 17, § 18 og § 19 i loven om støtte til børn", "error", "§ 18"),
        ("Inatsisartut inatsisaat nr. 20, 26. juni 2017-imeersoq § 18", "error", "§ 18"),
        ("(dansk) lovbekendtgørelse nr. 988 af 9. oktober 2012", "warning", "nr. 433"),
        ("(dansk) serviceloven § 36", "warning", "§ 36"),
    ],
)
def test_must_fire(
    text: str, severity: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, text)
    assert one.severity == severity
    assert words in one.message.da
    assert one.basis


def test_each_is_told_once(quotes: Callable[..., list[str]]) -> None:
    assert len(quotes(RULE, "børneforordningens § 5\nbørneforordningens § 5")) == 1
