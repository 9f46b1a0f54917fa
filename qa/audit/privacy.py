"""
Small numbers: what an audit does not tell, so that nobody is known again by it.

In a small place, one letter of a kind in a month may be one child. So a number under a limit that
is about a single municipality is hidden; and where that number could be found by taking the others
from the sum, one more is hidden. What is hidden looks alike, whether it was small or not.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from qa.audit.table import Count

BELOW = 3


def small(count: Count, below: int) -> Count:
    """Return a number, hidden where it is under the limit and about one municipality."""
    is_small = 0 < count.value < below and count.owners <= 1
    return Count(count.value, count.owners, count.hidden or is_small)


def column(counts: Mapping[Hashable, Count], below: int) -> dict[Hashable, Count]:
    """
    Return numbers of which the sum is known, each about one municipality; small ones hidden.

    Hidden ones are at least two, and more than one letter each on average: else the sum would
    tell them. Zeros are never hidden: that there is no letter is about nobody.
    """
    found = {key: small(count, below) for key, count in counts.items()}
    while _is_told(hidden := [one for one in found.values() if one.hidden]):
        rest = [(one.value, str(key), key) for key, one in found.items() if _may_hide(one)]
        if not rest:
            return found if len(hidden) > 1 else {**found, **_alone(found)}
        _, _, key = min(rest, key=lambda item: item[:2])
        found[key] = Count(found[key].value, found[key].owners, hidden=True)
    return found


def _is_told(hidden: Sequence[Count]) -> bool:
    total = sum(one.value for one in hidden)
    return bool(hidden) and (len(hidden) == 1 or total == len(hidden))


def _may_hide(count: Count) -> bool:
    return count.value > 0 and not count.hidden


def _alone(found: Mapping[Hashable, Count]) -> dict[Hashable, Count]:
    """Where only one number is not zero, there is none to hide it behind: it stays hidden."""
    return {key: one for key, one in found.items() if one.hidden}
