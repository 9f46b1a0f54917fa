"""A placeholder must name a field that the schema declares."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.names import Unknown
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message, did_you_mean
from render.place import METADATA


@rule(
    "DAT002",
    "error",
    Message(
        "En kode nævner et felt, som skemaet ikke har", "A tag names a field not in the schema"
    ),
    Message(
        "Et forkert feltnavn bliver til et hul i brevet eller stopper udfyldningen.",
        "A wrong field name becomes a hole in the letter or stops the filling.",
    ),
    bad="Kære {{ nvan }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Follow every name through `set`, `with`, loops and macros."""
    strays = {(stray.name, stray.place.part) for stray in subject.strays}  # told as such
    for one in subject.walks:
        for unknown in one.unknown.values():
            stray = (unknown.name, unknown.tag.place.part) in strays
            filed = unknown.tag.place.story == METADATA  # told as such
            if not unknown.tag.twin and not stray and not filed:
                yield Found(unknown.tag.place, *_words(unknown, subject))


def _words(unknown: Unknown, subject: Subject) -> tuple[Message, Message | None]:
    name = subject.schema.name if subject.schema is not None else ""
    if unknown.written.startswith("kommune."):
        name = "kommune.json"
    message = Message(
        f"»{unknown.written}« er ikke et felt i skemaet {name}.",
        f'"{unknown.written}" is not a field of the schema {name}.',
    )
    if unknown.suggestion:
        return message, did_you_mean([unknown.suggestion])
    return message, _KOMMUNE if name == "kommune.json" else _ADD if subject.shelf else None


_KOMMUNE = Message(
    "Se felterne i municipalities-mappens fil for kommunen, fx {{ kommune.navn }}.",
    "See the fields in the municipality's file in the folder municipalities, such as "
    "{{ kommune.navn }}.",
)
_ADD = Message(
    "Ret navnet i koden, eller tag feltet med i skemaet: segl fields ID --add.",
    "Mend the name in the tag, or take the field into the schema: segl fields ID --add.",
)
