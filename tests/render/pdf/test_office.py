"""LibreOffice as a tool: found, run, or told to be missing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from render.errors import ToolError
from render.pdf import command, office


def test_a_missing_tool_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(office, "_PLACES", {})
    with pytest.raises(ToolError) as caught:
        office.program()
    assert "LibreOffice" in caught.value.message.da


def test_a_tool_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: str(tmp_path / "findes-ikke"))
    with pytest.raises(ToolError):
        command.to_pdf([tmp_path / "a.docx"], tmp_path)


def test_no_file_needs_no_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert command.to_pdf([], tmp_path) == ()


def test_files_become_pdf(
    tmp_path: Path, docx: Callable[..., bytes], tool: Callable[[str], str]
) -> None:
    tool("soffice")
    files = [tmp_path / "ét brev.docx", tmp_path / "to.docx"]
    for path in files:
        path.write_bytes(docx("Kære borger"))
    written = command.to_pdf(files, tmp_path / "ud")
    assert [path.name for path in written] == ["ét brev.pdf", "to.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)
