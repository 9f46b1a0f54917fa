"""`segl outbox settle`: a person ends what is not done; a receipt of what is done stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from render.esdh import getorganized, sbsys
from scripted import Records
from sending import letter, sent

Run = Callable[..., Result]
Docx = Callable[..., bytes]


def test_a_receipt_of_what_is_done_stays(run: Run, docx: Docx, records: Records) -> None:
    sent(run, letter(docx))
    before = run("outbox", "show", "1").stdout
    found = run("outbox", "settle", "1", "--document", "999")
    assert found.exit_code == 2
    assert "Nr. 1 er færdig (dokument 1)" in found.stderr
    assert run("outbox", "show", "1").stdout == before


def test_what_is_done_without_journalising_stays(run: Run, docx: Docx, records: Records) -> None:
    sent(run, letter(docx, journalise="nej"))
    assert run("outbox", "settle", "1").exit_code == 2
    assert "gemt og kontrolleret" in run("outbox", "show", "1").stdout


@pytest.mark.parametrize("document", ["det nederste", "abc", "12 34"])
def test_what_is_no_id_is_refused(document: str, run: Run, docx: Docx, records: Records) -> None:
    records.script = {"journalise": iter(["refused"])}
    sent(run, letter(docx))
    found = run("outbox", "settle", "1", "--document", document)
    assert found.exit_code == 2
    assert "--document" in found.stderr
    assert "kræver et menneske" in run("outbox", "show", "1").stdout
    assert run("outbox", "settle", "1", "--document", "77").exit_code == 0
    assert "dokument: 77" in run("outbox", "show", "1").stdout


def test_the_system_says_what_an_id_is(run: Run, docx: Docx, records: Records) -> None:
    records.script = {"journalise": iter(["refused"])}
    sent(run, letter(docx))
    Path("records/eksempel.toml").write_text(
        'system = "getorganized"\nurl = "https://go.eksempel.example"\n', "utf-8"
    )
    assert run("outbox", "settle", "1", "--document", "A-77").exit_code == 2
    Path("records/eksempel.toml").unlink()  # who has no library can end it nevertheless
    assert run("outbox", "settle", "1", "--document", "A-77").exit_code == 0


def test_ids_of_the_systems() -> None:
    assert getorganized.is_document_id("215820")
    assert not any(map(getorganized.is_document_id, ("", "21a", "²", "-1", "2.0")))
    assert all(map(sbsys.is_document_id, ("34", "sag/12/dokument/34")))
    assert not any(map(sbsys.is_document_id, ("", "0", "brev", "sag/12/34")))
