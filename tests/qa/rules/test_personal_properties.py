"""Persons in properties are told by the property, never by name, and are out of the letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from odd_package import control, field, paragraph
from qa.rules import personal_properties

RULE = personal_properties.check
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
COLUMNS = (
    '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties">'
    '<documentManagement><Sagsbehandler xmlns="urn:x">{}</Sagsbehandler></documentManagement>'
    "</p:properties>"
)
USER = "<UserInfo><DisplayName>Eva Eksempel</DisplayName><AccountId>7</AccountId></UserInfo>"


def app(words: str) -> dict[str, Any]:
    """Return the members of a file whose extended properties hold some entries."""
    top = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{OFFICE}/relationships/'
        f'officeDocument" Target="word/document.xml"/><Relationship Id="b" Type="{OFFICE}/'
        'relationships/extended-properties" Target="docProps/app.xml"/></Relationships>'
    )
    properties = f'<Properties xmlns="{OFFICE}/extended-properties">{words}</Properties>'
    return {"_rels/.rels": top.encode(), "docProps/app.xml": properties.encode()}


def people() -> dict[str, Any]:
    return {
        "related": [("rIdPeople", "people", "people.xml")],
        "extra": {"word/people.xml": b"<people author='Eva Eksempel'/>"},
    }


BOUND = control(
    '<w:dataBinding w:xpath="/ns0:Properties[1]/ns0:Company[1]" '
    'w:storeItemID="{6668398D-A668-4E3E-A5EB-62B293D839F1}"/><w:text/>',
    "Kommunen",
)
COMPANY = app("<Company>Kommunen</Company>")


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"text": BOUND, "extra": COMPANY}, id="shown by a control"),
        pytest.param(
            {"text": paragraph(field("DOCPROPERTY Company")), "extra": COMPANY},
            id="shown by a field",
        ),
        pytest.param({"text": "Kære {{ navn }}", "title": "Brev"}, id="a title"),
        pytest.param({"text": "x", "author": "python-docx"}, id="a tool"),
        pytest.param({"text": "x", "author": "{{ navn }}"}, id="a tag"),
        pytest.param({"text": "x", "extra": app("<Pages>2</Pages><Company/>")}, id="no name"),
        pytest.param({"text": "x", "stores": [COLUMNS.format("")]}, id="an empty column"),
    ],
)
def test_must_not_fire(options: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, **options) == []


BAD = [
    pytest.param({"author": "Eva Eksempel"}, "(Forfatter)", id="author"),
    pytest.param({"extra": app("<Manager>Eva Eksempel</Manager>")}, "(Leder)", id="manager"),
    pytest.param(
        {"extra": app("<Company>Eva Eksempel ApS</Company>"), "stores": []}, "(Firma)", id="company"
    ),
    pytest.param(people(), "(dem, der har kommenteret)", id="people"),
    pytest.param({"stores": [COLUMNS.format(USER)]}, "(Sagsbehandler)", id="column"),
]


@pytest.mark.parametrize(("options", "words"), BAD)
def test_must_fire(options: dict[str, Any], words: str, quotes: Callable[..., list[str]]) -> None:
    (said,) = quotes(RULE, text="Kære {{ navn }}", **options)
    assert words in said
    assert "Eva" not in said


@pytest.mark.parametrize(("options", "words"), BAD)
def test_the_letter_names_nobody(
    options: dict[str, Any],
    words: str,
    letter: Callable[..., bytes],
    members: Callable[[bytes], dict[str, bytes]],
) -> None:
    found = members(letter("Kære {{ navn }}", {"navn": "Bo"}, **options))
    assert all(b"Eva" not in data for data in found.values())
    assert b"people" not in found["[Content_Types].xml"]


@pytest.mark.parametrize("text", [BOUND, paragraph(field("DOCPROPERTY Company"))])
def test_what_the_letter_shows_is_kept(
    text: str, letter: Callable[..., bytes], members: Callable[[bytes], dict[str, bytes]]
) -> None:
    assert b"Kommunen" in members(letter(text, extra=COMPANY))["docProps/app.xml"]
