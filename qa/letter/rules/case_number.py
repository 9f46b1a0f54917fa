"""Another case's number stands in the letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.case_number import base, numbers
from render.message import Message

_FIX = Message(
    "Skriv sagens eget nummer. Står der oplysninger fra den anden sag, så slet dem. Skal den anden "
    "sag nævnes, så angiv dens nummer med --mentions.",
    "Write the case's own number. If there is anything of the other case, delete it. Where the "
    "other case is meant to be named, give its number by --mentions.",
)


@rule(
    "LTR022",
    "error",
    Message("Der står et andet sagsnummer i brevet", "Another case number stands in the letter"),
    Message(
        "Et fremmed sagsnummer viser, at noget er kopieret fra et brev i en anden sag.",
        "A strange case number shows that something was copied from a letter of another case.",
    ),
    bad="(et brev i én sag, hvor der står en anden sags nummer)",
    good="(et brev, hvor kun sagens eget nummer står)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each paragraph with a case number that is not the letter's own; never the number."""
    known = subject.case
    meant = {known, *map(base, subject.mentions)}
    for line in subject.lines if known else ():
        if "-" in line.text or "\u2011" in line.text:
            if any(base(number) not in meant for number in numbers(line.text)):
                message = Message(
                    "Her står et andet sagsnummer end brevets eget.",
                    "Here stands another case number than the letter's own.",
                )
                yield Found(subject.place(line), message, _FIX)
    own = subject.field("sagsnummer")
    for one in subject.values if known and own else ():
        if one.path == own and base(one.text) != known and not any(numbers(one.text)):
            yield Found(subject.place(subject.body[one.index]), _NO_NUMBER, _FIX)


_NO_NUMBER = Message(
    "Sagsnummeret her er ikke brevets eget.", "The case number here is not the letter's own."
)
