"""A name of one part of the document is used in another."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.scopes import Stray
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import STORIES

_OTHER = {
    "header": Message("et andet sidehoved", "another header"),
    "footer": Message("en anden sidefod", "another footer"),
}


@rule(
    "TAG020",
    "error",
    Message(
        "Et navn fra én del af dokumentet bruges i en anden",
        "A name of one part of the document is used in another",
    ),
    Message(
        "Brødtekst, sidehoved, sidefod og noter udfyldes hver for sig. Et navn, der er sat i den "
        "ene, findes ikke i den anden: docxtpl skriver ingenting, og Segl afviser brevet.",
        "Body, header, footer and notes are filled each on its own. A name set in one does not "
        "exist in another: docxtpl prints nothing, and Segl refuses the letter.",
    ),
    bad='(brødtekst, så sidehoved) {% set nr = "7" %}Sag {{ nr }}\nSag {{ nr }}',
    good='(brødtekst, så sidehoved) {% set nr = "7" %}{{ nr }}\n{% set nr = "7" %}Sag {{ nr }}',
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each such name once for each part that reads it."""
    for stray in subject.strays:
        yield Found(stray.place, _message(stray), _fix(stray))


def _message(stray: Stray) -> Message:
    there = STORIES[stray.place.story]
    here = STORIES[stray.story]
    if stray.story == stray.place.story:
        here = _OTHER.get(stray.story, here)
    made = _MADE[stray.kind]
    return Message(
        f"»{stray.name}« er {made.da} i {here.da}, men bruges i {there.da}, hvor det ikke findes.",
        f'"{stray.name}" is {made.en} in {here.en}, but used in {there.en}, where it does not '
        "exist.",
    )


def _fix(stray: Stray) -> Message:
    there = STORIES[stray.place.story]
    if stray.kind == "loop" or stray.place.story in ("link", "properties", "store"):
        return Message(
            f"Brug et felt fra sagen i {there.da}.", f"Use a field of the case in {there.en}."
        )
    word = "macro" if stray.kind == "macro" else "set"
    return Message(
        f"Skriv »{{% {word} {stray.name} … %}}« også i {there.da}, eller brug feltet fra sagen.",
        f'Write "{{% {word} {stray.name} ... %}}" in {there.en} too, or use the field of the case.',
    )


_MADE = {
    "set": Message("sat", "set"),
    "macro": Message("en makro", "a macro"),
    "loop": Message("et navn i en løkke", "a name of a loop"),
}
