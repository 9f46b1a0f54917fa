"""A merge field is never filled by Segl."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_BLOCKS = frozenset({"ADDRESSBLOCK", "GREETINGLINE"})
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@rule(
    "TAG012",
    "error",
    Message("Et flettefelt bliver aldrig udfyldt", "A merge field is never filled"),
    Message(
        "Et flettefelt fra Words brevfletning bliver stående som »Navn« i hvert eneste brev: "
        "Segl udfylder kun koder som {{ navn }}.",
        "A merge field of Word's mail merge stays as it is in every single letter: Segl fills "
        "only tags such as {{ navn }}.",
    ),
    bad="(flettefelt) Navn",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each merge field, with the tag that would stand in its place."""
    for field in subject.survey.fields if subject.survey is not None else ():
        if field.name == "MERGEFIELD":
            yield Found(field.place, _words(field.argument), _instead(field.argument))
        elif field.name in _BLOCKS:
            yield Found(field.place, _words(field.name), _instead("modtager"))


def _words(name: str) -> Message:
    return Message(
        f"Flettefeltet »{name}« bliver ikke udfyldt.", f'The merge field "{name}" is not filled.'
    )


def _instead(name: str) -> Message:
    code = f"{{{{ {_identifier(name)} }}}}"
    return Message(
        f"Slet feltet i Word, og skriv en kode i stedet: {code}, med det navn, feltet har i "
        "skemaet.",
        f"Delete the field in Word, and write a tag instead: {code}, by the name that the field "
        "has in the schema.",
    )


def _identifier(name: str) -> str:
    """Return a field's name as a schema would write it."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    words = re.sub(r"[^a-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")
    return words if words and not words[0].isdigit() else f"felt_{words}".rstrip("_")
