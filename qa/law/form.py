"""Check a catalogue file by its JSON Schema, and that its rows refer to rows that are there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from qa.law.rows import KINDS, own_id
from render.errors import Problem
from render.message import Message
from render.schema import Schema, from_documents

NAME = "catalogue.schema.json"
_ROW = re.compile(r"([a-z]+)\[(\d+)\]")
_REFERENCES = {  # which key of which kind names a row of which kind
    "statute": {"replaced_by": "statute"},
    "provision": {"statute": "statute"},
    "deadline": {"statute": "statute", "replaced_by": "deadline"},
    "route": {"deciding": "authority", "instance": "authority", "deadline": "deadline"},
    "fact": {"route": "route"},
}


@cache
def form(kind: str = "") -> Schema:
    """Return the schema of catalogue files, or of their rows of a kind."""
    contents = json.loads(Path(__file__).with_name(NAME).read_text("utf-8"))
    if not kind:
        return from_documents({NAME: contents}, NAME)
    row = f"{kind}.json"
    return from_documents({NAME: contents, row: {"$ref": f"{NAME}#/$defs/{kind}"}}, row)


def row_problems(kind: str, data: Mapping[str, Any]) -> list[Message]:
    """Return what is wrong with a single row, each naming the key."""
    return [problem.message for problem in form(kind).problems(data)]


def problems(content: Mapping[str, Any]) -> list[Message]:
    """Return what is wrong with a file's content, each naming the row and the key."""
    return [_named(problem, content) for problem in form().problems(content)]


def _named(problem: Problem, content: Mapping[str, Any]) -> Message:
    """Return a problem with the row's own name before it: numbers of rows are no names."""
    found = _ROW.match(problem.path)
    if found is None or found[1] not in (*KINDS, "correction", "confirmed"):
        return problem.message
    data = content[found[1]][int(found[2])]
    name = _name(found[1], data) if isinstance(data, Mapping) else ""
    number, message = int(found[2]) + 1, problem.message
    said = [text.replace(f"{found[0]}.", "") for text in (message.da, message.en)]
    da, en = (f" »{name}«", f' "{name}"') if name else ("", "")
    return Message(
        f"[[{found[1]}]] nr. {number}{da}: {said[0]}",
        f"[[{found[1]}]] no. {number}{en}: {said[1]}",
    )


def _name(kind: str, data: Mapping[str, Any]) -> str:
    try:
        name = data["row"] if kind in ("correction", "confirmed") else own_id(kind, data)
    except (KeyError, TypeError, AttributeError):  # what names it is what is wrong
        return str(data.get("extends", ""))
    return name if isinstance(name, str) else ""


def references(kind: str, data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the keys of a row that name another: (key, kind of the other, its id)."""
    for key, other in _REFERENCES.get(kind, {}).items():
        if key in data:
            yield key, other, data[key]
    for key in ("old", "new") if kind == "move" else ():
        if "statute" in data.get(key, {}):
            yield f"{key}.statute", "statute", data[key]["statute"]
