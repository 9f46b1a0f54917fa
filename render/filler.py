"""
Fill the parts of a template, again and again.

The first letters are filled by closures, which are made at once. For a template that is
filled many times there is generated code, twice as fast; where it stumbles, the closures
fill that case again and say what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from render import archive
from render.archive import DECLARATION, Layout, Member
from render.compiler import compile_body
from render.errors import CaseError, Problem
from render.message import Message
from render.nodes import Body
from render.record import record
from render.run import Run, Scope
from render.values import ValueRefused

if TYPE_CHECKING:
    from render.generator.program import Fill

GENERATE_AFTER = 10  # letters, which take as long as making the code for them
TURNS = 100  # of loops, which take as long as a letter


@record
class Form:
    """
    What filling needs of a template, and no more.

    `bodies` are the parts that a case changes, by their names in the package; `members` all
    others, packed, in order. `unique` is the highest number of a drawing so far.
    """

    language: str
    bodies: Mapping[str, Body]
    members: tuple[Member, ...]
    unique: int


class Filler:
    """Fills one form; a letter's names are the fields of its case, and `kommune`."""

    def __init__(self, form: Form, municipality: Mapping[str, Any] | None = None) -> None:
        self.form = form
        self.municipality = municipality
        self._worth = 0
        self._programs = {name: compile_body(body) for name, body in form.bodies.items()}

    @cached_property
    def generated(self) -> Mapping[str, Fill | None]:
        """The generated functions, None for a part that has none."""
        from render.generator.program import generated  # late: one letter needs none

        return {name: generated(body) for name, body in self.form.bodies.items()}

    @cached_property
    def _layout(self) -> Layout:
        return Layout.of(self.form.members)

    def letter(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the DOCX that has these parts beside what is the same for every case."""
        return self._layout.archive(
            archive.pack(name, content, archive.QUICK) for name, content in parts.items()
        )

    def spare_own(self, case: Mapping[str, Any]) -> None:
        """Raise CaseError where a case brings the municipality's own data along."""
        if self.municipality is not None and "kommune" in case:
            raise CaseError(_OWN, (Problem("kommune", _OWN),))

    def parts(self, case: Mapping[str, Any]) -> dict[str, bytes]:
        """Return the parts that the case changes; raises CaseError for one that does not fit."""
        self._worth += 1
        names = dict(case)
        if self.municipality is not None:
            names["kommune"] = self.municipality
        unique, filled = self.form.unique, {}
        for part in self._programs:
            markup, unique = self._part(part, names, unique)
            filled[part] = markup.encode()
        return filled

    def _part(self, part: str, names: dict[str, Any], unique: int) -> tuple[str, int]:
        fill = self.generated[part] if self._worth > GENERATE_AFTER else None
        if fill is not None:
            try:
                return self.quick(fill, names, unique)
            except Exception:  # noqa: S110 - whatever it was, the closures say it exactly
                pass
        return self.careful(part, names, unique)

    def quick(self, fill: Fill, names: dict[str, Any], unique: int) -> tuple[str, int]:
        """Fill a part by its generated function, which may raise anything."""
        run = Run(self.form.language, unique)
        return DECLARATION + fill(names, self.form.language, run), run.unique

    def careful(self, part: str, names: dict[str, Any], unique: int) -> tuple[str, int]:
        """Fill a part by its closures; raises CaseError for a case that does not fit."""
        run = Run(self.form.language, unique, DECLARATION)
        try:
            self._programs[part](Scope({}, Scope(names)), run)
        except (ValueRefused, RecursionError) as error:
            raise CaseError(getattr(error, "message", _TOO_DEEP)) from None
        self._worth += run.steps // TURNS
        return "".join(run.out), run.unique


_OWN = Message(
    "»kommune« kommer fra kommunens egne oplysninger og må ikke stå i sagen.",
    '"kommune" comes from the municipality\'s own data and must not be in the case.',
)
_TOO_DEEP = Message("Skabelonen er for indviklet.", "The template is too deeply nested.")
