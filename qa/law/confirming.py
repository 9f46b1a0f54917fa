"""Who may stand for a row of the catalogue: a role, never a person by name or number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow import persons
from render import cpr
from render.message import Message

_NAME = re.compile(persons.FULL)
_MOST = 4  # words of a name


def refused(by: str, source: str) -> Message | None:
    """
    Return why a confirmation cannot be written down as it is told, None if it can.

    A name is only refused where its words are surely one, so that no role is.
    """
    if any(sign.isdigit() for sign in by) or "@" in by or _names_someone(by):
        return _ROLE
    return _NUMBER if cpr.has(source) else None


def _names_someone(by: str) -> bool:
    words = by.split()
    if len(words) == 1 and by.istitle() and persons.is_one(f"{by} {by}"):
        return True
    return any(_NAME.fullmatch(part) and persons.is_one(part) for part in _parts(words))


def _parts(words: list[str]) -> Iterator[str]:
    """Yield what stands together in a text: two words to four."""
    for start in range(len(words)):
        for end in range(start + 2, start + _MOST + 1):
            yield " ".join(word.strip(",;()") for word in words[start:end])


_ROLE = Message(
    '--by er en rolle, fx "juridisk chef": skriv hverken navn, nummer eller mailadresse. Filen '
    "bliver liggende i biblioteket. Intet er skrevet.",
    '--by is a role, such as "head of law": write no name, number or address. The file stays in '
    "the library. Nothing was written.",
)
_NUMBER = Message(
    "--source ser ud til at indeholde et CPR-nummer. Skriv, hvor rækken er set efter, uden "
    "personoplysninger. Intet er skrevet.",
    "--source seems to hold a CPR number. Write where the row was looked up, without personal "
    "data. Nothing was written.",
)
