"""Which field a column fills: silent where it is clear, refused where it is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from render.errors import CaseError, LibraryError
from render.schema import Schema
from segl.cases import paths
from segl.cases.columns import Headings

TEXT = {"type": "string"}
PERSON = {
    "type": "object",
    "properties": {"navn": {"title": "Navn", **TEXT}, "alder": {"type": "integer"}},
    "additionalProperties": False,
}
FIELDS: dict[str, Any] = {
    "sag_nr": {"title": "Sagsnummer", **TEXT},
    "barn": {"title": "Barn", **PERSON},
    "mor": {"title": "Mor", **PERSON},
    "beloeb": {"title": "Beløb i kroner (udkast)", "type": "number"},
    "ydelser": {"title": "Ydelser", "type": "array", "items": PERSON},
    "hensyn": {"title": "Hensyn", "type": "array", "items": TEXT},
    "kort": {"type": "object", "additionalProperties": TEXT},
}
Make = Callable[..., Schema]


def filled(headings: list[str], schema: Schema | None, **mapping: str) -> dict[str, str]:
    columns = Headings(headings, schema, mapping).columns().used
    return {column.heading: paths.written(column.path) for column in columns}


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("barn.navn", "barn.navn"),
        ("Barn.Navn", "barn.navn"),
        ("sag_nr", "sag_nr"),
        ("Sagsnummer", "sag_nr"),
        ("SAGSNUMMER ", "sag_nr"),
        ("beløb  i\nkroner", "beloeb"),
        ("Hensyn", "hensyn"),
        ("hensyn[1]", "hensyn[1]"),
        ("ydelser[0].navn", "ydelser[0].navn"),
        ("kort.fri", "kort.fri"),
    ],
)
def test_a_column_finds_its_field(heading: str, path: str, schema: Make) -> None:
    assert filled([heading], schema(FIELDS)) == {heading: path}


def test_without_a_schema_a_heading_is_a_path() -> None:
    assert filled(["navn", "sag.nr", "To ord", ""], None) == {"navn": "navn", "sag.nr": "sag.nr"}


def test_what_was_said_goes_before_what_is_known(schema: Make) -> None:
    found = filled(["Navn", "Mor", "Note"], schema(FIELDS), navn="barn.navn", Mor="mor.navn")
    assert found == {"Navn": "barn.navn", "Mor": "mor.navn"}


def test_a_column_can_be_left_out(schema: Make) -> None:
    headings = Headings(
        ["Sagsnummer", "Note", "sag_nr"], schema(FIELDS), {"sag_nr": "", "note": ""}
    )
    columns = headings.columns()
    assert [column.heading for column in columns.used] == ["Sagsnummer"]
    assert columns.remarks == ()


def test_columns_without_a_field_are_told_once(schema: Make) -> None:
    headings = Headings(["Sagsnummer", "Note 010190-1234", "", "Andet"], schema(FIELDS), {})
    assert [remark.da for remark in headings.columns().remarks] == [
        "Disse kolonner bruges ikke: »Note …-1234« (kolonne B), »Andet« (kolonne D). "
        'Knyt en kolonne til et felt med --map "Overskrift=sti".',
    ]


def test_a_misspelt_column_is_refused_where_its_field_would_be_missing(schema: Make) -> None:
    with pytest.raises(CaseError) as caught:
        Headings(["Sagsnummer", "barn.nvan"], schema(FIELDS), {}).columns()
    assert "ligner feltet barn.navn" in caught.value.problems[0].message.da
    left_out = Headings(["Sagsnummer", "barn.nvan"], schema(FIELDS), {"barn.nvan": ""})
    assert len(left_out.columns().used) == 1
    beside = Headings(["Sagsnummer", "barn.navn", "barn.nvan"], schema(FIELDS), {})
    assert len(beside.columns().used) == 2


@pytest.mark.parametrize(
    ("headings", "mapping", "words"),
    [
        pytest.param(["Ane", "010190-1234"], {}, ["Ingen af overskrifterne"], id="no header"),
        pytest.param(["Barn", "Ydelser"], {}, ["Ingen af overskrifterne"], id="only groups"),
        pytest.param(["hensyn[0].x"], {}, ["Ingen af overskrifterne"], id="below a text"),
        pytest.param(["barn[0].navn"], {}, ["Ingen af overskrifterne"], id="an item of a group"),
        pytest.param(
            ["Navn"], {}, ["»Navn« (kolonne A) kan være barn.navn eller mor.navn"], id="ambiguous"
        ),
        pytest.param(
            ["sag_nr", "x", "Sagsnummer"],
            {},
            ["»sag_nr« (kolonne A) og »Sagsnummer« (kolonne C) udfylder begge sag_nr"],
            id="two for one",
        ),
        pytest.param(
            ["hensyn", "hensyn[0]"], {}, ["udfylder begge hensyn"], id="a list and its item"
        ),
        pytest.param(
            ["a", "b"], {"a": "barn.navn", "b": "barn.navn"}, ["udfylder begge"], id="mapped twice"
        ),
    ],
)
def test_what_does_not_fit_is_refused(
    headings: list[str], mapping: dict[str, str], words: list[str], schema: Make
) -> None:
    with pytest.raises(CaseError) as caught:
        Headings(headings, schema(FIELDS), mapping).columns()
    error = caught.value
    told = " ".join([error.message.da, *(problem.message.da for problem in error.problems)])
    assert all(word in told for word in words)
    assert "1234" not in told


def test_a_field_that_every_case_needs_must_have_a_column(schema: Make) -> None:
    child = PERSON | {"required": ["navn"]}
    needed = schema(
        {"sag": TEXT, "barn": {"title": "Barn", **child}, "mor": child, "far": child},
        required=["sag", "barn", "mor"],
    )
    assert filled(["sag", "barn.navn", "mor.navn"], needed)
    with pytest.raises(CaseError) as caught:
        filled(["sag", "mor.alder", "Sagg"], needed)
    assert caught.value.problems[0].message.da == (
        "Enhver sag skal have disse felter, men ingen kolonne udfylder dem: "
        "barn (Barn), mor.navn (Navn)."
    )


def test_a_place_cannot_be_two_things() -> None:
    with pytest.raises(CaseError) as caught:
        filled(["x[0]", "x.y"], None)
    assert caught.value.problems[0].message.en == "x cannot be both a list and a group."


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        (
            {"Sagsnumer": "sag_nr"},
            "har ingen kolonne med overskriften »Sagsnumer«. Mente du »Sagsn",
        ),
        ({"Note": "barn.nvan"}, "Mente du »barn.navn«?"),
        ({"Note": "navn nr 1"}, "intet felt"),
        ({"Note": "barn"}, "intet felt"),
    ],
)
def test_a_wrong_map_is_a_wrong_call(mapping: dict[str, str], words: str, schema: Make) -> None:
    with pytest.raises(LibraryError) as caught:
        Headings(["Sagsnummer", "Note"], schema(FIELDS), mapping).columns()
    assert words in caught.value.message.da
