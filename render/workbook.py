"""
The sheets of an Excel workbook (ISO/IEC 29500-1 clause 18), row by row as they unpack.

A sheet never stands in memory; only the texts that its cells share do. Nothing is worked out:
a formula has the value that Excel saved. What a library would drop is kept: cells that hold
an error, and rows that are hidden.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from string import digits

from lxml import etree

from render import ooxml, package
from render.errors import FileError, TemplateError
from render.message import Message
from render.ooxml import Element
from render.package import OLE_MAGIC, Opener
from render.record import record

MAX_SHARED = 512 * 2**20  # bytes of the texts that cells share
MAX_SHEET = 4 * 2**30  # bytes of a sheet: a full one of a million rows has less
MAX_SMALL = 32 * 2**20
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})  # 18.8.30 numFmt
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # 22.9.2.19 ST_Xstring
_EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001  # Excel knows no time zones
_EPOCH_1904 = datetime.datetime(1904, 1, 1)  # noqa: DTZ001
_MARCH_1900 = 61  # before it, Excel counts a day that never was; times of day are below 1
_LAST_DAY = 2_958_466  # of the year 9999
_DIGITS = 15  # that Excel keeps of a number


@record
class Broken:
    """A cell without a value that could be meant: an error, or a formula not worked out."""

    message: Message


@record
class Sheet:
    """A visible sheet: its name, and the part that holds it."""

    name: str
    part: str


@record
class Row:
    """A row of a sheet by its number, from 1; `cells` by column, from 0, none that is empty."""

    number: int
    cells: Mapping[int, Cell]
    is_hidden: bool = False


Cell = str | bool | int | Decimal | datetime.datetime | Broken
_ERROR = Broken(
    Message(
        "Cellen viser en fejl i Excel (som #I/T eller #DIVISION/0!). Ret formlen, og gem igen.",
        "The cell shows an error in Excel (such as #N/A or #DIV/0!). Mend the formula and save.",
    )
)
_NOT_WORKED_OUT = Broken(
    Message(
        "Cellens formel er ikke regnet ud. Åbn arket i Excel, og gem det igen.",
        "The cell's formula is not worked out. Open the sheet in Excel and save it again.",
    )
)


@record
class Workbook:
    """An open workbook; see `opened`."""

    unpack: Opener
    name: str

    @cached_property
    def _main(self) -> str:
        return _target(self._targets(""), "officeDocument", self.name)

    @cached_property
    def _root(self) -> Element:
        return self._parsed(self._main)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The visible worksheets, in the order of their tabs."""
        targets = {one.id: one for one in self._targets(self._main)}
        found = []
        for entry in self._root.iterfind("{*}sheets/{*}sheet"):
            target = targets.get(entry.get(_RELATED) or entry.get(_STRICT) or "")
            if target and target.kind == "worksheet" and entry.get("state", "visible") == "visible":
                found.append(Sheet(entry.get("name", ""), target.target))
        return tuple(found)

    def rows(self, sheet: Sheet) -> Iterator[Row]:
        """Yield the rows of a sheet that hold anything; FileError where it cannot be read."""
        with self._reading():
            number = 0
            for row in self._elements(sheet.part, "row", MAX_SHEET):
                number = int(row.get("r") or number + 1)
                cells = dict(self._cells(row))
                if cells:
                    yield Row(number, cells, row.get("hidden") in ("1", "true"))

    def _cells(self, row: Element) -> Iterator[tuple[int, Cell]]:
        column = -1
        for cell in row:
            place = cell.get("r")
            column = _column(place.rstrip(digits)) if place else column + 1
            value = self._value(cell)
            if value != "":
                yield column, value

    def _value(self, cell: Element) -> Cell:
        kind, text, has_formula = cell.get("t", "n"), None, False
        for child in cell:  # the loop that a sheet's time goes into
            name = str(child.tag).rpartition("}")[2]
            if name == "v":
                text = child.text or ""
            elif name == "is":
                return _text(child)
            has_formula = has_formula or name == "f"
        if not text and has_formula and kind != "str":  # one that gives an empty text says so
            return _NOT_WORKED_OUT
        if text is None:
            return ""
        return self._meant(text, kind, cell.get("s"))

    def _meant(self, text: str, kind: str, style: str | None) -> Cell:
        match kind:
            case "n":
                return self._number(text, style) if text else ""
            case "s":
                return self._shared[int(text)]
            case "b":
                return text in ("1", "true")
            case "e":
                return _ERROR
            case "d":
                return datetime.datetime.fromisoformat(text).replace(tzinfo=None)
        return _unescaped(text)

    def _number(self, text: str, style: str | None) -> Cell:
        if style is not None and int(style) in self._dated:
            serial = float(text)
            if _MARCH_1900 <= serial < _LAST_DAY:
                return self._epoch + datetime.timedelta(seconds=round(serial * 86_400))
        if text.isdigit() and len(text) <= _DIGITS:
            return int(text)
        binary = float(text)
        if not math.isfinite(binary):
            raise ValueError("no number")
        number = Decimal(f"{binary:.{_DIGITS}g}")  # 0.1 + 0.2 as Excel shows it
        return int(number) if number == number.to_integral_value() else number

    @cached_property
    def _shared(self) -> list[str]:
        part = _target(self._targets(self._main), "sharedStrings", self.name)
        return [_text(one) for one in self._elements(part, "si", MAX_SHARED)]

    @cached_property
    def _epoch(self) -> datetime.datetime:
        settings = self._root.find("{*}workbookPr")
        is_1904 = settings is not None and settings.get("date1904") in ("1", "true")
        return _EPOCH_1904 if is_1904 else _EPOCH

    @cached_property
    def _dated(self) -> frozenset[int]:
        """The numbers of the styles that show a number as a date."""
        targets = self._targets(self._main)
        if not any(one.kind == "styles" for one in targets):
            return frozenset()
        root = self._parsed(_target(targets, "styles", self.name))
        own = {
            int(one.get("numFmtId", "-1")): _is_date(one.get("formatCode", ""))
            for one in root.iterfind("{*}numFmts/{*}numFmt")
        }
        styles = (int(one.get("numFmtId", "0")) for one in root.iterfind("{*}cellXfs/{*}xf"))
        return frozenset(n for n, one in enumerate(styles) if own.get(one, one in _DATES))

    def _targets(self, part: str) -> tuple[package.Relationship, ...]:
        root = self._parsed(package.relationships_name(part))
        return tuple(package.relationships(root, part))

    def _parsed(self, part: str) -> Element:
        with self.unpack(part, MAX_SMALL) as stream:
            return ooxml.parse(stream.read(), part)

    def _elements(self, part: str, name: str, limit: int) -> Iterator[Element]:
        """Yield the elements of a name as they are read; what was yielded is let go."""
        with self.unpack(part, limit) as stream:
            found = etree.iterparse(
                stream,
                tag=f"{{*}}{name}",
                resolve_entities=False,
                remove_comments=True,
                remove_pis=True,
            )
            for _, element in found:
                yield element
                element.clear()
                above = element.getparent()
                while above is not None and element.getprevious() is not None:
                    del above[0]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (etree.XMLSyntaxError, TemplateError, LookupError, ValueError) as error:
            raise damaged(self.name) from error


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """Open the workbook at `path`; FileError where it is none, or none that can be read."""
    if _is_locked(path):
        raise FileError(
            Message(
                f"{path.name} er beskyttet med adgangskode eller gemt i det gamle .xls-format. "
                "Åbn filen i Excel, fjern adgangskoden, og gem den som .xlsx.",
                f"{path.name} is protected by a password or saved in the old .xls format. "
                "Open it in Excel, remove the password, and save it as .xlsx.",
            )
        )
    try:
        with package.archive(path) as unpack:
            book = Workbook(unpack, path.name)
            _ = book.sheets
            yield book
    except (etree.XMLSyntaxError, TemplateError) as error:
        raise damaged(path.name) from error


def _is_locked(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(OLE_MAGIC)) == OLE_MAGIC


def damaged(name: str) -> FileError:
    """Return the error of a file that is no sound workbook."""
    return FileError(
        Message(
            f"{name} kan ikke læses som et Excel-ark. Åbn filen i Excel, og gem den som .xlsx.",
            f"{name} cannot be read as a workbook. Open it in Excel and save it as .xlsx.",
        )
    )


def _target(targets: tuple[package.Relationship, ...], kind: str, name: str) -> str:
    found = next((one.target for one in targets if one.kind == kind), None)
    if found is None:
        raise damaged(name)
    return found


@cache
def _column(letters: str) -> int:
    """Return the number of a column, from 0: `AB` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _text(holder: Element) -> str:
    """Return the text of a cell, its runs together, without how it is to be pronounced."""
    pieces: list[Element] = []
    for child in holder:
        name = ooxml.local(child)
        pieces += [child] if name == "t" else child.iterfind("{*}t") if name == "r" else []
    return _unescaped("".join(piece.text or "" for piece in pieces))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _is_date(code: str) -> bool:
    """Say whether a format of one's own shows a day: outside quotes, it has a day or a month."""
    return re.search("[dmy]", _LITERAL.sub("", code).lower()) is not None
