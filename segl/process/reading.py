"""
Read an export of activities, in the shape of docs/process.md: JSON, a CSV table, or Excel.

The shape is ours: which JSON Gluu itself gives for an activity is not public. Only the fields that
are named there are read; what else an export holds, names of people among it, is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from qa.process.model import Link, Step
from render.errors import FileError
from render.message import Message
from render.record import record
from segl.cases import csv_table, excel_table
from segl.cases.rows import Line
from segl.cases.told import letters
from segl.written.choices import folded

MAX_BYTES = 50 * 2**20
MAX_TEXT = 2_000  # characters of a field
_TABLES = (".csv", ".tsv", ".txt")
_WORKBOOKS = (".xlsx", ".xlsm")
NAMES: Mapping[str, tuple[str, ...]] = {  # a field: what it may be called
    "id": ("id", "nr", "nummer", "activityid", "activity id"),
    "name": ("name", "navn", "activity", "aktivitet", "trin", "step", "title", "titel"),
    "process": ("process", "proces"),
    "phase": ("phase", "fase"),
    "text": ("text", "tekst", "link text", "linktekst", "description", "beskrivelse"),
    "url": ("url", "link", "adresse", "address"),
    "template": ("template", "skabelon"),
}
_FIELDS = {folded(word): field for field, words in NAMES.items() for word in words}
_ACTIVITY = "activity"


@record
class Export:
    """The steps of an export in their order, and what of it could not be read."""

    steps: tuple[Step, ...]
    gaps: tuple[Message, ...] = ()


def read(path: Path) -> Export:
    """Return the steps of an export; FileError for a file that is none."""
    ending = path.suffix.lower()
    if not path.is_file():
        raise FileError(
            Message(f"Eksporten findes ikke: {path}", f"There is no such export: {path}")
        )
    if ending in _TABLES:
        return _table(path, csv_table.opened(path, _matched))
    if ending in _WORKBOOKS:
        return _table(path, excel_table.opened(path, _matched))
    if ending == ".json":
        return _json(path)
    raise FileError(
        Message(
            f"{path.name}: en eksport af aktiviteter er .json, .csv eller .xlsx.",
            f"{path.name}: an export of activities is .json, .csv or .xlsx.",
        )
    )


def _matched(headings: Sequence[str]) -> int:
    return sum(folded(heading) in _FIELDS for heading in headings)


# --- tables -----------------------------------------------------------------------------


def _table(path: Path, table: csv_table.CsvTable | excel_table.ExcelTable) -> Export:
    columns: dict[str, int] = {}
    for index, heading in enumerate(table.headings):
        field = _FIELDS.get(folded(heading))
        if field is not None and field in columns:
            raise _twice(path, columns[field], index)
        if field is not None:
            columns[field] = index
    if "name" not in columns and "id" not in columns:
        raise _no_columns(path)
    gaps: list[Message] = []
    return Export(_joined(_rows(table.lines(), columns, gaps)), tuple(gaps))


def _rows(
    lines: Iterable[Line], columns: Mapping[str, int], gaps: list[Message]
) -> Iterator[dict[str, str]]:
    for line in lines:
        if line.problem is not None:
            gaps.append(
                Message(
                    f"Række {line.number} er ikke læst: den er skjult, eller dens celler passer "
                    "ikke til overskrifterne.",
                    f"Row {line.number} was not read: it is hidden, or its cells do not fit the "
                    "headings.",
                )
            )
            continue
        row = {field: _text(line.cells(index)) for field, index in columns.items()}
        if any(row.values()):
            yield row


def _text(cell: Any) -> str:
    """Return a cell as text, "" for one that holds an error of Excel."""
    plain = isinstance(cell, str | int) and not isinstance(cell, bool)
    return str(cell).strip()[:MAX_TEXT] if plain else ""


def _joined(rows: Iterable[Mapping[str, str]]) -> tuple[Step, ...]:
    """Return the steps of rows, one a link: rows of one id (else process and name) are one."""
    steps: dict[tuple[str, ...], Step] = {}
    for number, row in enumerate(rows):
        known = row.get("id") or row.get("name", "")
        key = (row.get("process", ""), known) if known else (str(number),)
        link = _link(row)
        old = steps.get(key)
        steps[key] = _with(
            old or _step(row), (link,) if link != Link() else (), row.get("phase", "")
        )
    return tuple(steps.values())


def _step(fields: Mapping[str, str]) -> Step:
    found = fields.get
    return Step(found("id", ""), found("name", ""), found("process", ""), found("phase", ""))


def _with(step: Step, links: tuple[Link, ...], phase: str) -> Step:
    return Step(step.id, step.name, step.process, step.phase or phase, (*step.links, *links))


def _link(row: Mapping[str, str]) -> Link:
    return Link(row.get("text", ""), row.get("url", ""), row.get("template", ""))


# --- JSON -------------------------------------------------------------------------------


def _json(path: Path) -> Export:
    data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    try:
        content = json.loads(data.decode("utf-8-sig")) if data else None
    except (ValueError, RecursionError):
        content = None
    found = content.get("activities") if isinstance(content, dict) else content
    if not isinstance(found, list):
        raise _no_list(path)
    gaps: list[Message] = []
    return Export(tuple(_activities(found, gaps)), tuple(gaps))


def _activities(found: Sequence[Any], gaps: list[Message]) -> Iterator[Step]:
    for number, item in enumerate(found, 1):
        if not isinstance(item, dict):
            gaps.append(_unread(number))
            continue
        if item.get("_type", _ACTIVITY) != _ACTIVITY:
            continue  # a list of Gluu's may hold processes and groups as well
        fields = _fields(item)
        step = _step(fields)
        if not step.id and not step.name:
            gaps.append(_unread(number))
            continue
        own = _link(fields)
        listed = _links(item.get("links"))
        if listed is None:
            gaps.append(_odd_links(number))
        yield _with(step, tuple(one for one in (own, *(listed or ())) if one != Link()), "")


def _links(given: Any) -> list[Link] | None:
    """Return the links of an activity, which may be mere addresses; None for another shape."""
    listed = given if isinstance(given, list) else [given]
    if not all(one is None or isinstance(one, dict | str) for one in listed):
        return None
    return [
        Link(url=_text(one)) if isinstance(one, str) else _link(_fields(one))
        for one in listed
        if one is not None
    ]


def _fields(item: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields of an object by our names; the first of two that mean the same."""
    found: dict[str, str] = {}
    for key, value in item.items():
        field = _FIELDS.get(folded(str(key)))
        if field is not None and _text(value):
            found.setdefault(field, _text(value))
    return found


