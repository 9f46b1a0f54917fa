"""
What has been translated of a template, beside its language version: `kl.translation.json`.

The language version follows from the Danish file and this; a Danish text that it does not hold
has changed since, and the version is outdated until it is translated.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from render.errors import LibraryError
from render.message import Message
from render.translation import beside
from render.translation.segment import Mark, Segment

VERSION = 1


@dataclass(frozen=True)
class Memory:
    """Translations by segment; `made` is the digest of the file that was made of them."""

    known: Mapping[Segment, str] = field(default_factory=dict)
    made: str = ""

    def lacking(self, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
        """Return the segments that are not translated, or were another text then."""
        return tuple(one for one in segments if one not in self.known)


def read(folder: Path, language: str) -> Memory | None:
    """Return what is remembered, None where nothing is; raises LibraryError where it is broken."""
    file = beside.memory(folder, language)
    if not file.is_file():
        return None
    try:
        content = json.loads(file.read_text("utf-8"))
        known = {_segment(one): str(one["translation"]) for one in content["segments"]}
        return Memory(known, str(content.get("made", "")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryError(
            Message(f"{file.name} kan ikke læses.", f"{file.name} cannot be read.")
        ) from error


def write(memory: Memory) -> bytes:
    """Return the content of the file."""
    segments = [
        {"text": one.text, "marks": [_plain(mark) for mark in one.marks], "translation": words}
        for one, words in memory.known.items()
    ]
    content = {"version": VERSION, "made": memory.made, "segments": segments}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(mark: Mark) -> list[Any]:
    return [mark.kind, mark.code, mark.is_pair]


def _segment(content: Mapping[str, Any]) -> Segment:
    marks = (Mark(kind, str(code), bool(pair)) for kind, code, pair in content["marks"])
    return Segment(str(content["text"]), tuple(marks))
