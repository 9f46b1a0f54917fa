"""Our own string formats."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.formats import FORMATS, birth_date

GOOD = {
    "date": ["2026-11-20", "2024-02-29", "0001-01-01", "9999-12-31"],
    "email": ["a@b.gl", "åse.lund+sag@kommune.example", "x@a.b.c"],
    "cpr": [
        "010190-1234", "0101901234", "290204-4123", "311299-9999", "010100-4000",
        # no number passes modulus 11 here, and that is right since 2007
        "010107-4321",
    ],
    "sagsnummer": ["BOR-2026-000046", "ÆØÅ-2026-000046", "BOR-2026-000046-001"],
    "kle": ["27.24.03", "00.00.00"],
    "tekst": ["a", " a ", "\u00a0.", "0", "😀", "\n-\n"],
}  # fmt: skip
BAD = {
    "date": [
        "", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-00", "20-11-2026", "20261120",
        "2026-11-20T10:00:00", "2026-11-20\n", " 2026-11-20", "2026-1-1", "٢٠٢٦-١١-٢٠", "0000-01-01",
    ],
    "email": [
        "", "a", "a@b", "@b.gl", "a@", "a@@b.gl", "a@b.gl.", "a b@c.gl", "a@b.gl\n", "a@b.gl,c@d.gl",
        '"a"@b.gl', "<a@b.gl>", "a@b;c.gl", "a" * 250 + "@b.gl",
    ],
    "cpr": [
        "", "010190-123", "010190-12345", "310290-1234", "001290-1234", "011390-1234",
        "290203-4123", "010190 1234", "01-0190-1234", "010190-1234\n", "٠١٠١٩٠-١٢٣٤", "ABCDEF-1234",
    ],
    "sagsnummer": [
        "", "bor-2026-000046", "BOR-2026-46", "BOR-26-000046", "BORX-2026-000046",
        "BOR-2026-000046-1", "BOR-2026-000046\n", "BOR 2026 000046",
    ],
    "kle": ["", "27.24", "27.24.3", "27-24-03", "27.24.03.", "27.24.03\n", "a7.24.03"],
    "tekst": ["", " ", "\n\t", "\u00a0", "\u200b", "\u00ad", "\ufeff", "\u2003", "\u200e"],
}  # fmt: skip


def test_every_format_is_tested() -> None:
    assert set(FORMATS) == set(GOOD) == set(BAD)


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, row in GOOD.items() for t in row])
def test_good(name: str, text: str) -> None:
    assert FORMATS[name](text)


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, row in BAD.items() for t in row])
def test_bad(name: str, text: str) -> None:
    assert not FORMATS[name](text)


@pytest.mark.parametrize(
    ("number", "year"),
    [
        # cpr.dk: the seventh digit and the year give the century
        ("0", 1900), ("3", 1900), ("4", 2000), ("9", 2000), ("5", 2000), ("8", 2000),
    ],
)  # fmt: skip
def test_century(number: str, year: int) -> None:
    """29 February of a year `00` exists in 2000, not in 1900."""
    assert FORMATS["cpr"](f"290200-{number}123") is (year == 2000)


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("020290-1234", datetime.date(1990, 2, 2)),
        ("0202905234", datetime.date(1890, 2, 2)),
        ("020236-9234", datetime.date(2036, 2, 2)),
        ("310290-1234", None),
        ("610190-1234", None),  # a replacement number: 60 is added to the day
        ("020290 1234", None),
    ],
)
def test_birth_date(number: str, day: datetime.date | None) -> None:
    assert birth_date(number) == day


@given(st.dates())
def test_each_day_is_a_date(day: datetime.date) -> None:
    assert FORMATS["date"](day.isoformat())


@given(st.dates(datetime.date(1937, 1, 1), datetime.date(1999, 12, 31)))
def test_each_day_is_in_a_cpr_number(day: datetime.date) -> None:
    assert FORMATS["cpr"](f"{day:%d%m%y}-1234")


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    for check in FORMATS.values():
        assert isinstance(check(text), bool)
