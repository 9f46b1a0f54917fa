"""Danish dates, numbers and words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from render import danish

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "language", "form", "expected"),
    [
        ("2026-11-20", "da", "lang", f"20.{NBSP}november 2026"),
        ("2026-01-01", "da", "lang", f"1.{NBSP}januar 2026"),
        ("2026-01-01", "da", "kort", "01.01.2026"),
        ("2026-11-20T23:59:00Z", "da", "kort", "20.11.2026"),
        ("2024-02-29", "da", "lang", f"29.{NBSP}februar 2024"),
        ("2026-11-20", "kl", "lang", "20.11.2026"),
        ("0999-12-31", "da", "kort", "31.12.999"),
    ],
)
def test_date(value: str, language: str, form: str, expected: str) -> None:
    assert danish.date(value, language, form) == expected


@pytest.mark.parametrize(
    "value", ["", "20-11-2026", "2026-02-30", "2026-11-20 10:00", "i morgen", "٢٠٢٦-١١-٢٠"]
)
def test_no_date(value: str) -> None:
    with pytest.raises(danish.FormatError) as caught:
        danish.date(value, "da")
    assert not value or value not in caught.value.message.da


def test_unknown_form() -> None:
    with pytest.raises(danish.FormatError):
        danish.date("2026-11-20", "da", "iso")


def test_months() -> None:
    words = [danish.date(f"2026-{month:02d}-01", "da").split()[1] for month in range(1, 13)]
    assert words == [
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
        "september", "oktober", "november", "december",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0, None, "0"),
        (1234567, None, "1.234.567"),
        (Decimal("1234.50"), None, "1.234,50"),
        (Decimal("1234.5"), 2, "1.234,50"),
        (Decimal("-0.5"), 1, "-0,5"),
        (Decimal("1E+3"), None, "1.000"),
        (999, 0, "999"),
    ],
)
def test_number(value: int | Decimal, decimals: int | None, expected: str) -> None:
    assert danish.number(value, "da", decimals) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, f"0,00{NBSP}kr."),
        (1234, f"1.234,00{NBSP}kr."),
        (Decimal("1234.5"), f"1.234,50{NBSP}kr."),
        (Decimal("0.01"), f"0,01{NBSP}kr."),
        (Decimal("2000.00"), f"2.000,00{NBSP}kr."),
        (Decimal("1.100"), f"1,10{NBSP}kr."),
        (Decimal("999999999999.99"), f"999.999.999.999,99{NBSP}kr."),
        (-5, f"-5,00{NBSP}kr."),
    ],
)
def test_money(value: int | Decimal, expected: str) -> None:
    assert danish.money(value, "da") == expected


def test_money_is_never_rounded() -> None:
    with pytest.raises(danish.FormatError):
        danish.money(Decimal("0.005"), "da")


@pytest.mark.parametrize("value", ["0101901234", "010190-1234", "010190 1234"])
def test_cpr(value: str) -> None:
    assert danish.cpr(value, "da") == "010190-1234"
    assert danish.cpr_hidden(value, "da") == "010190-xxxx"


@pytest.mark.parametrize("value", ["", "010190", "010190-12345", "010190-123x", "٠١٠١٩٠١٢٣٤"])
def test_no_cpr(value: str) -> None:
    for function in (danish.cpr, danish.cpr_hidden):
        with pytest.raises(danish.FormatError) as caught:
            function(value, "da")
        assert not value or value not in caught.value.message.da


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("328033", f"32{NBSP}80{NBSP}33"),
        ("32 80 33", f"32{NBSP}80{NBSP}33"),
        ("+299 328033", f"+299{NBSP}32{NBSP}80{NBSP}33"),
        ("+299328033", f"+299{NBSP}32{NBSP}80{NBSP}33"),
        ("+47 12345678", f"+47{NBSP}12{NBSP}34{NBSP}56{NBSP}78"),
        ("+45 12345678", f"+45{NBSP}12{NBSP}34{NBSP}56{NBSP}78"),
        ("12-34-56-78", f"12{NBSP}34{NBSP}56{NBSP}78"),
    ],
)
def test_phone(value: str, expected: str) -> None:
    assert danish.phone(value, "da") == expected


@pytest.mark.parametrize("value", ["", "ring", "32 80 33 lokal 4", "1", "1" * 13])
def test_no_phone(value: str) -> None:
    with pytest.raises(danish.FormatError):
        danish.phone(value, "da")


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ([], "da", ""),
        (["a"], "da", "a"),
        (["a", "b"], "da", "a og b"),
        (["a", "b", "c"], "da", "a, b og c"),
        (["a", "b", "c"], "kl", "a, b aamma c"),
    ],
)
def test_enumerate(words: list[str], language: str, expected: str) -> None:
    assert danish.enumerate_words(words, language) == expected


def test_yes_no() -> None:
    assert (danish.yes_no(True, "da"), danish.yes_no(False, "da")) == ("ja", "nej")
    assert danish.yes_no(True, "kl", "aap", "naagga") == "aap"
    assert danish.yes_no(False, "kl", "aap", "naagga") == "naagga"
    with pytest.raises(danish.FormatError):
        danish.yes_no(True, "kl")


def test_alphabet() -> None:
    words = ["Ørsted", "abe", "Ågård", "zebra", "Ærø", "Aben", "ål"]
    assert sorted(words, key=danish.sort_key) == [
        "abe", "Aben", "zebra", "Ærø", "Ørsted", "Ågård", "ål",
    ]  # fmt: skip
