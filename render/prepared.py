"""
Letters of one language version, ready to be filled: all that it takes, and nothing else.

A template is read, linted and proved once; what is left of it is data that can be kept on
disk, sent to another machine, and filled there without the library (`render/stored/`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from render import naming, validators
from render.binds import SEVERAL, value_at
from render.filler import Filler, Form
from render.home import LANGUAGES
from render.message import Message
from render.naming import Naming
from render.record import record

if TYPE_CHECKING:
    from render.errors import CaseError
    from render.recipients import Letter


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

    def letters(self, case: Mapping[str, Any]) -> tuple[Letter, ...]:
        """Return the letters of a case, one to each recipient; CaseError for a wrong list."""
        from render import recipients  # late: few cases have several

        if SEVERAL not in case or not self.schema:
            return recipients.letters(case, None)
        from render import schema

        return recipients.letters(case, schema.of_sound(self.documents or {}, self.schema).shape)

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

    Raises CaseError where the recipient chose another than the one said, or one that no
    letter is written in: such a choice must never end in a Danish letter.
    """
    chosen = value_at(case, choice)
    found = said or (str(chosen) if chosen in LANGUAGES else LANGUAGES[0])
    refusal = other_language(found, choice, case)
    if refusal is not None:
        raise refusal
    return found


def other_language(
    language: str, choice: tuple[str, ...], case: Mapping[str, Any]
) -> CaseError | None:
    """Return why the recipient's choice forbids a letter in a language, None where it does not."""
    chosen = value_at(case, choice)
    if chosen is None or chosen == language:
        return None
    from render import choice as choices  # late: hardly any letter is refused

    return choices.refusal(choice, language, chosen)
