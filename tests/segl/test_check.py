"""`segl check`: one letter, a folder of them, and what the command refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def brev(root: Path, run: Run) -> Path:
    """A letter that segl render made in the working folder."""
    sample = root / "templates/afgoerelse_stoette/cases/afslag.json"
    path = root / "brev.docx"
    assert run("render", "afgoerelse_stoette", str(sample), "-o", str(path)).exit_code == 0
    return path


def _edited(path: Path, old: str, new: str) -> None:
    from word_letter import Word

    word = Word(path.read_bytes())
    assert word.replace(old, new)
    path.write_bytes(word.save())


def test_a_letter_as_it_was_made_is_fit(brev: Path, run: Run) -> None:
    result = run("check", "brev.docx")
    assert result.exit_code == 0
    assert "brev.docx: ingen anmærkninger" in result.output
    assert "1 brev kontrolleret: 0 fejl" in result.output
    assert "Klagevejledning" in result.output


def test_harm_is_told_and_refused(brev: Path, run: Run) -> None:
    _edited(brev, "Klagefristen er 6 uger", "Klagefristen er otte uger")
    result = run("check", "brev.docx")
    assert result.exit_code == 1
    assert "»otte uger« er ikke klagefristen. Den er 6 uger." in result.output
    assert "LTR024" in result.output
    assert "LTR010" not in result.output  # it would tell the same once more


def test_outside_a_library_it_says_what_is_not_seen(
    brev: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from word_letter import Word

    word = Word(brev.read_bytes())
    word.remove(*word.section("Klagevejledning"))
    (tmp_path / "ude").mkdir()
    monkeypatch.chdir(tmp_path / "ude")
    Path("brev.docx").write_bytes(word.save())
    result = run("check", "brev.docx")
    assert result.exit_code == 0
    assert "ingen anmærkninger" not in result.output
    assert "ADVARSEL LTR003: Brevet er lavet af skabelonen »afgoerelse_stoette«, men" in (
        result.output
    )
    assert "--library MAPPE" in result.output
    assert "LTR003" in run("package", "brev.docx").stderr
    told = run("check", "brev.docx", "--library", str(brev.parent), "--messages", "en")
    assert told.exit_code == 1
    assert "LTR003" not in told.output
    assert "LTR005" in told.output


def test_words_to_search_for_are_spoken_of_where_there_are_any(brev: Path, run: Run) -> None:
    assert "citerede ord" not in run("check", "findes_ikke.docx").output
    assert "Mere om en kode: segl explain LTR001" in run("check", "findes_ikke.docx").output
    _edited(brev, "Klagefristen er 6 uger", "Klagefristen er otte uger")
    assert "citerede ord. Mere om en kode" in run("check", "brev.docx").output
    result = run("check", "brev.docx", "--messages", "en")
    assert "search for the words quoted. More on a code" in result.output


def test_the_answer_is_in_english_too(brev: Path, run: Run) -> None:
    _edited(brev, "Klagefristen er 6 uger", "Klagefristen er otte uger")
    result = run("check", "brev.docx", "--messages", "en")
    assert '"otte uger" is not the complaint period. It is 6 weeks.' in result.output
    assert "1 letter checked" in result.output


def test_the_case_is_compared(brev: Path, run: Run) -> None:
    result = run("check", "brev.docx", "--case", "EKS-2031-999999")
    assert result.exit_code == 1
    assert "LTR022" in result.output


def test_another_case_may_be_named_on_purpose(brev: Path, run: Run) -> None:
    _edited(brev, "Kære ", "Se også EKS-2031-999999-001. Kære ")
    assert "LTR022" in run("check", "brev.docx").output
    assert "LTR022" not in run("check", "brev.docx", "--mentions", "EKS-2031-999999").output


def test_a_folder_is_judged_file_by_file(brev: Path, run: Run) -> None:
    folder = brev.parent / "breve"
    folder.mkdir()
    (folder / "a.docx").write_bytes(brev.read_bytes())
    (folder / "b.docx").write_bytes(b"%PDF-1.7")
    (folder / "~$a.docx").write_bytes(b"Word")
    result = run("check", "breve", "--format", "json")
    told = json.loads(result.output)
    assert told["templates"] == ["breve/a.docx", "breve/b.docx"]
    assert [(one["template"], one["code"]) for one in told["findings"]] == [
        ("breve/b.docx", "LTR001")
    ]
    assert result.exit_code == 1


@pytest.mark.parametrize("style", ["json", "junit", "markdown", "sarif", "github", "gitlab"])
def test_each_format_tells_it(style: str, brev: Path, run: Run) -> None:
    _edited(brev, "Kære ", "Kære [navn] ")
    assert "LTR015" in run("check", "brev.docx", "--format", style).output


def test_a_file_that_is_not_there_is_a_finding(root: Path, run: Run) -> None:
    result = run("check", "findes-ikke.docx")
    assert result.exit_code == 1
    assert "LTR001" in result.output


def test_a_template_that_is_none_is_a_wrong_call(brev: Path, run: Run) -> None:
    assert run("check", "brev.docx", "--template", "findes_ikke").exit_code == 2


def test_without_a_library_the_rest_is_judged(
    brev: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = tmp_path / "alene"
    alone.mkdir()
    (alone / "brev.docx").write_bytes(brev.read_bytes())
    monkeypatch.chdir(alone)
    result = run("check", "brev.docx")
    assert result.exit_code == 0
    assert "skabelonbibliotek" in result.output
    assert run("check", "brev.docx", "--template", "partshoering").exit_code == 2


def test_the_rules_are_listed_and_explained(run: Run) -> None:
    assert "LTR010" in run("rules").output
    assert "kan ikke klage" in run("explain", "ltr010").output


def test_warnings_fail_where_that_is_asked(brev: Path, run: Run) -> None:
    from word_letter import Word

    word = Word(brev.read_bytes())
    word.forget()
    brev.write_bytes(word.save())
    assert run("check", "brev.docx").exit_code == 0
    assert run("check", "brev.docx", "--fail-on", "warning").exit_code == 1


@pytest.mark.parametrize("command", ["check", "audit"])
def test_a_folder_without_a_letter_is_a_wrong_call(command: str, brev: Path, run: Run) -> None:
    empty = brev.parent / "tom"
    empty.mkdir()
    (empty / "~$brev.docx").write_bytes(b"x")
    result = run(command, "tom")
    assert result.exit_code == 2
    assert "Der er ingen breve i tom." in result.output
    (empty / "brev.docx").write_bytes(brev.read_bytes())
    assert run(command, "tom").exit_code == 0


@pytest.mark.parametrize("words", [("check",), ("package", "--case", "EKS-2026-000123")])
def test_a_letter_that_does_not_exist_is_told_as_such(words: tuple[str, ...], run: Run) -> None:
    result = run(*words, "ingen.docx")
    assert result.exit_code == 1
    assert "Filen findes ikke: ingen.docx" in result.output
    assert "kan ikke læses" not in result.output
