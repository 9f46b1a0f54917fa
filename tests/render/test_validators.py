"""The fast judgement of a schema never passes what the slow one refuses."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import schema, validators
from render.errors import SchemaError

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = (
    "type", "minLength", "pattern", "properties", "required", "items", "$ref", "$id", "$anchor",
    "enum", "multipleOf", "patternProperties", "definitions", "dependencies", "title", "minimum",
    "examples", "deprecated", "format", "allOf", "additionalProperties", "$defs", "x",
)  # fmt: skip
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 3)
    | st.decimals(-2, 2, places=1)
    | st.sampled_from(["", "string", "strng", "(", "^a$", "a#b", "common.json", "\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYWORDS), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("contents", "word"),
    [
        pytest.param({"type": "string", "minLength": Decimal("2")}, None, id="sound"),
        pytest.param({"\ud800": 1}, None, id="half a character as a key"),
        pytest.param({"type": "strng"}, "anyOf", id="type"),
        pytest.param({"minLength": Decimal("-1")}, "minimum", id="minimum"),
        pytest.param({"pattern": "("}, "format", id="pattern"),
        pytest.param({"patternProperties": {"(": {}}}, "format", id="pattern as a key"),
        pytest.param({"properties": {"a": 5}}, "type", id="below"),
        pytest.param({"required": ["a", "a"]}, "uniqueItems", id="twice"),
        pytest.param({"$anchor": "1"}, "pattern", id="anchor"),
        pytest.param({"definitions": 5}, "type", id="old word"),
    ],
)
def test_violation(contents: Any, word: str | None) -> None:
    found = validators.violation(contents)
    assert (found and found[0]) == word


@given(st.dictionaries(st.sampled_from(KEYWORDS), VALUES, max_size=4))
def test_the_fast_one_passes_nothing_that_the_slow_one_refuses(contents: dict[str, Any]) -> None:
    fast = validators.violation(contents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validators, "_is_sound", lambda _: False)
        assert validators.violation(contents) == fast


def test_the_reference_schemas_need_no_slow_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validators, "_class", lambda: pytest.fail("the slow one was asked"))
    for path in (ROOT / "schemas").glob("*.json"):
        assert validators.violation(schema.load(path)) is None


def test_a_folder_reads_each_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"s{number}.json" for number in range(5)]
    for name in names:
        contents = {"$id": name, "properties": {"a": {"$ref": names[0]}}}
        (tmp_path / name).write_text(json.dumps(contents), "utf-8")
    (tmp_path / "broken.json").write_text("{", "utf-8")
    read: list[str] = []
    load = schema.load

    def counted(path: Path) -> Any:
        read.append(path.name)
        return load(path)

    monkeypatch.setattr(schema, "load", counted)
    folder = schema.Folder(tmp_path)
    for name in names:
        assert folder.read(name).name == name
    assert sorted(read) == ["broken.json", *names]
    for name in ("broken.json", "gone.json"):
        with pytest.raises(SchemaError, match=name):
            folder.read(name)
