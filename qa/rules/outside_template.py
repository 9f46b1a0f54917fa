"""The file hangs on a Word template that lies elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Vælg Udvikler › Dokumentskabelon i Word, og skriv »Normal« som dokumentskabelon.",
    'Choose Developer › Document Template in Word, and write "Normal" as the template.',
)


@rule(
    "PKG004",
    "warning",
    Message(
        "Filen er knyttet til en anden Word-skabelon", "The file is attached to another template"
    ),
    Message(
        "Word leder efter den anden skabelon, hver gang filen åbnes: det tager tid uden for "
        "kommunens net, røber navne på servere og kan hente makroer ind.",
        "Word looks for the other template whenever the file is opened: that takes time outside "
        "the municipality's network, gives away names of servers, and may bring macros in.",
    ),
    bad="(knyttet til en anden skabelon) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the template that is attached, by its file name or host only."""
    for link in subject.survey.relations if subject.survey is not None else ():
        if link.kind == "attachedTemplate":
            yield Found(link.place, _words(link.target), _FIX)


def _words(target: str) -> Message:
    return Message(
        f"Filen er knyttet til skabelonen »{target}«. Segl tager den forbindelse ud af brevet.",
        f'The file is attached to the template "{target}". Segl takes that out of the letter.',
    )
