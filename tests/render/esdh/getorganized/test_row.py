"""Rows, dates and names: what goes over the wire, without a wire."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import cpr
from render.errors import DeliveryError
from render.esdh.document import Document, name
from render.esdh.getorganized import dates, metadata, names, row
from render.esdh.getorganized.config import settings
from render.esdh.system import Case

SETTINGS = settings({"url": "https://go.eksempel.example"})
SOUND = Document(title="Afgørelse", date="2026-03-04", direction="Udgående")
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=60)
NAMES = st.from_regex(r"\Aows_[A-Za-z][A-Za-z0-9_]{0,10}\Z")


@given(st.dictionaries(NAMES, TEXT, max_size=5))
def test_any_reader_of_xml_reads_what_is_written(columns: dict[str, str]) -> None:
    text = row.write(columns)
    assert ET.fromstring(text).tag == "{#RowsetSchema}row"
    assert row.read(text) == dict(ET.fromstring(text).attrib) == columns


@pytest.mark.parametrize(
    "value", ['"støtte"', "& <bolig>", "'", "a\tb\nc\rd", "]]>", "&amp;", "𝄞", "é"]
)
def test_what_peers_break_on_comes_back(value: str) -> None:
    assert row.read(row.write({"ows_Title": value})) == {"ows_Title": value}


@pytest.mark.parametrize("value", ["a\x00b", "a\x0bb", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_refused_by_column(value: str) -> None:
    with pytest.raises(row.RowError, match="ows_Title") as caught:
        row.write({"ows_Title": value})
    assert value not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<row/>",
        '<z:row xmlns:z="#Other" ows_Title="x"/>',
        '<z:row xmlns:z="#RowsetSchema"><b/></z:row>',
        '<z:row xmlns:z="#RowsetSchema" ows_Title="A "B""/>',
        '<!DOCTYPE r [<!ENTITY e "x">]><z:row xmlns:z="#RowsetSchema" ows_Title="&e;"/>',
        "\ud800",
    ],
)
def test_what_is_no_row_is_refused(text: str) -> None:
    with pytest.raises(row.RowError):
        row.read(text)


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("Udgående", ("Udgående",)),
        ("7;#Brev", ("Brev",)),
        ("7;#Brev;#8;#Notat", ("Brev", "Notat")),
        ("a;#b", ("a;#b",)),
    ],
)
def test_lookups_are_read_by_their_text(value: str, texts: tuple[str, ...]) -> None:
    assert row.texts(value) == texts


@pytest.mark.parametrize(
    ("found", "day"),
    [
        ("2026-03-04 00:00:00", "2026-03-04"),
        ("2026-03-04", "2026-03-04"),
        ("2026-03-04T00:00:00Z", "2026-03-04"),
        ("2026-03-04T00:00:00.000+01:00", "2026-03-04"),
        ("04-03-2026", ""),
        ("2026-02-30 00:00:00", ""),
        ("", ""),
    ],
)
def test_days_are_read_as_they_come_back(found: str, day: str) -> None:
    assert dates.day(found) == day


def test_a_swapped_day_is_known_for_one() -> None:
    assert dates.swapped("2026-03-04", "2026-04-03")
    assert not dates.swapped("2026-03-04", "2026-03-05")
    assert not dates.swapped("2026-03-03", "2026-03-03")


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("2026-03-04 Afgørelse BOR-2026-000046.docx", "2026-03-04 Afgørelse BOR-2026-000046.docx"),
        ("BOR-2026-000046 2026-03-04.docx", "BOR-2026-000046 2026-03-04.docx"),
        ('a<b>:"c"/d\\e|f?g*h#i%.docx', "a b c d e f g h i.docx"),
        ("navn . .docx", "navn.docx"),
        ("con.docx", "_con.docx"),
        ("uden endelse", "uden endelse"),
        ("a" * 300 + ".docx", "a" * 120 + ".docx"),
    ],
)
def test_names_are_made_fit(name: str, stored: str) -> None:
    assert names.stored(name) == stored
    assert names.stored(stored) == stored


@given(st.text(max_size=200))
def test_a_stored_name_stays_as_it_is(name: str) -> None:
    assert names.stored(names.stored(name)) == names.stored(name)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Afgørelse 010190-1234", True),
        ("Afgørelse 0101901234", True),
        ("Afgørelse 010190 - 1234", True),
        ("Afgørelse BOR-2026-000046 2026-03-04", False),
        ("sag 010126 2026 under BOR-2026-010126 2026", True),
        ("BOR-2026-010126 2026", False),
        ("tlf. 38 12 34 56", False),
    ],
)
def test_a_cpr_number_is_seen_and_a_case_number_is_none(text: str, held: bool) -> None:
    case = "BOR-2026-010126" if "010126" in text else "BOR-2026-000046"
    assert cpr.has(text, case) is held


def test_places_are_addresses() -> None:
    case = Case("BOR-2026-000046", "x", True, "cases/BOR12/BOR-2026-000046")
    assert names.folder(SETTINGS, case) == "/cases/BOR12/BOR-2026-000046/Dokumenter"
    assert names.shown(SETTINGS, case, "Å b.docx").endswith("/Dokumenter/%C3%85%20b.docx")
    assert names.literal("/a'b c") == "/a%27%27b%20c"


@pytest.mark.parametrize(
    ("document", "field"),
    [
        pytest.param(Document(date="2026-03-04", direction="Intern"), "title", id="no title"),
        pytest.param(Document(title="x", direction="Intern"), "date", id="no date"),
        pytest.param(Document(title="x", date="2026-03-04"), "direction", id="no direction"),
        pytest.param(Document(title="x", date="04-03-2026", direction="Intern"), "date", id="date"),
        pytest.param(
            Document(title="x" * 256, date="2026-03-04", direction="Intern"), "title", id="long"
        ),
        pytest.param(
            Document(title="Om 010190-1234", date="2026-03-04", direction="Intern"),
            "title",
            id="cpr",
        ),
        pytest.param(
            Document(title="a\x0bb", date="2026-03-04", direction="Intern"), "ows_Title", id="xml"
        ),
    ],
)
def test_what_cannot_be_sent_names_its_field(document: Document, field: str) -> None:
    with pytest.raises(DeliveryError) as caught:
        metadata.written(SETTINGS, document)
    assert caught.value.outcome == "refused"
    assert f"»{name(field).da}«" in caught.value.message.da
    assert f'"{name(field).en}"' in caught.value.message.en
    assert not document.title or document.title not in str(caught.value) or document.title == "x"


def test_values_are_translated_and_never_guessed() -> None:
    table = {
        "url": "https://go.eksempel.example",
        "fields": {"title": "ows_Title", "journalise": "ows_X", "sensitivity": "ows_Class"},
        "values": {"sensitivity": {"fortrolig": "Fortrolig"}},
        "constants": {"ows_CCMMustBeOnPostList": "0"},
        "required": ["title"],
    }
    known = settings({**table, "fields": {"title": "ows_Title", "sensitivity": "ows_Class"}})
    document = Document(title="x", sensitivity="fortrolig")
    assert row.read(metadata.written(known, document)) == {
        "ows_CCMMustBeOnPostList": "0",
        "ows_Title": "x",
        "ows_Class": "Fortrolig",
    }
    with pytest.raises(DeliveryError, match="sensitivity"):
        metadata.written(known, Document(title="x", sensitivity="andet"))
    assert "ows_Class" not in metadata.columns(known, Document(title="x"))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, []),
        ({"ows_Title": "  Afgørelse "}, []),
        ({"ows_Title": "7;#Afgørelse"}, []),
        ({"ows_Title": ""}, ["title: mangler"]),
        ({"ows_Title": "andet"}, ["title: er noget andet"]),
        ({"ows_Dato": "2026-04-03 00:00:00"}, ["date: har byttet dag og måned"]),
        ({"ows_Dato": "2026-03-03 23:00:00"}, ["date: er en anden dag"]),
        ({"ows_Dato": "04-03-2026"}, ["date: er en anden dag"]),
        ({"ows_Korrespondance": "Intern"}, ["direction: er noget andet"]),
        ({"ows_Korrespondance": None}, ["direction: mangler"]),
    ],
)
def test_what_was_read_back_is_compared(found: dict[str, str | None], said: list[str]) -> None:
    sound = {
        "ows_Title": "Afgørelse",
        "ows_Dato": "2026-03-04 00:00:00",
        "ows_Korrespondance": "Udgående",
    }
    merged = {key: value for key, value in {**sound, **found}.items() if value is not None}
    differences = list(metadata.differences(SETTINGS, SOUND, merged))
    assert len(differences) == len(said)
    for difference, words in zip(differences, said, strict=True):
        field, _, sentence = words.partition(": ")
        assert difference.field == field
        assert sentence in difference.message.da
        assert "andet" not in difference.message.da.replace("er noget andet", "")
