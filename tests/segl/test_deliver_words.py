"""What `segl deliver` says agrees with what is so, and with what a person can do."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result

import scripted
from render.errors import DeliveryError
from render.esdh.answer import Answer
from render.esdh.getorganized import cases
from render.esdh.getorganized.outcomes import of_status
from render.esdh.outbox import disk
from render.esdh.outbox.engine import Outcome
from render.esdh.outbox.row import State
from render.esdh.outbox.store import Outbox
from render.esdh.system import Case
from scripted import Records
from segl.delivering import breaking, errand
from segl.delivering.telling import Teller
from sending import CASE, letter, sent

Run = Callable[..., Result]
Docx = Callable[..., bytes]


def test_a_dry_run_says_what_would_be_done(run: Run, docx: Docx, records: Records) -> None:
    found = run("deliver", letter(docx), "--case", CASE, "--dry-run")
    assert "Det ville der blive gjort (intet er sendt):" in found.stderr
    assert "Vis, hvad der ville blive gjort" in run("deliver", "--help").stdout


def test_copies_of_a_file_are_named_and_filed_once(run: Run, docx: Docx, records: Records) -> None:
    letter(docx)
    Path("kopi.docx").write_bytes(Path("brev.docx").read_bytes())
    found = sent(run, "brev.docx", "kopi.docx")
    assert (found.exit_code, records.count) == (0, 1)
    assert "kopi.docx er den samme fil som brev.docx, så den lægges kun" in found.stderr
    assert found.stdout.count("dokument 1") == 1
    english = sent(run, "brev.docx", "kopi.docx", "--messages", "en").stderr
    assert "kopi.docx is the same file as brev.docx" in english


def test_an_enclosure_that_is_not_there_keeps_all_unfiled(
    run: Run, docx: Docx, records: Records
) -> None:
    found = sent(run, letter(docx), "--attach", "mappe/findes-ikke.pdf")
    assert found.exit_code == 1
    assert "Intet er lagt på sagen eller i udbakken." in found.stderr
    assert records.count == 0


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A way to close every case."""
    case = scripted.Scripted.case

    def close() -> None:
        def found(self: scripted.Scripted, number: str) -> Case:
            return Case(case(self, number).number, "Sag", is_open=False)

        monkeypatch.setattr(scripted.Scripted, "case", found)

    return close


@pytest.mark.parametrize("fault", ["not_sent", "before"])
def test_a_case_that_was_closed_meanwhile_is_told_in_one_way(
    fault: str, run: Run, docx: Docx, records: Records, closed: Callable[[], None]
) -> None:
    is_lost = fault == "before"
    records.script = {"put": iter([fault] * 2), "find": iter(["ok", *["not_sent"] * 2 * is_lost])}
    sent(run, letter(docx))
    closed()
    found = run("outbox", "retry", "1")
    assert (found.exit_code, records.count) == (1, 0)
    start = "Det vides ikke, om brevet er" if is_lost else "Brevet er ikke"
    assert f"{start} lagt på sagen. Sagen er lukket." in found.stderr
    assert "ikke sendt" not in found.stderr
    again = " --again" if is_lost else ""
    assert f"åbn sagen i fagsystemet, og skriv: segl outbox retry 1{again}." in found.stderr.lower()
    assert "settle 1 --not-filed" in found.stderr
    known = run("outbox", "status", "--messages", "en").stdout
    assert "open the case in the records system" in known.lower()


@pytest.mark.parametrize(
    ("pattern", "number", "told"),
    [
        (r"[A-Z]{3}-[0-9]{4}-[0-9]{6}", "bor-2026-000046", "skrives som BOR-2026-000046."),
        (r"[A-Z]{3}-[0-9]{4}-[0-9]{6}", "46", "skrives som EKS-2026-000124."),
        (r"[0-9]{9}", "46", "Kontrollér sagsnummeret"),
    ],
)
def test_the_form_of_a_case_number_is_shown(pattern: str, number: str, told: str) -> None:
    with pytest.raises(DeliveryError) as found:
        cases.check_number(SimpleNamespace(case_pattern=pattern), number)  # type: ignore[arg-type]
    assert found.value.step is not None
    assert told in found.value.step.da


def test_a_file_too_large_for_getorganized_is_told_with_whom_to_ask() -> None:
    step = of_status(Answer(413, "", b""), True, "").step
    assert step is not None
    assert "hvor stor en fil må være" in step.da


def test_who_broke_off_is_told_of_each_letter_once(
    run: Run, docx: Docx, records: Records, capsys: pytest.CaptureFixture[str]
) -> None:
    records.script = {"put": iter(["before"]), "find": iter(["ok", *["not_sent"] * 2])}
    sent(run, letter(docx))
    with Outbox(disk.folder()) as outbox:
        rows = outbox.rows()
        assert rows[0].state is State.UPLOADING
        teller = Teller("da", {})
        teller.tell_rest(outbox, rows)
        teller.tell(Outcome(rows[0]))  # a worker that nobody waited for
    assert capsys.readouterr().err.count("brev.docx") == 1


class _Swallows:
    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):  # the signal is heard between two steps
            pass


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to a process")
def test_who_breaks_off_in_a_library_that_swallows_it_sends_nothing(
    run: Run, docx: Docx, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter(docx)
    checked = errand.parcels

    def slow(*given: object) -> object:
        _Swallows()
        gc.collect()
        return checked(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(errand, "parcels", slow)
    found = sent(run, "brev.docx")
    assert found.exit_code == 130
    assert (records.count, "put" in records.calls) == (0, False)
    assert "tom" in run("outbox", "status").stdout
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_who_breaks_off_is_heard_at_once_elsewhere() -> None:
    with pytest.raises(KeyboardInterrupt), breaking.heard():
        signal.raise_signal(signal.SIGINT)
        pytest.fail("went on")
