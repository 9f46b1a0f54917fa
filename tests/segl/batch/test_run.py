"""A run: every case becomes a letter or a reason, once, whatever happens on the way."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from batches import Bench, Inline, Watch, lines
from render.errors import FileError, LibraryError, TemplateError, ToolError
from render.package import read
from render.show import lines as shown
from segl import batching
from segl.batch import worker
from segl.batch.work import Item, OtherProgramError, Work
from segl.batching import MANIFEST

ROOT = Path(__file__).resolve().parents[3]
ANNA, BO, EVA = {"navn": "Anna"}, {"navn": "Bo"}, {"navn": "Eva"}
THREE = [ANNA, BO, EVA]


def test_every_case_becomes_a_letter(bench: Bench) -> None:
    outcome = bench.run(THREE)
    assert (outcome.letters, outcome.refused) == (3, 0)
    assert bench.names() == ["brev (2).docx", "brev (3).docx", "brev.docx"]
    texts = ["\n".join(shown(read(bench.out / name))) for name in bench.names()]
    assert [any(f"Hej {name}." in text for text in texts) for name in ("Anna", "Bo", "Eva")]
    assert bench.pool.closed


def test_the_manifest_tells_all_in_the_order_of_the_source(bench: Bench) -> None:
    bench.run([ANNA, {"navn": ""}, "{", BO])
    told = bench.manifest()
    assert [one["number"] for one in told] == [1, 2, 3, 4]
    assert [one["state"] for one in told] == ["written", "refused", "refused", "written"]
    assert told[0]["where"] == "linje 1"
    assert told[1]["problems"][0]["path"] == "navn"
    assert "JSON" in told[2]["problems"][0]["reason"]
    for one in (told[0], told[3]):
        for file in one["files"]:
            data = (bench.out / file["file"]).read_bytes()
            assert file["size"] == len(data)
            assert file["sha256"] == hashlib.sha256(data).hexdigest()


def test_no_value_of_a_case_is_told(bench: Bench) -> None:
    secret = "hemmelig-0101901234"
    outcome = bench.run([{"navn": secret, "antal": "tolv"}, {"navn": "", secret: 1}])
    assert outcome.refused == 2
    assert secret not in (bench.out / MANIFEST).read_text("utf-8")
    assert secret not in repr(outcome)


def test_the_same_case_twice_is_one_letter(bench: Bench) -> None:
    outcome = bench.run([ANNA, BO, ANNA, BO, BO])
    assert (outcome.letters, outcome.refused) == (2, 3)
    assert "den samme som linje 1" in outcome.refusals[0][1][0].message.da


def test_letters_of_one_name_are_numbered_as_far_as_it_takes(bench: Bench) -> None:
    outcome = bench.run([{"navn": f"Navn {n}"} for n in range(1200)])
    assert (outcome.letters, outcome.refused) == (1200, 0)
    assert "brev (1200).docx" in bench.names()


def test_a_pattern_names_letters_and_refuses_two_of_one_name(bench: Bench) -> None:
    outcome = bench.run([ANNA, BO, {"navn": "ANNA"}], pattern="Brev {navn}")
    assert bench.names() == ["Brev Anna.docx", "Brev Bo.docx"]
    assert "samme som brevet fra linje 1" in outcome.refusals[0][1][0].message.da


def test_the_number_of_the_case_may_name_it(bench: Bench) -> None:
    bench.run(THREE, pattern="{nr:3}-{navn}")
    assert bench.names() == ["001-Anna.docx", "002-Bo.docx", "003-Eva.docx"]


def test_a_file_of_somebody_else_is_left_alone(bench: Bench) -> None:
    bench.out.mkdir()
    (bench.out / "brev.docx").write_bytes(b"min egen")
    outcome = bench.run([ANNA])
    assert outcome.refused == 1
    assert (bench.out / "brev.docx").read_bytes() == b"min egen"
    assert bench.manifest()[0]["state"] == "refused"


def test_nothing_lies_about_when_all_is_done(bench: Bench) -> None:
    bench.run(THREE)
    left = {path.name for path in (bench.out / ".segl").iterdir()}
    assert all(name.startswith("ledger") for name in left)


# --- going on --------------------------------------------------------------------------


def test_a_folder_with_letters_is_not_begun_again(bench: Bench) -> None:
    bench.run([ANNA])
    with pytest.raises(LibraryError) as caught:
        bench.run([ANNA, BO])
    assert "--resume" in caught.value.message.da
    assert bench.names() == ["brev.docx"]


def test_going_on_makes_what_is_missing_and_nothing_else(bench: Bench) -> None:
    bench.run([ANNA, {"navn": ""}, BO])
    bench.pool.submitted.clear()
    outcome = bench.run([ANNA, EVA, BO], resume=True)
    assert bench.pool.submitted == [2]
    assert (outcome.letters, outcome.refused) == (3, 0)
    assert [one["state"] for one in bench.manifest()] == ["written"] * 3


def test_lines_put_in_between_do_not_make_letters_twice(bench: Bench) -> None:
    bench.run([ANNA, BO])
    bench.pool.submitted.clear()
    outcome = bench.run([EVA, ANNA, BO, ANNA], resume=True)
    assert bench.pool.submitted == [1]
    assert (outcome.letters, outcome.refused) == (3, 1)
    assert [one["number"] for one in bench.manifest()] == [1, 2, 3, 4]


@pytest.mark.parametrize("loss", ["gone", "empty"])
def test_a_letter_that_was_lost_is_made_again_as_it_was(bench: Bench, loss: str) -> None:
    bench.run(THREE)
    lost = bench.out / "brev (2).docx"
    before = lost.read_bytes()
    lost.unlink() if loss == "gone" else lost.write_bytes(b"")
    bench.run(THREE, resume=True)
    assert lost.read_bytes() == before
    assert len(bench.names()) == 3


def test_a_letter_that_a_person_changed_stays(bench: Bench) -> None:
    bench.run([ANNA])
    (bench.out / "brev.docx").write_bytes(b"rettet i Word")
    bench.run([ANNA], resume=True)
    assert (bench.out / "brev.docx").read_bytes() == b"rettet i Word"


def test_a_letter_whose_entry_was_lost_is_known_again(bench: Bench) -> None:
    bench.run([ANNA])
    (bench.out / ".segl" / "ledger.sqlite").unlink()
    outcome = bench.run([ANNA], resume=True)
    assert (outcome.letters, outcome.refused) == (1, 0)
    assert bench.names() == ["brev.docx"]


@pytest.mark.parametrize("change", ["template", "schema", "pattern"])
def test_another_template_is_another_run(bench: Bench, change: str) -> None:
    bench.run([ANNA])
    if change == "template":
        bench.write("Goddag {{ navn }}.")
    if change == "schema":
        bench.write("Hej {{ navn }}.", title="Ny")
    with pytest.raises(LibraryError) as caught:
        bench.run([ANNA, BO], resume=True, pattern="{navn}" if change == "pattern" else "")
    assert "ny mappe" in caught.value.message.da


def test_a_run_that_is_stopped_can_go_on(bench: Bench) -> None:
    cases = [{"navn": f"Navn {n}"} for n in range(40)]
    bench.watch = Watch(most=6)
    outcome = bench.run(cases)
    assert outcome.stopped
    assert 6 <= outcome.letters < 40
    assert len(bench.names()) == outcome.letters == len(bench.manifest())
    bench.watch = Watch()
    assert bench.run(cases, resume=True).letters == 40
    assert len(bench.names()) == 40


def test_two_runs_in_one_folder_are_refused(bench: Bench) -> None:
    bench.run([ANNA])

    class Second(Inline):
        def submit(self, work: Work, items: Any) -> Any:
            with pytest.raises(FileError) as caught:
                Bench(bench.folder, bench.docx).run([ANNA, BO], resume=True)
            assert "En anden kørsel" in caught.value.message.da
            return super().submit(work, items)

    bench.pool = Second()
    assert bench.run([ANNA, BO], resume=True).letters == 2


# --- what breaks -----------------------------------------------------------------------


def test_a_case_that_kills_its_worker_stops_no_other(bench: Bench) -> None:
    bench.pool = Inline(deadly=frozenset({"Bo"}))
    cases = [ANNA, BO, EVA, {"navn": "Ib"}, {"navn": "Gry"}]
    outcome = bench.run(cases)
    assert (outcome.letters, outcome.refused) == (4, 1)
    assert "døde" in outcome.refusals[0][1][0].message.da
    assert [one["state"] for one in bench.manifest()][1] == "refused"
    assert bench.pool.restarts


def test_a_bug_in_one_letter_stops_no_other(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    case = worker._case

    def broken(work: Work, one: Item) -> Any:
        if b"Bo" in one.data:
            raise KeyError("hemmelig")
        return case(work, one)

    monkeypatch.setattr(worker, "_case", broken)
    outcome = bench.run(THREE)
    assert (outcome.letters, outcome.refused) == (2, 1)
    assert outcome.bugs[0][0] == "KeyError"
    assert "hemmelig" not in repr(outcome)


def test_a_full_disk_ends_the_run_and_leaves_it_sound(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> Any:
        raise OSError(28, "No space left on device")

    written = worker._written
    monkeypatch.setattr(worker, "_written", full)
    with pytest.raises(OSError, match="No space"):
        bench.run(THREE)
    assert bench.manifest() == []
    assert bench.pool.closed
    monkeypatch.setattr(worker, "_written", written)
    assert bench.run(THREE, resume=True).letters == 3


def test_a_name_that_cannot_be_given_is_a_refusal(bench: Bench) -> None:
    bench.out.mkdir()
    (bench.out / "brev.docx").mkdir()
    outcome = bench.run([ANNA, BO])
    assert outcome.refused == 2  # the second finds the same name
    assert outcome.letters == 0


def test_another_program_s_workers_are_refused(bench: Bench) -> None:
    work = Work(str(bench.folder), (("da", "x"),), program="ff")
    with pytest.raises(OtherProgramError):
        worker.fill(work, [])


def test_other_workers_end_the_run_with_a_sentence(bench: Bench) -> None:
    class Other(Inline):
        def submit(self, work: Work, items: Any) -> Any:
            return super().submit(replace(work, program="ff"), items)

    bench.pool = Other()
    with pytest.raises(ToolError) as caught:
        bench.run(THREE)
    assert "samme udgave" in caught.value.message.da


# --- before the first letter -----------------------------------------------------------


def test_a_template_with_errors_makes_no_letter(bench: Bench) -> None:
    bench.write("Hej {{ navn }}{% if %}.")
    with pytest.raises(TemplateError):
        bench.run(THREE)
    assert not bench.out.exists()


def test_a_pattern_that_no_case_has_makes_no_letter(bench: Bench) -> None:
    with pytest.raises(LibraryError):
        bench.run(THREE, pattern="{navm}")
    assert not bench.out.exists()


def test_letters_are_not_written_among_the_templates(bench: Bench) -> None:
    (bench.folder / "segl.toml").write_text("", "utf-8")
    bench.folder = bench.folder / "templates"
    bench.folder.mkdir()
    bench.write("Hej {{ navn }}.")
    with pytest.raises(FileError):
        bench.run([ANNA])
    assert not bench.out.exists()


def test_what_a_worker_is_told_is_data(bench: Bench) -> None:
    seen: list[Work] = []

    class Looking(Inline):
        def submit(self, work: Work, items: Any) -> Any:
            seen.append(work)
            folder = Path(work.folder)
            for _, digest in work.forms:
                json.loads((folder / f"{digest}.json").read_text("utf-8"))
                assert (folder / f"{digest}.docx").is_file()
            return super().submit(work, items)

    bench.pool = Looking()
    bench.run([ANNA])
    assert seen


# --- other people's files ----------------------------------------------------------------


def test_a_link_in_the_place_of_the_side_folder_is_refused(bench: Bench) -> None:
    private = bench.folder / "privat"
    private.mkdir()
    (private / "min.txt").write_text("min egen", "utf-8")
    bench.out.mkdir()
    (bench.out / ".segl").symlink_to(private)
    with pytest.raises(FileError):
        bench.run([ANNA])
    assert (private / "min.txt").read_text("utf-8") == "min egen"


def test_what_is_not_ours_in_the_side_folder_stays(bench: Bench) -> None:
    bench.run([ANNA])
    (bench.out / ".segl" / "note.txt").write_text("min egen", "utf-8")
    bench.run([ANNA, BO], resume=True)
    assert (bench.out / ".segl" / "note.txt").read_text("utf-8") == "min egen"


def test_a_manifest_of_somebody_else_is_not_replaced(bench: Bench) -> None:
    bench.out.mkdir()
    (bench.out / MANIFEST).write_text('{"navn": "Anna"}\n', "utf-8")
    with pytest.raises(FileError):
        bench.run([ANNA])
    assert (bench.out / MANIFEST).read_text("utf-8") == '{"navn": "Anna"}\n'


def test_an_empty_file_of_somebody_else_stays_in_a_first_run(bench: Bench) -> None:
    bench.out.mkdir()
    (bench.out / "brev.docx").write_bytes(b"")
    assert bench.run([ANNA]).refused == 1
    assert (bench.out / "brev.docx").read_bytes() == b""


def test_the_name_of_a_letter_is_not_told(bench: Bench) -> None:
    bench.out.mkdir()
    (bench.out / "Anna.docx").write_bytes(b"en andens")
    outcome = bench.run([ANNA], pattern="{navn}")
    assert "Anna" not in repr(outcome.refusals)
    assert "Anna" not in repr(bench.manifest())


# --- what changed in the source ------------------------------------------------------------


def test_a_corrected_case_is_told(bench: Bench) -> None:
    bench.run([ANNA, BO])
    outcome = bench.run([{"navn": "Annelise"}, BO], resume=True)
    assert outcome.letters == 3
    assert any("ikke længere står i kilden" in one.da for one in outcome.remarks)
    assert [one["state"] for one in bench.manifest()] == ["written", "written", "earlier"]


def test_letters_that_are_gone_are_told(bench: Bench) -> None:
    bench.run([ANNA, BO])
    (bench.out / "brev.docx").unlink()
    outcome = bench.run([ANNA, BO], resume=True)
    assert any("lavet igen: 1" in one.da for one in outcome.remarks)


def test_going_on_where_nothing_was_is_told(bench: Bench) -> None:
    path = lines(bench.folder / "sager.jsonl", [ANNA])
    found = batching.ready(bench.task(path, resume=True))
    assert any("ingen kørsel" in one.da for one in found.remarks)


def test_a_broken_move_leaves_a_ledger_that_knows(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr("segl.batch.naming.Shelf.place", broken)
    with pytest.raises(RuntimeError):
        bench.run(THREE)
    assert bench.manifest() == []
    monkeypatch.undo()


def test_a_full_ledger_is_a_sentence(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> Any:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("segl.batch.ledger.Ledger.add", full)
    with pytest.raises(FileError) as caught:
        bench.run(THREE)
    assert "regnskab" in caught.value.message.da


def test_a_folder_where_nothing_was_made_is_begun_again(bench: Bench) -> None:
    assert bench.run([{"navn": ""}]).letters == 0
    assert bench.run([ANNA]).letters == 1


@pytest.mark.parametrize("option", ["--name", "--lang"])
def test_going_on_with_another_choice_says_which(bench: Bench, option: str) -> None:
    bench.run([ANNA])
    more = {"pattern": "{navn}"} if option == "--name" else {}
    path = lines(bench.folder / "sager.jsonl", [ANNA])
    task = bench.task(path, resume=True, **more)
    if option == "--lang":
        task = replace(task, order=replace(task.order, language="da"))
    with pytest.raises(LibraryError) as caught:
        batching.run(batching.ready(task), lambda: bench.pool, bench.watch)
    assert option in caught.value.message.da


@pytest.mark.parametrize("name", ["brev.docx", "fil"])
def test_the_folder_is_not_the_name_of_a_file(bench: Bench, name: str) -> None:
    (bench.folder / "fil").write_text("x", "utf-8")
    task = replace(bench.task(lines(bench.folder / "s.jsonl", [ANNA])), folder=bench.folder / name)
    if name == "brev.docx":
        task = replace(task, folder=bench.folder / "ny.docx")
    with pytest.raises(LibraryError):
        batching.run(batching.ready(task), lambda: bench.pool, bench.watch)


def test_what_a_template_is_made_ready_to_does_not_depend_on_chance(bench: Bench) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from render.library import open_library\n"
        "library = open_library(Path(sys.argv[1]))\n"
        "print(list(library.schema('kvittering_underretning').documents))\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code, str(ROOT)], capture_output=True, check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "12345"
    }  # fmt: skip
    assert len(told) == 1
