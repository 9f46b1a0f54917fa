"""A report as data that can be kept and read again: JSON, and nothing that runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from qa.finding import Corrected, Finding, Fulfilled, NotChecked, Note, Report
from render.message import Message
from render.place import Near, Place


def write(report: Report) -> str:
    """Return a report as JSON text."""
    return json.dumps(asdict(report))


def read(text: str) -> Report | None:
    """Return the report in JSON text, None where it is not one that `write` wrote."""
    try:
        data = json.loads(text)
        return Report(
            tuple(map(str, data["templates"])),
            tuple(_finding(item) for item in data["findings"]),
            tuple(_fulfilled(item) for item in data["fulfilled"]),
            tuple(NotChecked(str(item["template"]), _message(item["what"]))
                  for item in data["not_checked"]),
            {str(level): int(count) for level, count in data["counts"].items()},
            {str(name): str(path) for name, path in data["files"].items()},
            tuple(Note(str(item["template"]), _message(item["what"])) for item in data["notes"]),
            tuple(_corrected(item) for item in data["corrected"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _finding(data: Mapping[str, Any]) -> Finding:
    fix = _message(data["fix"]) if data["fix"] is not None else None
    told = {key: str(data[key]) for key in ("basis", "case", "fingerprint")}
    return Finding(
        str(data["code"]), str(data["severity"]), _message(data["message"]),
        str(data["template"]), _place(data["place"]), fix, **told,
    )  # fmt: skip


def _fulfilled(data: Mapping[str, Any]) -> Fulfilled:
    return Fulfilled(
        _message(data["requirement"]), str(data["basis"]), str(data["template"]),
        _place(data["place"]), _message(data["when"]), bool(data["proved"]),
    )  # fmt: skip


def _corrected(data: Mapping[str, Any]) -> Corrected:
    said = {key: str(data[key]) for key in ("template", "row", "by", "source", "since", "until")}
    return Corrected(keys=tuple(map(str, data["keys"])), what=_message(data["what"]), **said)


def _message(data: Mapping[str, Any]) -> Message:
    return Message(str(data["da"]), str(data["en"]))


def _place(data: Mapping[str, Any]) -> Place:
    cell = data["cell"]
    table, row, column = map(int, cell) if cell is not None else (0, 0, 0)
    return Place(
        str(data["part"]), str(data["story"]),
        int(data["paragraph"]) if data["paragraph"] is not None else None,
        (table, row, column) if cell is not None else None,
        tuple(map(str, data["heading"])), str(data["quote"]), str(data["source"]),
        near=_near(data["near"]),
    )  # fmt: skip


def _near(data: Mapping[str, Any] | None) -> Near | None:
    return Near(str(data["heading"]), int(data["nth"])) if data is not None else None
