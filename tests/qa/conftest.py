"""
Subjects from a line of text, for the rules.

`subject(text, **options)` is a template of type "afgoerelse" with the schema below and
the catalogue of Greenland. A text may begin with a prefix in parentheses, as the examples
of the rules do, where plain text cannot say what is odd about the document: see ODD.

The options of `subject`: `schema` (contents, or None for no schema), `common` (a second
schema, as `common.json`), `type`, `jurisdiction`, `language`, `kommune` (data; True is the
municipality of the reference library) and `catalogue`; all others are those of `docx`.
"""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from qa.finding import Finding
from qa.law import catalogue
from qa.linter import lint
from qa.rule import Rule
from qa.ruleset import RULES
from qa.subject import Subject
from render import case, manifest, ooxml, schema, template
from render.errors import CaseError, LibraryError, Problem, SchemaError, TemplateError
from render.manifest import LibraryManifest, Manifest
from render.renderer import Renderer
from render.schema import Schema
from render.shape import UNKNOWN
from render.template import Template

ROOT = Path(__file__).resolve().parents[2]
TEXT = {"type": "string", "minLength": 1, "format": "tekst"}
COMMON: Mapping[str, Any] = {
    "$id": "common.json",
    "$defs": {"sag": {"type": "object", "properties": {"nr": {"type": "string"}}}},
}
SCHEMA: Mapping[str, Any] = {
    "$id": "sag.json",
    "type": "object",
    "required": ["navn"],
    "properties": {
        "navn": TEXT,
        "alder": {"type": "integer"},
        "medhold": {"type": "boolean"},
        "udfald": {"enum": ["medhold", "delvis", "afslag"]},
        "born": {"type": "array", "items": {"type": "string"}},
        "stoette": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"navn": TEXT, "beloeb": {"type": "number"}},
                "required": ["navn"],
            },
        },
        "barn": {
            "type": "object",
            "properties": {"navn": TEXT, "skole": TEXT},
            "required": ["navn"],
        },
        "sag": {"$ref": "common.json#/$defs/sag"},
    },
}


# --- odd documents -------------------------------------------------------------------


def _comment(rest: str) -> dict[str, Any]:
    return {"text": "Kære borger", "comment": rest}


def _deleted(rest: str) -> dict[str, Any]:
    inner = f'<w:r><w:delText xml:space="preserve">{rest}</w:delText></w:r>'
    return {"text": f'<w:p><w:del w:id="1" w:author="Eva">{inner}</w:del></w:p>'}


def _twins(rest: str) -> dict[str, Any]:
    boxes = [
        f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
        for words in rest.split(" / ")
    ]
    new = (
        '<w:drawing><wp:inline><wp:docPr id="1" name="Boks"/><a:graphic><a:graphicData uri="x">'
        f"<wps:wsp><wps:txbx>{boxes[0]}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{boxes[1]}</v:textbox></v:shape></w:pict>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    return {"text": f"<w:p><w:r>{both}</w:r></w:p>"}


def _columns(name: str, value: str) -> str:
    return (
        f'<p:properties xmlns:p="{ooxml.SHAREPOINT}"><documentManagement>'
        f'<{name} xmlns="urn:sag">{value}</{name}></documentManagement></p:properties>'
    )


def _control(rest: str) -> dict[str, Any]:
    path = "/p:properties[1]/documentManagement[1]/ns:CaseID[1]"
    names = f"xmlns:p='{ooxml.SHAREPOINT}' xmlns:ns='urn:sag'"
    control = (
        f'<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="{names}" w:xpath="{path}" '
        'w:storeItemID="{00000000-0000-0000-0000-000000000001}"/></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{rest}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    return {"text": f"<w:p>{control}</w:p>", "stores": [_columns("CaseID", "EKS-2020-000001")]}


def _required(rest: str) -> dict[str, Any]:
    contract = (
        f'<ct:contentTypeSchema xmlns:ct="{ooxml.CONTENT_TYPE}">'
        '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="d">'
        '<xsd:complexType><xsd:all><xsd:element ref="ns:Retning"/></xsd:all></xsd:complexType>'
        "</xsd:element></xsd:schema></ct:contentTypeSchema>"
    )
    return {"text": "Kære borger", "stores": [_columns("Retning", rest), contract]}


def _no_title(_: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.toml"
        path.write_text('type = "afgoerelse"\nowner = "Eva"\n', "utf-8")
        try:
            manifest.read_template(path, LibraryManifest())
        except LibraryError as error:
            return {"text": "Kære borger", "manifest_error": error}
    raise AssertionError("the manifest was accepted")


def _sample(rest: str) -> dict[str, Any]:
    data, _, text = rest.partition("\n")
    return {"text": text, "sample": data}


def _unconfirmed(rest: str) -> dict[str, Any]:
    return {"text": rest, "kommune": True}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(i en kommentar)": _comment,
    "(slettet med »Spor ændringer«)": _deleted,
    "(tekstboks i to udgaver)": _twins,
    "(kontrolelement bundet til kolonnen CaseID)": _control,
    "(påkrævet kolonne)": _required,
    "(en beskadiget fil)": lambda rest: {"text": b"PK\x03\x04 ikke et dokument"},
    "(template.toml uden titel)": _no_title,
    "(skemaet)": lambda rest: {"text": "Kære borger", "schema": json.loads(rest)},
    "(prøvesagen)": _sample,
    "(kommune uden »bekraeftet_den«)": _unconfirmed,
}
_PREFIX = re.compile(r"\(\D[^)\n]*\)")


def odd(text: str) -> dict[str, Any]:
    """Return the options that a prefix stands for, and the text without it."""
    match = _PREFIX.match(text)
    if match is None:
        return {"text": text}
    return ODD[match[0]](text[match.end() :].lstrip(" "))


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
        )
        contents, common = chosen.pop("schema", SCHEMA), chosen.pop("common", COMMON)
        declared, schema_error = _schema(contents, common)
        kommune = _municipality(chosen.pop("kommune", None))
        facts = chosen.pop("catalogue", None) or catalogue.read(about.jurisdiction)
        manifest_error = chosen.pop("manifest_error", None)
        language, sample = chosen.pop("language", "da"), chosen.pop("sample", "")
        read, template_error = None, None
        try:
            data = words if isinstance(words, bytes) else docx(words, **chosen)
            read = template.read_bytes(data, about, language)
        except TemplateError as error:
            template_error = error
        samples = {}
        if sample and read is not None and not read.faults:
            samples["prøve.json"] = _problems(read, declared, kommune, sample)
        shape = UNKNOWN
        if kommune is not None:
            shape = schema.read(ROOT / "schemas" / "kommune.json").shape
        return Subject(
            "brev/da.docx", about, read, template_error, manifest_error, declared, schema_error,
            kommune, shape, facts, samples,
        )  # fmt: skip

    return subject


@pytest.fixture(scope="session")
def found(subject: Callable[..., Subject]) -> Callable[..., list[Finding]]:
    """`found(rule, text, **options)`: what one rule finds; with None, what all of them do."""

    def found(rule: Rule | None, text: str | bytes, **options: Any) -> list[Finding]:
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

    def quotes(rule: Rule, text: str | bytes, **options: Any) -> list[str]:
        result = []
        for one in found(rule, text, **options):
            assert one.code == rule.code
            result.append(one.place.quote or one.message.da)
        return result

    return quotes
