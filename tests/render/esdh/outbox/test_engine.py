"""Each fault of a records system: nothing lost, nothing twice, and what a person is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from outgoing import CASE, DOCUMENT, QUICK, deliver, new, retry
from render.esdh.document import Document
from render.esdh.outbox import words
from render.esdh.outbox.engine import Engine
from render.esdh.outbox.row import Load, Row, State
from render.esdh.outbox.store import Outbox
from scripted import Records, Scripted

Docx = Callable[..., bytes]
JOURNALISED, VERIFIED, PERSON = State.JOURNALISED, State.VERIFIED, State.PERSON


def test_a_document_is_stored_read_back_and_journalised(tmp_path: Path, docx: Docx) -> None:
    records = Records()
    (outcome,) = deliver(tmp_path, records, new(docx("Kære Ane")))
    assert outcome.row.state is JOURNALISED
    assert (outcome.row.document, outcome.row.name) == ("1", "brev.docx")
    assert records.rows("title, journalised, marks") == [("Afgørelse om støtte", 1, 1)]


def test_without_journalising_it_is_done_when_it_is_verified(tmp_path: Path, docx: Docx) -> None:
    records = Records()
    (outcome,) = deliver(tmp_path, records, new(docx("Kære Ane"), journalise=False))
    assert outcome.row.state is VERIFIED
    assert outcome.row.is_done
    assert records.rows("marks") == [(0,)]


def test_the_same_file_never_goes_twice(tmp_path: Path, docx: Docx) -> None:
    records = Records()
    letter = new(docx("Kære Ane"))
    for _ in range(3):
        (outcome,) = deliver(tmp_path, records, letter)
        assert outcome.row.state is JOURNALISED
    assert records.count == 1
    assert records.calls.count("put") == 1


# each: the script, the state in the end, how many are stored, and how often it was sent
FAULTS: dict[str, tuple[dict[str, list[str]], State, int, int]] = {
    "the answer is lost after it was stored": ({"put": ["after"]}, JOURNALISED, 1, 1),
    "the connection is lost before": ({"put": ["before"]}, JOURNALISED, 1, 2),
    "busy, then not": ({"put": ["not_sent", "not_sent"]}, JOURNALISED, 1, 3),
    "the listing lags behind": ({"put": ["late"]}, JOURNALISED, 1, 1),
    "a yes without an id": ({"put": ["no_id"]}, JOURNALISED, 1, 1),
    "a clear no": ({"put": ["refused"]}, PERSON, 0, 1),
    "no such case": ({"case": ["refused"]}, PERSON, 0, 0),
    "reading fails twice": ({"find": ["before", "not_sent"]}, JOURNALISED, 1, 1),
    "the date came back otherwise": ({"put": ["swapped"]}, PERSON, 1, 1),
    "the read-back is refused": ({"differences": ["refused"]}, PERSON, 1, 1),
    "journalising is refused": ({"journalise": ["refused"]}, PERSON, 1, 1),
    "journalising is lost after": ({"journalise": ["after"]}, JOURNALISED, 1, 1),
    "journalising is lost before": ({"journalise": ["before"]}, JOURNALISED, 1, 1),
    "nobody knows if it is journalised": (
        {"journalise": ["after"], "is_journalised": ["silent"]}, PERSON, 1, 1,
    ),
    "journalised, and nobody says so": ({"is_journalised": ["silent"]}, JOURNALISED, 1, 1),
}  # fmt: skip


@pytest.mark.parametrize(("script", "state", "stored", "sent"), FAULTS.values(), ids=FAULTS)
def test_a_fault(
    script: dict[str, list[str]], state: State, stored: int, sent: int, tmp_path: Path, docx: Docx
) -> None:
    records = Records(script=script)
    (outcome,) = deliver(tmp_path, records, new(docx("Kære Ane")))
    assert outcome.row.state is state
    assert records.count == stored
    assert records.calls.count("put") == sent
    if state is PERSON:
        told = f"{outcome.row.said.da} {outcome.row.step.da}"
        assert "segl outbox" in told or not stored
        assert "{" not in told
        if stored:
            assert "okument 1" in told
            assert outcome.row.document == "1"


def test_a_system_that_is_down_is_tried_again_later(tmp_path: Path, docx: Docx) -> None:
    records = Records(script={"put": ["not_sent"] * 3})
    (outcome,) = deliver(tmp_path, records, new(docx("Kære Ane")))
    assert outcome.row.state is State.QUEUED
    assert outcome.row.is_paused
    assert "segl outbox retry 1" in outcome.row.step.en
    (outcome,) = retry(tmp_path, records)
    assert outcome.row.state is JOURNALISED
    assert records.count == 1


@pytest.mark.parametrize("fault", ["after", "before"])
def test_a_system_that_takes_two_of_a_name_gets_no_second_try(
    fault: str, tmp_path: Path, docx: Docx
) -> None:
    records = Records(script={"put": [fault]}, unique=False)
    (outcome,) = deliver(tmp_path, records, new(docx("Kære Ane")))
    assert records.count == (fault == "after")
    assert outcome.row.state is (JOURNALISED if fault == "after" else PERSON)
    if fault == "before":
        assert "settle 1 --document" in outcome.row.step.da
        (outcome,) = retry(tmp_path, records)  # it is looked for, not sent
        assert (outcome.row.state, records.count) == (PERSON, 0)
        (outcome,) = retry(tmp_path, records, again=True)
        assert (outcome.row.state, records.count) == (JOURNALISED, 1)


def test_a_listing_that_lags_too_long_never_makes_two(tmp_path: Path, docx: Docx) -> None:
    records = Records(script={"put": ["after"]})
    records.base.execute(
        "CREATE TRIGGER late AFTER INSERT ON stored BEGIN UPDATE stored SET hidden = 50; END"
    )
    (outcome,) = deliver(tmp_path, records, new(docx("Kære Ane")))
    assert outcome.row.state is PERSON
    assert records.count == 1
    records.base.execute("UPDATE stored SET hidden = 0")
    (outcome,) = retry(tmp_path, records)
    assert (outcome.row.state, outcome.row.document) == (JOURNALISED, "1")
    assert records.count == 1


def test_another_document_of_the_name_stays_as_it_is(tmp_path: Path, docx: Docx) -> None:
    records = Records()
    deliver(tmp_path / "en", records, new(docx("Et andet brev")))
    (outcome,) = deliver(tmp_path / "to", records, new(docx("Kære Ane")))
    assert outcome.row.state is JOURNALISED
    (third,) = deliver(tmp_path / "tre", records, new(docx("Et tredje brev")))
    assert third.row.state is JOURNALISED
    assert [name for (name,) in records.rows("name")] == [
        "brev.docx", "brev (2).docx", "brev (3).docx",
    ]  # fmt: skip


def test_what_somebody_filed_by_hand_is_not_filed_again(tmp_path: Path, docx: Docx) -> None:
    """From another machine, or before this outbox was lost: same name, same text, other bytes."""
    records = Records()
    deliver(tmp_path / "en", records, new(docx("Kære Ane")))
    (outcome,) = deliver(tmp_path / "to", records, new(docx("Kære Ane", title="x")))
    assert outcome.row.state is JOURNALISED
    assert records.rows("marks") == [(1,)]


def test_two_files_of_the_same_words_are_two_documents(tmp_path: Path, docx: Docx) -> None:
    """A document that is another row's is never taken for this one's."""
    records = Records()
    both = [new(docx("Kære Ane")), new(docx("Kære Ane", title="x"))]
    outcomes = deliver(tmp_path, records, *both)
    assert [one.row.document for one in outcomes] == ["1", "2"]
    assert [name for (name,) in records.rows("name")] == ["brev.docx", "brev (2).docx"]


@pytest.mark.parametrize("read_back", [True, False])
def test_words_that_were_lost_on_the_way(read_back: bool, tmp_path: Path, docx: Docx) -> None:
    records, other = Records(), docx("Kære")
    records.base.execute("CREATE TABLE other AS SELECT ? AS data", (other,))
    records.base.execute(
        "CREATE TRIGGER cut AFTER INSERT ON stored BEGIN "
        "UPDATE stored SET data = (SELECT data FROM other); END"
    )
    with Outbox(tmp_path) as outbox:
        (row,) = outbox.add([new(docx("Kære Ane"))])
        engine = Engine(outbox, Scripted(records), replace(QUICK, read_back=read_back))
        outcome = engine.work(row.key)
    assert outcome is not None
    assert outcome.row.state is (PERSON if read_back else JOURNALISED)
    assert outcome.row.document == "1"


def test_a_name_taken_meanwhile_by_another(tmp_path: Path, docx: Docx) -> None:
    records = Records()
    theirs = docx("Et andet brev")

    def rival(where: str) -> None:
        if where == "put:before" and not records.count:
            records.base.execute(
                "INSERT INTO stored (case_, name, data) VALUES (?, 'Brev.docx', ?)", (CASE, theirs)
            )

    records.point = rival
    (outcome,) = deliver(tmp_path, records, new(docx("Kære Ane")))
    assert outcome.row.state is JOURNALISED
    assert [name for (name,) in records.rows("name")] == ["Brev.docx", "brev (2).docx"]


def test_a_file_altered_on_storing_whose_answer_was_lost_is_not_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook that the system wrote its columns into: it lies there, and looks like another."""
    read = Scripted.content
    monkeypatch.setattr(Scripted, "content", lambda self, filed: read(self, filed) + b"kolonner")
    records = Records(script={"put": ["after"]})
    (outcome,) = deliver(tmp_path, records, new(b"PK et ark", name="bilag.xlsx"))
    assert (outcome.row.state, records.count) == (PERSON, 1)
    assert "samme navn" in outcome.row.said.da
    assert "settle" in outcome.row.step.da
    retry(tmp_path, records)
    assert records.count == 1
    (outcome,) = retry(tmp_path, records, again=True)  # a person's word: it is another's
    assert [name for (name,) in records.rows("name")] == ["bilag.xlsx", "bilag (2).xlsx"]


