"""A check that did not come to its end."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Åbn filen i Word, gem den som en ny fil, og prøv igen. Er den meget stor, så giv den "
    "længere tid med --timeout.",
    "Open the file in Word, save it as a new file and try again. If it is very large, give it "
    "more time by --timeout.",
)


@rule(
    "PKG013",
    "error",
    Message("Filen kunne ikke kontrolleres til ende", "The file could not be checked to the end"),
    Message(
        "En fil, der får kontrollen til at gå i stå, er skadet eller fjendtlig, og ingen ved, om "
        "brevet ville blive rigtigt. De andre filer er kontrolleret som sædvanligt.",
        "A file that makes the check hang is damaged or hostile, and nobody knows whether its "
        "letter would be right. The other files were checked as usual.",
    ),
    bad="(en fil, som kontrollen går i stå på)",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield why the check was cut off."""
    if subject.unfinished is not None:
        yield Found(subject.start, subject.unfinished, _FIX)
