"""Fill a template from a case: validate, run the parts, write a deterministic package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from render import archive
from render.errors import TemplateError
from render.filler import Filler, Form
from render.message import Message
from render.schema import Schema
from render.template import Template


@dataclass(frozen=True)
class Renderer:
    """
    A template compiled once, to be filled any number of times.

    `schema` checks each case and `municipality` (data under the name `kommune`,
    checked by the caller) is the same for all. Raises TemplateError at once if
    the template has faults.
    """

    template: Template
    schema: Schema | None = None
    municipality: Mapping[str, Any] | None = None

    def __post_init__(self) -> None:
        if self.template.faults:
            raise _unfit(self.template)

    @cached_property
    def filler(self) -> Filler:
        """What fills the template's parts."""
        return Filler(form(self.template), self.municipality)

    def render(self, case: Mapping[str, Any]) -> bytes:
        """Return the filled DOCX; raises CaseError for a case that does not fit."""
        self.check(case)
        return self.letter(self.parts(case))

    def letter(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the DOCX that has these parts in place of the template's own."""
        return self.filler.letter(parts)

    def check(self, case: Mapping[str, Any]) -> None:
        """Raise CaseError unless the schema accepts the case."""
        self.filler.spare_own(case)
        if self.schema is not None:
            self.schema.check(case)

    def parts(self, case: Mapping[str, Any]) -> dict[str, bytes]:
        """Return the parts that the case changes, by name in the package."""
        return self.filler.parts(case)


def form(template: Template) -> Form:
    """Return what filling needs of a template: everything packed that is the same each time."""
    bodies = {part.name: part.body for part in template.parts if part.is_dynamic}
    untouched, fixed = template.package.members, template.fixed
    names = archive.in_order(
        name for name in {**untouched, **fixed} if name not in template.removed | bodies.keys()
    )
    members = tuple(
        archive.pack(name, fixed[name]) if name in fixed else untouched[name] for name in names
    )
    return Form(template.language, bodies, members, template.unique)


def _unfit(template: Template) -> TemplateError:
    count = len(template.faults)
    name = template.manifest.title or template.manifest.id
    return TemplateError(
        Message(
            f"Skabelonen »{name}« har {count} fejl og kan ikke udfyldes.",
            f'The template "{name}" has {count} errors and cannot be filled.',
        ),
        template.faults,
    )
