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


def refusals(manifest: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield the fields and kinds of reason of each case that a run refused; nothing of others."""
    with manifest.open("rb") as stream:
        while line := stream.readline(MAX_LINE):
            found = _entry(line)
            if found is not None:
                yield found


def _entry(line: bytes) -> list[tuple[str, str]] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    if not isinstance(entry, dict) or entry.get("state") != "refused":
        return None
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
