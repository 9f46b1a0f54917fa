"""What stands in SBSYS' JSON, by the fields of the installation; an odd shape is never "none"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
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


def is_named(entry: Entry, name: str, settings: Settings) -> bool:
    """
    Say whether an entry goes by a file's name, with or without its ending.

    Refused where the entry has no name to compare: silence would look like "not there".
    """
    names = [one for one in _names(entry, settings) if isinstance(one, str)]
    if not names:
        raise told.failed(told.ODD, "refused")
    wanted = {folded(name), folded(stem(name))}
    return any(folded(one) in wanted for one in names)


def _names(entry: Entry, settings: Settings) -> Iterator[Any]:
    yield at(entry, settings.field("name"))
    for file in files(entry, settings):
        yield at(file, settings.field("file_name"))


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
