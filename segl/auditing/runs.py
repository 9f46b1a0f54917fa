"""What a run of `segl batch` refused, from the manifest that it wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qa.audit.words import kind_of

MAX_LINE = 2**20
_INDEX = re.compile(r"\[[0-9]+\]")
_FIELD = re.compile(r"[a-zæøåA-ZÆØÅ_][\wæøåÆØÅ.\[\]-]{0,119}")
_UNKNOWN = "unknown"


def cases(manifest: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield of each case of a run the fields and kinds of reason, [] for one with a letter."""
    with manifest.open("rb") as stream:
        while line := stream.readline(MAX_LINE):
            found = _entry(line)
            if found is not None:
                yield found


def _entry(line: bytes) -> list[tuple[str, str]] | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    state = entry.get("state") if isinstance(entry, dict) else None
    if state != "refused":
        return [] if state == "written" else None
    problems = entry.get("problems")
    told = problems if isinstance(problems, list) else []
    return [_reason(one) for one in told if isinstance(one, dict)] or [("", "other")]


def _reason(problem: dict[str, Any]) -> tuple[str, str]:
    """Return the field and the kind; an unknown field goes by the group that it was put in."""
    kind = kind_of(str(problem.get("kind", "")))
    path = _INDEX.sub("[]", str(problem.get("path", "")))
    if kind == _UNKNOWN:
        path = path.rpartition(".")[0]
    return (path if _FIELD.fullmatch(path) else "", kind)
