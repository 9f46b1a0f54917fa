"""Two parts of a letter that belong to letters of different kinds."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.difference import same
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Lav brevet igen med det rigtige udfald i sagen. Så følger resten af teksten med.",
    "Make the letter again with the right outcome in the case. The rest of the text follows it.",
)


@rule(
    "LTR033",
    "error",
    Message("Brevet passer ikke sammen", "The letter does not fit together"),
    Message(
        "Et brev, der giver medhold ét sted og afslag et andet, kan ingen rette sig efter.",
        "Nobody can go by a letter that grants in one place and refuses in another.",
    ),
    bad="(»Du får fuldt medhold« i et brev, der begrunder et afslag)",
    good="(»Du får afslag« i et brev, der begrunder et afslag)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each paragraph that no case has together with the others."""
    for pair in subject.reading.against if subject.reading is not None else ():
        message = Message(
            "Denne tekst hører til et brev med et andet udfald end resten af brevet.",
            "This text belongs to a letter with another outcome than the rest of this letter.",
        )
        place = subject.place(subject.body[pair.said.index], same(pair))
        yield Found(place, message, _FIX, subject.eased("error"))
