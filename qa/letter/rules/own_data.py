"""The municipality's or the complaint body's own data are others than the library has."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.pattern import HOLE
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message


@rule(
    "LTR032",
    "warning",
    Message("Kommunens eller klageinstansens oplysninger er ændret", "Contact data were changed"),
    Message(
        "En klage til en forkert adresse går tabt. Er oplysningerne forældede, skal de rettes i "
        "biblioteket, så alle breve får de nye.",
        "A complaint sent to a wrong address is lost. If the data are out of date, they are to be "
        "mended in the library, so that all letters get the new ones.",
    ),
    bad="(et andet postnummer til Det Sociale Ankenævn end i municipalities/)",
    good="(oplysningerne, som de står i municipalities/)",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each line that reads as the template says, but for the municipality's own words.

    In guidance on complaint a wrong word may cost the citizen the complaint: an error there.
    """
    for pair in subject.paired:
        is_own = pair.own or not pair.exact
        severity = "error" if not is_own and subject.is_sealed(pair.slot) else ""
        text = subject.righted(pair.said.text, severity or "warning")
        if is_own or any(one.reads(text) for one in pair.slot.patterns):
            continue
        ought = next((one.text for one in pair.slot.patterns if HOLE not in one.text), "")
        words = " ".join(ought.split()).rstrip(".")
        shown = f" Der skal stå: »{words}«." if words else ""
        told = f' It must read: "{words}".' if words else ""
        message = Message(
            f"Her står andre oplysninger, end biblioteket har om kommunen.{shown}",
            f"These are other data than the library has of the municipality.{told}",
        )
        yield Found(subject.place(subject.body[pair.said.index]), message, _FIX, severity)


_FIX = Message(
    "Ret linjen, eller ret oplysningerne i biblioteket (municipalities/), og lav brevet igen.",
    "Mend the line, or mend the data in the library (municipalities/), and make the letter again.",
)
