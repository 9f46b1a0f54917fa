"""The row of columns is XML whatever stands in a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from lxml import etree

from packages import KNOWN, LEAST, documents
from render.esdh.document import Document
from render.esdh.getorganized.row import fields, row


def test_the_columns_that_all_known_sites_have() -> None:
    assert fields(KNOWN) == {
        "Title": KNOWN.title,
        "Dato": "2026-11-22",
        "Korrespondance": "Udgående",
    }


def test_one_element_closed_in_itself() -> None:
    assert row(fields(LEAST)) == (
        '<z:row xmlns:z="#RowsetSchema" ows_Title="Svar" ows_Dato="2026-11-22" '
        'ows_Korrespondance="Intern"/>'
    )


def test_what_is_not_known_is_left_out() -> None:
    assert row(fields(Document())) == '<z:row xmlns:z="#RowsetSchema"/>'


@given(documents())
def test_any_text_is_read_back_as_it_was(document: Document) -> None:
    read = etree.fromstring(row(fields(document)))
    assert {str(name): value for name, value in read.attrib.items()} == {
        f"ows_{name}": value for name, value in fields(document).items()
    }


@pytest.mark.parametrize("title", ['Afg. "støtte" & <bolig>', "a'b", "]]>", "linje\nto"])
def test_quotes_and_signs(title: str) -> None:
    assert etree.fromstring(row({"Title": title})).get("ows_Title") == title
