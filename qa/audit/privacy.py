"""
Small groups: what an audit does not tell, so that nobody is known again by it.

In a small place, one letter of a kind in a month may be one child. So a group of letters that is
about a single municipality and smaller than a limit is told as a range ("1-2"), and nothing of
what was found in it is. Where its size could be worked out from a sum that is known, the size of
one more group is hidden; where that does not help, the groups are told together, without a word of
which they are. Few errors among many letters point to nobody, and are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from qa.audit.table import Count
from render.message import Message

BELOW = 3
HIDDEN = Message("skjult", "hidden")
Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row", bound=Hashable)


def small(count: Count, below: int) -> Count:
    """Return the size of a group, as a range where it is under the limit, in one municipality."""
    if count.instead is None and 0 < count.value < below and count.owners <= 1:
        return replace(count, instead=Message(f"1–{below - 1}", f"1–{below - 1}"))
    return count


def within(count: Count, whole: Count) -> Count:
    """Return how many of a group have something, hidden where the group is."""
    return replace(count, instead=HIDDEN) if whole.hidden else count


def hidden() -> Count:
    """Return a number of which nothing is told."""
    return Count(0, instead=HIDDEN)


def groups(
    sizes: Mapping[Key, Count], below: int, faults: Mapping[Key, Sequence[int]] | None = None
) -> dict[Key, Count] | None:
    """
    Return the sizes of groups of which the sum is known, small ones hidden.

    `faults` are how many letters of each group have what is not to be told of a small one, kind by
    kind; the sums of these are known, too.

    None where they could be worked out nonetheless: they are to be told together. Zeros are never
    hidden: that there is no letter is about nobody. A group that is alone is its own sum.
    """
    found = {key: small(size, below) for key, size in sizes.items()}
    ranges = [one.value for one in found.values() if one.hidden]
    if sum(one.value > 0 for one in found.values()) == 1:
        return found
    if not _is_told(ranges, below):
        return _covered(found, below, faults or {})
    enough = 2 * below - 2  # known to be no range itself, a lesser one could not be otherwise
    rest = [(one.value, str(key), key) for key, one in found.items() if one.value >= enough]
    if not rest:
        return None
    _, _, key = min(rest, key=lambda item: item[:2])
    found[key] = replace(found[key], instead=HIDDEN)
    return _covered(found, below, faults or {})


def _covered(
    found: dict[Key, Count], below: int, faults: Mapping[Key, Sequence[int]]
) -> dict[Key, Count] | None:
    """Hide further groups until no letter of a small one surely has a fault; None: all of them."""
    open_ = [
        (one.value, str(key), key) for key, one in found.items() if one.value and not one.hidden
    ]
    for _, _, key in sorted(open_, key=lambda item: item[:2]):
        if not _is_sure(found, below, faults):
            return found
        found[key] = replace(found[key], instead=HIDDEN)
    return None if _is_sure(found, below, faults) else found


def _is_sure(found: Mapping[Key, Count], below: int, faults: Mapping[Key, Sequence[int]]) -> bool:
    """Say whether more letters of the hidden groups have a fault than there are in the others."""
    hidden = {key: one.value for key, one in found.items() if one.hidden}
    sums = [
        sum(kind) for kind in zip(*(faults[key] for key in hidden if key in faults), strict=True)
    ]
    small_ones = [size for size in hidden.values() if 0 < size < below]
    return any(most > sum(hidden.values()) - size for most in sums for size in small_ones)


def rows(sizes: Mapping[Row, Mapping[Key, int]], below: int) -> frozenset[Row]:
    """
    Return the rows of a table that are not told, where the sum of each row and column is known.

    Those with a small group, and further ones until no cell of theirs follows from the sums. The
    cells of a hidden row may be anything between the bounds of Fréchet, zeros among them.
    """
    hidden = {
        row for row, cells in sizes.items() if any(0 < size < below for size in cells.values())
    }
    rest = sorted(sizes.keys() - hidden, key=lambda row: (sum(sizes[row].values()), str(row)))
    while hidden and rest and _follows([sizes[row] for row in hidden], below):
        hidden.add(rest.pop(0))
    return frozenset(hidden)


def _follows(cells: Sequence[Mapping[Key, int]], below: int) -> bool:
    """Say whether a small group among hidden rows can be worked out from their sums."""
    columns: Counter[Key] = Counter()
    for row in cells:
        columns.update(row)
    return any(
        max(0, sum(row.values()) + columns[key] - columns.total())
        == min(sum(row.values()), columns[key])
        for row in cells
        for key, size in row.items()
        if 0 < size < below
    )


def _is_told(ranges: Sequence[int], below: int) -> bool:
    """Say whether the sum of hidden sizes tells each: one alone, all least or all greatest."""
    alike = (len(ranges), len(ranges) * (below - 1))
    return bool(ranges) and (len(ranges) == 1 or sum(ranges) in alike)
