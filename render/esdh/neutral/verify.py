"""
A package against itself: what was written into it is what lies in it, all of it and nothing else.

The manifest is judged first, for everything else is judged by it; then each file by its
checksum, metadata by its schema and by the letter, and the projections by metadata.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from render.esdh.neutral import flaws, layout, manifest, text
from render.esdh.neutral.agreement import disagreements
from render.esdh.neutral.flaws import Flaw
from render.esdh.neutral.layout import METADATA, Contents


def verify(contents: Contents) -> list[Flaw]:
    """Return all faults of the contents of a package, none for a sound one."""
    if layout.MANIFEST not in contents:
        return [Flaw("", flaws.NO_MANIFEST)]
    listed = text.load(contents[layout.MANIFEST])
    if listed is None:
        return [Flaw(layout.MANIFEST, flaws.NO_JSON)]
    if wrong := _refused("manifest", layout.MANIFEST, listed):
        return wrong
    found = [*_own(listed, contents[layout.MANIFEST]), *_files(listed, contents)]
    known = text.load(contents.get(METADATA, b""))
    if known is None:
        return [*found, Flaw(METADATA, flaws.NO_JSON)] if METADATA in contents else found
    if wrong := _refused("metadata", METADATA, known):
        return [*found, *wrong]
    return [*found, *disagreements(listed, known, contents)]


def _refused(schema: str, path: str, content: Mapping[str, Any]) -> list[Flaw]:
    """Return what a schema of ours refuses."""
    return [Flaw(path, problem.message) for problem in text.problems(schema, content)]


def _own(listed: Mapping[str, Any], data: bytes) -> Iterator[Flaw]:
    """Yield that the manifest itself is not as it was written."""
    if text.dump(listed) != data or manifest.digest(listed) != listed["digest"]:
        yield Flaw(layout.MANIFEST, flaws.REWRITTEN)


def _files(listed: Mapping[str, Any], contents: Contents) -> Iterator[Flaw]:
    """Yield each file that is not as the manifest names it, or that it does not name."""
    entries: dict[str, Any] = {}
    for entry in listed["files"]:
        path = entry["path"]
        if path.lower() in entries:
            yield Flaw(path, flaws.TWICE)
        entries[path.lower()] = entry
        yield from _file(entry, contents)
    named = {entry["path"] for entry in listed["files"]} | {layout.MANIFEST}
    for path in layout.ordered(contents):
        if path not in named:
            yield Flaw(path, flaws.UNNAMED)
    for path in layout.FIXED:
        if path not in named:
            yield Flaw(path, flaws.MISSING)


def _file(entry: Mapping[str, Any], contents: Contents) -> Iterator[Flaw]:
    path = entry["path"]
    if path == layout.MANIFEST or not layout.is_place(path):
        yield Flaw(path, flaws.MISPLACED)
    if entry["mime"] != layout.mime(path):
        yield Flaw(path, flaws.WRONG_MIME)
    data = contents.get(path)
    if data is None:
        yield Flaw(path, flaws.MISSING)
    elif len(data) != entry["size"] or manifest.sha256(data) != entry["sha256"]:
        yield Flaw(path, flaws.ALTERED)
