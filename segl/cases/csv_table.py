"""A table in a text file, as Danish Excel and others save it (RFC 4180, and what came of it)."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TextIO

from render.errors import FileError
from render.message import Message
from render.record import record
from render.workbook import Broken, Cell
from segl.cases import encoding
from segl.cases.rows import Line

DELIMITERS = (";", ",", "\t")  # the likeliest first
MAX_BLANK = 100  # empty lines before the header
_SAYS = re.compile(r"sep=(.)\r?\n")  # a line by which Excel is told
_NEVER_ENDS = ("unexpected end of data", "field larger")
_QUOTE = Message(
    'Rækken har et anførselstegn (") midt i en tekst. Gem tabellen fra Excel, eller skriv tegnet '
    "to gange.",
    'The row has a quotation mark (") within a text. Save the table from Excel, or write the mark '
    "twice.",
)
_TOO_LONG = Message(
    "Rækken har flere celler end overskriften. Står der et skilletegn (som ; eller ,) i en tekst "
    "uden anførselstegn om?",
    "The row has more cells than the header. Is there a delimiter (such as ; or ,) in a text "
    "without quotes around it?",
)


@record
class CsvTable:
    """A table whose text and structure were read once: `headings` stand in row `first`."""

    path: Path
    encoding: str
    delimiter: str
    headings: Sequence[str]
    first: int
    height: int

    def lines(self) -> Iterator[Line]:
        """Yield the rows below the header that are not empty."""
        width = len(self.headings)
        for number, row in islice(self._records(), self.first, None):
            if row is None:
                yield Line(number, _nothing, _QUOTE)
            elif any(map(str.strip, row)):
                problem = _TOO_LONG if any(map(str.strip, row[width:])) else None
                row += [""] * (width - len(row))
                yield Line(number, _cells(row), problem)

    def _records(self) -> Iterator[tuple[int, list[str] | None]]:
        with _text(self.path, self.encoding) as stream:
            yield from _records(stream, self.delimiter)


def _cells(row: list[str]) -> Callable[[int], Cell]:
    """Return the cells of a row: a text that only shows that Excel could not tell one is none."""

    def cell(index: int) -> Cell:
        text = row[index]
        if text[:1] != "#":
            return text
        if text.strip() in _ERRORS:
            return Broken(_ERROR)
        return Broken(_TOO_NARROW) if len(text) > 1 and not text.strip(" #") else text

    return cell


def opened(path: Path, matched: Callable[[Sequence[str]], int]) -> CsvTable:
    """
    Return the table of a file; FileError where it has none, or its quotes do not end.

    Of the delimiters, the one counts that makes the most of the header: `matched` says how
    many of some headings are known.
    """
    known = encoding.of(path)
    found = [_header(path, known, delimiter) for delimiter in _delimiters(path, known)]
    headers = [one for one in found if one is not None]
    if not headers:
        raise _empty(path)
    first, headings, delimiter = max(headers, key=lambda one: (matched(one[1]), len(one[1])))
    height = 0
    with _text(path, known) as stream:
        for number, row in _records(stream, delimiter, path):
            height += number > first and (row is None or any(map(str.strip, row)))
    return CsvTable(path, known, delimiter, headings, first, height)


def _delimiters(path: Path, known: str) -> Sequence[str]:
    with path.open(encoding=known, newline="") as stream:
        said = _SAYS.match(stream.readline(10))
    return (said[1],) if said is not None else DELIMITERS


def _text(path: Path, known: str) -> TextIO:
    """Open the text of a table, behind the line that only tells Excel its delimiter."""
    stream = path.open(encoding=known, newline="")
    if _SAYS.match(stream.readline(10)) is None:
        stream.seek(0)
    return stream


def _header(path: Path, known: str, delimiter: str) -> tuple[int, Sequence[str], str] | None:
    with _text(path, known) as stream:
        for number, row in islice(_records(stream, delimiter), MAX_BLANK):
            headings = [*map(str.strip, row or ())]
            while headings and not headings[-1]:
                headings.pop()
            if headings:
                return number, headings, delimiter
    return None


def _records(
    stream: TextIO, delimiter: str, path: Path | None = None
) -> Iterator[tuple[int, list[str] | None]]:
    """
    Yield each record with its number, as Excel counts rows; None for one with a stray quote.

    With `path`, a text that does not end is a FileError: all that follows would be in it.
    """
    reader, number = csv.reader(stream, delimiter=delimiter, strict=True), 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if path is not None and str(error).startswith(_NEVER_ENDS):
                raise _unended(path, number) from error
            yield number, None


def _nothing(_: int) -> str:
    return ""


def _empty(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} er tom: første række skal være overskrifter.",
            f"{path.name} is empty: its first row must be headings.",
        )
    )


def _unended(path: Path, number: int) -> FileError:
    return FileError(
        Message(
            f'{path.name}, række {number}: et anførselstegn (") åbner en tekst, der ikke slutter. '
            "Sæt tegnet efter teksten, eller gem tabellen igen fra Excel.",
            f'{path.name}, row {number}: a quotation mark (") begins a text that does not end. '
            "Put the mark after the text, or save the table again from Excel.",
        )
    )


_ERROR = Message(
    "Cellen viser en fejl i Excel (som #I/T eller #NAVN?). Ret formlen, og gem igen.",
    "The cell shows an error in Excel (such as #N/A or #NAME?). Mend the formula and save.",
)
_TOO_NARROW = Message(
    "Kolonnen var for smal, da filen blev gemt: cellen viser kun ####. Gør den bredere, og gem "
    "igen.",
    "The column was too narrow when the file was saved: the cell shows #### only. Widen it and "
    "save again.",
)
_ERRORS = frozenset({  # as Excel writes them into a CSV, in Danish and English
    "#I/T", "#NAVN?", "#REFERENCE!", "#VÆRDI!", "#DIVISION/0!", "#NUL!", "#NUM!", "#OVERLØB!",
    "#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NULL!", "#SPILL!", "#CALC!",
})  # fmt: skip
