"""A prepared template comes back from JSON as it was; what is no such JSON is not believed."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pair_cases
import pair_templates
import pairs
from render import archive, schema
from render.errors import CaseError, SchemaError
from render.expression import Const
from render.message import Message
from render.naming import Naming
from render.nodes import Output, Probe
from render.prepared import Prepared
from render.renderer import form
from render.stored import prepared as stored
from render.stored import trees
from render.stored.trees import NotATreeError
from render.template import Template

Read = Callable[..., Template]
TEXT = (
    "{% macro m(x, y=1) %}{{ x }}{% endmacro %}{% set b %}x{% endset %}{% set u, v = l %}"
    "{% for k, w in o|items if w is defined %}{{ loop.cycle('a', k) }}{% else %}-{% endfor %}"
    "{% with q = l[0] %}{{ q|replace('a', 'b')|default(1.50, boolean=true) }}{% endwith %}"
    "{{ m(-2, y='å') }}{{ b }}{{ 'j' if not t and l or 1 in [1, none] else 'n' ~ t }}"
)


def prepare(template: Template, **more: Any) -> tuple[Prepared, bytes]:
    """Return a template ready to fill, and the bytes that it was read from."""
    source = archive.assemble(template.package.members.values())
    return Prepared(form(template), Naming("Brev", ("dato",), ("sag", "nr")), **more), source


def again(ready: Prepared, source: bytes) -> Prepared:
    text = stored.write(ready, source)
    assert text is not None
    found = stored.read(text, source)
    assert found is not None
    return found


def test_every_kind_of_node_comes_back(read: Read) -> None:
    ready, source = prepare(
        read(f"{TEXT}\n| {{%tr for x in l %}} |\n| {{{{ x }}}} |\n| {{%tr endfor %}} |",
             header="{{ t }}"),
        choice=("modtager", "sprogvalg"),
        schema="a.json",
        documents={"a.json": {"type": "object", "multipleOf": Decimal("0.01")}},
        municipality={"navn": "Kommune", "takst": Decimal("1.5")},
        remarks=(Message("Bemærk", "Note"),),
    )  # fmt: skip
    assert stored.write(again(ready, source), source) == stored.write(ready, source)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(r=st.randoms(use_true_random=False))
def test_what_comes_back_fills_alike(r: Random, read: Read) -> None:
    contents = pairs.schema(r)
    template = read(pair_templates.template(r, contents))
    try:
        declared = schema.from_documents({"sag.json": contents}, "sag.json")
    except SchemaError:
        return
    if template.faults:
        return
    ready, source = prepare(template, schema="sag.json", documents=declared.documents)
    back = again(ready, source)
    assert stored.write(back, source) == stored.write(ready, source)
    for case in pair_cases.cases(r, declared):
        assert outcome(back, case) == outcome(ready, case)


def outcome(ready: Prepared, case: Any) -> Any:
    try:
        return ready.letter(case)
    except CaseError as error:
        return error.message


def test_a_wrong_case_is_explained_by_what_was_kept(read: Read) -> None:
    declared = schema.from_documents(
        {
            "a.json": {"$ref": "b.json#/$defs/x"},
            "b.json": {"$defs": {"x": {"required": ["navn"]}}, "type": "object"},
        },
        "a.json",
    )
    ready, source = prepare(read("{{ navn }}"), schema="a.json", documents=declared.documents)
    with pytest.raises(CaseError) as mine:
        again(ready, source).check({})
    with pytest.raises(CaseError) as theirs:
        declared.check({})
    assert mine.value.problems == theirs.value.problems


def test_another_file_is_not_filled_by_it(read: Read) -> None:
    ready, source = prepare(read("{{ t }}"))
    text = stored.write(ready, source)
    assert text is not None
    assert stored.read(text, source[:-200] + b"x" * 200) is not None  # only the directory differs
    assert stored.read(text, b"x" * len(source)) is None


BODIES: list[Any] = [
    1, {"a": 1}, {"a": [1]}, {"a": [[]]}, {"a": [["Text", 1]]}, {"a": [["Text", "a", "b"]]},
    {"a": [["Probe", "os.system"]]}, {"a": [["If", [["Branch"]]]]}, {"a": [["__class__"]]},
    {"a": [["Output", ["Tag", "output", "x"], ["Name", "x"], []]]},
]  # fmt: skip
SOUND = {
    "naming": ["a", [], []], "language": "da", "unique": 0, "members": [], "choice": [],
    "schema": "", "documents": {}, "municipality": None, "remarks": [], "bodies": {},
}  # fmt: skip
WRONG = ["", "[]", "{}", "null", "{", '{"naming": 1}']


def test_what_is_sound_is_read() -> None:
    assert stored.read(json.dumps(SOUND), b"") is not None


@pytest.mark.parametrize(
    "text", [*WRONG, *(json.dumps({**SOUND, "bodies": bodies}) for bodies in BODIES)]
)
def test_what_is_no_prepared_template_is_not_believed(text: str) -> None:
    assert stored.read(text, b"") is None


TAG = ["Tag", "output", "x", ["", "body", None, None, [], "", ""], ["text", "text", ["", ""], ""]]


@pytest.mark.parametrize(
    ("expression", "sound"),
    [
        (["Const", "a"], True),
        (["Const", ["Decimal", "1.5"]], True),
        (["Filter", ["Name", "x"], "upper", [], []], True),
        (["Filter", ["Name", "x"], "eval", [], []], False),
        (["Test", ["Name", "x"], "callable", []], False),
        (["Binary", "**", ["Const", 9], ["Const", 9]], False),
        (["Unary", "~", ["Const", 9]], False),
        (["Logic", "xor", ["Const", 9], ["Const", 9]], False),
        (["Const", ["Float", "1.5"]], False),
        (["Const", {"a": 1}], False),
        (["Name", 1], False),
        (["Field", ["Name", "x"], 1], False),
        (["Attribute", ["Name", "x"], "__class__"], False),
        (["Text", "x"], False),
        ("x", False),
        ([], False),
    ],
)
def test_only_known_expressions_are_read(expression: Any, sound: bool) -> None:
    data = [["Output", TAG, expression, []]]
    if sound:
        assert trees.write(trees.read(data)) == data
        return
    with pytest.raises(NotATreeError):
        trees.read(data)


def test_a_node_of_a_trial_is_not_written() -> None:
    with pytest.raises(NotATreeError):
        trees.write((Probe(lambda scope, run: None),))


def test_a_constant_is_what_it_was() -> None:
    (node,) = trees.read([["Output", TAG, ["Const", True], ["w:p", "w:t"]]])
    assert isinstance(node, Output)
    assert node.value == Const(True)
    assert node.inside == ("w:p", "w:t")
