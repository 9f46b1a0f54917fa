"""The reference library: its letters are fit to send, whatever the case."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from qa.finding import Report, merge
from qa.linter import library_subjects, lint
from render import case, library, package, second
from render.library import Library
from render.renderer import Renderer
from render.schema import Schema
from render.story import plain_text
from render.template import Template
from samples import to_one

ROOT = Path(__file__).resolve().parents[1]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DECISION = "afgoerelse_stoette"
RECEIPT = "kvittering_underretning"


def _read(path: Path) -> dict[str, Any]:
    return case.read(path.read_bytes())


CASES = [
    pytest.param(path.parents[1].name, path, id=f"{path.parents[1].name}-{path.stem}")
    for path in to_one(ROOT)
]
REQUIRED = ["Begrundelse", "Sagens oplysninger", "Vi har lagt vægt på", "Retsgrundlag"]


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


def _paragraphs(letter: bytes, part: str = "word/document.xml") -> list[str]:
    root = package.from_bytes(letter).parse(part)
    return [plain_text(paragraph) for paragraph in root.iter(f"{W}p")]


def _headings(letter: bytes) -> list[str]:
    root = package.from_bytes(letter).parse("word/document.xml")
    styled = [
        paragraph
        for paragraph in root.iter(f"{W}p")
        if (style := paragraph.find(f"{W}pPr/{W}pStyle")) is not None
        and style.get(f"{W}val", "").startswith(("Heading", "Overskrift"))
    ]
    return [plain_text(paragraph) for paragraph in styled]


# --- the library -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def report() -> Report:
    """The lint of the whole library."""
    return merge(lint(subject) for subject in library_subjects(_library()))


def test_no_error_and_no_warning(report: Report) -> None:
    assert [one for one in report.findings if one.severity != "info"] == []
    assert len(report.templates) == len(_library().ids)


def test_what_is_told_all_the_same(report: Report) -> None:
    assert {(one.code, one.severity) for one in report.findings} <= {("LAW005", "info")}


def test_each_required_section_is_there(report: Report) -> None:
    found = {(one.template.split("/")[1], one.requirement.da) for one in report.fulfilled}
    for subject in library_subjects(_library()):
        assert subject.document_type is not None
        for section in subject.document_type.sections:
            assert (subject.manifest.id, section.title.da) in found


def test_each_template_has_at_least_four_cases() -> None:
    for name in _library().ids:
        assert len(_library().entry(name).cases) >= 4


def test_each_outcome_has_a_case() -> None:
    cases = map(_read, to_one(ROOT, DECISION))
    outcomes = {one["modtager"]["afgoerelsesklasse"] for one in cases}
    assert outcomes == {"medhold", "delvis", "afslag"}


def test_cases_are_fictional() -> None:
    """CPR numbers fail modulus 11, mail addresses end in a domain that cannot exist."""
    for path in (ROOT / "templates").glob("*/cases/*.json"):
        text = path.read_text("utf-8")
        for number in re.findall(r"\b\d{6}-?\d{4}\b", text):
            digits = [int(digit) for digit in number if digit.isdigit()]
            weights = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
            assert sum(a * b for a, b in zip(digits, weights, strict=True)) % 11
        for address in re.findall(r"[\w.]+@[\w.]+\w", text):
            assert address.endswith(".example")


# --- each sample case -------------------------------------------------------------------


@pytest.mark.parametrize(("name", "path"), CASES)
def test_no_tag_is_left_anywhere(name: str, path: Path) -> None:
    data = _read(path)
    letter = package.from_bytes(_renderer(name).render(data))
    for member in letter.members:
        if member.endswith((".xml", ".rels")):
            root = letter.parse(member)
            values = [str(value) for item in root.iter(etree.Element) for value in item.values()]
            text = "\n".join([*map(str, root.itertext()), *values])
            for line in _braced(data):  # braces in case data are text, and stay
                text = text.replace(line, "")
            for mark in ("{{", "{%", "{#", "%}"):
                assert mark not in text


def _braced(value: Any) -> list[str]:
    """Return the lines of a case that hold a brace."""
    if isinstance(value, dict | list):
        items = value.values() if isinstance(value, dict) else value
        return [line for item in items for line in _braced(item)]
    return [line for line in str(value).splitlines() if "{" in line]


@pytest.mark.parametrize(("name", "path"), CASES)
def test_its_properties_say_what_it_is(name: str, path: Path) -> None:
    letter = package.from_bytes(_renderer(name).render(_read(path)))
    template = _template(name)[0]
    core = letter.parse("docProps/core.xml")
    values = {etree.QName(item).localname: item.text for item in core}
    assert values["language"] == "da-DK"
    assert values["title"]
    assert not {"creator", "lastModifiedBy", "created", "modified"} & set(values)
    custom = {
        item.get("name", ""): "".join(str(piece) for piece in item.itertext())
        for item in letter.parse("docProps/custom.xml")
    }
    assert custom["SeglTemplate"] == name
    assert custom["SeglDigest"] == template.digest
    assert custom["SeglVersion"] == template.manifest.version


@pytest.mark.parametrize(("name", "path"), CASES)
def test_two_renderers_agree(name: str, path: Path) -> None:
    data, template = _read(path), _template(name)[0]
    ours = _renderer(name).render(data)
    theirs = second.render(template, data, _library().municipality())
    assert second.compare(ours, theirs) == []


@pytest.mark.parametrize(("name", "path"), CASES)
def test_the_same_case_gives_the_same_bytes(name: str, path: Path) -> None:
    first = _renderer(name).render(_read(path))
    assert _renderer(name).render(_read(path)) == first
    assert Renderer(*_template(name), _library().municipality()).render(_read(path)) == first


@pytest.mark.parametrize(("name", "path"), CASES)
def test_the_sender_is_the_municipality(name: str, path: Path) -> None:
    municipality = _library().municipality()
    assert municipality is not None
    letter = package.from_bytes(_renderer(name).render(_read(path)))
    headers = [member for member in letter.members if member.startswith("word/header")]
    footers = [member for member in letter.members if member.startswith("word/footer")]
    assert headers
    assert footers
    for member in (*headers, *footers):
        root = letter.parse(member)
        text = "".join(plain_text(paragraph) for paragraph in root.iter(f"{W}p"))
        assert municipality["navn"] in text


# --- the law, in letters ------------------------------------------------------------------


@pytest.mark.parametrize("outcome", ["delvis", "afslag"])
def test_a_refusal_has_reasons_and_guidance(outcome: str) -> None:
    path = ROOT / "templates" / DECISION / "cases" / f"{outcome}.json"
    letter = _renderer(DECISION).render(_read(path))
    headings, text = _headings(letter), "\n".join(_paragraphs(letter))
    order = [headings.index(words) for words in ("Afgørelse", *REQUIRED, "Klagevejledning")]
    assert order == sorted(order)
    assert len(set(headings)) == len(headings)
    assert "6 uger" in text
    assert "Det Sociale Ankenævn" in text


def test_a_full_approval_has_neither() -> None:
    path = ROOT / "templates" / DECISION / "cases" / "medhold.json"
    letter = _renderer(DECISION).render(_read(path))
    headings, text = _headings(letter), "\n".join(_paragraphs(letter))
    assert "Afgørelse" in headings
    assert not {*REQUIRED, "Klagevejledning"} & set(headings)
    assert "Klagefristen" not in text
    assert "Ankenævn" not in text


@pytest.mark.parametrize(
    ("name", "path"), [item for item in CASES if "barn" in _read(Path(str(item.values[1])))]
)
def test_the_last_digits_of_a_cpr_number_stay_out(name: str, path: Path) -> None:
    data = _read(path)
    secret = data["barn"]["cpr"][-4:]
    letter = package.from_bytes(_renderer(name).render(data))
    for member in letter.members:
        if member.endswith(".xml"):
            words = "".join(str(piece) for piece in letter.parse(member).itertext())
            assert not re.search(rf"\d{{6}}-?{secret}", words)


@pytest.mark.parametrize(("name", "path"), [item for item in CASES if item.values[0] == RECEIPT])
def test_a_receipt_knows_nothing_of_the_child(name: str, path: Path) -> None:
    data = _read(path)
    _, schema = _template(name)
    assert schema.shape.property("barn") is None
    assert not schema.accepts({**data, "barn": {"navn": "Frida Fiktionsen", "cpr": "230915-4902"}})
    text = "\n".join(_paragraphs(_renderer(name).render(data)))
    assert "Fiktionsen" not in text
    assert "cpr" not in text.lower()


# --- cases that a schema refuses ------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c["modtager"].pop("afgoerelsesklasse"), id="no outcome"),
        pytest.param(lambda c: c.pop("begrundelse"), id="a refusal without reasons"),
        pytest.param(lambda c: c["afgoerelse"].pop("afslag_paa"), id="partly, but of what"),
        pytest.param(lambda c: c["afgoerelse"].update(stoette=[]), id="no support"),
        pytest.param(lambda c: c["modtager"].update(navn=" \u00a0"), id="a blank name"),
        pytest.param(
            lambda c: c["modtager"].update(afgoerelsesklasse="medhold"), id="reasons for approval"
        ),
        pytest.param(
            lambda c: c["modtager"].update(afgoerelsesklasse="afslag"), id="support in a refusal"
        ),
    ],
)
def test_what_the_schema_keeps_out(change: Callable[[dict[str, Any]], object]) -> None:
    schema = _template(DECISION)[1]
    data = _read(ROOT / "templates" / DECISION / "cases" / "delvis.json")
    assert schema.accepts(data)
    change(data)
    assert not schema.accepts(data)
