"""A filled letter must be a valid Word file."""

from __future__ import annotations

from collections.abc import Iterator

from qa.gate.places import written
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Lav sagens brev som udkast (segl render … --draft), og åbn det i Word. Skriv stedet enklere; "
    "er det enkelt nok, er fejlen Segls: meld den.",
    "Make the case's letter as a draft (segl render ... --draft) and open it in Word. Write the "
    "spot in a simpler way; if it is simple enough, the fault is Segl's: report it.",
)


@rule(
    "PKG020",
    "error",
    Message("Et prøvet brev er ingen gyldig Word-fil", "A letter that was tried is no valid file"),
    Message(
        "Word kan nægte at åbne en fil, der bryder med formatets regler, eller »reparere« den, så "
        "noget går tabt. Skabelonen selv har ikke fejlen. Kun »segl lint --prove« ser det.",
        "Word may refuse to open a file that breaks the rules of its format, or repair it so that "
        'something is lost. The template itself is without it. Only "segl lint --prove" sees it.',
    ),
    bad="(segl lint --prove, og brevet går i stykker) Kære {{ navn }}",
    good="(segl lint --prove) Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Tell what validators say of drawn letters and not of the template."""
    for one in subject.failures("invalid"):
        case = written(one.case) if one.case is not None else ""
        yield Found(one.place, one.message, _FIX, case=case)
