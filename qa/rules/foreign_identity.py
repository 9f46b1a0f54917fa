"""The file carries the identity of another case."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import Place

_FIX = Message(
    "Lav skabelonen ud fra et tomt dokument, ikke ud fra et brev, der er journaliseret.",
    "Make the template from an empty document, not from a letter that was filed.",
)
_SHOWN = 6


@rule(
    "ESD003",
    "warning",
    Message("Filen bærer en anden sags kendetegn", "The file carries the marks of another case"),
    Message(
        "Skabelonen er lavet ud fra et brev, der har ligget på en sag, og kan have mere fra den "
        "sag i sig. Segl tager kendetegnene ud af hvert brev, men læs teksten igennem.",
        "The template was made from a letter that was once filed, and may hold more of that case. "
        "Segl takes its marks out of every letter, but read the text through.",
    ),
    bad="(fra en journaliseret fil) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield one finding a file with the names of the fields, never their values."""
    if subject.survey is None:
        return
    told = {fault.place.quote for fault in subject.faults("store-shown", "store-required")}
    told |= {control.node for control in subject.survey.controls if control.has_tag}
    names = [name for name in subject.survey.foreign if name not in told]
    if names:
        yield Found(Place(story="properties"), _words(names), _FIX)


def _words(names: list[str]) -> Message:
    more = len(names) - _SHOWN
    da, en = (f" og {more} til", f" and {more} more") if more > 0 else ("", "")
    shown = ", ".join(names[:_SHOWN])
    return Message(
        f"Filen har felter fra journalsystemet med en anden sags oplysninger: {shown}{da}. "
        "Segl tager dem ud af brevet.",
        f"The file has fields of the records system with another case's data: {shown}{en}. "
        "Segl takes them out of the letter.",
    )
