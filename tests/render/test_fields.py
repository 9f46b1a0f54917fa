"""The fields of a schema, as a person meets them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from render import fields, schema

ROOT = Path(__file__).resolve().parents[2]
TEXT = {"type": "string", "format": "tekst"}


def _list(contents: dict[str, object]) -> list[tuple[str, str, bool]]:
    read = schema.from_documents({"sag.json": {"type": "object", **contents}}, "sag.json")
    return [(one.name, one.sort, one.required) for one in fields.fields(read.shape)]


@pytest.mark.parametrize(
    ("node", "sort"),
    [
        ({}, "ukendt"),
        (TEXT, "tekst"),
        ({"type": "string"}, "tekst"),
        ({"type": "string", "format": "date"}, "dato"),
        ({"type": "string", "format": "cpr"}, "cpr"),
        ({"type": "integer"}, "heltal"),
        ({"type": ["number", "null"]}, "tal"),
        ({"type": "boolean"}, "ja_nej"),
        ({"type": "boolean", "const": True}, "ja_nej"),
        ({"enum": ["a", "b"]}, "valg"),
        ({"type": "array", "items": TEXT}, "liste"),
        ({"type": "object"}, "gruppe"),
    ],
)
def test_sorts(node: dict[str, object], sort: str) -> None:
    assert _list({"properties": {"x": node}}) == [("x", sort, False)]
    assert sort in fields.SORTS


def test_groups_and_lists_are_followed() -> None:
    item = {"type": "object", "properties": {"navn": TEXT}, "required": ["navn"]}
    group = {
        "type": "object",
        "properties": {"navn": TEXT, "born": {"type": "array", "items": item}},
    }
    assert _list({"properties": {"mor": group}, "required": ["mor"]}) == [
        ("mor", "gruppe", True),
        ("mor.navn", "tekst", False),
        ("mor.born", "liste", False),
        ("mor.born[].navn", "tekst", True),
    ]


def test_what_only_a_condition_asks_for_is_not_required() -> None:
    condition = {"if": {"required": ["x"]}, "then": {"required": ["y"]}}
    found = _list({"properties": {"x": TEXT, "y": TEXT}, **condition})
    assert found == [("x", "tekst", False), ("y", "tekst", False)]


def test_a_schema_that_refers_to_itself_ends(
    within: Callable[[float], AbstractContextManager[None]],
) -> None:
    node = {"type": "object", "properties": {"navn": TEXT, "barn": {"$ref": "#/$defs/node"}}}
    found = _list({"type": "object", "$defs": {"node": node}, "$ref": "#/$defs/node"})
    assert [name for name, _, _ in found] == ["navn", "barn", "barn.navn", "barn.barn"]
    names = "abcde"
    knot = {
        one: {"properties": {other: {"$ref": f"#/$defs/{other}"} for other in names}}
        for one in names
    }
    with within(10):
        assert len(_list({"$defs": knot, "$ref": "#/$defs/a"})) <= fields.MAX_FIELDS


@pytest.mark.parametrize(
    "name", sorted(path.parent.name for path in ROOT.glob("templates/*/template.toml"))
)
def test_each_field_of_the_reference_library_has_a_title_and_a_sort(name: str) -> None:
    read = schema.read(ROOT / "schemas" / f"{name}.json")
    found = list(fields.fields(read.shape))
    assert len(found) > 20
    assert not [one.name for one in found if not one.title or one.sort == "ukendt"]
