"""What an author made with the keyboard that Word has a tool for: lists, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from qa.flow.emphasis import visible
from render.survey.looks import Look

_BULLET = re.compile(r"\s*([-–—•·▪●○*‣o])[ \t]\s*(?=[^\s\d])")
_NUMBER = re.compile(r"\s*(?:(\d{1,2})|([a-h]))[.)][ \t]\s*(?=\S)")
_COLUMNS = re.compile(r"\S\t+\s*\S[^\t]*\t+\s*\S")


def lists(looks: Sequence[Look]) -> Iterator[Look]:
    """Yield the first line of each list whose dashes or numbers were typed."""
    yield from _first(looks, lambda a, b: _is_next(a.text, b.text))


def tables(looks: Sequence[Look]) -> Iterator[Look]:
    """Yield the first line of each table whose columns are set by tabs."""
    yield from _first(looks, lambda a, b: all(_COLUMNS.search(one.text) for one in (a, b)))


def _first(looks: Sequence[Look], goes_on: Callable[[Look, Look], bool]) -> Iterator[Look]:
    within = False
    seen = visible(looks)
    for one, other in pairwise(seen):
        on = _is_plain(one) and _is_plain(other) and goes_on(one, other)
        if on and not within:
            yield one
        within = on


def _is_plain(look: Look) -> bool:
    """Say whether a paragraph is no heading, list item or cell, nor in a table of contents."""
    plain = look.level is None and not look.is_list and look.place.cell is None
    return plain and not look.style.startswith(("toc", "table of"))


def _is_next(text: str, other: str) -> bool:
    """Say whether two lines begin as items of one list do: the same sign, or the next number."""
    one, two = _BULLET.match(text), _BULLET.match(other)
    if one is not None and two is not None:
        return one[1] == two[1]
    first, second = _NUMBER.match(text), _NUMBER.match(other)
    if first is None or second is None:
        return False
    if first[1] and second[1]:
        return int(second[1]) == int(first[1]) + 1
    return bool(first[2] and second[2]) and ord(second[2]) == ord(first[2]) + 1
