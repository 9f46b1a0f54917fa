"""`segl outbox settle`: a person ends what is not done; a receipt of what is done stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from render.esdh import getorganized, sbsys
from render.esdh.outbox import disk
from scripted import Records
from sending import CASE, letter, sent

Run = Callable[..., Result]
Docx = Callable[..., bytes]


def test_a_receipt_of_what_is_done_stays(run: Run, docx: Docx, records: Records) -> None:
    sent(run, letter(docx))
    before = run("outbox", "show", "1").stdout
    found = run("outbox", "settle", "1", "--document", "999", "--yes")
    assert found.exit_code == 2
    assert "Nr. 1 er færdig (dokument 1)" in found.stderr
    assert run("outbox", "show", "1").stdout == before


def test_what_is_done_without_journalising_stays(run: Run, docx: Docx, records: Records) -> None:
    sent(run, letter(docx, journalise="nej"))
    assert run("outbox", "settle", "1", "--yes").exit_code == 2
    assert "gemt og kontrolleret" in run("outbox", "show", "1").stdout


@pytest.mark.parametrize("document", ["det nederste", "abc", "12 34"])
def test_what_is_no_id_is_refused(document: str, run: Run, docx: Docx, records: Records) -> None:
    records.script = {"journalise": iter(["refused"])}
    sent(run, letter(docx))
    found = run("outbox", "settle", "1", "--document", document, "--yes")
    assert found.exit_code == 2
    assert "--document" in found.stderr
    assert "kræver et menneske" in run("outbox", "show", "1").stdout
    assert run("outbox", "settle", "1", "--document", "1", "--yes").exit_code == 0
    assert "dokument: 1" in run("outbox", "show", "1").stdout


def test_the_system_says_what_an_id_is(run: Run, docx: Docx, records: Records) -> None:
    records.script = {"journalise": iter(["refused"])}
    sent(run, letter(docx))
    Path("records/eksempel.toml").write_text(
        'system = "getorganized"\nurl = "https://go.eksempel.example"\n', "utf-8"
    )
    assert run("outbox", "settle", "1", "--document", "A-77", "--yes").exit_code == 2
    Path("records/eksempel.toml").unlink()  # who has no library can end it nevertheless
    assert run("outbox", "settle", "1", "--document", "A-77", "--yes").exit_code == 0


def _lost(run: Run, docx: Docx, records: Records) -> Result:
    """Deliver a letter whose sending nobody knows the outcome of: it is not in the case."""
    records.unique = False
    records.script = {"put": iter(["before"])}
    found = sent(run, letter(docx))
    assert found.exit_code == 1
    assert "Det vides ikke, om brevet er lagt på sagen." in found.stderr
    return found


def test_what_segl_never_saw_filed_is_not_settled_without_saying_which(
    run: Run, docx: Docx, records: Records
) -> None:
    _lost(run, docx, records)
    found = run("outbox", "settle", "1", "--yes")
    assert found.exit_code == 2
    assert "segl outbox settle 1 --document ID" in found.stderr
    assert "segl outbox settle 1 --not-filed" in found.stderr
    assert "kræver et menneske" in run("outbox", "show", "1").stdout
    assert run("outbox", "settle", "1", "--not-filed", "--document", "1").exit_code == 2


def test_a_letter_that_was_not_filed_is_never_told_as_filed(
    run: Run, docx: Docx, records: Records
) -> None:
    _lost(run, docx, records)
    found = run("outbox", "settle", "1", "--not-filed", "--yes")
    assert (found.exit_code, found.stdout) == (0, "Nr. 1 er ordnet: ikke lagt på sagen.\n")
    again = sent(run, "brev.docx")
    assert (again.exit_code, again.stdout, records.count) == (1, "", 0)
    assert "»Svar til dig«" not in again.stderr
    assert "ordnet i hånden den 2" in again.stderr
    assert "ikke lagt på sagen. Intet sendes." in again.stderr
    assert "segl outbox settle 1 --undo" in again.stderr
    assert run("outbox", "retry", "1").exit_code == 1
    assert "er ikke lagt" not in run("outbox", "status").stdout


def test_a_word_is_taken_back_and_the_letter_is_sent_after_all(
    run: Run, docx: Docx, records: Records
) -> None:
    _lost(run, docx, records)
    assert run("outbox", "settle", "1", "--undo", "--yes").exit_code == 2
    run("outbox", "settle", "1", "--not-filed", "--yes")
    found = run("outbox", "settle", "1", "--undo", "--yes")
    assert found.exit_code == 0
    assert "segl deliver" in found.stdout
    sent(run, "brev.docx")  # has its content again, and is looked for
    found = run("outbox", "retry", "1", "--again")
    assert (found.exit_code, records.count) == (0, 1)
    receipt = run("outbox", "show", "1").stdout
    assert "  ordnet i hånden, ikke lagt på sagen: 20" in receipt
    assert "  fortrudt, ikke lagt på sagen: 20" in receipt


def test_after_a_clear_no_a_word_taken_back_lets_it_be_queued_anew(
    run: Run, docx: Docx, records: Records
) -> None:
    records.script = {"put": iter(["refused"])}
    sent(run, letter(docx))
    run("outbox", "settle", "1", "--not-filed", "--yes")
    run("outbox", "settle", "1", "--undo", "--yes")
    assert sent(run, "brev.docx").exit_code == 0
    assert "fortrudt, ikke lagt på sagen" in run("outbox", "show", "1").stdout


def test_a_corrected_letter_after_a_dropped_one_is_no_later_version(
    run: Run, docx: Docx, records: Records
) -> None:
    records.script = {"put": iter(["refused"])}
    sent(run, letter(docx))
    run("outbox", "settle", "1", "--not-filed", "--yes")
    assert sent(run, letter(docx, text="Kære Anne")).exit_code == 0
    assert records.rows("name") == [("brev.docx",)]
    assert "ikke lagt på sagen" in run("outbox", "show", "1").stdout


def test_a_wrong_document_is_corrected_and_both_words_stay(
    run: Run, docx: Docx, records: Records
) -> None:
    _lost(run, docx, records)
    first, second = (records.filed_by_hand(CASE, "brev.docx") for _ in range(2))
    found = run("outbox", "settle", "1", "--document", first, "--yes")
    assert (found.stdout, found.stderr) == (
        f"Nr. 1 er ordnet: dokument {first}. Det ligger på sagen.\n", "",
    )  # fmt: skip
    assert run("outbox", "settle", "1", "--document", second, "--yes").exit_code == 0
    receipt = run("outbox", "show", "1").stdout
    assert f"ordnet i hånden, dokument {first}: 20" in receipt
    assert f"ordnet i hånden, dokument {second}: 20" in receipt
    assert "gemt: " not in receipt  # Segl itself has not seen it stored
    again = sent(run, "brev.docx")
    assert (again.exit_code, records.count) == (0, 2)
    assert f"som dokument {second} på" in again.stdout


def test_another_letters_document_is_refused(run: Run, docx: Docx, records: Records) -> None:
    sent(run, letter(docx, "et.docx", "Kære Bo"))
    _lost(run, docx, records)
    found = run("outbox", "settle", "2", "--document", "1", "--yes")
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr.startswith(
        "Dokument 1 er nr. 1 i udbakken, en anden fil, så nr. 2 er ikke ændret."
    )
    english = run("outbox", "settle", "2", "--document", "1", "--yes", "--messages", "en")
    assert "Document 1 is no. 1 in the outbox, another file" in english.stderr
    assert "kræver et menneske" in run("outbox", "show", "2").stdout


def test_a_document_of_another_name_is_a_persons_to_say(
    run: Run, docx: Docx, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lost(run, docx, records)
    other = records.filed_by_hand(CASE, "referat.docx")
    found = run("outbox", "settle", "1", "--document", other, "--yes")
    assert (found.exit_code, found.stdout) == (1, "")
    assert "har et andet navn på sagen, end brevet nr. 1" in found.stderr
    assert "Intet er ændret. Er det brevet alligevel" in found.stderr
    assert "referat" not in found.stderr  # another's name may name a person
    assert "kræver et menneske" in run("outbox", "show", "1").stdout
    isatty = lambda _: True  # noqa: E731
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", isatty, raising=False)
    found = run("outbox", "settle", "1", "--document", other, given="j\n")
    assert (found.exit_code, "et andet navn" in found.stderr) == (0, True)


def test_a_letter_that_is_in_the_case_is_not_settled_as_unfiled(
    run: Run, docx: Docx, records: Records
) -> None:
    records.script = {"put": iter(["after"]), "find": iter(["ok", *["not_sent"] * 2])}
    assert sent(run, letter(docx)).exit_code == 1
    assert "måske sendt" in run("outbox", "status").stdout
    found = run("outbox", "settle", "1", "--not-filed", "--yes")
    assert (found.exit_code, found.stdout) == (1, "")
    assert "Brevet ligger på sagen som dokument 1, så nr. 1 er ikke ændret." in found.stderr
    assert "segl outbox settle 1 --document 1. Skal Segl gå videre" in found.stderr
    english = run("outbox", "settle", "1", "--not-filed", "--yes", "--messages", "en")
    assert "The letter is in the case as document 1" in english.stderr
    assert run("outbox", "retry", "1").exit_code == 0
    assert records.count == 1


def test_what_could_not_be_looked_for_is_told_and_stands_in_the_receipt(
    run: Run, docx: Docx, records: Records
) -> None:
    _lost(run, docx, records)
    records.script = {"find": iter(["not_sent"])}
    found = run("outbox", "settle", "1", "--not-filed", "--yes")
    assert found.exit_code == 0
    assert "Systemet har travlt. Segl kunne derfor ikke se efter" in found.stderr
    shown = run("outbox", "show", "1").stdout
    assert "ordnet i hånden, ikke lagt på sagen, ikke set efter af Segl: 20" in shown


def test_a_document_that_is_not_on_the_case_is_refused(
    run: Run, docx: Docx, records: Records
) -> None:
    _lost(run, docx, records)
    found = run("outbox", "settle", "1", "--document", "99", "--yes")
    assert found.exit_code == 1
    assert "Dokument 99 er ikke på sagen" in found.stderr
    assert "kræver et menneske" in run("outbox", "status").stdout


def test_a_system_that_cannot_be_asked_is_told(run: Run, docx: Docx, records: Records) -> None:
    _lost(run, docx, records)
    records.script = {"lookup": iter(["not_sent"])}
    found = run("outbox", "settle", "1", "--document", "99", "--yes")
    assert found.exit_code == 0
    assert "Systemet har travlt. Segl kunne derfor ikke se efter" in found.stderr
    assert found.stdout == "Nr. 1 er ordnet: dokument 99.\n"
    assert "ordnet i hånden, dokument 99, ikke set af Segl" in run("outbox", "show", "1").stdout
    assert "Segl har ikke selv set det" in sent(run, "brev.docx").stdout


def test_a_person_is_asked_before_it_is_written(
    run: Run, docx: Docx, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lost(run, docx, records)
    assert run("outbox", "settle", "1", "--not-filed").exit_code == 2  # nobody to ask
    isatty = lambda _: True  # noqa: E731
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", isatty, raising=False)
    found = run("outbox", "settle", "1", "--not-filed", given="n\n")
    assert found.exit_code == 1
    assert "som IKKE lagt på sagen" in found.stderr
    assert found.stderr.endswith("Intet er ændret.\n")
    assert "kræver et menneske" in run("outbox", "status").stdout
    assert run("outbox", "settle", "1", "--not-filed", given="j\n").exit_code == 0


def test_what_segl_saw_stored_is_not_told_as_unfiled(
    run: Run, docx: Docx, records: Records
) -> None:
    records.script = {"journalise": iter(["refused"])}
    sent(run, letter(docx))
    found = run("outbox", "settle", "1", "--not-filed", "--yes")
    assert (found.exit_code, "dokument 1" in found.stderr) == (2, True)
    assert run("outbox", "settle", "1", "--yes").exit_code == 0
    assert run("outbox", "settle", "1", "--document", "7", "--yes").exit_code == 2
    assert run("outbox", "settle", "1", "--undo", "--yes").exit_code == 0
    assert "dokument: 1" in run("outbox", "show", "1").stdout
    assert run("outbox", "retry", "1").exit_code == 0


def test_an_enclosure_of_a_dropped_letter_is_told_what_to_do(
    run: Run, docx: Docx, records: Records
) -> None:
    Path("bilag.pdf").write_bytes(b"%PDF-1.7 bilag")
    records.script = {"put": iter(["refused"])}
    sent(run, letter(docx), "--attach", "bilag.pdf")
    run("outbox", "settle", "1", "--not-filed", "--yes")
    found = run("outbox", "retry")
    assert "Brevet, som det er bilag til, blev ikke lagt på sagen." in found.stderr
    assert "segl outbox settle 2 --not-filed" in found.stderr


def test_an_enclosure_of_a_forgotten_letter_is_told_what_to_do(
    run: Run, docx: Docx, records: Records
) -> None:
    Path("bilag.pdf").write_bytes(b"%PDF-1.7 bilag")
    records.script = {"put": iter(["refused"])}
    sent(run, letter(docx), "--attach", "bilag.pdf")
    run("outbox", "forget", "1", "--yes")
    found = run("outbox", "retry")
    assert "Brevet, som det er bilag til, er glemt i udbakken." in found.stderr
    assert "segl outbox settle 2" in found.stderr
    again = sent(run, "brev.docx", "--attach", "bilag.pdf")
    assert again.exit_code == 0, again.output
    assert records.rows("name") == [("brev.docx",), ("bilag.pdf",)]


def test_a_word_of_an_earlier_release_is_told_as_it_is(
    run: Run, docx: Docx, records: Records
) -> None:
    _lost(run, docx, records)
    with sqlite3.connect(disk.folder() / "outbox.sqlite") as base:  # as earlier releases wrote it
        base.execute("ALTER TABLE row DROP COLUMN words")
        base.execute("ALTER TABLE row DROP COLUMN rest")
        base.execute("UPDATE row SET state = 'settled', ended = '2026-11-20T12:00:00+00:00'")
        base.execute("DELETE FROM load")
        base.execute("PRAGMA user_version = 1")
    found = sent(run, "brev.docx")
    assert (found.exit_code, found.stdout, records.count) == (1, "", 0)
    assert "ordnet i hånden den 2026-11-20" in found.stderr
    assert "Segl kender intet dokument-id. Intet sendes igen." in found.stderr
    assert "segl outbox settle 1 --undo" in found.stderr


def test_ids_of_the_systems() -> None:
    assert getorganized.is_document_id("215820")
    assert not any(map(getorganized.is_document_id, ("", "21a", "²", "-1", "2.0")))
    assert all(map(sbsys.is_document_id, ("34", "sag/12/dokument/34")))
    assert not any(map(sbsys.is_document_id, ("", "0", "brev", "sag/12/34")))


def test_an_enclosure_that_was_dropped_with_one_letter_goes_with_the_next(
    run: Run, docx: Docx, records: Records
) -> None:
    Path("bilag.pdf").write_bytes(b"%PDF-1.4 bilag")
    records.script = {"put": iter(["ok", "refused"])}
    assert sent(run, letter(docx, "et.docx"), "--attach", "bilag.pdf").exit_code == 1
    run("outbox", "settle", "2", "--not-filed", "--yes")
    found = sent(run, letter(docx, "to.docx", "Kære Bo"), "--attach", "bilag.pdf")
    assert (found.exit_code, records.count) == (0, 3)
    assert "bilag.pdf: dokument 3" in found.stdout
    sent(run, letter(docx, "tre.docx", "Kære Cu"), "--attach", "bilag.pdf")
    assert records.rows("name", "name LIKE 'bilag%'") == [("bilag.pdf",)]  # the same file once


def test_the_enclosure_of_a_refused_letter_goes_with_the_corrected_one(
    run: Run, docx: Docx, records: Records
) -> None:
    Path("bilag.pdf").write_bytes(b"%PDF-1.4 bilag")
    records.script = {"put": iter(["refused"])}
    sent(run, letter(docx), "--attach", "bilag.pdf")
    assert sent(run, letter(docx, text="Kære Bo"), "--attach", "bilag.pdf").exit_code == 0
    assert records.rows("name") == [("brev.docx",), ("bilag.pdf",)]
    assert "Alt i udbakken er færdigt" in run("outbox", "status").stdout


def test_an_enclosure_that_the_corrected_letter_goes_without_is_told(
    run: Run, docx: Docx, records: Records
) -> None:
    Path("bilag.pdf").write_bytes(b"%PDF-1.4 bilag")
    records.script = {"put": iter(["refused"])}
    sent(run, letter(docx), "--attach", "bilag.pdf")
    sent(run, letter(docx, text="Kære Bo"))
    assert "segl outbox settle 2 --not-filed" in run("outbox", "retry", "2").stderr


def test_a_document_of_its_own_is_settled_without_a_remark(
    run: Run, docx: Docx, records: Records
) -> None:
    records.script = {"journalise": iter(["refused"])}
    sent(run, letter(docx))
    assert run("outbox", "settle", "1", "--document", "1", "--yes").stderr == ""


def test_a_word_on_another_document_is_taken_back_to_the_one_that_segl_stored(
    run: Run, docx: Docx, records: Records
) -> None:
    assert records.filed_by_hand(CASE, "brev.docx") == "1"
    records.unique = False
    records.script = {"journalise": iter(["refused"])}
    sent(run, letter(docx))
    assert run("outbox", "settle", "1", "--document", "1", "--yes").exit_code == 0
    assert run("outbox", "settle", "1", "--undo", "--yes").exit_code == 0
    assert "dokument: 2" in run("outbox", "show", "1").stdout
    assert run("outbox", "retry", "1").exit_code == 0
    assert records.rows("id, journalised") == [(1, 0), (2, 1)]  # nobody else's is journalised


def test_a_word_taken_back_on_what_cannot_be_checked_again_is_no_loop(
    run: Run, docx: Docx, records: Records
) -> None:
    records.script = {"put": iter(["swapped"])}
    assert sent(run, letter(docx)).exit_code == 1
    run("outbox", "settle", "1", "--yes")
    told = run("outbox", "settle", "1", "--undo", "--yes").stdout
    assert "ret det dér, hvis det er nødvendigt, og skriv: segl outbox settle 1." in told
    assert "retry" not in told
    found = run("outbox", "retry", "1")
    assert found.stderr.startswith("Nr. 1, dokument 1: kræver et menneske.")
    assert "skriv: segl outbox settle 1." in found.stderr
    assert "retry" not in found.stderr
    english = run("outbox", "retry", "1", "--messages", "en").stderr
    assert english.startswith("No. 1, document 1: needs a person.")
    assert run("outbox", "settle", "1", "--yes").exit_code == 0


@pytest.mark.parametrize("state", ["journalised", "verified", "draft"])
def test_a_word_taken_back_on_what_segl_had_done_needs_nothing(
    state: str, run: Run, docx: Docx, records: Records
) -> None:
    """Such rows are of earlier releases, which took a person's word on what was done."""
    sent(run, letter(docx, journalise="nej" if state == "verified" else "ja"))
    with sqlite3.connect(disk.folder() / "outbox.sqlite") as base:
        base.execute("UPDATE row SET state = 'settled', at = ?", (state,))
    found = run("outbox", "settle", "1", "--undo", "--yes")
    assert (found.exit_code, found.stdout) == (0, "Nr. 1 er ikke længere ordnet i hånden.\n")
    assert "Alt i udbakken er færdigt." in run("outbox", "status").stdout
    again = run("outbox", "retry", "1")
    assert (again.exit_code, "dokument 1" in again.stdout) == (0, True)
    assert records.calls.count("put") == 1


