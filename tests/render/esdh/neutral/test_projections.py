"""What GetOrganized and SBSYS are told of a document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from packages import KNOWN, LEAST, documents
from render.esdh.document import Document
from render.esdh.neutral import getorganized, sbsys


def test_one_element_closed_in_itself() -> None:
    assert getorganized.write(LEAST).decode() == (
        '<z:row xmlns:z="#RowsetSchema" ows_Title="Svar" ows_Dato="2026-11-22" '
        'ows_Korrespondance="Intern"/>'
    )


@given(documents())
def test_any_text_is_read_back_as_it_was(document: Document) -> None:
    read = getorganized.read(getorganized.write(document))
    assert read == getorganized.columns(document)
    assert read["ows_Title"] == document.title


@pytest.mark.parametrize("data", [b"", b"\xff", b"<z:row/>", b"<row/>", b"{}"])
def test_what_is_no_row(data: bytes) -> None:
    assert getorganized.read(data) is None


def test_sbsys_is_told_what_a_letter_knows() -> None:
    assert sbsys.project(KNOWN) == {
        "DokumentNavn": KNOWN.title,
        "Beskrivelse": KNOWN.description,
        "DokumentArt": {"Navn": "Udgående"},
        "OmfattetAfAktindsigt": False,
    }


def test_sbsys_is_not_told_what_nobody_said() -> None:
    """Numbers are the installation's, and access is nobody's to guess."""
    assert sbsys.project(LEAST) == {"DokumentNavn": "Svar", "DokumentArt": {"Navn": "Intern"}}
    assert "OmfattetAfAktindsigt" not in sbsys.project(replace(KNOWN, exempt_basis=""))
