"""Whatever befalls the calls, in whatever order: never two copies, and no word that is not so."""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outgoing import DOCUMENT, deliver, new, retry
from render.esdh.outbox.engine import Outcome
from render.esdh.outbox.row import State
from render.esdh.outbox.store import Outbox
from scripted import FAULTS, Records

CPR = re.compile(r"\b\d{6}-?\d{4}\b")
READS = st.sampled_from(["ok", "ok", "not_sent", "before", "refused"])
SCRIPTS = st.fixed_dictionaries(
    {
        "case": st.lists(READS, max_size=3),
        "find": st.lists(READS, max_size=6),
        "content": st.lists(READS, max_size=4),
        "differences": st.lists(READS, max_size=3),
        "is_journalised": st.lists(st.sampled_from(["ok", "silent", "before"]), max_size=4),
        "put": st.lists(st.sampled_from(FAULTS), max_size=6),
        "journalise": st.lists(
            st.sampled_from(["ok", "not_sent", "before", "after", "refused"]), max_size=5
        ),
        "relate": st.lists(st.sampled_from(["ok", "not_sent", "before", "after"]), max_size=3),
    }
)
LETTER, LEAFLET = "Kære Ane, 010190-1234", b"%PDF-1.7 bilag 010190-1234"


def promised(outcome: Outcome, records: Records) -> None:
    """What is said of a row holds in the system."""
    row = outcome.row
    assert outcome.error is None
    if row.is_filed:
        ((title, date, swapped, journalised),) = records.rows(
            "title, date, swapped, journalised", "id = ?", int(row.document)
        )
        assert (title, date, swapped) == (DOCUMENT.title, DOCUMENT.date, 0)
        assert journalised or not row.journalise
    elif row.document:
        told = f"{row.said.da} {row.step.da}"
        assert row.is_paused or f"okument {row.document}" in told
    if not row.is_done:
        assert row.step.da
        assert row.step.en
    assert not CPR.search(f"{row!r} {row.said} {row.step}")


@settings(max_examples=150, deadline=None)
@given(script=SCRIPTS, unique=st.booleans(), rounds=st.integers(1, 4))
def test_any_faults(
    docx: Callable[..., bytes],
    script: dict[str, list[str]],
    unique: bool,
    rounds: int,
) -> None:
    records = Records(script=script, unique=unique)
    letter = new(docx(LETTER))
    leaflet = new(LEAFLET, "bilag.pdf", parent=letter[0].key, journalise=False)
    with tempfile.TemporaryDirectory() as name:
        outcomes = deliver(Path(name), records, letter, leaflet)
        for _ in range(rounds):
            for outcome in outcomes:
                promised(outcome, records)
            assert_once(records)
            outcomes = retry(Path(name), records)
        for _ in range(4):  # a system that has come to its senses
            records.script = {}
            outcomes = retry(Path(name), records)
        assert_once(records)
        for outcome in retry(Path(name), records, again=True):
            promised(outcome, records)


def assert_once(records: Records) -> None:
    """No file lies there twice."""
    stored = [bytes(data) for (data,) in records.rows("data")]
    assert len(stored) == len(set(stored))


@settings(max_examples=60, deadline=None)
@given(script=SCRIPTS)
def test_a_system_that_guards_names_needs_no_person_for_lost_answers(
    docx: Callable[..., bytes], script: dict[str, list[str]]
) -> None:
    """But for a clear no and for what nobody can see, all ends well by itself."""
    script = {
        act: [fault for fault in faults if fault not in ("refused", "swapped", "silent")]
        for act, faults in script.items()
        if act != "relate"
    }
    records = Records(script=script)
    with tempfile.TemporaryDirectory() as name:
        deliver(Path(name), records, new(docx(LETTER)))
        for _ in range(12):
            retry(Path(name), records)
        with Outbox(Path(name)) as outbox:
            (row,) = outbox.rows(everything=True)
    assert row.state is State.JOURNALISED
    assert records.rows("journalised") == [(1,)]


def test_a_system_that_quotes_a_number_is_not_quoted(
    tmp_path: Path, docx: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    from render.message import Message

    told = "010190-1234, 0101901234 og 010190 1234 er ikke tilladt"
    monkeypatch.setattr("scripted.NO", Message(told, told))
    with caplog.at_level(logging.DEBUG):
        deliver(tmp_path, Records(script={"put": ["refused"]}), new(docx(LETTER)))
    with Outbox(tmp_path) as outbox:
        (row,) = outbox.rows()
    assert row.said.da == "xxxxxx-xxxx, xxxxxx-xxxx og xxxxxx-xxxx er ikke tilladt"
    assert not CPR.search(caplog.text)
