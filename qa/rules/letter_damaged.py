"""What a template prints must be in the letter, and nothing must be left of its tags."""

from __future__ import annotations

from collections.abc import Iterator

from qa.gate.places import written
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Lav sagens brev som udkast (segl render … --draft), og se efter på det sted. Skriv stedet "
    "enklere i Word; er det enkelt nok, er fejlen Segls: meld den.",
    "Make the case's letter as a draft (segl render ... --draft) and look at that spot. Write the "
    "spot in a simpler way in Word; if it is simple enough, the fault is Segl's: report it.",
)


@rule(
    "TAG031",
    "error",
    Message("Et prøvet brev er skadet", "A letter that was tried is damaged"),
    Message(
        "I et brev, der er lavet på prøve, mangler noget af det, som koderne skriver, eller en "
        "overskrift, eller der er en rest af en kode. Kun »segl lint --prove« ser det.",
        "In a letter that was made for a trial some of what the tags print is missing, or a "
        'heading, or something of a tag is left. Only "segl lint --prove" sees it.',
    ),
    bad="(segl lint --prove, og teksten går tabt på vejen) Kære {{ navn }}",
    good="(segl lint --prove) Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Tell what drawn letters lack, and what they have too much of."""
    for one in subject.failures("damaged"):
        case = written(one.case) if one.case is not None else ""
        yield Found(one.place, one.message, _FIX, case=case)