def test_whether_an_enclosure_is_related_stays_unknown_until_a_person_says_so(
    run: Run, docx: Docx, records: Records
) -> None:
    Path("bilag.pdf").write_bytes(b"%PDF-1.4 bilag")
    records.script = {"relate": iter(["after"])}
    unknown = "det vides ikke, om det er knyttet til sit brev"
    assert unknown in sent(run, letter(docx), "--attach", "bilag.pdf").stderr
    for found in (run("outbox", "retry").stderr, run("outbox", "status").stdout):
        assert unknown in found
        assert "ikke knyttet til sit brev" not in found
        assert "segl outbox retry 2 --again" in found
    assert records.calls.count("relate") == 1
    assert run("outbox", "retry", "2", "--again").exit_code == 0


def test_a_relation_that_was_refused_is_tried_again_as_is_said(
    run: Run, docx: Docx, records: Records
) -> None:
    Path("bilag.pdf").write_bytes(b"%PDF-1.4 bilag")
    records.script = {"relate": iter(["refused"])}
    found = sent(run, letter(docx), "--attach", "bilag.pdf")
    assert "ikke knyttet til sit brev som bilag. Systemet sagde nej." in found.stderr
    assert "segl outbox retry 2." in found.stderr
    assert "--again" not in found.stderr
    assert run("outbox", "retry", "2").exit_code == 0


def test_a_file_of_the_letters_name_that_is_unlike_it_is_told(
    run: Run, docx: Docx, records: Records
) -> None:
    _lost(run, docx, records)
    records.filed_by_hand(CASE, "brev.docx")
    found = run("outbox", "settle", "1", "--not-filed", "--yes")
    assert found.exit_code == 0
    assert "en fil af samme navn med et andet indhold. Segl kan ikke se, om det" in found.stderr
    assert "ikke set efter" not in found.stderr
