"""Two letters that a caseworker cannot tell apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.naming import safe


@rule(
    "LIB005",
    "warning",
    Message("To skabeloner har samme titel", "Two templates have the same title"),
    Message(
        "Sagsbehandleren vælger brevet efter titlen, og filen får navn efter den: to med samme "
        "titel bliver forvekslet.",
        "The caseworker chooses the letter by its title, and the file is named after it: two of "
        "one title are mistaken for each other.",
    ),
    bad="(biblioteket har to breve med titlen »Brev«) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once for a template whose title gives the same file name as others' titles."""
    shelf = subject.shelf
    if shelf is None or not shelf.is_first:
        return
    own = shelf.titles.get(shelf.template, "")
    others = [
        name
        for name, title in shelf.titles.items()
        if own and name != shelf.template and _file_name(title) == _file_name(own)
    ]
    if others:
        names = ", ".join(f"»{name}«" for name in others)
        yield Found(subject.start.quoting(own), _message(names), _FIX)


@lru_cache(maxsize=4096)
def _file_name(title: str) -> str:
    """Return what Windows and SharePoint compare: no case, spaces folded, one form of å."""
    return safe(unicodedata.normalize("NFC", title)).casefold()


def _message(names: str) -> Message:
    return Message(
        f"Skabelonen har samme titel som {names}, når store bogstaver, mellemrum og tegn, der "
        "ikke kan stå i et filnavn, tages fra.",
        f"The template has the same title as {names}, apart from case, spaces and characters "
        "that no file name can hold.",
    )


_FIX = Message(
    'Giv hver skabelon sin egen titel: segl new template ID --title "…".',
    'Give each template a title of its own: segl new template ID --title "...".',
)
