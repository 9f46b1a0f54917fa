"""What all tables are made with: the sums, the limit of small numbers, and words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from qa.audit import privacy, words
from qa.audit.editions import MARKS, STATES
from qa.audit.table import Cell, Count, Mark, Part
from qa.audit.tally import Asked, Failing, Group, Tally, Timed
from render.message import Message
from render.record import record

Key = TypeVar("Key", bound=Hashable)
MAX_ROWS = 200  # of a table that a source could make long


@record
class Telling:
    """
    The tally that is told; `below` is the limit under which numbers are hidden, `titles` are those
    of rules by code, `names` those of templates by id, `kinds` those of types of document.
    """

    tally: Tally
    below: int
    titles: Mapping[str, Message]
    names: Mapping[str, str]
    kinds: Mapping[str, Message]

    @cached_property
    def read(self) -> dict[Group, int]:
        """The letters that were checked."""
        letters = self.tally.letters.items()
        return {group: count for group, count in letters if group.state == "read"}

    def count(self, items: Iterable[tuple[Group | Failing | Asked | Timed, int]]) -> Count:
        """Return the sum of some letters, hidden where it is small and about one municipality."""
        found = list(items)
        owners = {one.municipality for one, _ in found}
        return privacy.small(Count(sum(n for _, n in found), len(owners)), self.below)

    def read_by(self, key: Callable[[Group], Key]) -> dict[Key, dict[Group, int]]:
        """Return the letters that were checked, parted."""
        parted: dict[Key, dict[Group, int]] = defaultdict(dict)
        for group, count in self.read.items():
            parted[key(group)][group] = count
        return parted

    def states(self, groups: Mapping[Group, int]) -> tuple[Cell, ...]:
        """Return how many letters there are, and how many are without a remark, or with what."""
        whole = self.count(groups.items())
        kinds = ("", "warning", "error")
        parts = (graded(groups, kind) for kind in kinds)
        return (whole, *(Part(self.count(part), whole) for part in parts))

    def guarded(self, values: Mapping[Key, int]) -> dict[Key, Count]:
        """Return numbers by municipality, of which the sum is known; small ones hidden."""
        return privacy.column({key: Count(n, owners=1) for key, n in values.items()}, self.below)

    def title(self, code: str) -> Cell:
        """Return the title of a rule."""
        return self.titles.get(code, "")

    def kind(self, row: str) -> Cell:
        """Return the title of a row's type of document."""
        name = row.split("/")[1] if "/" in row else row
        return self.kinds.get(name, name)

    def name(self, template: str) -> str:
        """Return what people call a template."""
        return self.names.get(template, template)

    def template(self, template: str) -> Cell:
        """Return a template as tables name it."""
        if not template:
            return words.UNSAID
        title = self.names.get(template)
        return f"{title} ({template})" if title else template


def graded(groups: Mapping[Group, int], kind: str) -> Iterator[tuple[Group, int]]:
    """Yield the letters whose gravest finding is of a kind; "" is nothing above information."""
    for group, count in groups.items():
        if (group.severity if group.severity != "info" else "") == kind:
            yield group, count


def ordered(parted: Mapping[Key, dict[Group, int]]) -> list[tuple[Key, dict[Group, int]]]:
    """Return parted letters in order."""
    return sorted(parted.items(), key=lambda item: str(item[0]))


def edition(state: str) -> Mark:
    """Return how a version stands against the library."""
    return Mark(MARKS[state], STATES[state])


def municipality(name: str) -> Cell:
    """Return a municipality as tables name it."""
    return name or words.NO_PLACE