def test_an_enclosure_that_is_done_waits_for_nothing(tmp_path: Path, docx: Docx) -> None:
    records = Records()
    parent = new(docx("Kære Ane"))
    both = [parent, new(b"%PDF", name="bilag.pdf", parent=parent[0].key)]
    _, before = deliver(tmp_path, records, *both)
    with Outbox(tmp_path) as outbox:
        assert outbox.forget(parent[0].key)
        after = Engine(outbox, Scripted(records), QUICK).work(before.row.key)
        assert after is not None
        assert outbox.row(before.row.key) == replace(before.row, name="", place="")
    assert (after.row.state, after.row.said.da) == (JOURNALISED, "")


def test_a_closed_case_takes_nothing(tmp_path: Path, docx: Docx) -> None:
    records = Records()
    (outcome,) = deliver(tmp_path, records, new(docx("Kære Ane"), case="BOR-2026-000423"))
    assert (outcome.row.state, records.count) == (PERSON, 0)


def test_what_needs_a_person_goes_on_when_it_was_corrected(tmp_path: Path, docx: Docx) -> None:
    records = Records(script={"put": ["swapped"]})
    (outcome,) = deliver(tmp_path, records, new(docx("Kære Ane")))
    assert "date" in outcome.row.said.da
    (outcome,) = retry(tmp_path, records)
    assert outcome.row.state is PERSON
    records.base.execute("UPDATE stored SET swapped = 0")
    (outcome,) = retry(tmp_path, records)
    assert outcome.row.state is JOURNALISED
    assert records.count == 1


