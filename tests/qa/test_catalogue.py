"""The catalogue of law: no row without basis, source and grade; nothing invented in kl."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from qa.law import catalogue
from qa.law.catalogue import DocumentType, Section
from qa.law.evidence import GRADES, severity
from render.manifest import JURISDICTIONS, PHASES

# Headings that real sources have (the glossary of the project's legal facts, section 6).
KALAALLISUT = {
    "Naammagittaalliuuteqarnissamut ilitsersuut",
    "Tunngavilersuut",
    "Pissutaasoq",
    "Aalajangiineq",
    "Suliami illua'tungiusup isumaanik tusarniaaneq",
    "Suliami illua'tungiusup sinniisoqartarnera",  # the guide's words on § 8
    "Nipangiussisussaatitaaneq",  # not in the glossary: the Ombudsman's guide, chapter 8
}
ROWS = [
    pytest.param(document, section, id=f"{where}-{document.id}-{section.id}")
    for where in JURISDICTIONS
    for document in catalogue.read(where).documents.values()
    for section in document.sections
]


def _raw(where: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("qa.law").joinpath(f"{where}.toml").read_text("utf-8"))


@pytest.mark.parametrize("where", JURISDICTIONS)
def test_the_data_is_all_there(where: str) -> None:
    raw = _raw(where)
    read = catalogue.read(where)
    assert (read.jurisdiction, read.as_of) == (where, str(raw["as_of"]))
    assert list(read.documents) == [item["type"] for item in raw["document"]]
    rows = sum(len(document.sections) for document in read.documents.values())
    assert rows == sum(len(item["section"]) for item in raw["document"])


@pytest.mark.parametrize(("document", "section"), ROWS)
def test_each_row_has_its_evidence(document: DocumentType, section: Section) -> None:
    assert document.phase in PHASES
    assert section.basis.strip()
    assert section.source.strip()
    assert section.grade in ("V", "V*", "G", "U")
    assert section.severity == severity(section.grade, section.at_most)
    for message in (document.title, section.title, section.when.words):
        assert message.da.strip()
        assert message.en.strip()
    assert section.headings["da"]
    assert section.under in ("", *(other.id for other in document.sections))


@pytest.mark.parametrize(("document", "section"), ROWS)
def test_no_kalaallisut_is_invented(document: DocumentType, section: Section) -> None:
    assert set(section.headings.get("kl", ())) <= KALAALLISUT


@pytest.mark.parametrize(("document", "section"), ROWS)
def test_a_heading_means_one_section(document: DocumentType, section: Section) -> None:
    for language, words in section.headings.items():
        others = {
            heading.casefold()
            for other in document.sections
            if other is not section
            for heading in other.headings.get(language, ())
        }
        assert not {heading.casefold() for heading in words} & others


def test_only_the_official_text_makes_an_error() -> None:
    assert {grade for grade, severity in GRADES.items() if severity == "error"} == {"V"}
    assert {grade for grade, severity in GRADES.items() if severity == "warning"} == {"V*"}


def test_where_nothing_is_known() -> None:
    for where in ("se", "", "gl/../gl"):
        assert catalogue.read(where).documents == {}
