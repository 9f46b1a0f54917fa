"""What a proof says holds for each case that the schema accepts, held against filling it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pair_cases
import pair_templates
import pairs
from claims import broken
from qa.proof.proof import Proof
from render import schema
from render.errors import SchemaError
from render.template import Template

Read = Callable[..., Template]
FEW = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)


@FEW
@given(r=st.randoms(use_true_random=False))
def test_claims_hold_for_drawn_cases(r: Random, read: Read) -> None:
    contents = pairs.schema(r)
    text = pair_templates.template(r, contents)
    try:
        declared = schema.from_documents({"sag.json": contents}, "sag.json")
    except SchemaError:
        return
    template = read(text)
    if template.faults:
        return
    proof = Proof(template, declared)
    assert list(broken(proof, list(pair_cases.cases(r, declared)))) == [], (contents, text)


TEXT = {"type": "string", "format": "tekst"}
WHOLE = {"type": "integer"}
JA = {"type": "boolean"}


def group(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": [*properties], "properties": properties}


def some(**properties: Any) -> dict[str, Any]:
    return group(**properties) | {"required": []}


def many(items: Any, **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


M = "{% macro m(a, b='-') %}"
END = "{% endmacro %}"
# A schema, a template, and a case that the schema accepts and filling refuses: each was held
# for impossible once, or comes near one that was. The proof may not be silent on them.
REFUSED: Mapping[str, tuple[Mapping[str, Any], str, Mapping[str, Any]]] = {
    "the longer of two lists in one macro's loop": (
        group(a=many(TEXT), b=many(TEXT)),
        M + "{% for x in a %}{% if loop.index == 2 %}{{ none }}{% endif %}{% endfor %}" + END
        + "{{ m(a) }}{{ m(b) }}",
        {"a": ["x", "y"], "b": ["z"]},
    ),
    "one of two lists is empty where a loop has a test": (
        group(a=many(TEXT), b=many(TEXT)),
        M + "{% for x in a if x %}{{ none }}{% endfor %}" + END + "{{ m(a) }}{{ m(b) }}",
        {"a": ["x"], "b": []},
    ),
    "the first and the last of a sorted list": (
        group(a=many(WHOLE, minItems=1)) | {"required": ["a"]},
        "{% if a|max == a|min %}x{% else %}{{ none }}{% endif %}",
        {"a": [1, 2]},
    ),
    "the first of a sorted list is not its first": (
        group(a=many(TEXT, minItems=2)),
        "{% if a|sort|first == a[0] %}x{% else %}{{ none }}{% endif %}",
        {"a": ["b", "a"]},
    ),
    "the first of a field of each, and the last": (
        group(a=many(group(x=WHOLE), minItems=1)),
        "{% set f = a|map(attribute='x') %}{% if f|first == f|last %}x{% else %}{{ none }}{% endif %}",
        {"a": [{"x": 1}, {"x": 2}]},
    ),
    "each once is fewer": (
        group(a=many(TEXT)),
        "{% if a|length > 1 %}{% if a|unique|length > 1 %}x{% else %}{{ none }}{% endif %}{% endif %}",
        {"a": ["x", "x"]},
    ),
    "a sorted list of groups": (group(a=many(group(x=WHOLE))), "{{ a|sort|length }}",
                                {"a": [{"x": 1}]}),
    "sorted by a yes or no": (group(a=many(group(x=JA))), "{{ a|sort(attribute='x')|length }}",
                              {"a": [{"x": True}]}),
    "sorted texts and numbers": (group(a=many({"type": ["string", "integer"]})),
                                 "{{ a|sort|length }}", {"a": ["x", 1]}),
    "a group each once": (group(a=many(group(x=WHOLE))), "{{ a|unique|length }}",
                          {"a": [{"x": 1}]}),
    "a default is read where it is not taken": (
        {**some(a=TEXT, b=TEXT), "anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
        "{{ a|default(b) }}",
        {"a": "x"},
    ),
    "whether a default is for false values is of the case": (
        {**some(a={"type": "string"}, b=WHOLE, j=JA), "required": ["a", "b", "j"]},
        "{% if a|default(b, j) == 1 %}{{ none }}{% endif %}",
        {"a": "", "b": 1, "j": True},
    ),
    "a text is in no order of mention": (
        group(a=TEXT),
        "{% if a < 'b' %}{% if a < 'a' %}x{% else %}{{ none }}{% endif %}{% endif %}",
        {"a": "aa"},
    ),
    "texts or numbers as a sum": (
        {**group(a={"type": ["string", "integer"]}, b={"type": ["string", "integer"]}),
         "if": {"properties": {"a": {"type": "string"}}},
         "then": {"properties": {"b": {"type": "string", "format": "tekst"},
                                 "a": {"format": "tekst"}}},
         "else": {"properties": {"b": {"type": "integer"}}}},
        "{% if a + b == 3 %}{{ none }}{% endif %}",
        {"a": 1, "b": 2},
    ),
    "a number in a text": (group(a=TEXT, n=WHOLE), "{% if n in a %}x{% endif %}",
                           {"a": "x", "n": 1}),
    "a text among groups": (group(a=many(group(x=TEXT))), "{% if 'x' in a %}x{% endif %}",
                            {"a": [{"x": "y"}]}),
    "a place in a group": (group(a=group(x=TEXT)), "{{ a[0] }}", {"a": {"x": "y"}}),
    "a pair that is none": (group(a=many(TEXT)), "{% for x, y in a %}z{% endfor %}", {"a": ["xy"]}),
    "two names for one text": (group(a=TEXT), "{% set x, y = a %}{{ x }}", {"a": "xy"}),
    "a range of a text": (group(a=TEXT), "{% for x in range(a) %}y{% endfor %}", {"a": "x"}),
    "a long range": (group(a=WHOLE), "{% for x in range(a) %}y{% endfor %}", {"a": 1001}),
    "blank, and three long": (group(a={"type": "string", "minLength": 3, "maxLength": 4}),
                              "{{ a }}", {"a": "   "}),
    "blank, and very long": (group(a={"type": "string", "minLength": 25}), "{{ a }}",
                             {"a": " " * 30}),
    "blank by its pattern": (group(a={"type": "string", "pattern": "^ {3}$"}), "{{ a }}",
                             {"a": "   "}),
    "blank by a choice": (group(a={"enum": ["x", "     "]}), "{{ a }}", {"a": "     "}),
    "a macro set anew": (group(a=TEXT), M + "x" + END + "{% set m = a %}{{ m('x') }}", {"a": "x"}),
    "a macro of a branch": (group(j=JA), "{% if j %}" + M + "x" + END + "{% endif %}{{ m('x') }}",
                            {"j": False}),
    "too many arguments": (group(a=TEXT), M + "x" + END + "{{ m(a, a, a) }}", {"a": "x"}),
    "a default that is the parameter before it": (
        {**some(a=TEXT), "required": []},
        "{% macro n(x, y=x) %}{{ y }}" + END + "{{ n(a) }}",
        {},
    ),
    "a macro sees what a branch sets where it stands": (
        {**some(a=TEXT, j=JA), "required": ["j"]},
        "{% set x = 'y' %}" + M + "{{ x }}" + END
        + "{% if j %}{% set x = a %}{{ m('z') }}{% endif %}",
        {"j": True},
    ),
    "markup under a new name": (group(a=TEXT), M + "{{ a }}" + END + "{% set x = m(a) %}y",
                                {"a": "x"}),
    "loop has no such field": (group(a=many(TEXT)), "{% for x in a %}{{ loop.nej }}{% endfor %}",
                               {"a": ["x"]}),
    "the fields of a group, or the items of a list": (
        group(a={"type": ["array", "object"]}),
        "{% for x in a %}{% if x == 'n' %}{{ none }}{% endif %}{% endfor %}",
        {"a": {"n": 1}},
    ),
    "a filter's argument of the wrong kind": (group(a=TEXT), "{{ a|replace(1, 2) }}", {"a": "x"}),
    "a filter's argument of the case": (group(a=TEXT, n=WHOLE), "{{ a|truncate(n, true, '') }}",
                                        {"a": "x", "n": 0}),
    "a date that only looks like one": (
        group(a={"type": "string", "pattern": "^x[0-9]{3}[a-z]{0,2}$"}), "{{ a[1] if none else (a|replace('x', '')|int) }}",
        {"a": "x123ab"},
    ),
    "an amount below nought with too many decimals": (
        group(a={"type": "number", "maximum": -1}), "{{ a|kroner }}", {"a": -1.005}),
    "an amount that was divided": (group(a=WHOLE), "{{ (a / 3)|kroner }}", {"a": 1}),
    "a field by its pattern, and all others": (
        {"type": "object", "properties": {"b": TEXT}, "patternProperties": {"^n.*$": {}},
         "additionalProperties": {"type": "string", "format": "tekst"}, "required": ["n1"]},
        "{{ n1 }}",
        {"n1": True},
    ),
    "divisible by nought": (group(a=WHOLE, b=WHOLE), "{% if a is divisibleby(b) %}x{% endif %}",
                            {"a": 1, "b": 0}),
    "of two like conditions over two groups": (
        group(a=many(group(x=JA))),
        "{% for p in a %}{% for q in a %}{% if p.x and not q.x %}{{ none }}{% endif %}{% endfor %}{% endfor %}",
        {"a": [{"x": True}, {"x": False}]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_filling_refuses_is_not_held_for_impossible(name: str, read: Read) -> None:
    contents, text, case = REFUSED[name]
    declared = schema.from_documents({"sag.json": contents}, "sag.json")
    exact = pair_cases.read(case)
    assert declared.accepts(exact)
    template = read(text)
    assert not template.faults
    proof = Proof(template, declared)
    assert list(broken(proof, [exact])) == []
    assert proof.risks or proof.undecided or proof.unknown
