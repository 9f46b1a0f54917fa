"""
Patterns over a case: `Afgørelse om støtte – {sag.nr}`, as template.toml has them.

A field stands in single braces, and may have one filter without arguments: `{brev.dato|dato}`.
A pattern becomes a piece of the template language, so that proof and filling know it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from render.message import Message
from render.record import record

_BRACES = re.compile(r"\{([^{}]*)\}")
_NAME = r"[^\W\d]\w*"
_FIELD = re.compile(rf"\s*({_NAME}(?:\.{_NAME})*)\s*(?:\|\s*({_NAME})\s*)?")
_ESCAPED = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": " ", "\r": " ", "\t": " "})


@record
class Reference:
    """A field in a pattern: the path that leads to it, and the filter it goes through, or ""."""

    path: str
    filter: str = ""

    @property
    def code(self) -> str:
        """The field as a tag names it."""
        return f"{self.path}|{self.filter}" if self.filter else self.path


def flaw(pattern: str) -> Message | None:
    """Return what is wrong with how a pattern is written, None where nothing is."""
    if "{{" in pattern or "{%" in pattern:
        return _DOUBLE
    inner = [match[1] for match in _BRACES.finditer(pattern)]
    rest = _BRACES.sub("", pattern)
    if "{" in rest or "}" in rest or any(_FIELD.fullmatch(one) is None for one in inner):
        return _BRACE
    return None


def pieces(pattern: str) -> Iterator[str | Reference]:
    """Yield the words and the fields of a pattern without flaw, in order."""
    cursor = 0
    for match in _BRACES.finditer(pattern):
        if match.start() > cursor:
            yield pattern[cursor : match.start()]
        cursor = match.end()
        found = _FIELD.fullmatch(match[1])
        if found is not None:
            yield Reference(found[1], found[2] or "")
    if cursor < len(pattern):
        yield pattern[cursor:]


def references(pattern: str) -> tuple[Reference, ...]:
    """Return the fields of a pattern."""
    return tuple(one for one in pieces(pattern) if isinstance(one, Reference))


def only(pattern: str) -> Reference | None:
    """Return the field that is all of a pattern, None for a pattern with words of its own."""
    match list(pieces(pattern)):
        case [Reference() as one]:
            return one
    return None


def words(pattern: str) -> str:
    """Return the words of a pattern, a space for each field."""
    return "".join(one if isinstance(one, str) else " " for one in pieces(pattern))


def code(pattern: str) -> str:
    """Return a pattern as one expression of the template language, whose value is the whole."""
    parts = (
        one.code if isinstance(one, Reference) else f"'{one.translate(_ESCAPED)}'"
        for one in pieces(pattern)
    )
    return " ~ ".join(parts)


def tags(pattern: str) -> str:
    """Return a pattern as text of a template, with a tag for each field."""
    return "".join(
        f"{{{{ {one.code} }}}}" if isinstance(one, Reference) else one for one in pieces(pattern)
    )


_DOUBLE = Message(
    "skriv felter med én krøllet parentes, fx {sag.nr}",
    "write fields in single braces, such as {sag.nr}",
)
_BRACE = Message(
    "et felt skrives {sag.nr}, evt. med et filter: {brev.dato|dato}",
    "a field is written {sag.nr}, with a filter if need be: {brev.dato|dato}",
)
