"""A CPR number must not stand in a title or in the name of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa import filing
from qa.filing import Told
from qa.rule import Found, rule
from qa.subject import Subject
from render import cpr
from render.esdh import pattern
from render.fields import sort_of
from render.message import Message
from render.place import METADATA, Place

_KEYS = frozenset({"title", "description", "exempt_title", "case"})
_NAMED = re.compile(r"(?i)(?:.*_)?(?:cpr|cpr_?nr|cpr_?nummer|personnummer)")


@rule(
    "ESD007",
    "error",
    Message(
        "Et CPR-nummer kommer til at stå i en titel", "A CPR number gets into a title"
    ),
    Message(
        "Titler og filnavne kan ses i lister, søgninger og logfiler af mange, der ikke må kende "
        "nummeret.",
        "Titles and names of files are seen in lists, searches and logs by many who must not know "
        "the number.",
    ),
    bad="(titel i journalen, barnets CPR-nummer er et felt) Om {barn.cpr}",
    good="(titel i journalen, barnets CPR-nummer er et felt) Om {sag.nr}",
)  # fmt: skip
def check(subject: Subject) -> Iterator[Found]:
    """Show each pattern that prints a CPR number, hidden digits or not, or has one in words."""
    for one in filing.told(subject):
        if one.key in _KEYS:
            yield from _judged(subject, one)
    if cpr.has(subject.manifest.title):
        yield Found(Place("", METADATA, quote="title"), _FILE, _FIX)


def _judged(subject: Subject, one: Told) -> Iterator[Found]:
    if cpr.has(pattern.words(one.pattern)):
        yield Found(Place("", METADATA, quote=one.key), _WORDS, _FIX)
    for reference, shape in filing.known(subject, one):
        named = _NAMED.fullmatch(reference.path.rpartition(".")[2]) is not None
        if named or sort_of(shape) == "cpr":
            yield Found(one.place, _message(one.key, reference.path), _FIX)


def _message(key: str, path: str) -> Message:
    return Message(
        f"»{path}« er et CPR-nummer og må ikke stå i »{key}« i journalen.",
        f'"{path}" is a CPR number and must not stand in "{key}" in the records system.',
    )


_WORDS = Message(
    "Der står et CPR-nummer i det, journalen får at vide.",
    "A CPR number stands in what the records system is told.",
)
_FILE = Message(
    "Skabelonens titel har et CPR-nummer; titlen bliver til brevenes filnavn.",
    "The template's title has a CPR number; the title becomes the name of the letters' files.",
)
_FIX = Message(
    "Brug sagsnummeret, fx {sag.nr}, i stedet.", "Use the number of the case, such as {sag.nr}."
)