# --- what is refused --------------------------------------------------------------------


def _unread(number: int) -> Message:
    return Message(
        f"Aktivitet {number} er ikke læst: den har hverken navn eller id.",
        f"Activity {number} was not read: it has neither a name nor an id.",
    )


def _odd_links(number: int) -> Message:
    return Message(
        f"Henvisningerne i aktivitet {number} er ikke læst: de er ikke skrevet som i "
        "docs/process.md.",
        f"The links of activity {number} were not read: they are not written as in "
        "docs/process.md.",
    )


def _no_list(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} har ingen liste af aktiviteter: skriv [...] eller "
            '{"activities": [...]} som i docs/process.md.',
            f"{path.name} has no list of activities: write [...] or "
            '{"activities": [...]} as in docs/process.md.',
        )
    )


def _no_columns(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} har ingen kolonne med trinnets navn eller id. Kendte overskrifter står "
            "i docs/process.md.",
            f"{path.name} has no column with the step's name or id. Known headings stand in "
            "docs/process.md.",
        )
    )


def _twice(path: Path, one: int, other: int) -> FileError:
    names = letters(one), letters(other)
    return FileError(
        Message(
            f"{path.name}: kolonne {names[0]} og {names[1]} betyder det samme. Slet den ene.",
            f"{path.name}: columns {names[0]} and {names[1]} mean the same. Delete one.",
        )
    )
