"""The catalogue of law: no row without basis, source and grade; nothing invented in kl."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources
from typing import Any

import pytest

from qa.law import catalogue, form, rows, source
from qa.law.catalogue import DocumentType, Section
from qa.law.evidence import GRADES, severity
from qa.law.rows import Row
from render.manifest import JURISDICTIONS, PHASES

# Headings that real sources have (the glossary of the project's legal facts, section 6).
KALAALLISUT = {
    "Naammagittaalliuuteqarnissamut ilitsersuut",
    "Tunngavilersuut",
    "Pissutaasoq",
    "Aalajangiineq",
    "Suliami illua'tungiusup isumaanik tusarniaaneq",
    "Suliami illua'tungiusup sinniisoqartarnera",  # the guide's words on § 8
    "Iliuusissatut pilersaarut",  # bill text
    "Nipangiussisussaatitaaneq",  # not in the glossary: the Ombudsman's guide, chapter 8
}
NAMES = {  # of statutes, bodies and times: the legal facts, sections 1, 2A and 6
    "suliassat suliarineqartarnerat pillugu inatsit",
    "Meeqqat tapersersorneqarnissaannut Inatsisartut inatsisaat",
    "Isumaginninnermut Naammagittaalliuuteqartarfik",
    "Isumaginninnermut Aqutsisoqarfik",
    "Inatsisartut Ombudsmandiat",
    "Meeqqat illersuisuat",
    "akunnerit 24-t iluanni",
    "qaammatit marluk",
    "@",
}
ROWS = [
    pytest.param(document, section, id=f"{where}-{document.id}-{section.id}")
    for where in JURISDICTIONS
    for document in catalogue.read(where).documents.values()
    for section in document.sections
]


EVERY = [
    pytest.param(row, id=row.id)
    for where in JURISDICTIONS
    for row in rows.rows(source.one(where), where)
]
LAW = catalogue.read("gl").law


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


# --- rows of all kinds --------------------------------------------------------------------


@pytest.mark.parametrize("where", JURISDICTIONS)
def test_each_file_fits_the_schema(where: str) -> None:
    assert form.problems(source.one(where)) == []


def test_no_two_rows_have_one_id() -> None:
    ids = [row.id for param in EVERY for row in param.values if isinstance(row, Row)]
    assert len(set(ids)) == len(ids) > 300


@pytest.mark.parametrize("row", EVERY)
def test_a_row_says_what_in_both_languages(row: Row) -> None:
    assert row.title.da.strip()
    assert row.title.en.strip()
    assert row.has_grade == (row.kind != "document")
    assert row.evidence.as_of is not None
    assert set(row.evidence.unsure) <= {*row.data, "valid_until"}
    if row.has_grade:
        assert row.evidence.source.strip()
        assert row.evidence.grade in GRADES


@pytest.mark.parametrize("row", EVERY)
def test_what_is_unsure_says_so_in_its_title(row: Row) -> None:
    if row.kind in ("section", "fact", "deadline") and row.evidence.grade in ("G", "U"):
        assert "ikke bekræftet" in row.title.da or "praksis" in row.title.da


@pytest.mark.parametrize("row", EVERY)
def test_no_name_in_kalaallisut_is_invented(row: Row) -> None:
    for key in ("title", "name", "short", "words", "old", "new"):
        found = row.data.get(key, {}).get("kl", ()) if isinstance(row.data.get(key), dict) else ()
        assert {found} if isinstance(found, str) else set(found) <= NAMES


@pytest.mark.parametrize("row", EVERY)
def test_what_a_row_refers_to_is_there(row: Row) -> None:
    known = {param.values[0].id for param in EVERY if isinstance(param.values[0], Row)}
    ways = {"authority": "myndighed/", "deadline": "frist/", "route": "klage/", "statute": ""}
    for _, kind, name in form.references(row.kind, row.data):
        places = JURISDICTIONS if kind == "statute" else (row.jurisdiction,)
        assert any(f"{where}/{ways[kind]}{name}" in known for where in places)


def test_a_statute_is_in_force_for_a_time() -> None:
    old, new = LAW.statutes["gl-ltf1-2003"], LAW.statutes["gl-bsl"]
    last = date(2017, 6, 30)
    assert old.in_force.holds(last)
    assert old.in_force.is_over(date(2017, 7, 1))
    assert old.replaced_by == new.id
    assert new.in_force.is_before(last)
    assert str(new.current) == "Selvstyrets lovbekendtgørelse nr. 11 af 16. marts 2024"
    assert [one.number for one in LAW.statutes["dk-fvl"].versions] == [571, 988, 433]


@pytest.mark.parametrize(
    ("section", "found"),
    [
        ("50", [("§§ 20-22", "moved")]),
        ("52", [("§ 46", "moved"), ("§ 32", "moved")]),
        ("57 b", [("§ 39", "moved")]),
        ("57b", [("§ 39", "moved")]),
        ("68", [("§ 100", "probably")]),
        ("63", [("§§ 63 og 40", "look up")]),
        ("76", [("§§ 114-116 og 120", "probably")]),
        ("153", [("§ 133", "probably"), ("§§ 132-135 og 138", "probably")]),
        ("155 a", [("§ 136", "look up")]),
        pytest.param("1", [], id="nothing is known"),
        pytest.param("57", [], id="not 57 a"),
    ],
)
def test_where_a_paragraph_went(section: str, found: list[tuple[str, str]]) -> None:
    assert [(str(one.new), one.certainty) for one in LAW.moved("dk-sel", section)] == found


@pytest.mark.parametrize(
    ("section", "is_repealed"),
    [("45", True), ("57 a", True), ("76a", True), ("155 b", True), ("168", True), ("40", False),
     ("77", False), ("156", False), ("169", False)],
)  # fmt: skip
def test_the_part_on_children_is_repealed(section: str, is_repealed: bool) -> None:
    about = list(LAW.statutes["dk-sel"].about(section))
    assert [one.is_repealed for one in about] == [True] * is_repealed


@pytest.mark.parametrize(
    ("where", "deciding", "instance", "time", "sent_to"),
    [
        ("gl", "kommune", "Det Sociale Ankenævn", "6 uger", "Det Sociale Ankenævn"),
        ("dk", "kommune", "Ankestyrelsen", "4 uger", "kommunen"),
        ("dk", "udvalg", "Ankestyrelsen", "4 uger", "Ankestyrelsen"),
    ],
)
def test_the_route_follows_who_decided(
    where: str, deciding: str, instance: str, time: str, sent_to: str
) -> None:
    route = LAW.route(where, deciding)
    assert route is not None
    assert route.instance.name["da"] == instance
    assert route.deadline.length.da == time
    assert route.sent_to.name["da"] == sent_to
    assert LAW.route(where, "skolen") is None


def test_a_fact_has_its_words_from_the_route() -> None:
    (section,) = [one for one in catalogue.read("gl").documents["afgoerelse"].sections if one.facts]
    by_id = {fact.id: fact for fact in section.facts}
    assert by_id["frist"].words == {"da": ("6 uger", "seks uger")}
    assert by_id["instans"].words["kl"] == ("Isumaginninnermut Naammagittaalliuuteqartarfik",)
    assert by_id["kontakt"].fields[0] == "kommune.klage.adresse"
    assert {fact.severity for fact in section.facts} == {"error"}


@pytest.mark.parametrize(
    ("grade", "at_most", "severity_of_it"),
    [("V", "", "error"), ("V", "warning", "warning"), ("V*", "error", "warning"),
     ("G", "warning", "info"), ("U", "", "info"), ("V", "info", "info")],
)  # fmt: skip
def test_a_row_may_be_lowered_and_never_raised(
    grade: str, at_most: str, severity_of_it: str
) -> None:
    assert severity(grade, at_most) == severity_of_it
