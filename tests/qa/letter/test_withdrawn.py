"""LTR034: a letter of a template that is out of use, by the letter's own day."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qa.letter import check
from render.library import Library, open_library
from word_letter import Word

ID = "kvittering_underretning"
DAY = datetime.date(2026, 7, 1)
Letter = Callable[[str, str], bytes]


@pytest.fixture
def withdrawn(tmp_path: Path, library: Library) -> Callable[[str], Library]:
    """`withdrawn(lines)`: the reference library with lines put into the template's manifest."""

    def withdrawn(lines: str) -> Library:
        root = tmp_path / "lib"
        shutil.copytree(library.root / "templates", root / "templates")
        for name in ("schemas", "municipalities", "blocks"):
            shutil.copytree(library.root / name, root / name)
        shutil.copy(library.root / "segl.toml", root)
        path = root / "templates" / ID / "template.toml"
        path.write_text(f"{lines}\n{path.read_text('utf-8')}", "utf-8")
        return open_library(root)

    return withdrawn


def _dated(data: bytes, day: str) -> bytes:
    word = Word(data)
    word.put("SeglDate", day)
    return word.save()


def _found(data: bytes, library: Library) -> list[tuple[str, str]]:
    return [(one.severity, one.message.da) for one in check(data, "b.docx", library).findings
            if one.code == "LTR034"]  # fmt: skip


@pytest.mark.parametrize("lines", ["", "withdrawn = 2999-01-01", 'successor = "partshoering"'])
def test_must_not_fire(lines: str, letter: Letter, withdrawn: Callable[[str], Library]) -> None:
    assert _found(letter(ID, "borger"), withdrawn(lines)) == []


@pytest.mark.parametrize(
    ("day", "severity"),
    [("2020-06-30", "info"), ("2020-07-01", "error"), ("2021-01-01", "error"), ("x", "error")],
)
def test_the_letters_own_day_decides(
    day: str, severity: str, letter: Letter, withdrawn: Callable[[str], Library]
) -> None:
    library = withdrawn('withdrawn = 2020-07-01\nsuccessor = "partshoering"')
    ((level, text),) = _found(_dated(letter(ID, "borger"), day), library)
    assert level == severity
    assert text.endswith("ud af brug 2020-07-01. Brug »Partshøring« (partshoering) i stedet.")
