"""
A library's own law: `law/*.toml` beside Segl's catalogue.

Rows are added to the catalogue, never put in the place of one; a row is only changed by a
correction, which says who, from which source, and until when. A file that cannot be used is
told, and nothing of it counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.law import catalogue, evidence, source
from qa.law.catalogue import Catalogue
from render.errors import LibraryError
from render.home import listed
from render.library import Library
from render.message import Message

if TYPE_CHECKING:
    from qa.law.correction import Confirmation, Correction
    from qa.law.issue import Issue
    from qa.law.rows import Row

FOLDER, CONFIRMED = "law", "confirmed.toml"
_SHOWN = 5  # of what is wrong with files


@dataclass(frozen=True)
class Local:
    """
    The law as a library has it on a day; as Segl has it where the library has no files.

    `merged` is None where there are none. `corrections` are those in force, `resting` those that
    are written down and have run out, or not begun.
    """

    day: date
    merged: Mapping[str, Any] | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    issues: tuple[Issue, ...] = ()
    resting: tuple[Correction, ...] = ()

    def catalogue(self, jurisdiction: str) -> Catalogue:
        """Return the catalogue of a jurisdiction; an empty one where there is none."""
        return self._catalogues.get(jurisdiction) or catalogue.read(jurisdiction)

    @cached_property
    def _catalogues(self) -> Mapping[str, Catalogue]:
        tables, counting = self.merged or {}, self.corrections
        return {
            where: catalogue.build(where, data, self.day, lambda: tables, counting)
            for where, data in tables.items()
        }

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """All rows by id: Segl's own as they were corrected, and the library's."""
        from qa.law.rows import rows  # late: letters are judged without

        tables = self.merged if self.merged is not None else source.builtin()
        found = (row for where in tables for row in rows(tables[where], where, self.origins))
        return {row.id: row for row in found}

    @property
    def wrong(self) -> tuple[Issue, ...]:
        """What cannot be used of the files; what has run out, or names somebody, is no such."""
        return tuple(issue for issue in self.issues if issue.kind not in ("expired", "person"))

    @property
    def expired(self) -> tuple[Issue, ...]:
        """The corrections that have run out: Segl's row counts again, and somebody must look."""
        return tuple(issue for issue in self.issues if issue.kind == "expired")

    def checked(self) -> Local:
        """Return it; raises LibraryError where any of it cannot be used."""
        if self.wrong:
            raise LibraryError(_together([issue.named for issue in self.wrong]))
        return self


def _together(told: list[Message]) -> Message:
    """Return sentences as one message, a line each, and how many are left out of many."""
    rest = len(told) - _SHOWN
    if rest > 0:
        more = Message(
            f"… og {rest} til: segl lint viser alle", f"… and {rest} more: segl lint shows all"
        )
        told = [*told[:_SHOWN], more]
    return Message("\n".join(one.da for one in told), "\n".join(one.en for one in told))


def of(library: Library, day: date | None = None) -> Local:
    """Read the law of a library as it holds on a day, today if none is given."""
    return read(library.root, library.manifest.jurisdiction, day or evidence.today())


def catalogue_of(library: Library) -> Catalogue:
    """
    Return the catalogue that a library's letters are judged by, its own law in it.

    Raises LibraryError where that law cannot be used.
    """
    return of(library).checked().catalogue(library.manifest.jurisdiction)


def read(root: Path, jurisdiction: str, day: date) -> Local:
    """Read the law of a library at a folder; its files are of `jurisdiction` if they name none."""
    paths = [path for path in listed(root / FOLDER, ".toml") if path.is_file()]
    if not paths:
        return Local(day)
    from qa.law import reading  # late: most libraries have no law of their own

    return reading.read(paths, jurisdiction, day)
