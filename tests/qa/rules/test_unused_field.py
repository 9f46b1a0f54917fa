"""Fields of a schema that nothing uses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qa.finding import Finding
from qa.linter import library_subjects, lint
from qa.rules import unused_field
from render.library import open_library
from render.template import Template

RULE = unused_field.check
T = {"type": "string"}
PERSON = {"type": "object", "properties": {"navn": T, "cpr": T}}
COMMON = {"$id": "common.json", "$defs": {"person": PERSON, "brevdato": T, "sprogvalg": T}}


def of(**properties: Any) -> dict[str, Any]:
    """Return a schema with some fields."""
    return {"type": "object", "properties": properties}


BOTH = of(mor={"title": "Mor", "$ref": "common.json#/$defs/person"},
          far={"title": "Far", "$ref": "common.json#/$defs/person"})  # fmt: skip
LIST = of(boern={"type": "array", "items": PERSON})
CHOICE = of(a={"enum": ["x", "y"]}, b=T) | {
    "if": {"properties": {"a": {"const": "x"}}}, "then": {"required": ["b"]}
}  # fmt: skip


def tell(found: Callable[..., list[Finding]], text: str, **options: Any) -> str:
    """Return what the rule says, "" if nothing."""
    told = found(RULE, text, common=COMMON, leads=True, **options)
    assert all(one.severity == "info" for one in told)
    return " ".join(one.message.da for one in told)


@pytest.mark.parametrize(
    ("text", "schema"),
    [
        pytest.param("{{ a }}", of(a=T), id="printed"),
        pytest.param("{% if a %}x{% endif %}", of(a=T), id="tested"),
        pytest.param("{% if 'x' == a %}x{% endif %}", of(a=T), id="compared"),
        pytest.param("{{ 'x'|default(a) }}", of(a=T), id="argument"),
        pytest.param("{% set x = a %}", of(a=T), id="set"),
        pytest.param("{{ p.navn }} {{ p.cpr }}", of(p=PERSON), id="group"),
        pytest.param('{{ p["navn"] }} {{ p.cpr }}', of(p=PERSON), id="in brackets"),
        pytest.param("{% set x = p %}{{ x.navn }}{{ x.cpr }}", of(p=PERSON), id="by another name"),
        pytest.param(
            "{% with x = p %}{{ x.navn }}{{ x.cpr }}{% endwith %}", of(p=PERSON), id="with"
        ),
        pytest.param("{% for b in boern %}{{ b.navn }}{{ b.cpr }}{% endfor %}", LIST, id="loop"),
        pytest.param("{{ boern|map('navn')|liste }}{{ boern|sum('cpr') }}", LIST, id="by filters"),
        pytest.param("{{ boern[0].navn }}{{ boern|map('cpr')|liste }}", LIST, id="by number"),
        pytest.param("{{ (boern|first).navn }}{{ (boern|last).cpr }}", LIST, id="first and last"),
        pytest.param(
            "{% macro m(x) %}{{ x.navn }}{{ x.cpr }}{% endmacro %}{{ m(mor) }}{{ m(far) }}",
            BOTH,
            id="two of one kind through a macro",
        ),
        pytest.param("{% for k, v in p|items %}{{ v }}{% endfor %}", of(p=PERSON), id="all of it"),
        pytest.param("{{ (mor or far).navn }}", BOTH, id="one of two: not followed"),
        pytest.param("{{ (mor if mor else far).navn }}", BOTH, id="chosen: not followed"),
        pytest.param("{% for p in [mor, far] %}{{ p.navn }}{% endfor %}", BOTH, id="listed"),
        pytest.param("{{ b }}", CHOICE, id="decides on others"),
        pytest.param("x", {}, id="no field declared"),
        pytest.param("{{ nvan }}", of(navn=T), id="mistyped, told as such"),
        pytest.param("{{ a a }}", of(a=T), id="broken, told as such"),
    ],
)
def test_must_not_fire(
    text: str, schema: dict[str, Any], found: Callable[..., list[Finding]]
) -> None:
    assert tell(found, text, schema=schema) == ""


@pytest.mark.parametrize(
    ("options", "schema"),
    [
        pytest.param({"header": "{{ a }}"}, of(a=T), id="header"),
        pytest.param({"title": "{{ a }}"}, of(a=T), id="property"),
        pytest.param({"links": ["https://a.example/%7B%7Ba%7D%7D"]}, of(a=T), id="link"),
        pytest.param({"metadata": {"title": "Brev – {s.nr}"}}, of(s=of(nr=T)), id="metadata"),
        pytest.param({"metadata": {"x": {"y": ["{a}"]}}}, of(a=T), id="metadata, deep"),
        pytest.param({"binds": {"klageinstans": "a"}}, of(a=T), id="bound to a concept"),
        pytest.param({}, of(d={"$ref": "common.json#/$defs/brevdato"}), id="the letter's date"),
        pytest.param({}, of(d={"$ref": "common.json#/$defs/sprogvalg"}), id="its language"),
    ],
)
def test_other_uses(
    options: dict[str, Any], schema: dict[str, Any], found: Callable[..., list[Finding]]
) -> None:
    assert tell(found, "Kære borger", schema=schema, **options) == ""


@pytest.mark.parametrize(
    ("text", "schema", "words"),
    [
        pytest.param("{{ a }}", of(a=T, b=T), "bruger: b.", id="field"),
        pytest.param("{{ a }}", of(a=T, b={"title": "B", **T}), "bruger: b (B).", id="title"),
        pytest.param("x", of(a=T, b=T), "bruger: a, b.", id="all"),
        pytest.param("x", of(p=PERSON), "bruger: p.", id="a group as a whole"),
        pytest.param("{{ p.navn }}", of(p=PERSON), "bruger: p.cpr.", id="in a group"),
        pytest.param("{% if p %}x{% endif %}", of(p=PERSON), "p.navn, p.cpr", id="only tested"),
        pytest.param("{{ mor.navn }}{{ mor.cpr }}{{ far.navn }}", BOTH, ": far.cpr.", id="its twin"),
        pytest.param(
            "{% macro m(x) %}{{ x.navn }}{{ x.cpr }}{% endmacro %}{{ m(mor) }}", BOTH, ": far (Far).",
            id="the other of one kind",
        ),
        pytest.param(
            "{% for b in boern %}{{ b.navn }}{% endfor %}", LIST, ": boern[].cpr.", id="in a list"
        ),
        pytest.param("{{ boern|length }}", LIST, "boern[].navn, boern[].cpr", id="only counted"),
        pytest.param("{{ kommune.a }}", of(a=T), ": a.", id="a field of the municipality"),
        pytest.param("x", of(**{f"f{n}": T for n in range(15)}), "f11 og 3 til.", id="many"),
    ],
)  # fmt: skip
def test_must_fire(
    text: str, schema: dict[str, Any], words: str, found: Callable[..., list[Finding]]
) -> None:
    assert words in tell(found, text, schema=schema)


def test_it_is_told_once_for_all_versions(
    found: Callable[..., list[Finding]], read: Callable[..., Template]
) -> None:
    other, broken = read("{{ b }}", language="kl"), read("{{ b b }}", language="kl")
    assert "bruger: b." in tell(found, "{{ a }}", schema=of(a=T, b=T))
    assert tell(found, "{{ a }}", schema=of(a=T, b=T), others=(other,)) == ""
    assert tell(found, "{{ a }}", schema=of(a=T, b=T), others=(broken,)) == ""
    assert tell(found, "{{ a }}", schema=of(a=T, b=T), others=None) == ""
    assert found(RULE, "{{ a }}", schema=of(a=T, b=T), leads=False) == []


def test_in_a_library(tmp_path: Path, docx: Callable[..., bytes]) -> None:
    folder = tmp_path / "templates" / "brev"
    folder.mkdir(parents=True)
    (tmp_path / "schemas").mkdir()
    (tmp_path / "segl.toml").write_text('name = "x"\nlanguages = ["da"]\nowner = "x"\n', "utf-8")
    about = 'title="B"\ntype="x"\nphase="aabning"\nschema="s"\nversion="1.0.0"\nowner="x"\n'
    (folder / "template.toml").write_text(about, "utf-8")
    (folder / "da.docx").write_bytes(docx("{{ a }}"))
    (folder / "kl.docx").write_bytes(docx("{{ b }}"))
    schema = of(a={"title": "A", **T}, b={"title": "B", **T}, c={"title": "C", **T})
    (tmp_path / "schemas" / "s.json").write_text(json.dumps(schema), "utf-8")
    told = [
        (one.template, one.message.da)
        for subject in library_subjects(open_library(tmp_path))
        for one in lint(subject).findings
        if one.code == "DAT005"
    ]
    assert told == [("templates/brev/da.docx", "Ingen udgave af skabelonen bruger: c (C).")]


DEMANDING = {"type": "object", "properties": {"navn": T, "cpr": T}, "required": ["navn", "cpr"]}


@pytest.mark.parametrize(
    ("text", "schema", "said"),
    [
        pytest.param("{{ p.navn }}", of(p={"$ref": "common.json#/$defs/d"}), "", id="must not"),
        pytest.param(
            "{% for p in b %}{{ p.navn }}{% endfor %}",
            of(b={"type": "array", "items": {"$ref": "common.json#/$defs/d"}}),
            "",
            id="must not, in a list",
        ),
        pytest.param("{{ p.navn }}", of(p=DEMANDING), "bruger: p.cpr.", id="the schema's own"),
        pytest.param("x", of(p={"$ref": "common.json#/$defs/d"}), "bruger: p.", id="whole group"),
    ],
)
def test_what_a_shared_concept_asks_for_cannot_be_deleted(
    text: str, schema: dict[str, Any], said: str, found: Callable[..., list[Finding]]
) -> None:
    common = {"$id": "common.json", "$defs": {"d": DEMANDING}}
    told = found(RULE, text, schema=schema, common=common, leads=True)
    assert [one.message.da.split("skabelonen ")[1] for one in told] == ([said] if said else [])
