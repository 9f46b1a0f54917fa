"""Telephone numbers and addresses that are written into the template."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import contact_fixed

RULE = contact_fixed.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Telefon: {{ navn }}", id="field"),
        pytest.param("E-mail: {{ navn }}", id="field for an address"),
        pytest.param("Nummer 99 00 12", id="not called a telephone"),
        pytest.param("Ring 112 ved fare", id="emergency"),
        pytest.param("Ring til BørneTelefonen på 116 111", id="a helpline"),
        pytest.param("Ring på telefon 80 11 80", id="free of charge"),
        pytest.param("Telefontid kl. 10-15", id="hours"),
        pytest.param("Telefonsamtale den 12-03-26", id="a date"),
        pytest.param("Vi talte telefonisk 12.11.2026", id="a date with dots"),
        pytest.param("Telefon 12.11.2026 kl. 10", id="a date after the label"),
        pytest.param("Telefonnotat 2026-000123", id="a case number"),
        pytest.param("Direkte tlf. 99 00 12", id="one person's, which another rule tells of"),
        pytest.param("ane.jensen@opdigtet-kommune.gl", id="a person, of whom another rule tells"),
        pytest.param("post@kommune.example", id="a reserved domain"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Telefon: 99 00 12 34", ["Telefon …"], id="eight digits"),
        pytest.param("Tlf. 990012", ["Tlf …"], id="six digits"),
        pytest.param("Tlf.nr.: +299 99 00 12", ["Tlf …"], id="with the country"),
        pytest.param("Ring til os på 99.00.12.", ["Ring til os på …"], id="a sentence"),
        pytest.param("Oqarasuaat: 99 00 12", ["Oqarasuaat …"], id="in Greenlandic"),
        pytest.param("Skriv til aua@nanoq.gl.", ["aua@nanoq.gl"], id="an address"),
        pytest.param("Tlf. 990012, telefon 99 00 12", ["Tlf …"], id="the same number once"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words


def test_it_is_only_told(findings: Callable[..., list[tuple[str, str, str]]]) -> None:
    assert findings("Tlf. 990012", "LNG008") == [("LNG008", "info", "Tlf …")]