# --- versions ---------------------------------------------------------------------------


def test_a_version_queued_while_the_one_before_is_sent_stays_behind_it(tmp_path: Path) -> None:
    with Outbox(tmp_path) as one, Outbox(tmp_path) as other:
        (first,) = one.add([new(b"Ane", lineage="brev")])
        held = one.claim(first.key)
        assert held is not None
        (second,) = other.add([new(b"Anna", lineage="brev")])
        one.save(replace(held, state=PERSON))
        assert other.row(first.key).later == second.key  # type: ignore[union-attr]


def test_a_corrected_letter_is_a_later_version(tmp_path: Path, docx: Docx) -> None:
    records = Records()
    for number, text in enumerate(("Kære Ane", "Kære Anna", "Kære Anne"), 1):
        (outcome,) = deliver(tmp_path, records, new(docx(text), lineage="x"))
        assert (outcome.row.state, outcome.row.edition) == (JOURNALISED, number)
        assert bool(outcome.row.earlier) == (number > 1)
    assert [name for (name,) in records.rows("name")] == [
        "brev.docx", "brev (version 2).docx", "brev (version 3).docx",
    ]  # fmt: skip


def test_a_version_that_was_never_stored_leaves_its_place(tmp_path: Path, docx: Docx) -> None:
    records = Records(script={"put": ["refused"]})
    deliver(tmp_path, records, new(docx("Kære Ane"), lineage="x"))
    (outcome,) = deliver(tmp_path, records, new(docx("Kære Anna"), lineage="x"))
    assert (outcome.row.name, outcome.row.edition) == ("brev.docx", 1)
    assert retry(tmp_path, records) == []
    assert [name for (name,) in records.rows("name")] == ["brev.docx"]
    (outcome,) = deliver(tmp_path, records, new(docx("Kære Ane"), lineage="x"))  # back again
    assert (outcome.row.name, outcome.row.edition) == ("brev (version 2).docx", 2)


