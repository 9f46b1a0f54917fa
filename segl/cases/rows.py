"""A row of a table as a case: each cell in its field, empty ones left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from render import case_text
from render.errors import CaseError, Problem
from render.message import Message
from render.record import record
from segl.cases import numbered, paths
from segl.cases.cells import tidy
from segl.cases.columns import Column, Columns
from segl.cases.numbered import Numbered
from segl.cases.paths import Path
from segl.cases.told import shown

Cells = Callable[[int], Any]  # the cell of a column, "" where it is empty


@record
class Line:
    """A row of any table: its number as Excel counts, its cells, and what makes it unreadable."""

    number: int
    cells: Cells
    problem: Message | None = None


def cases(lines: Iterable[Line], columns: Columns) -> Iterator[Numbered]:
    """Yield the case of each row that has anything in the columns that are used."""
    has_lists = any(isinstance(step, int) for column in columns.used for step in column.path)
    for line in lines:
        found = _case(line, columns.used)
        if isinstance(found, CaseError):
            yield Numbered(line.number, numbered.row(line.number), b"", found)
        elif found:
            data = _text(_with_lists(found) if has_lists else found)
            yield Numbered(line.number, numbered.row(line.number), data)


def _case(line: Line, columns: tuple[Column, ...]) -> dict[str | int, Any] | CaseError:
    """Return the case of a row, lists as yet by their numbers; {} for an empty row."""
    if line.problem is not None:
        return numbered.refusal(line.problem)
    case: dict[str | int, Any] = {}
    problems: list[Problem] = []
    for column in columns:
        cell = tidy(line.cells(column.index))
        if cell == "":
            continue
        value = column.read(cell)
        if isinstance(value, Message):
            told = _told(column, value)
            problems.append(Problem(paths.written(column.path), told, kind="cell"))
        else:
            _put(case, column.path, value)
    return _refusal(problems) if problems else case


def _put(case: dict[str | int, Any], path: Path, value: Any) -> None:
    *above, last = path
    for step in above:
        case = case.setdefault(step, {})
    case[last] = value


def _with_lists(value: Any) -> Any:
    """Return a case with its lists: an item of which all cells are empty is no item."""
    if not isinstance(value, dict):
        return value
    if any(isinstance(key, int) for key in value):
        return [_with_lists(value[key]) for key in sorted(value)]
    return {key: _with_lists(inner) for key, inner in value.items()}


def _text(case: Any) -> bytes:
    """Write a case in one way, whatever the order of the columns: so it is known again."""
    try:
        return json.dumps(case, ensure_ascii=False, default=_exact, sort_keys=True).encode()
    except _DecimalMet:  # the fast way writes no exact decimals
        return case_text.write(_ordered(case))


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value)}
    return [_ordered(item) for item in value] if isinstance(value, list) else value


class _DecimalMet(Exception):  # noqa: N818  # it is no error, but a way out of a library
    """A number that must be written digit by digit."""


def _exact(value: Decimal) -> None:
    raise _DecimalMet


def _told(column: Column, message: Message) -> Message:
    name = shown(column.heading, column.index)
    return Message(f"{name.da}: {message.da}", f"{name.en}: {message.en}")


def _refusal(problems: list[Problem]) -> CaseError:
    if len(problems) == 1:
        return CaseError(problems[0].message, tuple(problems))
    count = len(problems)
    message = Message(
        f"Rækken har {count} celler, der ikke kan bruges.",
        f"The row has {count} cells that cannot be used.",
    )
    return CaseError(message, tuple(problems))
