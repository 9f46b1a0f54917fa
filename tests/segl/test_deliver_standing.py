"""What is said of each letter that is not done: filed, not filed or not known, and the next step."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from render.esdh.outbox.store import Outbox
from scripted import Records, Scripted
from sending import CASE, letter, sent

Run = Callable[..., Result]
Docx = Callable[..., bytes]


def test_after_a_clear_no_the_letter_is_told_as_not_filed(
    run: Run, docx: Docx, records: Records
) -> None:
    records.script = {"put": iter(["refused"])}
    found = sent(run, letter(docx))
    assert "kræver et menneske. Brevet er ikke lagt på sagen. Systemet sagde nej." in found.stderr
    assert "segl outbox retry 1" in found.stderr
    for told in (run("outbox", "status"), run("outbox", "show", "1")):
        assert "Brevet er ikke lagt på sagen. " in told.stdout.replace("\n  ", " ")
    (row,) = json.loads(run("outbox", "status", "--format", "json").stdout)
    assert row["standing"]["en"] == "The letter is not filed."


@pytest.mark.parametrize("fault", ["refused", "before"])
def test_a_letter_that_is_not_journalised_is_told_alike(
    fault: str, run: Run, docx: Docx, records: Records
) -> None:
    records.script = {"journalise": iter([fault] * 3)}
    found = sent(run, letter(docx))
    assert "Dokument 1 er gemt, men ikke journaliseret. " in found.stderr
    assert found.stderr.count("Dokument 1 er gemt, men ikke journaliseret") == 1
    assert "segl outbox settle 1" in found.stderr


def test_what_is_stored_otherwise_is_named_once(run: Run, docx: Docx, records: Records) -> None:
    records.script = {"put": iter(["swapped"])}
    found = sent(run, letter(docx))
    assert "Dokument 1 er ikke gemt, som det blev bedt om: »date« er en anden." in found.stderr
    assert "ikke kontrolleret" not in found.stderr


@pytest.mark.parametrize(
    ("case", "why"), [("BOR-2026-000404", "Systemet sagde nej."), ("BOR-2026-000423", "lukket.")]
)
def test_where_nothing_was_queued_it_is_said_with_the_command(
    case: str, why: str, run: Run, docx: Docx, records: Records
) -> None:
    found = run("deliver", letter(docx, case=case), "--case", case, "--yes")
    assert f"{why} Intet er lagt på sagen eller i udbakken." in found.stderr
    assert f"segl deliver brev.docx --case {case}" in found.stderr


def test_a_new_enclosure_of_a_letter_that_is_filed_is_shown(
    run: Run, docx: Docx, records: Records
) -> None:
    for name in ("a.pdf", "b.pdf"):
        Path(name).write_bytes(b"%PDF-1.7 " + name.encode())
    sent(run, letter(docx), "--attach", "a.pdf")
    found = sent(run, "brev.docx", "--attach", "a.pdf", "--attach", "b.pdf")
    assert "brev.docx: er lagt på sagen før, som dokument 1" in found.stderr
    assert "bilag: a.pdf: er lagt på sagen før, som dokument 2" in found.stderr
    assert "\n    bilag: b.pdf\n" in found.stderr
    assert (found.exit_code, records.count) == (0, 3)
    english = sent(run, "brev.docx", "--attach", "a.pdf", "--messages", "en").stderr
    assert "enclosure: a.pdf: was delivered before, as document 2" in english
    assert "brev.docx: was delivered before" in english


def test_after_ctrl_c_each_letter_is_told(
    run: Run, docx: Docx, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("records/eksempel.toml").open("a", encoding="utf-8") as file:
        file.write("workers = 1\n")
    names = [letter(docx, f"brev{number}.docx", f"Kære {number}") for number in range(4)]

    def stopped(self: object, rows: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("render.esdh.outbox.run.Run.go", stopped)
    found = sent(run, *names)
    assert found.exit_code == 130
    for number, name in enumerate(names, 1):
        assert f"{name} (nr. {number}): i kø. Brevet er ikke lagt på sagen.\n" in found.stderr
        assert f"segl outbox retry {number}." in found.stderr
    assert "brev0.docx (nr. 1): i kø." in run("outbox", "retry").stderr


def test_a_row_that_a_kill_left_is_listed_with_its_next_step(
    run: Run, docx: Docx, records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(self: Scripted, *given: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(Scripted, "put", killed)
        sent(run, letter(docx))
    told = run("outbox", "status").stdout
    assert "måske sendt" in told
    assert "Det vides ikke, om brevet er lagt på sagen." in told
    assert "segl outbox retry 1" in told
    with Outbox(tmp_path / "udbakke") as outbox:  # another run is at work on it
        (row,) = outbox.rows()
        assert outbox.claim(row.key) is not None
        told = run("outbox", "status").stdout
        assert "En anden kørsel er i gang" in told
        assert "segl outbox retry" not in told


def test_one_other_document_is_told_in_the_singular(run: Run, docx: Docx, records: Records) -> None:
    records.script = {"put": iter(["not_sent"] * 4)}
    sent(run, letter(docx))
    sent(run, letter(docx, "to.docx", "Kære Bo"))
    found = sent(run, letter(docx, "tre.docx", "Kære Cu"))
    assert "2 andre dokumenter i udbakken er ikke færdige" in found.stderr
    run("outbox", "retry", "1")
    found = sent(run, "tre.docx")
    assert "1 andet dokument i udbakken er ikke færdigt: segl outbox status" in found.stderr


def test_columns_hold_long_numbers(run: Run, docx: Docx, records: Records) -> None:
    case = "EKS-2026-000124-001"
    records.script = {"put": iter(["not_sent"] * 2)}
    assert run("deliver", letter(docx, case=case), "--case", case, "--yes").exit_code == 1
    sent(run, letter(docx, "to.docx", "Kære Bo"))
    heads, *lines = run("outbox", "status", "--all").stdout.splitlines()
    rows = [line for line in lines if line[:8].strip().isdigit()]
    assert [line[heads.index("art") :][:4] for line in rows] == ["brev", "brev"]
    assert [line[heads.index("dato") :][:2] for line in rows] == ["20", "20"]


def test_a_cpr_number_in_a_name_is_masked_on_the_screen(
    run: Run, docx: Docx, records: Records
) -> None:
    good, bad = letter(docx, "svar 010190-1234.docx"), "findes ikke 010190-1235.docx"
    found = sent(run, good, bad)
    assert records.count == 1
    assert "010190" not in found.output
    assert "svar xxxxxx-xxxx.docx" in found.stderr
    assert CASE in found.stdout


def test_what_a_letter_does_not_say_is_shown_as_set_by_segl(
    run: Run, docx: Docx, records: Records
) -> None:
    Path("tabt.docx").write_bytes(docx("Kære Ane"))
    shown = run("deliver", "tabt.docx", "--case", CASE, "--dry-run").stderr
    assert (
        "OBS: det siger brevet ikke selv, så det er sat af Segl: titlen er filens navn (ret: "
        "--title), datoen er dags dato, retningen er udgående, det journaliseres ikke (ret: "
        "--journalise)\n"
    ) in shown
    said = ("--title", "Svar", "--no-journalise", "--messages", "en")
    shown = run("deliver", "tabt.docx", "--case", CASE, "--dry-run", *said).stderr
    assert "Segl has set it: the date is today's, the direction is outgoing\n" in shown
    assert "OBS" not in run("deliver", letter(docx), "--case", CASE, "--dry-run").stderr


def test_a_template_is_named_for_a_letter_that_lost_it(
    run: Run, docx: Docx, records: Records
) -> None:
    found = sent(run, letter(docx), "--template", "findes_ikke")
    assert (found.exit_code, records.calls) == (2, [])
    assert "findes_ikke" in found.stderr
    folder = Path("templates/svar")
    folder.mkdir(parents=True)
    (folder / "da.docx").write_bytes(docx("Kære Ane"))
    (folder / "template.toml").write_text('title = "Svar"\nversion = "1.0.0"\n', "utf-8")
    told = sent(run, "brev.docx").stderr
    assert "LTR002" in told
    assert "sig her, hvilken skabelon det svarer til: --template ID." in told
    assert "segl check" not in told
    assert "LTR002" not in sent(run, "brev.docx", "--template", "svar").stderr


def test_a_folder_is_no_letter(run: Run, docx: Docx, records: Records) -> None:
    Path("mappe").mkdir()
    found = sent(run, "mappe", letter(docx))
    assert "mappe er ikke lagt på sagen:\n  mappe er en mappe, ikke en fil." in found.stderr
    assert records.count == 1
    assert "mappe er en mappe" in sent(run, "brev.docx", "--attach", "mappe").stderr


def test_the_machines_own_words_are_told_in_danish(
    run: Run, docx: Docx, records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").write_text("x", "utf-8")
    monkeypatch.setenv("SEGL_OUTBOX", str(tmp_path / "fil"))
    found = run("outbox", "status")
    assert "der ligger en fil af det navn. Vælg en anden mappe med SEGL_OUTBOX." in found.stderr
    monkeypatch.setenv("SEGL_OUTBOX", str(tmp_path))
    (tmp_path / "outbox.sqlite").write_bytes(b"ikke en database, men ord" * 99)
    assert "filen er ingen udbakke." in run("outbox", "status").stderr
