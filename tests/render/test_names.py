"""The names in a zip of any kind."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from render import package
from render.errors import FileError, TemplateError


def test_names_without_folders_each_once(tmp_path: Path) -> None:
    path = tmp_path / "breve.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a/", b"")
        made.writestr("a/brev.docx", b"x")
        made.writestr("æøå.docx", b"x")
    assert package.names(path) == ("a/brev.docx", "æøå.docx")


def test_what_is_no_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "breve.zip"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(TemplateError):
        package.names(path)
    with pytest.raises(FileError):
        package.names(tmp_path / "ingen.zip")
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a", b"")
        made.writestr("b", b"")
    monkeypatch.setattr(package, "MAX_NAMES", 1)
    with pytest.raises(TemplateError):
        package.names(path)
