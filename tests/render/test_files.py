"""Writing results: whole or not at all, and never over another file unasked."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path
from typing import Any, NoReturn

import pytest

from render import files
from render.errors import FileError


def names(folder: Path) -> list[str]:
    """Return the names of what is in a folder."""
    return [path.name for path in folder.iterdir()]


def refused(path: Path, data: bytes = b"ny", overwrite: bool = False) -> str:
    """Return the Danish sentence with which writing ends."""
    with pytest.raises(FileError) as caught:
        files.write(path, data, overwrite)
    assert path.name in caught.value.message.en
    return caught.value.message.da


def test_new_file_in_a_new_folder(tmp_path: Path) -> None:
    path = tmp_path / "år 2026" / "børn" / "brev æøå.docx"
    files.write(path, b"data")
    assert path.read_bytes() == b"data"
    assert names(path.parent) == [path.name]


def test_existing_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(b"gammel")
    assert "--overwrite" in refused(path)
    assert path.read_bytes() == b"gammel"
    assert names(tmp_path) == ["brev.docx"]


def test_overwrite(tmp_path: Path) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(b"gammel")
    files.write(path, b"ny", overwrite=True)
    assert path.read_bytes() == b"ny"
    assert names(tmp_path) == ["brev.docx"]


def test_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "brev.docx").mkdir()
    assert "er en mappe" in refused(tmp_path / "brev.docx", overwrite=True)


def test_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "breve").write_bytes(b"")
    refused(tmp_path / "breve" / "brev.docx")
    assert (tmp_path / "breve").read_bytes() == b""


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("brev.docx", "~$brev.docx"),
        ("vedtag7.docx", "~$edtag7.docx"),
        ("afgoerelse.docx", "~$goerelse.docx"),
    ],
)
def test_open_in_word(tmp_path: Path, name: str, lock: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"gammel")
    (tmp_path / lock).write_bytes(b"")
    assert "luk filen i Word" in refused(path, overwrite=True)
    assert path.read_bytes() == b"gammel"
    assert sorted(names(tmp_path)) == sorted([name, lock])


def test_lock_file_of_another_document(tmp_path: Path) -> None:
    path = tmp_path / "afgoerelse.docx"
    path.write_bytes(b"gammel")
    (tmp_path / "~$brev.docx").write_bytes(b"")
    files.write(path, b"ny", overwrite=True)
    assert path.read_bytes() == b"ny"


def fail(number: int) -> Any:
    def function(*_: Any, **__: Any) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return function


@pytest.mark.parametrize("step", ["fsync", "replace", "link"])
def test_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """The disk is full, at whatever step: the old file stays and nothing is left beside it."""
    path = tmp_path / "brev.docx"
    path.write_bytes(b"gammel")
    monkeypatch.setattr(os, step, fail(errno.ENOSPC))
    try:
        files.write(path, b"ny", overwrite=True)
    except FileError as error:
        assert "Kan ikke skrive" in error.message.da
        assert path.read_bytes() == b"gammel"
    else:
        assert path.read_bytes() == b"ny"
    assert names(tmp_path) == ["brev.docx"]


def test_new_file_is_not_left_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", fail(errno.ENOSPC))
    assert "Kan ikke skrive" in refused(tmp_path / "brev.docx")
    assert names(tmp_path) == []


@pytest.mark.parametrize("overwrite", [False, True])
def test_refused_by_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, overwrite: bool
) -> None:
    """Windows answers so when Word holds the file open."""
    path = tmp_path / "brev.docx"
    monkeypatch.setattr(os, "replace", fail(errno.EACCES))
    monkeypatch.setattr(os, "rename", fail(errno.EACCES))
    monkeypatch.setattr(os, "link", fail(errno.EACCES))
    assert "luk filen i Word" in refused(path, overwrite=overwrite)
    assert names(tmp_path) == []


def test_file_that_appears_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brev.docx"
    make = secrets.token_hex

    def late(*args: Any, **named: Any) -> Any:
        path.write_bytes(b"en andens")
        return make(*args, **named)

    monkeypatch.setattr(secrets, "token_hex", late)
    assert "findes allerede" in refused(path)
    assert path.read_bytes() == b"en andens"
    assert names(tmp_path) == ["brev.docx"]


def test_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", fail(errno.EPERM))
    if os.name != "nt":
        files.write(tmp_path / "brev.docx", b"ny")
        assert (tmp_path / "brev.docx").read_bytes() == b"ny"


@pytest.mark.skipif(os.name == "nt", reason="rights are Windows' own there")
def test_others_may_read_what_any_new_file_lets_them(tmp_path: Path) -> None:
    other = tmp_path / "anden.txt"
    other.write_text("x", "utf-8")
    files.write(tmp_path / "brev.docx", b"ny")
    assert (tmp_path / "brev.docx").stat().st_mode == other.stat().st_mode
