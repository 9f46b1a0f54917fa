"""
The recipient's choice of language, which decides in what language a letter is made.

A choice of Greenlandic or Danish binds the authority (Landstingslov nr. 8 af 13. juni 1994
§ 7 a): no letter is made in another language, whatever is asked for.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING, Any

from render.binds import concept_path, value_at
from render.errors import CaseError, Problem
from render.home import LANGUAGES
from render.message import Message

if TYPE_CHECKING:
    from render.manifest import Manifest
    from render.schema import Schema


def path(schema: Schema | None, manifest: Manifest) -> tuple[str, ...]:
    """
    Return the path of the recipient's choice of language, () where the schema knows none.

    Without a schema it is looked for where all schemas of a library have it: a choice that
    stands in the case must not be passed over because nobody declared it.
    """
    found = concept_path("sprogvalg", schema, manifest)
    return found or (("modtager", "sprogvalg") if schema is None else ())


def refusal(choice: tuple[str, ...], language: str, chosen: object) -> CaseError:
    """Return why no letter is made in a language: the recipient chose another, or none of ours."""
    where = ".".join(choice)
    return _refusal(choice, _bound(where, language) if chosen in LANGUAGES else _unknown(where))


def _refusal(choice: tuple[str, ...], message: Message) -> CaseError:
    return CaseError(message, (Problem(".".join(choice), message),))


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
    return _refusal(choice, message)


def check_version(
    case: Mapping[str, Any], choice: tuple[str, ...], versions: Container[object]
) -> None:
    """Raise CaseError where the recipient chose a language that the letter has no version in."""
    chosen = value_at(case, choice)
    if isinstance(chosen, str) and chosen not in versions:
        raise (
            no_version(choice, chosen)
            if chosen in LANGUAGES
            else _refusal(choice, _unknown(".".join(choice)))
        )
