"""`segl render --pdf`: the letter as PDF too, or alone; all of it or nothing."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from render.pdf import office

Run = Callable[..., Result]
A = "afgoerelse_stoette"
CASE = f"templates/{A}/cases/delvis.json"


@pytest.fixture
def libreoffice(tool: Callable[[str], str], missing: Callable[[str], None]) -> None:
    """What a PDF needs."""
    tool("soffice")
    if importlib.util.find_spec("pikepdf") is None:
        missing('pikepdf is not installed (pip install "segl[test]")')


@pytest.mark.usefixtures("libreoffice")
def test_the_word_file_and_its_pdf(root: Path, run: Run) -> None:
    result = run("render", A, CASE, "--pdf", "-o", "brev.docx")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["brev.docx", "brev.pdf"]
    assert (root / "brev.docx").read_bytes().startswith(b"PK")
    assert (root / "brev.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("libreoffice")
def test_the_pdf_alone(root: Path, run: Run) -> None:
    before = {path.name for path in root.iterdir()}
    result = run("render", A, CASE, "-o", "brev.PDF")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["brev.PDF"]
    assert {path.name for path in root.iterdir()} - before == {"brev.PDF"}


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize("there", ["brev.docx", "brev.pdf"])
def test_both_or_neither(root: Path, run: Run, there: str) -> None:
    (root / there).write_text("mit eget", "utf-8")
    before = {path.name for path in root.iterdir()}
    result = run("render", A, CASE, "--pdf", "-o", "brev.docx")
    assert result.exit_code == 1
    assert there in result.stderr
    assert {path.name for path in root.iterdir()} == before
    assert (root / there).read_text("utf-8") == "mit eget"


@pytest.mark.usefixtures("libreoffice")
def test_without_libreoffice(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(office, "_PLACES", {})
    before = {path.name for path in root.iterdir()}
    result = run("render", A, CASE, "--pdf")
    assert result.exit_code == 3
    assert "apt install libreoffice-writer" in result.stderr
    assert {path.name for path in root.iterdir()} == before
