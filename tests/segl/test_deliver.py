"""`segl deliver` and `segl outbox`: what a caseworker sees, and what lies in the case."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from render.esdh.outbox import disk
from scripted import Records
from sending import CASE, letter, sent

Run = Callable[..., Result]
Docx = Callable[..., bytes]


def test_a_letter_is_filed_and_its_place_printed(run: Run, docx: Docx, records: Records) -> None:
    found = sent(run, letter(docx))
    assert found.exit_code == 0, found.output
    assert found.stdout == f"brev.docx: dokument 1 på {CASE}, journaliseret (scripted://1)\n"
    assert "»Svar til dig«" in found.stderr
    assert records.rows("title, date, journalised") == [("Svar til dig", "2026-11-20", 1)]


def test_the_same_letter_twice(run: Run, docx: Docx, records: Records) -> None:
    sent(run, letter(docx))
    again = sent(run, "brev.docx")
    assert again.exit_code == 0
    assert "er lagt på sagen før, som dokument 1" in again.stderr
    assert records.calls.count("put") == 1


def test_a_corrected_letter_is_a_later_version(run: Run, docx: Docx, records: Records) -> None:
    sent(run, letter(docx))
    found = sent(run, letter(docx, text="Kære Anne"), "--messages", "en")
    assert "a later version of document 1" in found.stderr
    assert "document 2 in BOR-2026-000046, version 2, journalised" in found.stdout
    assert [name for (name,) in records.rows("name")] == ["brev.docx", "brev (version 2).docx"]


def test_without_a_terminal_nobody_is_asked(run: Run, docx: Docx, records: Records) -> None:
    found = run("deliver", letter(docx), "--case", CASE)
    assert found.exit_code == 2
    assert "--yes" in found.stderr
    assert records.calls == []


@pytest.mark.parametrize(
    ("answer", "stored"), [("j\n", 1), ("ja\n", 1), ("n\n", 0), ("\n", 0), ("", 0)]
)
def test_a_person_says_yes_or_no(
    answer: str,
    stored: int,
    run: Run,
    docx: Docx,
    records: Records,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter(docx)
    isatty = lambda _: True  # noqa: E731
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", isatty, raising=False)
    found = run("deliver", "brev.docx", "--case", CASE, given=answer)
    assert "Skal det lægges på sagen?" in found.stderr
    assert f"Sag {CASE} i eksempel: Sag {CASE}" in found.stderr
    assert records.count == stored
    assert found.exit_code == (0 if stored else 1)


def test_a_dry_run_sends_nothing(run: Run, docx: Docx, records: Records) -> None:
    found = run("deliver", letter(docx), "--case", CASE, "--dry-run")
    assert found.exit_code == 0
    assert "intet er sendt" in found.stderr
    assert set(records.calls) == {"case"}
    assert "tom" in run("outbox", "status").stdout


def test_words_own_file_beside_an_open_letter_is_passed_over(
    run: Run, docx: Docx, records: Records
) -> None:
    Path("~$brev.docx").write_bytes(b"x" * 162)
    found = run("deliver", letter(docx), "~$brev.docx", "--case", CASE, "--yes")
    assert found.exit_code == 0, found.output
    assert records.count == 1
    alone = run("deliver", "~$brev.docx", "--case", CASE, "--yes")
    assert alone.exit_code == 1
    assert "åbent i Word" in alone.stderr


def test_one_bad_letter_never_stops_the_rest(run: Run, docx: Docx, records: Records) -> None:
    Path("daarlig.docx").write_bytes(b"ikke et brev")
    good, other = letter(docx), letter(docx, "andet.docx", "Kære Bo", case="BOR-2026-000047")
    titled = letter(docx, "cpr.docx", "Kære Cu", title="Til 010190-1234")
    found = sent(run, "daarlig.docx", other, titled, "findes-ikke.docx", good)
    assert found.exit_code == 1
    assert "brev.docx: dokument 1" in found.stdout
    assert records.count == 1
    for name in ("daarlig.docx", "andet.docx", "findes-ikke.docx", "cpr.docx"):
        assert f"{name} er ikke lagt på sagen:\n  " in found.stderr
    assert "brev.docx er ikke lagt" not in found.stderr
    assert "cpr.docx er ikke lagt på sagen:\n  Titlen indeholder noget, der" in found.stderr
    assert "010190" not in found.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["brev.docx"], "--case"),
        (["brev.docx", "andet.docx", "--case", CASE, "--title", "X", "--yes"], "--title"),
        (["brev.docx", "--case", CASE, "--yes", "--records", "nabo"], "nabo"),
    ],
)
def test_a_wrong_call(words: list[str], told: str, run: Run, docx: Docx, records: Records) -> None:
    letter(docx), letter(docx, "andet.docx")
    found = run("deliver", *words)
    assert found.exit_code == 2
    assert told in found.stderr
    assert records.calls == []


@pytest.mark.parametrize("case", ["BOR-2026-000404", "BOR-2026-000423"])
def test_a_case_that_takes_nothing(case: str, run: Run, docx: Docx, records: Records) -> None:
    found = run("deliver", letter(docx, case=case), "--case", case, "--yes")
    assert found.exit_code == 1
    assert records.count == 0
    assert "tom" in run("outbox", "status").stdout


@pytest.mark.parametrize(("flag", "marks"), [("--no-journalise", 0), ("--journalise", 1)])
def test_journalising_by_a_flag(
    flag: str, marks: int, run: Run, docx: Docx, records: Records
) -> None:
    says = "nej" if marks else "ja"
    assert sent(run, letter(docx, journalise=says), flag, "--title", "Ny titel").exit_code == 0
    assert records.rows("marks, title") == [(marks, "Ny titel")]


def test_a_case_number_and_a_year_are_no_cpr_number(run: Run, docx: Docx, records: Records) -> None:
    case = "BOR-2026-010112"
    found = run("deliver", letter(docx, case=case, title=f"Notat i {case} 2026-11-20"), "--case",
                case, "--yes")  # fmt: skip
    assert found.exit_code == 0, found.output
    assert records.rows("title") == [(f"Notat i {case} 2026-11-20",)]


def test_what_is_kept_for_some_days_goes_when_the_outbox_is_looked_at(
    run: Run, docx: Docx, records: Records
) -> None:
    with Path("records/eksempel.toml").open("a", encoding="utf-8") as file:
        file.write("keep_bytes_days = 1\n")
    sent(run, letter(docx))
    with sqlite3.connect(disk.folder() / "outbox.sqlite") as base:
        assert base.execute("UPDATE load SET wipe = '2026-01-01'").rowcount == 1
    run("outbox", "status")
    with sqlite3.connect(disk.folder() / "outbox.sqlite") as base:
        assert base.execute("SELECT count(*) FROM load").fetchone() == (0,)


def test_enclosures_go_with_each_letter(run: Run, docx: Docx, records: Records) -> None:
    Path("vejledning.pdf").write_bytes(b"%PDF-1.7 vejledning")
    both = letter(docx), letter(docx, "to.docx", "Kære Bo")
    found = sent(run, *both, "--attach", "vejledning.pdf")
    assert found.exit_code == 0, found.output
    assert records.count == 3
    pairs = records.base.execute("SELECT parent, child FROM relation").fetchall()
    assert len(pairs) == 2
    assert len({child for _, child in pairs}) == 1
    third = letter(docx, "tre.docx", "Kære Cu")
    assert sent(run, third, "--attach", "vejledning.pdf").exit_code == 0
    assert records.count == 4
    missing = sent(run, third, "--attach", "findes-ikke.pdf")
    assert missing.exit_code == 1
    assert "findes-ikke.pdf" in missing.stderr


def test_what_needs_a_person_is_told_with_its_id_and_settled(
    run: Run, docx: Docx, records: Records
) -> None:
    records.script = {"journalise": iter(["refused"])}
    found = sent(run, letter(docx))
    assert found.exit_code == 1
    assert "dokument 1" in found.stderr
    status = run("outbox", "status").stdout
    assert "kræver et menneske" in status
    assert "segl outbox" in status
    assert run("outbox", "settle", "1", "--yes").exit_code == 0
    assert "ordnet i hånden" in run("outbox", "show", "1").stdout
    assert "færdigt" in run("outbox", "status").stdout
    assert sent(run, "brev.docx").exit_code == 0
    assert records.count == 1


def test_retry_goes_on_with_what_waits(run: Run, docx: Docx, records: Records) -> None:
    records.script = {"put": iter(["not_sent"] * 2)}
    found = sent(run, letter(docx))
    assert found.exit_code == 1
    assert "segl outbox retry 1" in found.stderr
    found = run("outbox", "retry")
    assert found.exit_code == 0
    assert "brev.docx: dokument 1" in found.stdout
    assert "færdigt" in run("outbox", "retry").stdout


def test_an_installation_that_is_gone_stops_no_other(
    run: Run, docx: Docx, records: Records
) -> None:
    old = Path("records/eksempel.toml")
    Path("records/anden.toml").write_text(old.read_text("utf-8"), "utf-8")
    records.script["put"] = iter(["not_sent"] * 4)
    for name in ("anden", "eksempel"):
        assert sent(run, letter(docx, text=name), "--records", name).exit_code == 1
    Path("records/anden.toml").unlink()
    found = run("outbox", "retry")
    assert found.exit_code != 0
    assert "»anden«" in found.stderr
    assert records.count == 1


def test_again_is_a_persons_word(run: Run, docx: Docx, records: Records) -> None:
    records.unique = False
    records.script = {"put": iter(["before"])}
    assert "--again" in sent(run, letter(docx)).stderr
    assert run("outbox", "retry", "--again").exit_code == 2
    assert run("outbox", "retry", "1").exit_code == 1
    assert records.count == 0
    assert run("outbox", "retry", "1", "--again").exit_code == 0
    assert records.count == 1


def test_what_is_forgotten_may_go_once_more(run: Run, docx: Docx, records: Records) -> None:
    sent(run, letter(docx))
    assert run("outbox", "forget", "1").exit_code == 2
    assert run("outbox", "forget", "1", "--yes").exit_code == 0
    assert run("outbox", "show", "1").exit_code == 2
    assert sent(run, "brev.docx").exit_code == 0
    assert records.count == 1  # it was found there


def test_a_receipt_for_machines(run: Run, docx: Docx, records: Records) -> None:
    sent(run, letter(docx, title="Brev til Ane Ærlig"))
    (row,) = json.loads(run("outbox", "status", "--all", "--format", "json").stdout)
    assert row == json.loads(run("outbox", "show", "1", "--format", "json").stdout)
    assert (row["state"], row["document"], row["case"]) == ("journalised", "1", CASE)
    assert "Ærlig" not in json.dumps(row, ensure_ascii=False)
    assert "brev" not in json.dumps(row)


def test_a_probe_tells_each_step(run: Run, records: Records) -> None:
    found = run("deliver", "probe")
    assert found.exit_code == 0
    assert found.stderr.splitlines() == ["Prøver forbindelse …"]
    assert "Prøver" not in found.stdout
    assert "bekræft hos driften  felter: Spørg driften." in found.stdout
    assert run("deliver", "probe", "--case", "BOR-2026-000404").exit_code == 1
    assert records.count == 0


def test_a_probe_has_a_help_of_its_own(run: Run) -> None:
    told = run("deliver", "probe", "--help").stdout
    assert "deliver probe" in told
    for name in ("--case", "--records", "--library", "--swagger", "--messages"):
        assert name in told
    for name in ("--attach", "--yes", "--title", "--journalise", "BREVE", "LETTERS"):
        assert name not in told
    assert "--swagger" not in run("deliver", "--help").stdout


def test_a_letter_named_as_the_probe(run: Run, docx: Docx, records: Records) -> None:
    found = run("deliver", "--case", CASE, "--yes", "probe")
    assert found.exit_code == 2
    assert "segl deliver probe" in found.stderr
    assert records.calls == []
    assert sent(run, f"./{letter(docx, 'probe')}").exit_code == 0


def test_nothing_of_the_network_is_imported_before_it_is_needed() -> None:
    import subprocess

    code = (
        "import sys, segl.commands.deliver, segl.commands.outbox, segl.delivering.work, "
        "render.esdh.outbox.run; "
        "print([n for n in ('requests', 'stamina', 'keyring') if n in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
