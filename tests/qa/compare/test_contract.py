"""What a change of a schema means for the cases of yesterday."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from qa.compare import contract
from qa.fiction import example
from render import schema
from render.schema import Schema

TEXT = {"type": "string", "format": "tekst"}
BASE: dict[str, Any] = {
    "type": "object",
    "required": ["navn", "udfald"],
    "additionalProperties": False,
    "properties": {
        "navn": {"title": "Navn", **TEXT, "maxLength": 50},
        "udfald": {"enum": ["medhold", "afslag"]},
        "alder": {"type": "integer", "minimum": 0},
        "boern": {
            "type": "array",
            "maxItems": 5,
            "items": {
                "type": "object",
                "required": ["navn"],
                "additionalProperties": False,
                "properties": {"navn": TEXT, "alder": {"type": "integer"}},
            },
        },
    },
}
Change = Callable[[dict[str, Any]], object]


def _schema(contents: dict[str, Any]) -> Schema:
    return schema.from_documents({"brev.json": contents}, "brev.json")


def _changed(change: Change) -> Schema:
    contents = copy.deepcopy(BASE)
    change(contents)
    return _schema(contents)


def _told(change: Change) -> list[tuple[str, bool | None]]:
    found = contract.changes(_schema(copy.deepcopy(BASE)), _changed(change))
    return [(one.field, one.breaks) for one in found]


def _properties(name: str, **said: Any) -> Change:
    return lambda contents: contents["properties"][name].update(said)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda contents: None, id="nothing"),
        pytest.param(lambda contents: contents.update(title="Brev"), id="the schema's own title"),
        pytest.param(_properties("navn", description="Hele navnet"), id="a help text"),
        pytest.param(
            lambda c: c["properties"].update(alder=c["properties"].pop("alder")), id="order"
        ),
    ],
)
def test_must_tell_nothing(change: Change) -> None:
    assert _told(change) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param(lambda c: c["properties"].update(by=TEXT), "by", id="a field more"),
        pytest.param(lambda c: c["required"].remove("navn"), "navn", id="no longer required"),
        pytest.param(_properties("navn", maxLength=80), "navn", id="longer"),
        pytest.param(_properties("navn", title="Fulde navn"), "navn", id="title"),
        pytest.param(_properties("alder", type="number"), "alder", id="wider type"),
        pytest.param(
            _properties("udfald", enum=["medhold", "delvis", "afslag"]), "udfald", id="choice"
        ),
        pytest.param(lambda c: c["properties"]["alder"].pop("minimum"), "alder", id="no limit"),
        pytest.param(_properties("boern", maxItems=9), "boern", id="more items"),
    ],
)
def test_what_old_cases_fit(change: Change, field: str) -> None:
    assert _told(change) == [(field, False)]
    assert _changed(change).accepts(example.case_for(_schema(BASE), {}))


@pytest.mark.parametrize(
    ("change", "field", "case"),
    [
        pytest.param(lambda c: c["required"].append("alder"), "alder", {}, id="required"),
        pytest.param(
            lambda c: (c["properties"].update(by=TEXT), c["required"].append("by")),
            "by", {}, id="a required field more",
        ),
        pytest.param(lambda c: c["properties"].pop("alder"), "alder", {"alder": 3}, id="removed"),
        pytest.param(_properties("navn", maxLength=3), "navn", {"navn": "Ane Prøve"}, id="shorter"),
        pytest.param(_properties("navn", pattern="^[A-Z]+$"), "navn", {"navn": "Ane"}, id="pattern"),
        pytest.param(_properties("alder", type="string"), "alder", {"alder": 3}, id="other type"),
        pytest.param(_properties("alder", minimum=4), "alder", {"alder": 3}, id="higher"),
        pytest.param(_properties("alder", exclusiveMaximum=3), "alder", {"alder": 3}, id="new limit"),
        pytest.param(_properties("udfald", enum=["medhold"]), "udfald", {"udfald": "afslag"}, id="choice"),
        pytest.param(_properties("alder", enum=[1, 2]), "alder", {"alder": 3}, id="choices"),
        pytest.param(
            lambda c: c["properties"]["boern"]["items"]["required"].append("alder"),
            "boern[].alder", {"boern": [{"navn": "Frida"}]}, id="in a list",
        ),
        pytest.param(_properties("boern", minItems=1), "boern", {"boern": []}, id="items"),
    ],
)  # fmt: skip
def test_what_old_cases_break_on(change: Change, field: str, case: dict[str, Any]) -> None:
    """Each is told, and the case shows that it is true."""
    whole = {"navn": "A", "udfald": "afslag", **case}
    assert (field, True) in _told(change)
    assert _schema(BASE).accepts(whole)
    assert not _changed(change).accepts(whole)


OPEN: dict[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "properties": {
        "navn": TEXT,
        "barn": {"type": "object", "properties": {"navn": TEXT}},
        "boern": {"type": "array", "items": {"type": "object", "properties": {"navn": TEXT}}},
    },
}


@pytest.mark.parametrize(
    ("change", "field", "case"),
    [
        pytest.param(lambda c: c.update(additionalProperties=False), "", {"x": 1}, id="root"),
        pytest.param(lambda c: c.update(unevaluatedProperties=False), "", {"x": 1}, id="the rest"),
        pytest.param(lambda c: c.update(minProperties=2), "", {"navn": "A"}, id="more fields"),
        pytest.param(lambda c: c.update(maxProperties=1), "", {"navn": "A", "x": 1}, id="fewer"),
        pytest.param(
            lambda c: c["properties"]["barn"].update(additionalProperties=False),
            "barn", {"barn": {"x": 1}}, id="a group",
        ),
        pytest.param(
            lambda c: c["properties"]["boern"]["items"].update(additionalProperties=False),
            "boern[]", {"boern": [{"x": 1}]}, id="the items of a list",
        ),
    ],
)  # fmt: skip
def test_closing_breaks(change: Change, field: str, case: dict[str, Any]) -> None:
    contents = copy.deepcopy(OPEN)
    change(contents)
    old, new = _schema(copy.deepcopy(OPEN)), _schema(contents)
    assert [(one.field, one.breaks) for one in contract.changes(old, new)] == [(field, True)]
    assert old.accepts(case)
    assert not new.accepts(case)
    back = [(one.field, one.breaks) for one in contract.changes(new, old)]
    assert back == [(field, False)]


def test_a_field_that_is_no_longer_named_is_still_accepted_where_any_is() -> None:
    contents = copy.deepcopy(OPEN)
    del contents["properties"]["barn"]
    new = _schema(contents)
    found = contract.changes(_schema(OPEN), new)
    assert [(one.field, one.breaks) for one in found] == [("barn", False)]
    assert new.accepts({"barn": {"navn": "A"}})


def test_what_others_must_be_is_left_to_a_person() -> None:
    contents = copy.deepcopy(OPEN)
    contents["additionalProperties"] = {"type": "string"}
    found = contract.changes(_schema(OPEN), _schema(contents))
    assert [(one.field, one.breaks) for one in found] == [("", None)]


def test_a_condition_is_left_to_a_person() -> None:
    rule = {"if": {"properties": {"udfald": {"const": "afslag"}}}, "then": {"required": ["alder"]}}
    assert ("", None) in _told(lambda c: c.update(rule))


def test_a_group_is_told_once() -> None:
    told = _told(lambda c: c["properties"].pop("boern"))
    assert told == [("boern", True)]
