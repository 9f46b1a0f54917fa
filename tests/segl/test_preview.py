"""`segl preview`: each sample case as a letter to look at, refusals told case by case."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from render.pdf import office

Run = Callable[..., Result]
A = "afgoerelse_stoette"


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_each_case_is_a_letter(root: Path, run: Run) -> None:
    result = run("preview", A)
    assert result.exit_code == 0
    cases = sorted(path.stem for path in (root / f"templates/{A}/cases").glob("*.json"))
    cases = [*cases[:-1], "to_modtagere modtager 1", "to_modtagere modtager 2"]
    assert _names(root / "preview" / A) == [f"{case}.docx" for case in cases]
    assert result.stdout.splitlines() == [
        str(root / "preview" / A / f"{case}.docx") for case in cases
    ]
    before = (root / "preview" / A / "delvis.docx").read_bytes()
    assert run("preview", A).exit_code == 0  # again, over the old ones
    assert (root / "preview" / A / "delvis.docx").read_bytes() == before


def test_a_folder_may_be_named(root: Path, run: Run) -> None:
    assert run("preview", A, "-o", "ud/her").exit_code == 0
    assert "delvis.docx" in _names(root / "ud" / "her")
    assert not (root / "preview").exists()


@pytest.mark.parametrize("folder", ["templates", f"templates/{A}", f"templates/{A}/cases"])
def test_never_among_the_templates(folder: str, root: Path, run: Run) -> None:
    before = (root / f"templates/{A}/da.docx").read_bytes()
    result = run("preview", A, "-o", folder)
    assert result.exit_code == 1
    assert "blandt skabelonerne" in result.output
    assert (root / f"templates/{A}/da.docx").read_bytes() == before


def test_each_language_is_filled(root: Path, run: Run) -> None:
    folder = root / "templates" / A
    shutil.copy(folder / "da.docx", folder / "kl.docx")
    for path in [*(folder / "cases").glob("kant*"), folder / "cases" / "to_modtagere.json"]:
        path.unlink()
    assert run("preview", A).exit_code == 0
    assert _names(root / "preview" / A) == [
        f"{case}.{language}.docx"
        for case in ("afslag", "delvis", "medhold")
        for language in ("da", "kl")
    ]


def test_a_refused_case_stops_no_other(root: Path, run: Run) -> None:
    assert run("preview", A).exit_code == 0
    path = root / f"templates/{A}/cases/delvis.json"
    case = json.loads(path.read_text("utf-8"))
    del case["barn"]["navn"]
    path.write_text(json.dumps(case), "utf-8")
    (root / f"templates/{A}/cases/nul.json").write_text("{", "utf-8")
    result = run("preview", A)
    assert result.exit_code == 1
    assert "delvis (da) afvist" in result.stderr
    assert "Barnets navn" in result.stderr
    assert "nul (da) afvist" in result.stderr
    assert "Frida" not in result.stderr
    names = _names(root / "preview" / A)
    assert "medhold.docx" in names
    assert "delvis.docx" not in names  # the old letter is not that case's any more


def test_a_template_with_faults_is_told(root: Path, run: Run, docx: Callable[..., bytes]) -> None:
    (root / f"templates/{A}/da.docx").write_bytes(docx("{{ navn navn }}"))
    result = run("preview", A)
    assert result.exit_code == 1
    assert "TAG" in result.output or "kan ikke forstås" in result.output
    assert _names(root / "preview" / A) == []


def test_a_letter_that_word_has_open_is_told(root: Path, run: Run) -> None:
    assert run("preview", A).exit_code == 0
    (root / "preview" / A / "~$delvis.docx").write_bytes(b"")
    result = run("preview", A)
    assert result.exit_code == 1
    assert "åben i Word" in result.stderr
    assert "delvis.docx" in _names(root / "preview" / A)


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ("cases", 1, "ingen prøvesager"),
        ("da.docx", 1, "findes ikke på sproget"),
        ("template.toml", 2, "mangler eller kan ikke læses"),
    ],
)
def test_what_there_must_be(change: str, code: int, said: str, root: Path, run: Run) -> None:
    path = root / "templates" / A / change
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    result = run("preview", A)
    assert result.exit_code == code
    assert said in result.output


def test_an_unknown_template(root: Path, run: Run) -> None:
    assert run("preview", "nix").exit_code == 2


def test_pdf(root: Path, run: Run, tool: Callable[[str], str]) -> None:
    tool("soffice")
    name = "kvittering_underretning"
    for path in (root / f"templates/{name}/cases").glob("*flere*"):
        path.unlink()
    result = run("preview", name, "--pdf")
    assert result.exit_code == 0
    assert "borger.pdf" in _names(root / "preview" / name)
    assert str(root / "preview" / name / "borger.pdf") in result.stdout


def test_pdf_without_libreoffice(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(office, "_PLACES", {})
    result = run("preview", A, "--pdf")
    assert result.exit_code == 3
    assert "LibreOffice" in result.output
    assert not (root / "preview").exists()


def test_a_folder_with_other_files_is_spared(root: Path, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "borger.docx").write_text("mit eget", "utf-8")
    line = ["preview", "kvittering_underretning", "-o"]
    result = run(*line, str(folder))
    assert result.exit_code == 1
    assert "Vælg en tom mappe" in result.output
    assert (folder / "borger.docx").read_text("utf-8") == "mit eget"
    assert run(*line, str(tmp_path / "ny")).exit_code == 0
    assert run(*line, str(tmp_path / "ny")).exit_code == 0


def test_a_letter_to_each_recipient_one_refused_stops_no_other(root: Path, run: Run) -> None:
    path = root / f"templates/{A}/cases/to_modtagere.json"
    assert run("preview", A).exit_code == 0
    first, second = (root / f"preview/{A}/to_modtagere modtager {n}.docx" for n in (1, 2))
    assert first.is_file()
    assert second.is_file()
    told = json.loads(path.read_text("utf-8"))
    told["modtagere"][1]["sprogvalg"] = "kl"
    path.write_text(json.dumps(told), "utf-8")
    result = run("preview", A)
    assert result.exit_code == 1
    assert "modtagere[1].sprogvalg" in result.stderr
    assert (first.is_file(), second.exists()) == (True, False)
