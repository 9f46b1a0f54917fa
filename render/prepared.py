"""
Letters of one language version, ready to be filled: all that it takes, and nothing else.

A template is read, linted and proved once; what is left of it is data that can be kept on
disk, sent to another machine, and filled there without the library (`render/stored/`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from render import naming, validators
from render.binds import value_at
from render.errors import CaseError, Problem
from render.filler import Filler, Form
from render.home import LANGUAGES
from render.message import Message
from render.naming import Naming
from render.record import record


@record
class Prepared:
    """
    A language version of a template that may be filled.

    `schema` names the one of `documents` (by URI) that judges a case, "" for none;
    `municipality` is the data under the name `kommune`; `choice` is the path of the recipient's
    choice of language, () for none; `remarks` are what the sender of a letter must know.
    """

    form: Form
    naming: Naming
    choice: tuple[str, ...] = ()
    schema: str = ""
    documents: Mapping[str, Any] | None = None
    municipality: Mapping[str, Any] | None = None
    remarks: tuple[Message, ...] = ()

    @cached_property
    def filler(self) -> Filler:
        """What fills the template's parts."""
        return Filler(self.form, self.municipality)

    @cached_property
    def _accepts(self) -> Callable[[Any], bool]:
        if not self.schema:
            return lambda case: True
        documents = self.documents or {}
        return validators.gate(documents[self.schema], documents, self.schema)

    def letter(self, case: Mapping[str, Any]) -> bytes:
        """Return the filled DOCX; raises CaseError for a case that does not fit."""
        self.check(case)
        return self.filler.letter(self.filler.parts(case))

    def check(self, case: Mapping[str, Any]) -> None:
        """Raise CaseError unless this case may be filled in this language."""
        self.filler.spare_own(case)
        self._check_choice(case)
        if not self._accepts(case):
            from render import schema  # late: it is slow, and rarely asked

            schema.of_sound(self.documents or {}, self.schema).check(case)

    def _check_choice(self, case: Mapping[str, Any]) -> None:
        refusal = other_language(self.form.language, self.choice, case)
        if refusal is not None:
            raise refusal

    def name(self, case: Mapping[str, Any]) -> str:
        """Return the name of a letter's file."""
        return naming.file_name(self.naming, case)


def language(said: str, choice: tuple[str, ...], case: Mapping[str, Any]) -> str:
    """
    Return a letter's language: the one said, else the recipient's choice, else Danish.

    Raises CaseError where the recipient chose another than the one said.
    """
    refusal = other_language(said, choice, case) if said else None
    if refusal is not None:
        raise refusal
    chosen = value_at(case, choice)
    return said or (str(chosen) if chosen in LANGUAGES else LANGUAGES[0])


def other_language(
    language: str, choice: tuple[str, ...], case: Mapping[str, Any]
) -> CaseError | None:
    """
    Return what is wrong with a letter in a language, None where nothing is.

    A choice of Greenlandic or Danish binds the authority (Landstingslov nr. 8 af
    13. juni 1994 § 7 a), so another language than the one chosen is refused.
    """
    chosen = value_at(case, choice)
    if chosen not in LANGUAGES or chosen == language:
        return None
    where = ".".join(choice)
    message = Message(
        f"{where}: modtageren har valgt et andet sprog end »{language}«, "
        "og valget binder kommunen.",
        f'{where}: the recipient chose another language than "{language}", and the choice binds.',
    )
    return CaseError(message, (Problem(where, message),))
