"""Whether a text names a statute, and which of its paragraphs: by its names, and by its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from qa.law.statutes import Act, Span, Statute
from render.danish import MONTHS

_SECTIONS = re.compile(
    r"§§?\s*(\d+(?:\s?[a-z](?![a-zæøå]))?)(?:\s*[-–]\s*(\d+(?:\s?[a-z](?![a-zæøå]))?))?"
)
_SPACE = re.compile(r"\s+")


def names(statute: Statute, text: str) -> bool:
    """Say whether a text names a statute: title, short name, or kind, number and date."""
    return (
        _pattern(statute.names(), statute.names("kl"), statute.versions).search(
            _SPACE.sub(" ", text)
        )
        is not None
    )


def sections(text: str) -> Iterator[Span]:
    """Yield the paragraphs that a text speaks of, whatever the statute."""
    for found in _SECTIONS.finditer(text):
        yield Span(found[1], found[2] or found[1])


@cache
def _pattern(
    danish: tuple[str, ...], kalaallisut: tuple[str, ...], acts: tuple[Act, ...]
) -> re.Pattern[str]:
    words = [*map(_danish, danish), *map(re.escape, kalaallisut), *filter(None, map(_act, acts))]
    return re.compile("|".join(rf"(?<!\w){word}" for word in words))


def _danish(name: str) -> str:
    """Return a pattern of a name, in the definite form, the genitive, or neither."""
    if name.isupper():
        return rf"{re.escape(name)}(?!\w)"
    any_case = f"[{name[0].upper()}{name[0].lower()}]{re.escape(name[1:])}"
    if name.endswith("loven"):
        return rf"{any_case.removesuffix('en')}(?:en|ens|s)?(?!\w)"
    return rf"{any_case}s?(?!\w)"


def _act(act: Act) -> str:
    """Return a pattern of number and date, "" where one of them is not known."""
    if not act.number or act.day is None:
        return ""
    day, month, year = act.day.day, act.day.month, act.year
    written = rf"0?{day}\. ?{MONTHS[month - 1]} {year}"
    return rf"nr\.? {act.number} af (?:{written}|0?{day}[/.]0?{month}[/.-]{year})(?!\w)"
