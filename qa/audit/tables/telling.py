"""What all tables are made with: the sums, the limit of small numbers, and words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from qa.audit import privacy, words
from qa.audit.deadlines import MEASURES
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

    @cached_property
    def is_few(self) -> bool:
        """Whether so few letters were checked that nothing of what was found in them is told."""
        return self.size(self.read.items()).hidden

    def size(self, items: Iterable[tuple[Group | Failing | Asked | Timed, int]]) -> Count:
        """Return the size of a group of letters, hidden where it is small."""
        return privacy.small(_sum(items), self.below)

    def of(
        self, items: Iterable[tuple[Group | Failing | Asked | Timed, int]], whole: Count
    ) -> Part:
        """Return how many letters of a group have something."""
        return Part(privacy.within(_sum(items), whole), whole)

    def read_by(self, key: Callable[[Group], Key]) -> dict[Key, dict[Group, int]]:
        """Return the letters that were checked, parted."""
        parted: dict[Key, dict[Group, int]] = defaultdict(dict)
        for group, count in self.read.items():
            parted[key(group)][group] = count
        return parted

    def sizes(self, parted: Mapping[Key, Mapping[Group, int]]) -> dict[Key, Count] | None:
        """Return the sizes of a table's groups, small ones hidden; None: tell them together."""
        found = {key: _sum(groups.items()) for key, groups in parted.items()}
        faults = {
            key: [_sum(graded(groups, kind)).value for kind in ("warning", "error")]
            for key, groups in parted.items()
        }
        return privacy.groups(found, self.below, faults)

    def placed(
        self, values: Mapping[str, int], faults: Mapping[str, Sequence[int]] | None = None
    ) -> dict[str, Count] | None:
        """Return the sizes by municipality, small ones hidden; None: tell them together."""
        found = {name: Count(value, owners=1) for name, value in values.items()}
        return privacy.groups(found, self.below, faults)

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """The templates that are not named where something was found: a group is hidden."""
        parted = self.read_by(lambda group: (group.template, group.version, group.edition))
        sizes = self.sizes(parted)
        return frozenset(key[0] for key in parted if sizes is None or sizes[key].hidden)

    @cached_property
    def unsaid(self) -> frozenset[str]:
        """
        The types of document whose number of letters is hidden.

        The letters of all types are known together, and those of a type stand in several tables.
        """
        rows: dict[str, list[tuple[Asked, int]]] = defaultdict(list)
        for one, count in self.tally.asked.items():
            rows[one.row].append((one, count))
        types: dict[str, Count] = {}
        for row, items in rows.items():
            whole, name = _sum(items), type_of(row)
            if name not in types or whole.value > types[name].value:
                types[name] = whole
        sizes = privacy.groups(types, self.below)
        return frozenset(name for name in types if sizes is None or sizes[name].hidden)

    @cached_property
    def timed(self) -> dict[str, Count]:
        """How many letters have each deadline, hidden where those of its type are."""
        found: dict[str, list[tuple[Timed, int]]] = defaultdict(list)
        for one, count in self.tally.timed.items():
            found[one.deadline].append((one, count))
        whole = {name: _sum(items) for name, items in sorted(found.items())}
        sizes = privacy.groups(whole, self.below)
        return {name: self._timed(name, whole[name], sizes) for name in whole}

    def _timed(self, name: str, whole: Count, sizes: Mapping[str, Count] | None) -> Count:
        told = privacy.small(whole, self.below) if sizes is None else sizes[name]
        types = {t for one in MEASURES if one.deadline == name.split("/")[-1] for t in one.types}
        unsaid = sizes is None or bool(types & self.unsaid)
        return replace(told, instead=privacy.HIDDEN) if unsaid and not told.hidden else told

    def states(self, groups: Mapping[Group, int], whole: Count) -> tuple[Cell, ...]:
        """Return how many letters a group has: all, without a remark, with warnings, errors."""
        return (whole, *(self.of(graded(groups, kind), whole) for kind in ("", "warning", "error")))

    def together(self) -> tuple[Cell, ...]:
        """Return the states of all letters that were checked, where no group is told."""
        return self.states(self.read, self.size(self.read.items()))

    def title(self, code: str) -> Cell:
        """Return the title of a rule."""
        return self.titles.get(code, "")

    def kind(self, row: str) -> Cell:
        """Return the title of a row's type of document."""
        name = type_of(row)
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


def type_of(row: str) -> str:
    """Return the type of document that a row of the catalogue is about."""
    return row.split("/")[1] if "/" in row else row


def _sum(items: Iterable[tuple[Group | Failing | Asked | Timed, int]]) -> Count:
    found = list(items)
    return Count(sum(count for _, count in found), len({one.municipality for one, _ in found}))


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
