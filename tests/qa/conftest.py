"""
Subjects from a line of text, for the rules.

`subject(text, **options)` is a template of type "afgoerelse" with the schema below and
the catalogue of Greenland. A text may begin with a prefix in parentheses, as the examples
of the rules do, where plain text cannot say what is odd about the document: see
tests/support/odd.py.

The options of `subject`: `schema` (contents, or None for no schema), `common` (a second
schema, as `common.json`), `type`, `jurisdiction`, `language`, `kommune` (data; True is the
municipality of the reference library), `catalogue`, `sample` (a case, as text), `shelf`
(a Shelf; with a sample it is that of a library of this one template), `leads` (True where the
rules about the schema as such shall look: the schema below has more fields than any example uses) and
`others`, `metadata` and `binds` (of the manifest), `gate` (a Gate, to try letters as well),
`law` (what is wrong in the library's own law), `other` (the text of a version in Kalaallisut),
`speller` and `stale` (a dictionary; Danish texts changed since they were translated),
`blocks` (shared paragraphs of its library: text or options of `docx` by name), `alone` (the
subject is a block; True where a template asks for it); all others are those of `docx`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from odd import odd
from qa.blocks import alone
from qa.finding import Finding
from qa.law import catalogue
from qa.linter import lint
from qa.rule import Rule
from qa.ruleset import RULES
from qa.shelf import Shelf, texts
from qa.subject import Subject
from render import case, mistaken, schema, template
from render.errors import CaseError, Problem, SchemaError, TemplateError
from render.manifest import Manifest
from render.message import Message
from render.renderer import Renderer
from render.schema import Schema
from render.shared import block
from render.shared.block import Block, Refusal
from render.shared.shelf import Lookup, nowhere
from render.template import Template

ROOT = Path(__file__).resolve().parents[2]
TEXT = {"type": "string", "minLength": 1, "format": "tekst"}
COMMON: Mapping[str, Any] = {
    "$id": "common.json",
    "$defs": {"sag": {"type": "object", "properties": {"nr": TEXT}, "required": ["nr"]}},
}
SCHEMA: Mapping[str, Any] = {
    "$id": "sag.json",
    "type": "object",
    "required": [
        "navn", "alder", "medhold", "udfald", "born", "stoette", "barn", "sag", "note", "bilag",
        "foedt",
    ],
    "properties": {
        "navn": TEXT,
        "alder": {"type": "integer"},
        "medhold": {"type": "boolean"},
        "udfald": {"enum": ["medhold", "delvis", "afslag"]},
        "born": {"type": "array", "items": TEXT, "minItems": 1},
        "stoette": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {"navn": TEXT, "beloeb": {"type": "integer"}},
                "required": ["navn", "beloeb"],
            },
        },
        "barn": {
            "type": "object",
            "properties": {"navn": TEXT, "skole": TEXT},
            "required": ["navn", "skole"],
        },
        "sag": {"$ref": "common.json#/$defs/sag"},
        "bemaerkning": TEXT,
        "note": {"type": "string"},
        "bilag": {"type": "array", "items": TEXT},
        "foedt": {"type": "string", "format": "date"},
    },
}  # fmt: skip


# --- subjects ---------------------------------------------------------------------------


def _municipality(kommune: Any) -> Mapping[str, Any] | None:
    if kommune is True:
        path = ROOT / "municipalities" / "eksempel.toml"
        return tomllib.loads(path.read_text("utf-8"))
    return kommune if isinstance(kommune, Mapping) else None


def _schema(
    contents: Mapping[str, Any] | None, common: Mapping[str, Any]
) -> tuple[Schema | None, SchemaError | None]:
    if contents is None:
        return None, None
    documents = {"sag.json": contents, "common.json": common}
    try:
        return schema.from_documents(documents, "sag.json"), None
    except SchemaError as error:
        return None, error


def _problems(
    read: Template, declared: Schema | None, kommune: Any, sample: str
) -> tuple[Problem, ...]:
    try:
        Renderer(read, declared, kommune).render(case.read(sample.encode()))
    except CaseError as error:
        return error.problems
    return ()


def _shelf(language: str, sample: str) -> Shelf | None:
    """A library of this one template and its sample case; None without one."""
    if not sample:
        return None
    try:
        data = case.read(sample.encode())
    except CaseError:
        data = {}
    titles = {"brev": "Brev"}
    return Shelf("brev", language, (language,), (language,), {"prøve.json": data}, titles)


def _block(data: bytes, name: str) -> Block:
    return block.of_bytes(data, name, "da", f"blocks/{name}/da.docx")


def _lookup(blocks: Mapping[str, Block]) -> Lookup:
    """A library of these blocks; without any, the template is a loose file."""
    unknown = Refusal("block-unknown", Message("Blokken findes ikke.", "No such block."))
    return (lambda name, _: blocks.get(name, unknown)) if blocks else nowhere


@pytest.fixture(scope="session")
def subject(docx: Callable[..., bytes]) -> Callable[..., Subject]:
    """`subject(text, **options)`: what the rules look at."""

    def subject(text: str | bytes, **options: Any) -> Subject:
        chosen = (odd(text) if isinstance(text, str) else {"text": text}) | options
        words = chosen.pop("text")
        about = Manifest(
            "brev",
            "Brev",
            type=chosen.pop("type", "afgoerelse"),
            jurisdiction=chosen.pop("jurisdiction", "gl"),
            metadata=chosen.pop("metadata", {}),
            binds=chosen.pop("binds", {}),
        )
        blocks = {
            name: _block(docx(**(one if isinstance(one, Mapping) else {"text": one})), name)
            for name, one in chosen.pop("blocks", {}).items()
        }
        if "alone" in chosen:
            is_used = chosen.pop("alone")
            return alone(_block(docx(words, **chosen), "hilsen"), catalogue.read("gl"), is_used)
        if "unfinished" in chosen:
            return Subject("brev/da.docx", about, unfinished=chosen["unfinished"])
        contents, common = chosen.pop("schema", SCHEMA), chosen.pop("common", COMMON)
        declared, schema_error = _schema(contents, common)
        kommune = _municipality(chosen.pop("kommune", None))
        facts = chosen.pop("catalogue", None) or catalogue.read(about.jurisdiction)
        manifest_error = chosen.pop("manifest_error", None)
        language, sample = chosen.pop("language", "da"), chosen.pop("sample", "")
        shelf = chosen.pop("shelf", None) or _shelf(language, sample)
        if blocks:
            said = {name: texts(one) for name, one in blocks.items()}
            shelf = Shelf(
                "brev", "da", ("da",), ("da",), {"prøve.json": {}}, {"brev": "Brev"}, said
            )
        leads, others = chosen.pop("leads", False), chosen.pop("others", ())
        gate, speller = chosen.pop("gate", None), chosen.pop("speller", None)
        other = chosen.pop("other", None)
        law, stale = chosen.pop("law", ()), chosen.pop("stale", ())
        read, template_error = None, None
        try:
            data = words if isinstance(words, bytes) else docx(words, **chosen)
            read = mistaken.checked(template.read_bytes(data, about, language, _lookup(blocks)))
        except TemplateError as error:
            template_error = error
        if other is not None and not isinstance(other, bytes):
            others = (template.read_bytes(docx(other), about, "kl"),)
        samples = {}
        if sample and read is not None and not read.faults:
            samples["prøve.json"] = _problems(read, declared, kommune, sample)
        known = schema.read(ROOT / "schemas" / "kommune.json") if kommune is not None else None
        return Subject(
            "brev/da.docx", about, read, template_error, manifest_error, declared, schema_error,
            kommune, known, facts, samples, shelf, leads=leads, others=others, gate=gate,
            speller=speller, law=law, stale=stale,
        )  # fmt: skip

    return subject


@pytest.fixture(scope="session")
def found(subject: Callable[..., Subject]) -> Callable[..., list[Finding]]:
    """`found(rule, text, **options)`: what one rule finds; with None, what all of them do."""

    def found(rule: Rule[Subject] | None, text: str | bytes, **options: Any) -> list[Finding]:
        rules = RULES if rule is None else (rule,)
        return list(lint(subject(text, **options), rules).findings)

    return found


@pytest.fixture(scope="session")
def findings(found: Callable[..., list[Finding]]) -> Callable[..., list[tuple[str, str, str]]]:
    """`findings(text, code=None, **options)`: (code, severity, words quoted, else message)."""

    def findings(
        text: str | bytes, code: str | None = None, **options: Any
    ) -> list[tuple[str, str, str]]:
        return [
            (one.code, one.severity, one.place.quote or one.message.da)
            for one in found(None, text, **options)
            if code in (None, one.code)
        ]

    return findings


@pytest.fixture(scope="session")
def quotes(found: Callable[..., list[Finding]]) -> Callable[..., list[str]]:
    """`quotes(rule, text, **options)`: the words (else the message) of what a rule finds."""

    def quotes(rule: Rule[Subject], text: str | bytes, **options: Any) -> list[str]:
        result = []
        for one in found(rule, text, **options):
            assert one.code == rule.code
            result.append(one.place.quote or one.message.da)
        return result

    return quotes
