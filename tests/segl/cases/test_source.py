"""What a source is told by, and what is refused before the first letter."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from render.errors import FileError, LibraryError
from segl.cases import source
from segl.cases.source import STANDARD_INPUT

Read = Callable[..., list[Any]]
TWO = [{"navn": "Åse"}, {"navn": "Bo"}]
LINES = b'{"navn": "\xc3\x85se"}\r\n\r\n  {"navn": "Bo"}  \n'
LIST = json.dumps(TWO, indent=2, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("x.jsonl", LINES, id="lines"),
        pytest.param("x.ndjson", b"\xef\xbb\xbf" + LINES, id="lines with a mark"),
        pytest.param("x.json", LINES, id="lines under a list's name"),
        pytest.param("x.json", LIST, id="list"),
        pytest.param("x.JSON", b"\xef\xbb\xbf \n" + LIST, id="list with a mark"),
        pytest.param("x.jsonl", LIST, id="list under a name of lines"),
        pytest.param("x", LIST, id="list without an ending"),
        pytest.param("x.csv", "navn\r\nÅse\r\nBo\r\n".encode("cp1252"), id="table"),
        pytest.param("x.txt", b"navn\tnr\n\xc3\x85se\t\nBo\t", id="table parted by tabs"),
    ],
)
def test_two_cases_are_read(name: str, content: bytes, tmp_path: Path, read: Read) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert read(path) == TWO
    assert source.opened(path).count() == 2


def test_one_case(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "010190-1234.json"
    path.write_bytes(json.dumps(TWO[0], indent=2).encode())
    assert read(path) == TWO[:1]
    (one,) = source.opened(path).cases()
    assert one.where.da == "010190-xxxx.json"  # a file's name is told, a CPR number never


def test_a_source_begins_anew_each_time(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(LINES)
    opened = source.opened(path)
    assert [one.data for one in opened.cases()] == [one.data for one in opened.cases()]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, read: Read) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES)))
    assert source.opened(STANDARD_INPUT).count() is None
    assert read(STANDARD_INPUT) == TWO


def test_where_each_stands(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(LINES)
    (tmp_path / "x.json").write_bytes(LIST)
    (tmp_path / "x.csv").write_bytes(b"navn\n\nBo\n")
    told = {
        ending: [(one.number, one.where.da, one.where.en) for one in source.opened(path).cases()]
        for ending in ("jsonl", "json", "csv")
        for path in [tmp_path / f"x.{ending}"]
    }
    assert told == {
        "jsonl": [(1, "linje 1", "line 1"), (3, "linje 3", "line 3")],
        "json": [(1, "sag 1", "case 1"), (2, "sag 2", "case 2")],
        "csv": [(3, "række 3", "row 3")],
    }


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        pytest.param("x.jsonl", b" \r\n", "Filen er tom", id="nothing"),
        pytest.param("x.jsonl", LIST[1:], "én sag på hver linje", id="lines over several lines"),
        pytest.param("x.json", b"hej", "ikke en slags sager", id="no JSON"),
        pytest.param("x.docx", b"PK\x03\x04...", "er et Word-dokument", id="a letter"),
        pytest.param("x.xls", b"\xd0\xcf\x11\xe0", "Gem det som .xlsx", id="old Excel"),
        pytest.param("x.xlsx", b"navn;nr\n", "er ikke et Excel-ark", id="no workbook"),
        pytest.param("x.xlsx", b"PK\x03\x04...", "kan ikke læses som et Excel-ark", id="broken"),
        pytest.param("x.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "med adgangskode", id="locked"),
        pytest.param("x.json", "[{}]".encode("utf-16"), "Gem JSON som UTF-8", id="UTF-16"),
        pytest.param("x.csv", b'\n"";\n""\n', "er tom", id="a table of nothing"),
        pytest.param("x.csv", b'navn\n"Bo\nAne\n', "række 2: et anførselstegn", id="open quote"),
        pytest.param("x.csv", b"navn\nS\xc3\xb8ren\nB\xf8rge\n", "to tegnsæt", id="two encodings"),
        pytest.param("x.csv", "navn\nSøren\n".encode("cp850"), "MS-DOS", id="letters of DOS"),
    ],
)
def test_what_cannot_be_read_is_refused_at_once(
    name: str, content: bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileError) as caught:
        source.opened(path)
    assert words in caught.value.message.da
    assert caught.value.message.en != caught.value.message.da


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such cases"):
        source.opened(tmp_path / "x.jsonl")
    with pytest.raises(FileError, match="folder has no cases"):
        source.opened(tmp_path)


def test_map_is_for_tables(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(LIST)
    for path in (tmp_path / "x.json", STANDARD_INPUT, tmp_path):
        with pytest.raises(LibraryError, match="tables only"):
            source.opened(path, None, {"a": "b"})


def test_an_excel_file_under_the_name_of_a_table(
    tmp_path: Path, workbook: Callable[..., Path], read: Read
) -> None:
    path = workbook(tmp_path / "x.xlsx", [["navn"], ["Åse"], ["Bo"]])
    assert read(path.rename(tmp_path / "x.csv")) == TWO


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("# 5", None),
        ("#", None),
        ("#navn", None),
        ("#NAVN?", "viser en fejl"),
        ("#I/T", "viser en fejl"),
        ("#DIV/0!", "viser en fejl"),
        ("########", "for smal"),
    ],
)
def test_what_excel_could_not_tell_is_no_text(tmp_path: Path, cell: str, words: str | None) -> None:
    path = tmp_path / "sager.csv"
    path.write_text(f"navn;andet\n{cell};x\n", "utf-8")
    (one,) = source.opened(path).cases()
    if words is None:
        assert json.loads(one.data)["navn"] == cell
        return
    assert one.problem is not None
    assert words in one.problem.problems[0].message.da
