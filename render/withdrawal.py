"""A template that is out of use: since when, and which one is to be used instead."""

from __future__ import annotations

import datetime

from render.errors import SeglError
from render.library import Library
from render.manifest import Manifest
from render.message import Message


def told(library: Library, manifest: Manifest, day: datetime.date) -> Message | None:
    """Return that a template is out of use on a day, and what to use; None for one in use."""
    if not is_past(manifest, day):
        return None
    name, since, instead = manifest.title, manifest.withdrawn, successor(library, manifest)
    return Message(
        f"Skabelonen »{name}« er taget ud af brug {since}. {instead.da}",
        f'The template "{name}" was taken out of use on {since}. {instead.en}',
    )


def is_past(manifest: Manifest, day: datetime.date) -> bool:
    """Say whether a template is out of use on a day."""
    return bool(manifest.withdrawn) and datetime.date.fromisoformat(manifest.withdrawn) <= day


def successor(library: Library, manifest: Manifest) -> Message:
    """Return which template to use instead of a withdrawn one, or whom to ask."""
    found = _last(library, manifest)
    if found is None:
        return _ASK
    return Message(
        f"Brug »{found.title}« ({found.id}) i stedet.", f'Use "{found.title}" ({found.id}) instead.'
    )


def _last(library: Library, manifest: Manifest) -> Manifest | None:
    """Return the end of a row of successors; None where it leads nowhere, or round in a ring."""
    seen, now = {manifest.id}, manifest
    while now.successor:
        try:
            now = library.entry(now.successor).manifest
        except SeglError:  # the linter tells the owner; a caseworker can but ask
            return None
        if now.id in seen:
            return None
        seen.add(now.id)
    return now if now is not manifest and not now.withdrawn else None


_ASK = Message(
    "Spørg den skabelonansvarlige, hvilken der skal bruges i stedet.",
    "Ask its owner which one is to be used instead.",
)
