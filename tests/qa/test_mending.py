"""A made up case is put right by what its schema's conditions ask of values and of lists."""

from __future__ import annotations

from typing import Any

import pytest

from qa.fiction import example
from render import schema

SORT = {"enum": ["ja", "delvis", "nej"]}
GROUP = {"type": "object", "properties": {"adgang": SORT, "hvorfor": {"type": "string"}}}
ITEM = {
    **GROUP,
    "required": ["adgang"],
    "if": {"properties": {"adgang": {"const": "nej"}}},
    "then": {"required": ["hvorfor"]},
    "else": {"properties": {"hvorfor": False}},
}
LIST = {"type": "array", "minItems": 1, "items": ITEM}


def has(*words: str) -> dict[str, Any]:
    """Return the schema of a list that holds an item with one of some words."""
    return {"contains": {"properties": {"adgang": {"enum": list(words)}}, "required": ["adgang"]}}


def each(word: str) -> dict[str, Any]:
    """Return the schema of a list of which each item has a word."""
    return {"items": {"properties": {"adgang": {"const": word}}}}


ASKED: tuple[tuple[str, Any, Any], ...] = (
    ("nothing more", {}, {}),
    ("each is yes", each("ja"), {}),
    ("each is yes, of several", each("ja"), {"liste": [{"adgang": "nej"}, {"adgang": "delvis"}]}),
    ("one is yes", has("ja"), {"liste": [{"adgang": "nej"}]}),
    ("one is no, with its reason", has("nej"), {"liste": [{"adgang": "ja"}]}),
    ("two sorts", {"allOf": [has("ja"), has("nej")]}, {"liste": [{"adgang": "delvis"}]}),
    ("three of a sort", {**has("ja"), "minContains": 3}, {}),
    ("in a full list", {**has("ja"), "maxItems": 2}, {"liste": [{"adgang": "nej"}] * 2}),
    ("by a reference", {"contains": {"$ref": "other.json#/$defs/ja"}}, {}),
)


@pytest.mark.parametrize(("name", "asked", "known"), ASKED, ids=[row[0] for row in ASKED])
@pytest.mark.parametrize("under", ["always", "under a condition"])
def test_put_right(name: str, asked: Any, known: Any, under: str) -> None:
    declared = _declared(asked, under)
    made = example.case_for(declared, {"klasse": "a", **known}, short=True)
    assert made is not None
    assert declared.accepts(made), name
    kept = [one["adgang"] for one in known.get("liste", [])]
    if name in ("one is yes", "one is no, with its reason", "two sorts"):
        assert [one["adgang"] for one in made["liste"]][: len(kept)] == kept, "what is known stays"


NEVER: tuple[tuple[str, Any], ...] = (
    ("no such item", has("sjovt")),
    ("both of one only", {"maxItems": 1, "allOf": [has("ja"), has("nej")]}),
    ("each both", {"allOf": [each("ja"), each("nej")]}),
)


@pytest.mark.parametrize(("name", "asked"), NEVER, ids=[row[0] for row in NEVER])
def test_nothing_fits(name: str, asked: Any) -> None:
    assert example.case_for(_declared(asked, "always"), {"klasse": "a"}, short=True) is None, name


def test_no_case_where_a_number_is_too_long_for_any() -> None:
    contents = {"properties": {"x": {"type": "number"}}, "required": ["x"]}
    declared = schema.from_documents({"one.json": contents}, "one.json")
    assert example.case_for(declared, {"x": 1 / 3 + 1e9}, short=True) is None


def _declared(asked: Any, under: str) -> schema.Schema:
    contents: dict[str, Any] = {
        "type": "object",
        "properties": {"klasse": {"enum": ["a", "b"]}, "liste": LIST},
        "required": ["klasse", "liste"],
    }
    told = {"properties": {"liste": asked}}
    if under == "always":
        contents["allOf"] = [told]
    else:
        contents |= {"if": {"properties": {"klasse": {"const": "a"}}}, "then": told}
    other = {"$defs": {"ja": {"properties": {"adgang": {"const": "ja"}}, "required": ["adgang"]}}}
    return schema.from_documents({"one.json": contents, "other.json": other}, "one.json")
