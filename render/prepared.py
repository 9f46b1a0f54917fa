"""
Letters of one language version, ready to be filled: all that it takes, and nothing else.

A template is read, linted and proved once; what is left of it is data that can be kept on
disk, sent to another machine, and filled there without the library (`render/stored/`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from render import naming, validators
from render.binds import value_at
from render.errors import CaseError, Problem
from render.filler import Filler, Form
from render.home import LANGUAGES
from render.message import Message
from render.naming import Naming
from render.recipients import SEVERAL, Letter, letters


@dataclass(frozen=True)
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
    documents: Mapping[str, Any] = field(default_factory=dict)
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
        return validators.gate(self.documents[self.schema], self.documents, self.schema)

    def letters(self, case: Mapping[str, Any]) -> tuple[Letter, ...]:
        """Return the letters of a case, one to each recipient; CaseError for a wrong list."""
        if SEVERAL not in case or not self.schema:
            return (Letter(case),)
        from render import schema  # late: few cases have several recipients

        return letters(case, schema.of_sound(self.documents, self.schema).shape)

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

            schema.of_sound(self.documents, self.schema).check(case)

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
    """
    Return what is wrong with a letter in a language, None where nothing is.

    A choice of Greenlandic or Danish binds the authority (Landstingslov nr. 8 af
    13. juni 1994 § 7 a), so another language than the one chosen is refused. So is a choice
    that is no language of letters.
    """
    chosen = value_at(case, choice)
    if chosen is None or chosen == language:
        return None
    where = ".".join(choice)
    message = _bound(where, language) if chosen in LANGUAGES else _unknown(where)
    return CaseError(message, (Problem(where, message),))


def _bound(where: str, language: str) -> Message:
    return Message(
        f"{where}: modtageren har valgt et andet sprog end »{language}«. I Grønland binder valget "
        "kommunen (sagsbehandlingsloven § 7 a).",
        f'{where}: the recipient chose another language than "{language}". In Greenland the choice '
        "binds the authority (sagsbehandlingsloven § 7 a).",
    )


def _unknown(where: str) -> Message:
    known_da, known_en = " eller ".join(LANGUAGES), " or ".join(LANGUAGES)
    return Message(
        f"{where}: modtagerens valg af sprog kendes ikke; det skal være {known_da}. Brevet "
        "laves ikke på et andet sprog end det valgte.",
        f"{where}: the recipient's choice of language is not known; it must be {known_en}. The "
        "letter is not made in another language than the chosen one.",
    )


def no_version(choice: tuple[str, ...], language: str) -> CaseError:
    """Return that the recipient chose a language in which there is no version of the letter."""
    where = ".".join(choice)
    message = Message(
        f"{where}: modtageren har valgt »{language}«, og brevet findes ikke på det sprog. I "
        "Grønland binder valget kommunen (sagsbehandlingsloven § 7 a), så brevet laves ikke på "
        "et andet.",
        f'{where}: the recipient chose "{language}", and there is no version of the letter in it. '
        "In Greenland the choice binds the authority (sagsbehandlingsloven § 7 a), so no other is "
        "made.",
    )
    return CaseError(message, (Problem(where, message),))
