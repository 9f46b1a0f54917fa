"""Blocks on the command line, and that nothing remembered outlives a change of one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from render import library, package
from render.story import plain_text
from segl import affected
from segl.watching import Scope, Watcher

Run = Callable[..., Result]
Docx = Callable[..., bytes]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
K = "kvittering_underretning"
SIGN = Path("blocks/underskrift/da.docx")
CASE = f"templates/{K}/cases/borger.json"


def _json(result: Result) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def _found(run: Run, *line: str) -> list[tuple[str, str, Any]]:
    report = _json(run("lint", *line, "--format", "json"))
    return [(one["code"], one["template"], one["paragraph"]) for one in report["findings"]]


def _text(path: Path) -> str:
    root = package.read(path).parse("word/document.xml")
    return "\n".join(plain_text(one) for one in root.iter(f"{W}p"))


# --- segl blocks -------------------------------------------------------------------------


def test_blocks_are_listed(root: Path, run: Run) -> None:
    result = run("blocks")
    assert result.exit_code == 0
    assert "klagevejledning (da): Klagevejledning\n    bruges af 1 skabelon\n" in result.output
    assert "underskrift (da)" in result.output
    assert "used by 6 templates" in run("blocks", "--messages", "en").output


def test_uses_of_a_block(root: Path, run: Run) -> None:
    assert run("blocks", "uses", "klagevejledning").output == (
        "afgoerelse_stoette (da) – Afgørelse om støtte\n"
    )
    (root / "blocks" / "hilsen").mkdir()
    assert "ingen Word-fil" in run("blocks").output
    assert "Ingen skabelon" in run("blocks", "uses", "hilsen").output


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (["uses", "underskrft"], 1, "Mente du »underskrift«?"),
        (["uses"], 2, "uses ID"),
        (["brug", "underskrift"], 2, "»brug«"),
        (["--library", "schemas"], 1, "intet skabelonbibliotek"),
    ],
)
def test_what_is_not_there_is_told(
    line: list[str], code: int, words: str, root: Path, run: Run
) -> None:
    result = run("blocks", *line)
    assert (result.exit_code != 0, words in result.stderr) == (True, True)


def test_a_library_without_blocks_says_so(root: Path, run: Run) -> None:
    shutil.rmtree(root / "blocks")
    assert "ingen blokke" in run("blocks").output


def test_what_cannot_be_read_is_told(root: Path, run: Run) -> None:
    Path(f"templates/{K}/da.docx").write_bytes(b"PK ikke en fil")
    SIGN.write_bytes(b"PK heller ikke")
    output = run("blocks").output
    assert "Kan ikke læses" in output
    assert "Blokken blocks/underskrift/da.docx kan ikke læses" in output


def test_show_marks_what_a_block_says(root: Path, run: Run) -> None:
    shown = run("show", K).output
    assert "[blocks/underskrift/da.docx]\n│ {{ sagsbehandler.navn }}" in shown
    assert "{{p blok('underskrift') }}" not in shown
    assert "{{p blok('underskrift') }}" in run("show", f"templates/{K}/da.docx", "--git").output
    shutil.rmtree(root / "blocks")
    assert "{{p blok('underskrift') }}" in run("show", K).output


# --- segl lint ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", [str(SIGN), "blocks/underskrift"])
def test_a_block_is_linted_by_its_path(path: str, root: Path, run: Run) -> None:
    result = run("lint", path)
    assert result.output.splitlines()[-1] == (
        "1 blok kontrolleret: 0 fejl, 0 advarsler, 0 oplysninger."
    )


def test_a_finding_in_a_block_is_told_once(root: Path, run: Run, docx: Docx) -> None:
    SIGN.write_bytes(docx("{{ sagsbehandler.navn }}\nXX [skriv titel]"))
    found = [one for one in _found(run) if one[0] == "LNG001"]
    assert found == [("LNG001", SIGN.as_posix(), 2)]
    assert [one for one in _found(run, K) if one[0] == "LNG001"] == found


def test_what_one_letter_makes_of_a_block_is_told_of_the_letter(
    root: Path, run: Run, docx: Docx
) -> None:
    SIGN.write_bytes(docx("{{ sagsbehandler.navn }}\n{{ sagsbehandler.hobby }}"))
    report = _json(run("lint", "--format", "json"))
    found = [one for one in report["findings"] if one["code"] == "DAT002"]
    assert len(found) == 6
    assert {(one["block"], one["paragraph"]) for one in found} == {(SIGN.as_posix(), 2)}
    assert all(one["template"].startswith("templates/") for one in found)
    said = run("lint", K).output
    assert "blokken blocks/underskrift/da.docx, afsnit 2" in said


def test_a_broken_block_stops_its_letters(root: Path, run: Run, docx: Docx) -> None:
    SIGN.write_bytes(docx("{%p if sagsbehandler.navn is udfyldt %}\nHilsen"))
    assert ("TAG005", SIGN.as_posix(), 1) in _found(run, "blocks")
    assert run("lint", K).exit_code == 1
    assert run("render", K, CASE).exit_code == 1


def test_an_unused_block_is_told(root: Path, run: Run, docx: Docx) -> None:
    (root / "blocks" / "hilsen").mkdir()
    Path("blocks/hilsen/da.docx").write_bytes(docx("Venlig hilsen"))
    assert ("LIB014", "blocks/hilsen/da.docx", None) in _found(run)
    Path(f"templates/{K}/da.docx").write_bytes(docx("Kære\n{{p blok('hilsen') }}"))
    assert "LIB014" not in {one[0] for one in _found(run)}


# --- what is remembered -------------------------------------------------------------------


def test_a_report_does_not_outlive_a_change_of_a_block(root: Path, run: Run, docx: Docx) -> None:
    assert not [one for one in _found(run, K) if one[0] == "DAT002"]
    SIGN.write_bytes(docx("{{ sagsbehandler.hobby }}"))
    assert [one for one in _found(run, K) if one[0] == "DAT002"]


def test_a_letter_does_not_outlive_a_change_of_a_block(root: Path, run: Run, docx: Docx) -> None:
    for name, words in (("a.docx", "\nsocialrådgiver\n"), ("b.docx", "Hilsen fra Segl")):
        assert run("render", K, CASE, "-o", name).exit_code == 0
        assert words in _text(Path(name))
        SIGN.write_bytes(docx("{{ sagsbehandler.navn }}\nHilsen fra Segl"))
    assert "\nsocialrådgiver\n" not in _text(Path("b.docx"))


def test_the_remembered_letter_is_the_same(root: Path, run: Run) -> None:
    for name in ("a.docx", "b.docx"):
        assert run("render", K, CASE, "-o", name).exit_code == 0
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()


def test_both_renderers_agree(root: Path, run: Run) -> None:
    result = run("render", K, CASE, "--compare")
    assert result.exit_code == 0, result.output


def test_a_draft_asks_for_what_its_blocks_ask_for(root: Path, run: Run, docx: Docx) -> None:
    SIGN.write_bytes(docx("{{ afsender.titel }}"))
    Path("brev.docx").write_bytes(docx("Kære {{ navn }}\n{{p blok('underskrift') }}"))
    assert run("new", "template", "nyt", "--from", "brev.docx").exit_code == 0
    declared = json.loads(Path("schemas/nyt.json").read_text("utf-8"))
    assert set(declared["properties"]) == {"navn", "afsender"}


# --- segl watch ----------------------------------------------------------------------------


def test_a_changed_block_concerns_the_letters_that_have_it(root: Path) -> None:
    opened = library.open_library(root)
    assert affected.by(opened, [root / "blocks/klagevejledning/da.docx"]) == ("afgoerelse_stoette",)
    assert affected.by(opened, [root / SIGN]) == opened.ids
    assert affected.by(opened, [root / "blocks/ukendt/da.docx"]) == ()


def test_saving_a_block_is_news(root: Path, docx: Docx) -> None:
    watcher = Watcher(Scope(root))
    watcher.prime()
    path = root / "blocks/klagevejledning/da.docx"
    path.write_bytes(docx("# Klagevejledning\n{{ afgoerelse.hobby }}"))
    news = watcher.look([path])
    assert news is not None
    assert news.report is not None
    assert set(news.report.templates) == {
        "blocks/klagevejledning/da.docx", "templates/afgoerelse_stoette/da.docx",
    }  # fmt: skip
    assert "DAT002" in {one.code for one in news.report.findings}


def test_a_block_that_is_gone_is_news(root: Path) -> None:
    watcher = Watcher(Scope(root))
    watcher.prime()
    path = root / "blocks/klagevejledning/da.docx"
    path.unlink()
    news = watcher.look([path])
    assert news is not None
    assert news.report is not None
    assert "LIB010" in {one.code for one in news.report.findings}
