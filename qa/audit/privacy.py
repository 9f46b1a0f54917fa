"""
Small numbers: what an audit does not tell, so that nobody is known again by it.

In a small place, one letter of a kind in a month may be one child. So a number under a limit that
is about a single municipality is told as a range ("1-2"); and where the number itself could be
found by taking the others from a sum that is known, one more is hidden.
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
    """Return a number, as a range where it is under the limit and about one municipality."""
    if count.instead is None and 0 < count.value < below and count.owners <= 1:
        return replace(count, instead=Message(f"1–{below - 1}", f"1–{below - 1}"))
    return count


def column(counts: Mapping[Key, Count], below: int) -> dict[Key, Count]:
    """
    Return numbers of which the sum is known, each about one municipality; small ones hidden.

    Zeros are never hidden: that there is no letter is about nobody.
    """
    found = {key: small(count, below) for key, count in counts.items()}
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
    """Say whether the sum of hidden numbers tells each: one alone, all least or all greatest."""
    alike = (len(ranges), len(ranges) * (below - 1))
    return bool(ranges) and (len(ranges) == 1 or sum(ranges) in alike)


def _open(count: Count) -> bool:
    return count.value > 0 and not count.hidden


def _rank(value: int, below: int) -> tuple[bool, int]:
    """
    Rank what may be hidden beside: the smallest from which the range cannot be worked out.

    It is known to be no range itself, so it must be large enough to have been otherwise.
    """
    return value < 2 * below - 2, value
