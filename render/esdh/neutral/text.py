"""JSON of a package: one form to write it in, read under limits, checked by a schema of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from render import case, schema
from render.errors import CaseError, Problem
from render.schema import Schema

SCHEMAS = Path(__file__).parent / "schemas"


def dump(content: Mapping[str, Any]) -> bytes:
    """Return the one text of a content: two spaces a level, members in their own order."""
    text = json.dumps(content, ensure_ascii=False, indent=2, default=str)  # broken numbers, too
    return f"{text}\n".encode()


def load(data: bytes) -> dict[str, Any] | None:
    """Return a JSON object, None for anything else (also one with a name twice, or too deep)."""
    try:
        return case.read(data)
    except CaseError:
        return None


@cache
def schema_of(name: str) -> Schema:
    """Return one of our schemas, `metadata` or `manifest`."""
    file = f"{name}.schema.json"
    return schema.from_documents({file: schema.load(SCHEMAS / file)}, file)


def problems(name: str, content: Mapping[str, Any]) -> list[Problem]:
    """Return what one of our schemas refuses in a content; none of its values."""
    found = schema_of(name)
    return [] if found.accepts(content) else found.problems(content)
