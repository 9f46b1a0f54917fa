"""The complaint period in the letter is not the one that the law has."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.periods import is_right, periods
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message


@rule(
    "LTR024",
    "error",
    Message("Klagefristen er forkert", "The complaint period is wrong"),
    Message(
        "En forkert frist kan få borgeren til at klage for sent; er fristen i brevet for lang, "
        "binder den kommunen.",
        "A wrong period can make the citizen complain too late; one that is too long binds the "
        "municipality.",
    ),
    bad="Klagefristen er otte uger.",
    good="Klagefristen er 6 uger.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each complaint period of the letter that no route of complaint of the country has."""
    law, home = subject.catalogue.law, subject.jurisdiction
    route = law.route(home) if home else None
    if route is None:
        return
    inside = {
        (one.place.part, one.place.paragraph)
        for _, heading in subject.outline.complaints
        for one in heading.content
    }
    for _, line in subject.each():
        is_section = (line.place.part, line.place.paragraph) in inside
        for period in periods(line.text, is_section):
            if not is_right(period, law, home):
                right = route.deadline.length
                message = Message(
                    f"»{period.written}« er ikke klagefristen. Den er {right.da}.",
                    f'"{period.written}" is not the complaint period. It is {right.en}.',
                )
                ought = next(iter(route.deadline.words.get(subject.language, ())), right.da)
                fix = Message(f"Skriv »{ought}«.", f'Write "{ought}".')
                place = subject.place(line, period.written)
                yield Found(place, message, fix, route.deadline.evidence.severity, route.basis)
