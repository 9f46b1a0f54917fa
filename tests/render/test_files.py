"""Writing results: whole or not at all, and never over another file unasked."""

from __future__ import annotations

import errno
import os
import signal
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
    monkeypatch.setattr(os, "open", fail(errno.ENOSPC))
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
    make = os.urandom

    def late(*args: Any, **named: Any) -> Any:
        path.write_bytes(b"en andens")
        return make(*args, **named)

    monkeypatch.setattr(os, "urandom", late)
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


# --- what is replaced --------------------------------------------------------------------

POSIX = pytest.mark.skipif(os.name == "nt", reason="rights and links of POSIX")


def rights(path: Path) -> int:
    """Return who may do what with a file."""
    return path.stat().st_mode & 0o7777


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o755])
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(b"gammel")
    path.chmod(mode)
    files.write(path, b"ny", overwrite=True)
    assert (path.read_bytes(), rights(path)) == (b"ny", mode)
    files.write(path, b"privat", overwrite=True, private=True)
    assert (path.read_bytes(), rights(path)) == (b"privat", 0o600)


@POSIX
def test_rights_of_a_group_go_to_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the group cannot be kept, what it might do is not handed to ours."""
    path = tmp_path / "brev.docx"
    path.write_bytes(b"gammel")
    path.chmod(0o664)
    real = Path.stat

    def stat(self: Path, **named: Any) -> os.stat_result:
        found = real(self, **named)
        if self.name != path.name:
            return found
        return os.stat_result((*found[:5], found.st_gid + 1, *found[6:]))

    monkeypatch.setattr(Path, "stat", stat)
    monkeypatch.setattr(os, "chown", fail(errno.EPERM))
    files.write(path, b"ny", overwrite=True)
    monkeypatch.undo()
    assert (path.read_bytes(), rights(path)) == (b"ny", 0o604)


@POSIX
def test_a_private_file_is_its_owners(tmp_path: Path) -> None:
    files.write(tmp_path / "sag.json", b"{}", private=True)
    assert rights(tmp_path / "sag.json") == 0o600


@POSIX
def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "rigtig" / "brev.docx", tmp_path / "brev.docx"
    target.parent.mkdir()
    target.write_bytes(b"gammel")
    target.chmod(0o640)
    link.symlink_to(Path("rigtig") / "brev.docx")
    files.write(link, b"ny", overwrite=True)
    assert link.is_symlink()
    assert (target.read_bytes(), rights(target)) == (b"ny", 0o640)
    assert (names(target.parent), sorted(names(tmp_path))) == (
        ["brev.docx"],
        ["brev.docx", "rigtig"],
    )


@POSIX
def test_a_link_to_a_document_that_word_has_open(tmp_path: Path) -> None:
    target, link = tmp_path / "rigtig" / "brev.docx", tmp_path / "link.docx"
    target.parent.mkdir()
    target.write_bytes(b"gammel")
    (target.parent / "~$brev.docx").write_bytes(b"")
    link.symlink_to(target)
    assert "luk filen i Word" in refused(link, overwrite=True)
    assert target.read_bytes() == b"gammel"


@POSIX
def test_a_link_to_nothing_is_in_the_way(tmp_path: Path) -> None:
    link = tmp_path / "brev.docx"
    link.symlink_to(tmp_path / "væk.docx")
    assert "findes allerede" in refused(link)
    assert names(tmp_path) == ["brev.docx"]


@POSIX
def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "rør"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        files.write(pipe, b"ny", overwrite=True)
        assert os.read(reader, 9) == b"ny"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert names(tmp_path) == ["rør"]


def test_a_write_protected_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(b"gammel")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "skrivebeskyttet" in refused(path, overwrite=True)
    assert path.read_bytes() == b"gammel"


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    assert "Kan ikke skrive" in refused(tmp_path / ("x" * 300))
    assert "Kan ikke skrive" in refused(tmp_path / ("x" * 300) / "brev.docx", overwrite=True)
    assert names(tmp_path) == []


# --- several at once -----------------------------------------------------------------------


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("how", [OSError(28, "No space left"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", [1, 2])
def test_all_or_none(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    overwrite: bool,
    how: BaseException,
    step: int,
) -> None:
    """Whichever of two files fails: the folder is as it was."""
    before = {"a": b"gammel a", "b": b"gammel b"} if overwrite else {}
    for name, data in before.items():
        (tmp_path / name).write_bytes(data)
    word, calls, real = "replace" if overwrite else "link", list[int](), os.replace
    real = getattr(os, word)

    def stuck(*args: Any) -> None:
        calls.append(1)
        if len(calls) == step:
            raise how
        real(*args)

    monkeypatch.setattr(os, word, stuck)
    if isinstance(how, OSError) and not overwrite:  # no hard links: then by a rename
        monkeypatch.setattr(os, "replace", fail(28))
    several = [files.Output(tmp_path / "a", b"ny a"), files.Output(tmp_path / "b", b"ny b")]
    with pytest.raises((FileError, KeyboardInterrupt)):
        files.write_all(several, overwrite)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("number", [0, 1])
def test_none_where_one_is_refused(tmp_path: Path, number: int) -> None:
    several = [files.Output(tmp_path / name, b"ny") for name in ("a", "b")]
    several[number].path.write_bytes(b"gammel")
    with pytest.raises(FileError, match="exists already"):
        files.write_all(several)
    assert names(tmp_path) == [several[number].path.name]


@POSIX
@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_waits_until_all_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    real, left = os.link, [signal.SIGINT] * times

    def pressed(*args: Any) -> None:
        if left:
            signal.raise_signal(left.pop())
        real(*args)

    monkeypatch.setattr(os, "link", pressed)
    several = [files.Output(tmp_path / name, b"ny") for name in ("a", "b")]
    with pytest.raises(KeyboardInterrupt):
        files.write_all(several)
    assert sorted(names(tmp_path)) == ["a", "b"]
