"""A tag has several formats; the value gets the first."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.mixed import LOOKS, Mixed

_FIX = Message(
    "Markér hele koden med parenteser i Word, og giv den den formatering, feltet skal have.",
    "Select the whole tag with its braces in Word, and give it the format the field shall have.",
)


@rule(
    "TAG019",
    "info",
    Message("En kode har blandet formatering", "A tag has mixed formatting"),
    Message(
        "Feltet får den formatering, koden begynder med. Er navnet fedt, men parentesen ikke, "
        "bliver feltet ikke fedt i brevet.",
        "The field gets the format that the tag begins with. Where the name is bold, but the "
        "brace is not, the field is not bold in the letter.",
    ),
    bad="(kun navnet er fedt) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each tag that prints a value and whose runs look different."""
    for mixed in subject.survey.mixed if subject.survey is not None else ():
        yield Found(mixed.place, _message(mixed), _FIX)


def _message(mixed: Mixed) -> Message:
    da = ", ".join(dict.fromkeys(LOOKS[name].da for name in mixed.differs))
    en = ", ".join(dict.fromkeys(LOOKS[name].en for name in mixed.differs))
    return Message(
        f"Koden er formateret på flere måder ({da}). Feltet får formateringen fra dens begyndelse.",
        f"The tag is formatted in several ways ({en}). The field gets the format of its beginning.",
    )
