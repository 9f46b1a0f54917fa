"""Any case that a schema of the reference library accepts gives a whole letter."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from draw import cases, texts
from qa.law import catalogue
from qa.law.catalogue import Section
from qa.law.sections import matches
from render import case, library, package
from render.binds import concept_path, value_at
from render.library import Library
from render.renderer import Renderer
from render.schema import Schema
from render.story import plain_text
from render.template import Template

ROOT = Path(__file__).resolve().parents[1]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATES = sorted(path.parent.name for path in ROOT.glob("templates/*/template.toml"))
DECISION = "afgoerelse_stoette"
SOUND = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@cache
def _library() -> Library:
    return library.open_library(ROOT)


@cache
def _template(name: str) -> tuple[Template, Schema]:
    entry = _library().entry(name)
    return _library().template(entry), _library().schema(entry.manifest.schema)


@cache
def _renderer(name: str) -> Renderer:
    return Renderer(*_template(name), _library().municipality())


@cache
def _cases(name: str) -> st.SearchStrategy[dict[str, Any]]:
    documents = {
        path.name: json.loads(path.read_text("utf-8")) for path in ROOT.glob("schemas/*.json")
    }
    return cases(documents, f"{_template(name)[0].manifest.schema}.json")


def _letter(name: str, drawn: dict[str, Any]) -> etree._Element:
    """Fill a template from a drawn case; every member is sound XML; return the document."""
    data = case.read(json.dumps(drawn, ensure_ascii=False).encode())
    schema = _template(name)[1]
    assert schema.accepts(data), schema.problems(data)
    letter = package.from_bytes(_renderer(name).render(data))
    strict = etree.XMLParser(resolve_entities=False, recover=False)
    for member in letter.members:
        if member.endswith((".xml", ".rels")):
            etree.fromstring(letter.read(member), strict)
    return letter.parse("word/document.xml")


def _of_one_mind(drawn: dict[str, Any]) -> dict[str, Any]:
    """Return a case in which a child that is the recipient has one name, as it has in life."""
    recipient = drawn.get("modtager", {})
    if recipient.get("rolle") != "barnet_selv" or "barn" not in drawn:
        return drawn
    return drawn | {"barn": drawn["barn"] | {"navn": recipient["navn"]}}


@pytest.mark.parametrize("name", TEMPLATES)
@SOUND
@given(data=st.data())
def test_any_case_gives_a_whole_letter(name: str, data: st.DataObject) -> None:
    drawn = _of_one_mind(data.draw(_cases(name)))
    root = _letter(name, drawn)
    lines = [plain_text(paragraph) for paragraph in root.iter(f"{W}p")]
    assert [line for line in lines if not line.strip()] == []  # the template has none either
    text = "\n".join(lines)
    for mark in ("{{", "{%", "{#"):
        assert mark not in text
    folded = " ".join(text.split())
    for value in texts(drawn):
        for line in value.splitlines():
            assert " ".join(line.split()) in folded
    for table in root.iter(f"{W}tbl"):
        assert all(row.findall(f"{W}tc") for row in table.findall(f"{W}tr"))


@pytest.mark.parametrize("name", TEMPLATES)
@SOUND
@given(data=st.data())
def test_each_section_is_in_every_letter_that_needs_it(name: str, data: st.DataObject) -> None:
    drawn = data.draw(_cases(name))
    root = _letter(name, drawn)
    headings = [
        plain_text(paragraph)
        for paragraph in root.iter(f"{W}p")
        if (style := paragraph.find(f"{W}pPr/{W}pStyle")) is not None
        and style.get(f"{W}val", "").startswith(("Heading", "Title"))
    ]
    template, schema = _template(name)
    sections = catalogue.read("gl").documents[template.manifest.type].sections
    needed = [one for one in sections if _needs(drawn, one, sections, template, schema)]
    assert needed
    for section in needed:
        assert any(matches(words, section.headings["da"]) for words in headings), section.id


def _needs(
    drawn: dict[str, Any],
    section: Section,
    sections: tuple[Section, ...],
    template: Template,
    schema: Schema,
) -> bool:
    """Say whether a case needs a section: by its concept, or as a part of one that it needs."""
    if section.when.concept:
        path = concept_path(section.when.concept, schema, template.manifest)
        return value_at(drawn, path) in section.when.values
    above = [one for one in sections if one.id == section.under]
    return all(_needs(drawn, one, sections, template, schema) for one in above)


@SOUND
@given(drawn=_cases(DECISION))
def test_a_decision_has_what_its_outcome_asks_for(drawn: dict[str, Any]) -> None:
    root = _letter(DECISION, drawn)
    lines = [plain_text(paragraph) for paragraph in root.iter(f"{W}p")]
    outcome = drawn["modtager"]["afgoerelsesklasse"]
    assert ("Klagevejledning" in lines) is (outcome != "medhold")
    assert ("Den støtte, vi giver" in lines) is (outcome != "afslag")
    rows = len(list(root.iter(f"{W}tr"))) - 1
    assert rows == _rows(drawn["afgoerelse"])


def _rows(decision: dict[str, Any]) -> int:
    """Return how many rows the tables of support and of payment have, headings counted."""
    payments = decision.get("oekonomi", {}).get("poster", [])
    return sum(len(items) + 1 for items in (decision.get("stoette", []), payments) if items)


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_template_has_no_empty_paragraph(name: str) -> None:
    root = _template(name)[0].package.parse("word/document.xml")
    assert all(plain_text(paragraph).strip() for paragraph in root.iter(f"{W}p"))
