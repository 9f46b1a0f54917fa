"""A tag is not closed."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Skriv hele koden i samme afsnit, med både begyndelse og slutning.",
    "Write the whole tag in one paragraph, with its beginning and its end.",
)

_PROPERTY = Message(
    "Ret egenskaben i Word (Filer › Oplysninger › Egenskaber).",
    "Mend the property in Word (File > Info > Properties).",
)


@rule(
    "TAG004",
    "error",
    Message("En kode er ikke lukket", "A tag is not closed"),
    Message(
        "En kode uden slutning står som den er i brevet til borgeren.",
        "A tag without its end reaches the citizen as it stands.",
    ),
    bad="Kære {{ navn",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("unclosed"):
        in_property = fault.place.story == "properties"
        yield Found(fault.place, fault.message, _PROPERTY if in_property else _FIX)
