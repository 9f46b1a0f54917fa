"""A letter is laid out again where a page ended with what is to stay with its next words."""

# ruff: noqa: N802 - the names are those of UNO

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

SERVER = Path(__file__).resolve().parents[3] / "render" / "pdf" / "server.py"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The program beside LibreOffice, without LibreOffice: only its layout is asked for."""
    monkeypatch.setitem(sys.modules, "uno", ModuleType("uno"))
    before = list(sys.path)
    spec = importlib.util.spec_from_file_location("segl_pdf_server", SERVER)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    yield made
    sys.path[:] = before


class Letter:
    """
    A document of Writer with two pages; `ends` says of each layout how the first one ends.

    "kept": with a paragraph that stays with its next one. "free": with another. "within": the
    second page begins within a paragraph that stays with its next one. "table": with a table.
    """

    def __init__(self, *ends: str, pages: int = 2) -> None:
        self.ends = iter(ends)
        self.end = ""
        self.layouts = 0
        self.style = SimpleNamespace(Height=29700, isInUse=lambda: True)
        self.heights: list[int] = []
        self.CurrentController = SimpleNamespace(PageCount=pages, ViewCursor=self)
        styles = SimpleNamespace(getByName=lambda _: self.style, ElementNames=("Standard",))
        self.StyleFamilies = SimpleNamespace(getByName=lambda _: styles)

    def refresh(self) -> None:
        self.heights.append(self.style.Height)
        if self.heights[-2:] == [200_000, 29700]:
            self.layouts += 1
            self.end = next(self.ends)

    def lockControllers(self) -> None: ...
    def unlockControllers(self) -> None: ...
    def jumpToPage(self, number: int) -> None: ...
    def jumpToStartOfPage(self) -> None: ...
    def goLeft(self, count: int, expand: bool) -> None: ...

    @property
    def Text(self) -> Any:
        begins = SimpleNamespace(isStartOfParagraph=lambda: self.end != "within")
        return SimpleNamespace(createTextCursorByRange=lambda _: begins)

    @property
    def TextTable(self) -> object:
        return object() if self.end == "table" else None

    @property
    def ParaKeepTogether(self) -> bool:
        return self.end != "free"


@pytest.mark.parametrize(
    ("ends", "layouts"),
    [
        (["free"], 1),
        (["within"], 1),
        (["table"], 1),
        (["kept", "free"], 2),
        (["kept", "kept", "free"], 3),
        (["kept"] * 9, 3),
    ],
)
def test_laid_out_until_nothing_is_parted(
    ends: list[str], layouts: int, server: ModuleType
) -> None:
    letter = Letter(*ends)
    server.settle(letter)
    assert letter.layouts == layouts
    assert letter.style.Height == 29700


def test_one_page_needs_nothing(server: ModuleType) -> None:
    letter = Letter(pages=1)
    server.settle(letter)
    assert letter.heights == [29700]
