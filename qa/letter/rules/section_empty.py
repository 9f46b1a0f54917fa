"""A required section has a heading and nothing below it."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Fortryd sletningen, eller lav brevet igen, så teksten under overskriften kommer med.",
    "Undo the deletion, or make the letter again, so that the text below the heading is there.",
)


@rule(
    "LTR006",
    "error",
    Message("Et lovpligtigt afsnit er tomt", "A legally required section is empty"),
    Message(
        "En overskrift alene giver hverken en begrundelse eller en vejledning.",
        "A heading alone gives neither reasons nor guidance.",
    ),
    bad="(overskriften »Klagevejledning« uden tekst under)",
    good="(overskriften »Klagevejledning« med sin tekst)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each heading of a required section below which no text stands."""
    for state in subject.outline.states:
        for heading in state.headings:
            if heading.is_bare and heading.line.level != 0:
                title, section = state.section.title, state.section
                message = Message(
                    f"Der står intet under overskriften til »{title.da}«.",
                    f'Nothing stands below the heading of "{title.en}".',
                )
                place = subject.place(heading.line)
                yield Found(place, message, _FIX, section.severity, section.basis)