def test_metadata_may_be_corrected_before_it_was_stored(tmp_path: Path, docx: Docx) -> None:
    records = Records(script={"put": ["refused"]})
    deliver(tmp_path, records, new(docx("Kære Ane")))
    better = new(docx("Kære Ane"), document=titled("En anden titel"))
    (outcome,) = deliver(tmp_path, records, better)
    assert outcome.row.state is JOURNALISED
    assert records.rows("title") == [("En anden titel",)]


def titled(title: str) -> Document:
    return Document(case=CASE, title=title, date=DOCUMENT.date)


# --- enclosures -------------------------------------------------------------------------


def enclosed(docx: Docx) -> list[tuple[Row, Load]]:
    letter = new(docx("Kære Ane"))
    return [letter, new(b"%PDF-1.7 bilag", "bilag.pdf", parent=letter[0].key)]


def test_an_enclosure_is_related_to_its_letter(tmp_path: Path, docx: Docx) -> None:
    records = Records()
    both = deliver(tmp_path, records, *enclosed(docx))
    assert [one.row.state for one in both] == [JOURNALISED, JOURNALISED]
    assert records.base.execute("SELECT * FROM relation").fetchall() == [(1, 2)]


def test_an_enclosure_waits_for_its_letter(tmp_path: Path, docx: Docx) -> None:
    records = Records(script={"put": ["refused"]})
    _, enclosure = deliver(tmp_path, records, *enclosed(docx))
    assert enclosure.row.is_paused
    assert records.count == 0
    retry(tmp_path, records)
    assert records.base.execute("SELECT * FROM relation").fetchall() == [(1, 2)]


def test_a_relation_whose_answer_was_lost_is_a_persons(tmp_path: Path, docx: Docx) -> None:
    records = Records(script={"relate": ["after"]})
    _, enclosure = deliver(tmp_path, records, *enclosed(docx))
    assert enclosure.row.state is PERSON
    assert "okument 2" in enclosure.row.step.da
    assert "okument 2" in words.standing(enclosure.row).da
    (enclosure,) = retry(tmp_path, records)
    assert enclosure.row.state is PERSON
    assert records.base.execute("SELECT * FROM relation").fetchall() == [(1, 2)]


def test_one_file_enclosed_with_two_letters_is_stored_once(tmp_path: Path, docx: Docx) -> None:
    records = Records()
    first, leaflet = enclosed(docx)
    second = new(docx("Kære Bo"), "bo.docx")
    again = (
        replace(
            leaflet[0], key="b" * 64, parent=second[0].key, twin=leaflet[0].key, journalise=False
        ),
        leaflet[1],
    )
    outcomes = deliver(tmp_path, records, first, leaflet, second, again)
    assert all(one.row.is_filed for one in outcomes)
    assert records.count == 3
    assert records.base.execute("SELECT * FROM relation").fetchall() == [(1, 2), (3, 2)]


# --- what remains -----------------------------------------------------------------------


def test_what_was_sent_is_wiped_and_the_receipt_names_nobody(tmp_path: Path, docx: Docx) -> None:
    secret = "Ane Ærlig 010190-1234"
    document = titled(f"Brev til {secret}")
    name = "brev til Ane.docx"
    deliver(tmp_path, Records(), new(docx(secret), name, document))
    for path in tmp_path.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0
        data = path.read_bytes() if path.is_file() else b""
        for word in ("Ærlig", "010190", "brev til Ane", "PK\x03\x04"):
            assert word.encode() not in data, path
