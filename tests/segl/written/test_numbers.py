"""Numbers as Danes type them, exact to the last digit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from render.message import Message
from segl.written import numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("3", 3),
        ("007", 7),
        ("1234", 1234),
        ("1.234", 1234),
        ("1.234.567", 1234567),
        ("1 234 567", 1234567),
        ("1\u00a0234", 1234),
        ("1'234", 1234),
        ("1234,5", Decimal("1234.5")),
        ("1.234,50", Decimal("1234.50")),
        ("0,1", Decimal("0.1")),
        ("-5", -5),
        ("−5,25", Decimal("-5.25")),
        ("+5", 5),
        ("350 kr.", 350),
        ("350 kr", 350),
        ("kr. 350,00", Decimal("350.00")),
        ("1.250,75 kroner", Decimal("1250.75")),
        ("350,-", 350),
        ("DKK 350", 350),
        ("123456789012345", 123456789012345),
        ("1234567890123,45", Decimal("1234567890123.45")),
    ],
)
def test_a_number_is_read_exactly(text: str, expected: int | Decimal) -> None:
    found = numbers.read(text)
    assert found == expected
    assert type(found) is type(expected)
    assert str(found) == str(expected)  # 1234.50 keeps its last digit


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1234.50", "Skriv komma før decimalerne"),
        ("1.5", "Skriv komma før decimalerne"),
        ("1,234.50", "Skriv et tal"),
        ("1.23.456", "Skriv et tal"),
        ("12.3456", "Skriv komma før decimalerne"),
        ("mange", "Skriv et tal"),
        ("5-6", "Skriv et tal"),
        ("1e5", "Skriv et tal"),
        ("٣", "Skriv et tal"),
        (",5", "Skriv et tal"),
        ("kr.", "Skriv et tal"),
        ("1234567890123456", "mere end 15 cifre"),
        ("12345678901234,56", "mere end 15 cifre"),
    ],
)
def test_what_is_no_number_is_refused_with_what_to_do(text: str, words: str) -> None:
    said = numbers.read(text)
    assert isinstance(said, Message)
    assert words in said.da


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.234,50", Decimal("1234.50")),
        ("1234.5", Decimal("1234.5")),
        ("-1234.5", Decimal("-1234.5")),
        ("−0.5", Decimal("-0.5")),
        ("1,234.50", Decimal("1234.50")),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("0.125", Decimal("0.125")),
        ("0,125", Decimal("0.125")),
        ("1234,567", Decimal("1234.567")),
        ("12,5", Decimal("12.5")),
        ("kr. 12", 12),
        ("007", 7),
    ],
)
def test_a_number_of_a_table_says_how_it_is_meant(text: str, expected: int | Decimal) -> None:
    found = numbers.listed(text)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "999,999", "-1.234", "1.234 kr."])
def test_a_number_that_reads_in_two_ways_is_refused(text: str) -> None:
    assert numbers.listed(text) is numbers.TWO_WAYS


def test_among_whole_numbers_a_point_parts_thousands() -> None:
    assert numbers.listed("1.234", is_whole=True) == 1234
    assert numbers.listed("1,234", is_whole=True) is numbers.TWO_WAYS


@pytest.mark.parametrize("text", ["", "en", "1.23,4", "1,23,4", "1.2.3", "1e5", "--1", "1-", "٣"])
def test_what_is_no_number_of_a_table(text: str) -> None:
    assert isinstance(numbers.listed(text), Message)
