"""JSON changed in its text: the change is there, and every other byte as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import json_text

ROOT = Path(__file__).resolve().parents[2]
TEXT = """{
  "a": { "x": 1, "y": "æ\\u00f8" },
  "b": [1, 2.50],
  "c": {
    "d": true,

    "e": null
  }
}
"""
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


def _holder(text: str, steps: Any) -> tuple[Any, Any]:
    """Return what a text says, and the member at a path."""
    contents: Any = json.loads(text)
    holder = contents
    for step in steps:
        holder = holder[step]
    return contents, holder


def _put(text: str, steps: Any, name: str, value: Any, after: str = "") -> str:
    contents, holder = _holder(text, steps)
    names = list(holder)
    index = names.index(after) + 1 if after in names and name not in names else len(names)
    later = {key: holder.pop(key) for key in names[index:]}
    holder[name] = value
    holder.update(later)
    return json_text.changed(text, contents)


def _drop(text: str, steps: Any, name: str) -> str:
    contents, holder = _holder(text, steps)
    holder.pop(name, None)
    return json_text.changed(text, contents)


def _append(text: str, steps: Any, name: str, values: list[Any]) -> str:
    contents, holder = _holder(text, steps)
    holder[name] = [*holder.get(name, ()), *values]
    return json_text.changed(text, contents)


@pytest.mark.parametrize(
    ("steps", "name", "value", "after", "text"),
    [
        pytest.param(("c",), "d", 5, "", TEXT.replace("true", "5"), id="replaced in its place"),
        pytest.param(
            ("c",),
            "f",
            "g",
            "",
            TEXT.replace('"e": null', '"e": null,\n\n    "f": "g"').replace("\n\n    \"f\"", "\n    \"f\""),
            id="last",
        ),
        pytest.param(
            ("c",), "f", 1, "d", TEXT.replace("true,", 'true,\n    "f": 1,'), id="behind another"
        ),
        pytest.param(
            ("a",), "z", 3, "x", TEXT.replace('"x": 1,', '"x": 1, "z": 3,').replace("\\u00f8", "ø"),
            id="on a line",
        ),
        pytest.param(
            (),
            "h",
            {},
            "",
            TEXT.replace('null\n  }\n', 'null\n  },\n  "h": {}\n'),
            id="at the top",
        ),
    ],
)  # fmt: skip
def test_put(steps: Any, name: str, value: Any, after: str, text: str) -> None:
    assert _put(TEXT, steps, name, value, after) == text


def test_an_object_that_outgrows_its_line_is_laid_out_anew() -> None:
    text = _put(TEXT, ("a",), "z", {"inner": {"k": 1}})
    assert '  "a": {\n    "x": 1,\n' in text
    assert text.endswith(TEXT[TEXT.index('  "b"') :])


@pytest.mark.parametrize(
    ("steps", "name", "expected"),
    [
        (("c",), "d", {"e": None}),
        (("c",), "e", {"d": True}),
        (("a",), "x", {"y": "æø"}),
        (("a",), "nix", {"x": 1, "y": "æø"}),
    ],
)
def test_drop(steps: tuple[str, ...], name: str, expected: Any) -> None:
    text = _drop(TEXT, steps, name)
    assert json.loads(text)[steps[0]] == expected
    assert '"b": [1, 2.50],' in text


def test_the_last_member_leaves_an_empty_object() -> None:
    assert _drop('{ "a": 1 }', (), "a") == "{}"
    assert _put("{}", (), "a", 1) == '{\n  "a": 1\n}'


def test_append() -> None:
    text = '{\n  "a": [\n    { "x": 1 }\n  ]\n}\n'
    assert _append(text, (), "a", [{"x": 2}]) == text.replace("}\n  ]", '},\n    { "x": 2 }\n  ]')
    assert json.loads(_append("{}", (), "a", [1])) == {"a": [1]}
    assert json_text.changed(text, json.loads(text)) == text


@given(whole=st.dictionaries(st.text(max_size=4), VALUES, max_size=5), value=VALUES, data=st.data())
def test_put_does_what_python_does(whole: dict[str, Any], value: Any, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*whole, "ny"]))
    for text in (json_text.dump(whole), json.dumps(whole), json.dumps(whole, indent=4)):
        assert json.loads(_put(text, (), name, value)) == whole | {name: value}
        rest = {key: kept for key, kept in whole.items() if key != name}
        assert json.loads(_drop(text, (), name)) == rest


@given(VALUES)
def test_dump_says_what_json_says(value: Any) -> None:
    assert json.loads(json_text.dump(value)) == value


@given(old=VALUES, new=VALUES)
def test_whatever_it_was_it_says_the_new(old: Any, new: Any) -> None:
    for text in (json_text.dump(old), json.dumps(old), json.dumps(old, indent=4)):
        assert repr(json.loads(json_text.changed(text, new))) == repr(new)
        assert json_text.changed(text, old) == text


def test_a_name_that_stands_twice_is_laid_out_anew() -> None:
    assert json.loads(json_text.changed('{"a": 1, "a": 2, "b": 3}', {"b": 3})) == {"b": 3}
    assert json.loads(json_text.changed('{"a": 1,\n"b": 2, "a": 3}', {"a": 4, "b": 2})) == {
        "a": 4,
        "b": 2,
    }


@pytest.mark.parametrize("path", sorted((ROOT / "schemas").glob("*.json")), ids=lambda p: p.stem)
def test_every_value_of_a_schema_is_found(path: Path) -> None:
    text = path.read_text("utf-8")

    def check(value: Any, span: json_text.Span) -> None:
        assert json.loads(text[span.start : span.end]) == value
        if isinstance(value, dict):
            for key, inner in value.items():
                check(inner, span.members[key][1])
        if isinstance(value, list):
            for inner, place in zip(value, span.items, strict=True):
                check(inner, place)

    check(json.loads(text), json_text.parse(text))
