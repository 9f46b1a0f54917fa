"""Packages on disk: whole or not at all, never over another unasked, read under limits."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from packages import KNOWN, LEAST, contents
from render.errors import FileError
from render.esdh.neutral import layout, place
from render.esdh.neutral.verify import verify

Docx = Callable[..., bytes]


@pytest.mark.parametrize("name", ["a.pakke", "b.zip", "ny/mappe/c.zip", "ny/mappe/d.pakke"])
def test_it_is_read_as_it_was_written(docx: Docx, tmp_path: Path, name: str) -> None:
    found = contents(docx)
    place.write(tmp_path / name, found)
    assert place.read(tmp_path / name) == found
    assert not list(tmp_path.rglob(".segl*"))


@pytest.mark.parametrize("name", ["a.pakke", "b.zip"])
def test_another_is_not_replaced_unasked(docx: Docx, tmp_path: Path, name: str) -> None:
    old, new = contents(docx, KNOWN), contents(docx, LEAST)
    place.write(tmp_path / name, old)
    with pytest.raises(FileError) as caught:
        place.write(tmp_path / name, new)
    assert "--overwrite" in caught.value.message.da
    assert place.read(tmp_path / name) == old
    place.write(tmp_path / name, new, overwrite=True)
    assert place.read(tmp_path / name) == new
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_no_package_is_never_replaced(docx: Docx, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "vigtigt"
    if kind == "folder":
        path.mkdir()
        (path / "min.txt").write_text("min")
    elif kind == "file":
        path.write_text("min")
    else:
        other = tmp_path / "andet"
        place.write(other, contents(docx))
        path.symlink_to(other)
    with pytest.raises(FileError):
        place.write(path, contents(docx, LEAST), overwrite=True)
    assert kind != "file" or path.read_text() == "min"


def test_a_full_disk_leaves_nothing_half(
    docx: Docx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = contents(docx, KNOWN)
    place.write(tmp_path / "a.pakke", old)
    opened, count = Path.open, iter(range(100))

    def full(self: Path, mode: str = "r", **more: object) -> object:
        if mode == "xb" and next(count) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(self, mode)

    monkeypatch.setattr(Path, "open", full)
    for name in ("a.pakke", "b.pakke"):
        with pytest.raises(FileError):
            place.write(tmp_path / name, contents(docx, LEAST), overwrite=True)
        count = iter(range(100))
    monkeypatch.undo()
    assert place.read(tmp_path / "a.pakke") == old
    assert [path.name for path in tmp_path.iterdir()] == ["a.pakke"]


def test_a_link_in_a_folder_is_refused(docx: Docx, tmp_path: Path) -> None:
    place.write(tmp_path / "a", contents(docx))
    (tmp_path / "a" / "metadata.json").unlink()
    (tmp_path / "hemmelig").write_text("{}")
    (tmp_path / "a" / "metadata.json").symlink_to(tmp_path / "hemmelig")
    with pytest.raises(FileError):
        place.read(tmp_path / "a")


@pytest.mark.parametrize("inner", ["tom", "documents/tom", "documents/dyb/tom"])
def test_an_empty_or_deep_folder_is_told(docx: Docx, tmp_path: Path, inner: str) -> None:
    place.write(tmp_path / "a", contents(docx))
    (tmp_path / "a" / inner).mkdir(parents=True)
    with pytest.raises(FileError):
        place.read(tmp_path / "a")


def test_too_many_files_are_refused(docx: Docx, tmp_path: Path) -> None:
    place.write(tmp_path / "a", contents(docx))
    for number in range(layout.MAX_FILES):
        (tmp_path / "a" / "documents" / f"{number}.txt").touch()
    with pytest.raises(FileError):
        place.read(tmp_path / "a")


@pytest.mark.parametrize("suffix", ["", ".zip"])
def test_too_much_is_refused_before_it_is_read(docx: Docx, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    place.write(path, contents(docx))
    large = path if suffix else path / "documents" / "stor.bin"
    with large.open("ab") as stream:
        stream.truncate(layout.MAX_TOTAL + 2 * 2**20)  # a hole: it takes no room
    with pytest.raises(FileError) as caught:
        place.read(path)
    assert "for stor" in caught.value.message.da


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes of this kind")
def test_a_pipe_is_not_waited_for(docx: Docx, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør.zip")
    with pytest.raises(FileError):
        place.read(tmp_path / "rør.zip")
    place.write(tmp_path / "a", contents(docx))
    os.mkfifo(tmp_path / "a" / "documents" / "rør.pdf")
    with pytest.raises(FileError):
        place.read(tmp_path / "a")


@pytest.mark.skipif(os.name == "nt", reason="Windows names are always text")
def test_a_name_that_is_no_text_is_told(docx: Docx, tmp_path: Path) -> None:
    place.write(tmp_path / "a", contents(docx))
    (tmp_path / "a" / "documents" / os.fsdecode(b"\xff.pdf")).touch()
    (flaw,) = verify(place.read(tmp_path / "a"))
    assert flaw.text("da").encode()
