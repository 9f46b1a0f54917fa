"""File names of a batch, by a pattern over the case."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import naming as names
from render.errors import CaseError, LibraryError
from render.schema import Schema
from segl.cases import naming

TEXT = {"type": "string"}
FIELDS: dict[str, Any] = {
    "sag": {"type": "object", "properties": {"nr": TEXT}, "additionalProperties": False},
    "barn": {
        "type": "object",
        "properties": {"navn": TEXT, "cpr": {"type": "string", "format": "cpr"}},
        "additionalProperties": False,
    },
    "dato": {"type": "string", "format": "date"},
    "beloeb": {"type": "number"},
    "haster": {"type": "boolean"},
    "ydelser": {"type": "array", "items": TEXT},
}
CASE: dict[str, Any] = {
    "sag": {"nr": "BOR-2026-000046"},
    "barn": {"navn": "Åse Ærø", "cpr": "010190-1234"},
    "dato": "2026-11-20",
    "beloeb": Decimal("1E+3"),
    "haster": True,
    "ydelser": ["Kost"],
}
Make = Callable[..., Schema]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{sag.nr}-{dato}", "BOR-2026-000046-2026-11-20.docx"),
        ("{dato} {barn.navn}.docx", "2026-11-20 Åse Ærø.docx"),
        ("brev-{nr}", "brev-0012.docx"),
        ("{nr:6}-{dato}", "000012-2026-11-20.docx"),
        ("{ dato }", "2026-11-20.docx"),
        ("{{x}} {nr:1}", "{x} 12.docx"),
        ("{beloeb} {haster} {ydelser[0]}", "1000 ja Kost.docx"),
        ("a/b:{nr}", "a b 0012.docx"),
        ("con.{nr}", "_con.0012.docx"),
    ],
)
def test_a_name(pattern: str, expected: str, schema: Make) -> None:
    assert naming.by_pattern(pattern, schema(FIELDS))(CASE, 12) == expected


def test_without_a_schema_any_path_will_do() -> None:
    assert naming.by_pattern("{a.b}")({"a": {"b": 7}}, 1) == "7.docx"


def test_a_field_of_that_name_goes_before_the_number(schema: Make) -> None:
    assert naming.by_pattern("{nr}", schema({"nr": TEXT}))({"nr": "A-1"}, 12) == "A-1.docx"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("brev", "alle breve ville hedde det samme"),
        ("", "alle breve ville hedde det samme"),
        ("{sag.nummer}", "ingen sag har feltet »sag.nummer«"),
        ("{sag.nrr}", "Mente du »sag.nr«?"),
        ("{navn}", "Mente du »barn.navn«?"),
        ("{barn}", "»barn« er en gruppe eller liste"),
        ("{ydelser}", "»ydelser« er en gruppe eller liste"),
        ("{barn.cpr}", "»barn.cpr« er et CPR-nummer"),
        ("{dato", "en klamme mangler"),
        ("dato}", "en klamme mangler"),
        ("{}", "er ikke stien til et felt"),
        ("{dato:4}", "er ikke stien til et felt"),
        ("{dato!r}", "er ikke stien til et felt"),
        ("{dato.__class__}", "ingen sag har feltet"),
        ("{nr:0}", "antallet af cifre"),
        ("{nr:99999999999}", "antallet af cifre"),
        ("{nr:x}", "antallet af cifre"),
    ],
)
def test_a_wrong_pattern_is_refused_before_the_run(pattern: str, words: str, schema: Make) -> None:
    with pytest.raises(LibraryError) as caught:
        naming.by_pattern(pattern, schema(FIELDS))
    assert caught.value.message.da.startswith("--name: ")
    assert words in caught.value.message.da


@pytest.mark.parametrize(
    "case", [{}, {"barn": {}}, {"barn": {"navn": " "}}, {"barn": {"navn": []}}]
)
def test_a_case_without_the_field_is_told_by_its_name(case: dict[str, Any], schema: Make) -> None:
    with pytest.raises(CaseError) as caught:
        naming.by_pattern("{barn.navn}", schema(FIELDS))(case, 1)
    assert caught.value.message.da == "Brevets filnavn bruger barn.navn, som sagen ikke har."
    assert [problem.path for problem in caught.value.problems] == ["barn.navn"]


@pytest.mark.parametrize(
    ("pattern", "navn", "expected"),
    [
        ("{navn}-{nr}", "Åse 010190-1234", "Åse - 0012.docx"),
        ("{navn}-{nr}", "010190 \u200b 1234", "- 0012.docx"),
        ("010190-{navn} {nr}", "1234", "0012.docx"),
        ("{navn}{navn} {nr}", "01019", "0012.docx"),
    ],
)
def test_no_cpr_number_gets_into_a_name(pattern: str, navn: str, expected: str) -> None:
    assert naming.by_pattern(pattern)({"navn": navn}, 12) == expected


@given(st.lists(st.text("0123456789-_ ./\u200b\u00a0aæ", max_size=12), min_size=1, max_size=3))
def test_no_two_fields_make_one(texts: list[str]) -> None:
    pattern = "".join(f"{{f{number}}}" for number in range(len(texts)))
    case = {f"f{number}": text or "a" for number, text in enumerate(texts)}
    try:
        found = naming.by_pattern(pattern)(case, 1)
    except CaseError:
        return  # a blank field
    assert found == names.safe(found.removesuffix(".docx")) + ".docx"
    assert len(found) <= names.MAX_LENGTH + len(".docx")
