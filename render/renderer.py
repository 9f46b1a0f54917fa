"""Fill a template from a case: validate, run the parts, write a deterministic package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from render import package
from render.compiler import compile_body
from render.errors import CaseError, Problem, TemplateError
from render.message import Message
from render.ooxml import DECLARATION
from render.run import Program, Run, Scope
from render.schema import Schema
from render.template import Template
from render.values import ValueRefused

_EMPTY: Mapping[str, Any] = {}


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
    _programs: dict[str, Program] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.template.faults:
            raise _unfit(self.template)
        for part in self.template.parts:
            if part.is_dynamic:
                self._programs[part.name] = compile_body(part.body)

    @cached_property
    def _package(self) -> package.Package:
        """The package with everything packed that is the same for every case."""
        base, fixed = self.template.package, self.template.fixed
        members = {
            name: package.pack(name, fixed[name]) if name in fixed else member
            for name, member in base.members.items()
            if name not in self.template.removed
        }
        added = {name: package.pack(name, data) for name, data in fixed.items()}
        return package.Package({**members, **added})

    def render(self, case: Mapping[str, Any]) -> bytes:
        """Return the filled DOCX; raises CaseError for a case that does not fit."""
        self.check(case)
        return self.letter(self.parts(case))

    def letter(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the DOCX that has these parts in place of the template's own."""
        return package.write(self._package, parts)

    def check(self, case: Mapping[str, Any]) -> None:
        """Raise CaseError unless the schema accepts the case."""
        if self.municipality is not None and "kommune" in case:
            message = Message(
                "»kommune« kommer fra kommunens egne oplysninger og må ikke stå i sagen.",
                '"kommune" comes from the municipality\'s own data and must not be in the case.',
            )
            raise CaseError(message, (Problem("kommune", message),))
        if self.schema is not None:
            self.schema.check(case)

    def parts(self, case: Mapping[str, Any]) -> dict[str, bytes]:
        """Return the parts that the case changes, by name in the package."""
        names = dict(case)
        if self.municipality is not None:
            names["kommune"] = self.municipality
        unique = self.template.unique
        filled: dict[str, bytes] = {}
        for name, program in self._programs.items():
            run = Run(self.template.language, unique, [DECLARATION])
            try:
                program(Scope({}, Scope(names)), run)
            except (ValueRefused, RecursionError) as error:
                raise CaseError(getattr(error, "message", _TOO_DEEP)) from None
            unique = run.unique
            filled[name] = "".join(run.out).encode("utf-8")
        return filled


_TOO_DEEP = Message("Skabelonen er for indviklet.", "The template is too deeply nested.")


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
