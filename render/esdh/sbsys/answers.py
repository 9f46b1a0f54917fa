"""What stands in SBSYS' JSON, by the fields of the installation; an odd shape is never "none"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from render.esdh.sbsys import told
from render.esdh.sbsys.config import Settings

Entry = Mapping[str, Any]
ENDINGS = (".docx", ".pdf")  # of what is filed; "Brev nr. 3" has none


def at(value: Any, path: str) -> Any:
    """Return what stands at a path such as `SagsStatus.Navn`, None where it leads nowhere."""
    for step in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(step)
    return value


def number(value: Any) -> int | None:
    """Return an id, None for what is none: no text of digits, and no truth value."""
    is_id = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return value if is_id else None


def entries(answer: Any, settings: Settings) -> tuple[Entry, ...]:
    """Return the entries of a list, or of a page of results; refused for another shape."""
    found = at(answer, settings.field("results")) if isinstance(answer, Mapping) else answer
    if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
        raise told.failed(told.ODD, "refused")
    return tuple(found)


def entry_id(entry: Entry, settings: Settings) -> int:
    """Return the id of an entry; refused where there is none, for it cannot be told then."""
    found = number(at(entry, settings.field("id")))
    if found is None:
        raise told.failed(told.ODD, "refused")
    return found


def named(found: Iterable[Entry], name: str, settings: Settings) -> tuple[Entry, ...]:
    """
    Return the entries of a list that go by a file's name, with or without its ending.

    An entry without a name is somebody else's, for ours have one. A list of which no entry tells
    names at all is refused: silence would look like "not there".
    """
    told_names = [(one, _names(one, settings)) for one in found]
    if told_names and not any(_tells_names(one, settings) for one, _ in told_names):
        raise told.failed(told.ODD, "refused")
    wanted = {folded(name), folded(stem(name))}
    return tuple(one for one, names in told_names if not wanted.isdisjoint(names))


def nameless(found: Iterable[Entry], settings: Settings) -> int:
    """Return how many entries have no name, so that none can be found by it."""
    return sum(1 for one in found if not _names(one, settings))


def _names(entry: Entry, settings: Settings) -> set[str]:
    """Return an entry's name and those of its files; refused for a name that is no text."""
    paths = [(one, settings.field("file_name")) for one in files(entry, settings)]
    values = [at(one, path) for one, path in [(entry, settings.field("name")), *paths]]
    if not all(value is None or isinstance(value, str) for value in values):
        raise told.failed(told.ODD, "refused")
    return {folded(value) for value in values if value is not None} - {""}


def _tells_names(entry: Entry, settings: Settings) -> bool:
    above, _, last = settings.field("name").rpartition(".")
    holder = at(entry, above) if above else entry
    return (isinstance(holder, Mapping) and last in holder) or bool(_names(entry, settings))


def files(entry: Entry, settings: Settings) -> tuple[Entry, ...]:
    """Return the files of a document, () where none are told."""
    found = at(entry, settings.field("files"))
    return (
        tuple(one for one in found if isinstance(one, Mapping)) if isinstance(found, list) else ()
    )


def folded(name: str) -> str:
    """Return a name as names are compared: letter case and composed letters aside."""
    return unicodedata.normalize("NFC", name).strip().casefold()


def stem(name: str) -> str:
    """Return a file's name without its ending."""
    path = PurePosixPath(name)
    return path.stem if path.suffix.lower() in ENDINGS else name
