"""The contract inside a file: what its library's columns take."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

import records
from render.errors import TemplateError
from render.esdh import contract
from render.esdh.contract import Column
from render.package import from_bytes

Docx = Callable[..., bytes]


def read(docx: Docx, *stores: str) -> dict[str, Column]:
    """Return the columns of a file with some stores."""
    found = contract.read(from_bytes(docx("x", stores=list(stores))))
    return {column.name: column for column in found}


def test_the_columns(docx: Docx) -> None:
    found = read(docx, records.columns(), records.contract())
    assert found == {
        "Korrespondance": Column(
            "Korrespondance", "Dokumentkategori", "Choice", ("Indgående", "Intern", "Udgående"),
            required=True, default="Intern",
        ),
        "Dato": Column("Dato", "Dato", "DateTime", required=True),
        "CaseID": Column("CaseID", "Sagsnummer", "Text", read_only=True),
        "Beskrivelse": Column("Beskrivelse", "Beskrivelse", "Note", most=255),
    }  # fmt: skip


def test_a_file_without_one(docx: Docx) -> None:
    assert read(docx) == {}
    assert read(docx, records.columns()) == {}


def test_a_column_that_is_not_declared(docx: Docx) -> None:
    text = records.contract().replace('element name="Dato"', 'element name="Andet"')
    assert read(docx, text)["Dato"] == Column("Dato", "Dato", required=True)


def test_the_documents_own_properties_are_no_columns(docx: Docx) -> None:
    own = (
        '<xsd:all xmlns:dc="http://purl.org/dc/elements/1.1/"><xsd:element ref="dc:title"/>'
        "</xsd:all></xsd:schema></ct:contentTypeSchema>"
    )
    text = records.contract().replace("</xsd:schema></ct:contentTypeSchema>", own)
    assert "title" not in read(docx, text)


@pytest.mark.parametrize(
    ("column", "word", "takes"),
    [
        (Column("A", "A"), "x", True),
        (Column("A", "A", choices=("x",)), "x", True),
        (Column("A", "A", choices=("x",)), "X", False),
        (Column("A", "A", choices=("x",), is_open=True), "y", True),
    ],
)
def test_choices(column: Column, word: str, takes: bool) -> None:
    assert column.takes(word) is takes


def test_odd_ones_are_read_as_far_as_they_go() -> None:
    text = records.contract(records.column("A", "Ukendt", inner='<xsd:maxLength value="²"/>'))
    (found,) = contract.of(etree.fromstring(text))
    assert found == Column("A", "A")


def test_a_broken_one_is_a_fault_of_the_file(docx: Docx) -> None:
    with pytest.raises(TemplateError):
        read(docx, records.contract()[:-5])
