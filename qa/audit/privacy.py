"""
Small groups: what an audit does not tell, so that nobody is known again by it.

In a small place, one letter of a kind in a month may be one child. So a group of letters that is
about a single municipality and smaller than a limit is told as a range ("1-2"), and nothing of
what was found in it is. Where its size could be worked out from a sum that is known, the size of
one more group is hidden. Few errors among many letters point to nobody, and are told.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from qa.audit.table import Count
from render.message import Message

BELOW = 3
HIDDEN = Message("skjult", "hidden")
Key = TypeVar("Key", bound=Hashable)


def small(count: Count, below: int) -> Count:
    """Return the size of a group, as a range where it is under the limit, in one municipality."""
    if count.instead is None and 0 < count.value < below and count.owners <= 1:
        return replace(count, instead=Message(f"1–{below - 1}", f"1–{below - 1}"))
    return count


def within(count: Count, whole: Count) -> Count:
    """Return how many of a group have something, hidden where the group is."""
    return replace(count, instead=HIDDEN) if whole.hidden else count


def groups(sizes: Mapping[Key, Count], below: int) -> dict[Key, Count]:
    """
    Return the sizes of groups of which the sum is known, small ones hidden.

    Zeros are never hidden: that there is no letter is about nobody.
    """
    found = {key: small(size, below) for key, size in sizes.items()}
    ranges = [one.value for one in found.values() if one.hidden]
    if _is_told(ranges, below):
        rest = [
            (_rank(one.value, below), str(key), key) for key, one in found.items() if _open(one)
        ]
        if rest:
            _, _, key = min(rest, key=lambda item: item[:2])
            found[key] = replace(found[key], instead=HIDDEN)
    return found


def _is_told(ranges: Sequence[int], below: int) -> bool:
    """Say whether the sum of hidden sizes tells each: one alone, all least or all greatest."""
    alike = (len(ranges), len(ranges) * (below - 1))
    return bool(ranges) and (len(ranges) == 1 or sum(ranges) in alike)


def _open(size: Count) -> bool:
    return size.value > 0 and not size.hidden


def _rank(value: int, below: int) -> tuple[bool, int]:
    """
    Rank what may be hidden beside: the smallest from which the range cannot be worked out.

    It is known to be no range itself, so it must be large enough to have been otherwise.
    """
    return value < 2 * below - 2, value
