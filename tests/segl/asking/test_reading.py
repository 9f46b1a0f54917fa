"""What people type, and the values that a field of each sort makes of it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from render.schema import Schema

TEXT = {"type": "string", "format": "tekst"}
DATE = {"type": "string", "format": "date"}
CPR = {"type": "string", "format": "cpr"}
PHONE = {"type": "string", "pattern": "^[0-9]{6}([0-9]{2})?$"}
CASE = {"type": "string", "format": "sagsnummer"}
MONEY = {"type": "number", "minimum": 0, "multipleOf": Decimal("0.01")}
WHOLE = {"type": "integer", "minimum": 1, "maximum": 20}
YES_NO = {"type": "boolean"}
OUTCOME = {"enum": ["medhold", "delvis", "afslag"]}
ROLE = {"enum": ["foraeldremyndighedsindehaver", "anden_part"]}
TITLED = {"oneOf": [{"const": "a1", "title": "Først"}, {"const": "b2", "title": "Åben"}]}
NUMBERS = {"enum": [10, 2, 1]}
Make = Callable[..., Schema]
Talk = Callable[..., Any]


@pytest.mark.parametrize(
    ("node", "text", "expected"),
    [
        pytest.param(TEXT, "  Ane Ærlig ", "Ane Ærlig", id="text, trimmed"),
        pytest.param(TEXT, "A\u030ase", "Åse", id="letters put together"),
        pytest.param(TEXT, "990012", "990012", id="a text of digits"),
        pytest.param(TEXT, "+299 99 00 12", "+299 99 00 12", id="a text may be so"),
        pytest.param({}, "hvad som helst", "hvad som helst", id="no sort"),
        pytest.param(DATE, "20-11-2026", "2026-11-20", id="date"),
        pytest.param(DATE, "i dag", "2026-11-20", id="today"),
        pytest.param(CPR, "230915-4902", "230915-4902", id="CPR with a hyphen"),
        pytest.param(CPR, "2309154902", "2309154902", id="CPR without"),
        pytest.param(CPR, "230915 4902", "230915-4902", id="CPR with a space"),
        pytest.param(CPR | {"pattern": "^[0-9]{10}$"}, "230915-4902", "2309154902", id="CPR bare"),
        pytest.param(
            CPR | {"pattern": "^[0-9]{6}-[0-9]{4}$"}, "2309154902", "230915-4902", id="CPR parted"
        ),
        pytest.param(PHONE, "990012", "990012", id="phone"),
        pytest.param(PHONE, "99 00 12", "990012", id="phone in pairs"),
        pytest.param(PHONE, "99.00-12", "990012", id="phone with points"),
        pytest.param(PHONE, "+299 990012", "990012", id="phone of Greenland"),
        pytest.param(PHONE, "00299 99 00 12", "990012", id="phone dialled from abroad"),
        pytest.param(PHONE, "+45 99 00 12 34", "99001234", id="phone of Denmark"),
        pytest.param(CASE, "eks-2026-000123", "EKS-2026-000123", id="case number in small letters"),
        pytest.param(MONEY, "1.234,50", Decimal("1234.50"), id="money"),
        pytest.param(MONEY, "350", 350, id="whole money"),
        pytest.param(WHOLE, "3", 3, id="whole"),
        pytest.param(WHOLE, "3,0", 3, id="whole with a decimal of nought"),
        pytest.param(YES_NO, "j", True, id="j"),
        pytest.param(YES_NO, "JA", True, id="ja"),
        pytest.param(YES_NO, "Nej.", False, id="nej"),
        pytest.param(YES_NO, "n", False, id="n"),
        pytest.param(OUTCOME, "2", "delvis", id="choice by number"),
        pytest.param(OUTCOME, "Afslag", "afslag", id="choice by word"),
        pytest.param(OUTCOME, "m", "medhold", id="choice by its beginning"),
        pytest.param(ROLE, "forældre", "foraeldremyndighedsindehaver", id="choice with æ"),
        pytest.param(ROLE, "anden part", "anden_part", id="choice of two words"),
        pytest.param(TITLED, "først", "a1", id="choice by title"),
        pytest.param(TITLED, "b2", "b2", id="titled choice by word"),
        pytest.param(TITLED, "2", "b2", id="titled choice by number"),
        pytest.param(NUMBERS, "2", 2, id="a choice that is a number, not its place"),
        pytest.param({"type": "boolean", "const": True}, "ja", True, id="a yes that must be given"),
    ],
)
def test_an_answer_is_understood(
    node: dict[str, Any], text: str, expected: Any, schema: Make, talk: Talk
) -> None:
    made, person, _ = talk(schema({"x": node}, required=["x"]), text, "j")
    assert made == {"x": expected}
    assert type(made["x"]) is type(expected)
    assert person.left == []


@pytest.mark.parametrize(
    ("node", "text", "words"),
    [
        pytest.param(TEXT, "to\nlinjer", "Svaret skal stå på én linje", id="pasted lines"),
        pytest.param(TEXT, "Ane\x07", "et tegn, som et dokument ikke kan indeholde", id="a bell"),
        pytest.param(TEXT, "A\udce6", "et tegn, som et dokument ikke", id="no UTF-8"),
        pytest.param(
            TEXT | {"maxLength": 5}, "for langt", "Svaret må have højst 5 tegn.", id="too long"
        ),
        pytest.param(DATE, "31-11-2026", "findes ikke i kalenderen", id="no such day"),
        pytest.param(
            CPR, "230915", "Svaret skal være et CPR-nummer: ddmmåå-xxxx.", id="too short a CPR"
        ),
        pytest.param(
            CPR, "310215-4902", "begynder med en dag, der ikke findes", id="a CPR of no day"
        ),
        pytest.param(
            PHONE, "99001", "ikke den rigtige form. Skriv det som 123456.", id="too short a phone"
        ),
        pytest.param(
            PHONE | {"description": "Seks cifre."},
            "99001",
            "Svaret har ikke den rigtige form. Seks cifre.",
            id="a phone explained",
        ),
        pytest.param(CASE, "EKS-1", "et sagsnummer som BOR-2026-000046", id="case number"),
        pytest.param(
            {"type": "string", "format": "email"},
            "ane@eksempel",
            "en e-mailadresse som navn@eksempel.dk",
            id="e-mail",
        ),
        pytest.param(MONEY, "1234.50", "Skriv komma før decimalerne", id="a decimal point"),
        pytest.param(MONEY, "0,005", "må højst have to decimaler", id="too fine an amount"),
        pytest.param(MONEY, "-1", "skal være mindst 0", id="too little"),
        pytest.param(WHOLE, "3,5", "skal være et helt tal", id="not whole"),
        pytest.param(WHOLE, "21", "skal være højst 20", id="too many"),
        pytest.param(WHOLE, "tre", "Skriv et helt tal, fx 3.", id="a number in words"),
        pytest.param(YES_NO, "måske", "Svar j (ja) eller n (nej).", id="perhaps"),
        pytest.param(OUTCOME, "4", "Skriv et af tallene 1-3", id="no such number"),
        pytest.param(OUTCOME, "0", "Skriv et af tallene 1-3", id="nought"),
        pytest.param({"enum": ["aa", "ab"]}, "a", "Skriv et af tallene 1-2", id="beginning of two"),
        pytest.param(NUMBERS, "3", "Skriv en af: 10, 2, 1.", id="a number that is no choice"),
        pytest.param(
            {"type": "boolean", "const": True}, "nej", "Svaret skal være ja.", id="it must be yes"
        ),
        pytest.param(TEXT, "", "Feltet skal udfyldes.", id="nothing"),
        pytest.param(TEXT, "   ", "Feltet skal udfyldes.", id="blanks"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_do(
    node: dict[str, Any], text: str, words: str, schema: Make, talk: Talk
) -> None:
    made, person, _ = talk(schema({"x": node}, required=["x"]), text)
    assert made is None
    assert words in " ".join(person.screen.split())
    if text.strip() and len(text) > 4:
        assert text not in person.screen  # the refusal does not repeat it
