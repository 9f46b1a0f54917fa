"""
Who may stand for a row of the catalogue: a role, never a person by name or number.

One check for what `segl law confirm` is told and for what stands in the files of a library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow import persons
from render import cpr
from render.message import Message

_NAME = re.compile(persons.FULL)
_MOST = 4  # words of a name
_DIGITS = 3  # of a role, as in "Team 12"; more are a telephone or a CPR number
_USER = re.compile(r"\b[a-zæøå]{2,}\d", re.IGNORECASE)  # the name of a user, as in "mjen3"


def refused(by: str, source: str) -> Message | None:
    """Return why a confirmation cannot be written down as it is told, None if it can."""
    why = next(flaws(by, source, "--by", "--source"), None)
    return Message(f"{why.da} {_NOTHING.da}", f"{why.en} {_NOTHING.en}") if why else None


def flaws(by: str, source: str, role: str = "by", origin: str = "source") -> Iterator[Message]:
    """Yield what of a role and a source is personal; `role` and `origin` are their names there."""
    if not is_role(by):
        yield Message(
            f'{role} er en rolle, fx "juridisk chef": skriv hverken navn, nummer eller '
            "mailadresse. Filen bliver liggende i biblioteket.",
            f'{role} is a role, such as "head of law": write no name, number or address. The file '
            "stays in the library.",
        )
    if cpr.has(source):
        yield Message(
            f"{origin} ser ud til at indeholde et CPR-nummer. Skriv, hvor rækken er set efter, "
            "uden personoplysninger.",
            f"{origin} seems to hold a CPR number. Write where the row was looked up, without "
            "personal data.",
        )


def is_role(by: str) -> bool:
    """Say whether words may be a role: a name is only one where they are surely a person's."""
    is_number = sum(sign.isdigit() for sign in by) > _DIGITS or _USER.search(by) is not None
    return not (is_number or "@" in by or _names_someone(by))


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


_NOTHING = Message("Intet er skrevet.", "Nothing was written.")
