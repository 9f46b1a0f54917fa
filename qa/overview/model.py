"""What an overview of a library tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from render.manifest import PHASES
from render.message import Message

PHASE_TITLES = {
    "aabning": Message("Sagens åbning", "Opening"),
    "oplysning": Message("Oplysning", "Information"),
    "vurdering": Message("Vurdering", "Assessment"),
    "afgoerelse": Message("Afgørelse", "Decision"),
    "bestilling": Message("Bestilling af social indsats", "Order of support"),
    "opfoelgning": Message("Opfølgning", "Follow-up"),
    "ledelse": Message("Ledelse", "Leadership"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """
    A language version of a template: what the linter found in it.

    `proved` counts the required sections and facts shown to stand in every letter that needs
    them, `lacking` those that are not there, whatever the grade of the law behind them;
    `unchecked` is what was not judged.
    """

    errors: int
    warnings: int
    proved: int
    unchecked: tuple[Message, ...] = ()
    lacking: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """
    A template; `letters` by language (None where a declared language has no version).

    `refused` has for each municipality how many sample cases cannot be filled with its data
    (None where its data or the template cannot be used); `broken` says why nothing is known.
    """

    id: str
    title: str
    type: str
    phase: str
    jurisdiction: str
    owner: str
    version: str
    review_by: str
    cases: int
    letters: Mapping[str, Letter | None]
    refused: Mapping[str, int | None] = field(default_factory=dict)
    broken: Message | None = None

    @property
    def is_sound(self) -> bool:
        """Whether every declared language has a version without errors that lacks nothing."""
        return self.broken is None and all(
            one is not None and not (one.errors or one.lacking) for one in self.letters.values()
        )


@dataclass(frozen=True, slots=True)
class Missing:
    """
    A type of document of the catalogue that no template serves.

    `grade` is the best of its sections: "V" where the law was read, weaker where the document
    is practice, or not confirmed.
    """

    type: str
    title: Message
    phase: str
    jurisdiction: str
    grade: str


@dataclass(frozen=True, slots=True)
class Twin:
    """A template as other libraries have it, by their names.

    A state is "same", "differs", "missing" (only here), "added" (only there), "unread", or
    "none" where neither has it."""

    id: str
    title: str
    states: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OwnLaw:
    """
    What a library says of the law by itself, in words.

    `corrections` are those in force, `expired` those that have run out; `wrong` is what cannot be
    used, so that the templates were judged without it.
    """

    corrections: tuple[Message, ...] = ()
    expired: tuple[Message, ...] = ()
    wrong: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """
    A library as a whole; `twins` compares it with others, by the names of these.

    `rows` are in the order of the phases.
    """

    name: str
    languages: tuple[str, ...]
    municipalities: tuple[str, ...]
    rows: tuple[Row, ...]
    missing: tuple[Missing, ...]
    twins: tuple[Twin, ...] = ()
    others: tuple[str, ...] = ()
    law: OwnLaw = field(default_factory=OwnLaw)

    def phase(self, name: str) -> tuple[Row, ...]:
        """Return the templates of a phase."""
        return tuple(row for row in self.rows if row.phase == name)

    def lacking(self, name: str) -> tuple[Missing, ...]:
        """Return the types of document of a phase that no template serves."""
        return tuple(one for one in self.missing if one.phase == name)

    @property
    def phases(self) -> tuple[str, ...]:
        """The phases, each once, those of the casework first."""
        return PHASES

    @property
    def unplaced(self) -> tuple[Row, ...]:
        """The templates whose manifest cannot be read, so that no phase is known."""
        return tuple(row for row in self.rows if row.phase not in PHASES)

    @property
    def demanded(self) -> tuple[Missing, ...]:
        """What is missing although the law, as it was read, asks for its sections."""
        return tuple(one for one in self.missing if one.grade == "V")
