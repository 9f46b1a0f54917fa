"""Dates as people type them."""

from __future__ import annotations

import datetime

import pytest

from render.message import Message
from segl.written import dates

TODAY = datetime.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20-11-2026", "2026-11-20"),
        ("20/11/2026", "2026-11-20"),
        ("20.11.2026", "2026-11-20"),
        ("20.11.2026.", "2026-11-20"),
        ("20 11 2026", "2026-11-20"),
        ("1-2-2026", "2026-02-01"),
        ("1. 2. 2026", "2026-02-01"),
        (" 01 - 02 - 2026 ", "2026-02-01"),
        ("2026-11-20", "2026-11-20"),
        ("2026-1-2", "2026-01-02"),
        ("20. november 2026", "2026-11-20"),
        ("den 20. november 2026", "2026-11-20"),
        ("d. 20. nov. 2026", "2026-11-20"),
        ("20 nov 2026", "2026-11-20"),
        ("3. Maj 2026", "2026-05-03"),
        ("3 may 2026", "2026-05-03"),
        ("1 October 2026", "2026-10-01"),
        ("29-02-2024", "2024-02-29"),
        ("i dag", "2026-03-01"),
        ("I DAG", "2026-03-01"),
        ("idag", "2026-03-01"),
        ("today", "2026-03-01"),
        ("i går", "2026-02-28"),
        ("i  morgen", "2026-03-02"),
    ],
)
def test_a_date_is_read(text: str, expected: str) -> None:
    assert dates.read(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("20-11-26", "Skriv også året, med fire cifre"),
        ("20/11", "Skriv også året"),
        ("31-11-2026", "findes ikke i kalenderen"),
        ("29-02-2026", "findes ikke i kalenderen"),
        ("11-20-2026", "findes ikke i kalenderen"),
        ("2026-13-01", "findes ikke i kalenderen"),
        ("0-0-0000", "findes ikke i kalenderen"),
        ("20. november", "Skriv dag, måned og år"),
        ("20. ju 2026", "Skriv dag, måned og år"),  # June or July
        ("20. mandag 2026", "Skriv dag, måned og år"),
        ("20112026", "Skriv dag, måned og år"),
        ("snart", "Skriv dag, måned og år"),
        ("٢٠-١١-٢٠٢٦", "Skriv dag, måned og år"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_do(text: str, words: str) -> None:
    said = dates.read(text, TODAY)
    assert isinstance(said, Message)
    assert words in said.da
    assert text not in said.da


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20-11-2026", "2026-11-20"),
        ("2026-11-20T00:00:00", "2026-11-20"),
        ("2026-11-20 13:45:10.123", "2026-11-20"),
        ("20-11-2026 kl. 9.30", "2026-11-20"),
        ("20. november 2026 12:00", "2026-11-20"),
    ],
)
def test_a_table_may_have_a_time_behind_a_date(text: str, expected: str) -> None:
    assert dates.listed(text) == expected


@pytest.mark.parametrize(
    "text", ["i dag", "2026-11-20T23:30:00Z", "2026-11-20T23:30+02:00", "9:30"]
)
def test_what_a_table_cannot_mean(text: str) -> None:
    said = dates.listed(text)
    assert isinstance(said, Message)
    assert "i dag" not in said.da
