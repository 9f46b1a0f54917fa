"""Whether the template and version that a letter names are those that the library has now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from render.errors import SeglError
from render.library import Library
from render.message import Message
from render.record import record

STATES = {
    "current": Message("gældende", "current"),
    "outdated": Message("forældet", "outdated"),
    "changed": Message("samme version, ændret skabelon", "same version, changed template"),
    "newer": Message("nyere end biblioteket", "newer than the library"),
    "unknown": Message("ukendt skabelon", "unknown template"),
    "unsaid": Message("ingen oplysning om skabelonen", "nothing said of the template"),
    "unversioned": Message("ingen version oplyst", "no version said"),
}
MARKS = {
    "current": "good", "outdated": "bad", "changed": "mind", "newer": "mind", "unknown": "bad",
    "unsaid": "none", "unversioned": "mind",
}  # fmt: skip
_NUMBERS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,3}")


@record
class Shelf:
    """The templates that a library has: the version, type and jurisdiction of each, by id."""

    templates: Mapping[str, tuple[str, str, str]]

    @cached_property
    def types(self) -> Mapping[str, str]:
        """The type of document of each template."""
        return {name: kind for name, (_, kind, _) in self.templates.items()}

    def state(self, template: str, version: str, standing: str = "") -> str:
        """
        Return a key of STATES for what a letter says that it was made of.

        `standing` is what the check of the letter says, "" where there was none.
        """
        if not template:
            return "unsaid"
        if template not in self.templates:
            return "unknown"
        current = self.templates[template][0]
        if not version:
            return "unversioned"
        if version == current:
            return "changed" if standing == "changed" else "current"
        return "newer" if _number(version) > _number(current) else "outdated"


def _number(version: str) -> tuple[int, ...]:
    match = _NUMBERS.match(version)
    return tuple(map(int, match[0].split("."))) if match is not None else ()


def shelf(library: Library | None) -> Shelf:
    """Return what a library has; templates whose manifest is wrong are as good as unknown."""
    if library is None:
        return Shelf({})
    entries = ((name, one) for name, one in library.entries() if not isinstance(one, SeglError))
    found = {
        name: (one.manifest.version, one.manifest.type, one.manifest.jurisdiction)
        for name, one in entries
    }
    return Shelf(found)
