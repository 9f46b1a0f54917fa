"""A required section must have something in it."""

from __future__ import annotations

from collections.abc import Iterator

from qa.law.catalogue import Section
from qa.law.paths import paths
from qa.law.sections import sections
from qa.proof.telling import case_text
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import Place


@rule(
    "LAW004",
    "error",
    Message("Et lovpligtigt afsnit er tomt", "A legally required section is empty"),
    Message(
        "En overskrift alene giver hverken en begrundelse eller en vejledning.",
        "A heading alone gives neither reasons nor guidance.",
    ),
    bad="# Afgørelse\nDu får afslag.\n# Klagevejledning",
    good="# Afgørelse\nDu får afslag.\n# Klagevejledning\nDu kan klage.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each heading of a required section with nothing below it, in every letter or some."""
    over = paths(subject)
    for section, headings in sections(subject):
        if over is not None:
            for place, shown in over.empty(section):
                yield _found(section, place, over.told(shown), case_text(shown.case))
            continue
        for heading in headings:
            if heading.is_empty and heading.paragraph.level != 0:
                yield _found(section, heading.paragraph.place.quoting(heading.text), _EMPTY)


def _found(section: Section, place: Place, how: Message, case: str = "") -> Found:
    return Found(
        place,
        Message(
            f"Der står intet under »{place.quote}«{how.da}.",
            f'Nothing stands below "{place.quote}"{how.en}.',
        ),
        Message("Skriv afsnittets tekst.", "Write the section's text."),
        section.severity,
        section.basis,
        case,
    )


_EMPTY = Message("", "")
