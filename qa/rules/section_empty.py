"""A required section must have something in it."""

from __future__ import annotations

from collections.abc import Iterator

from qa.law.sections import sections
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


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
    """Yield each heading of a required section with nothing below it."""
    for section, headings in sections(subject):
        for heading in headings:
            if heading.is_empty and heading.paragraph.level != 0:
                yield Found(
                    heading.paragraph.place.quoting(heading.text),
                    Message(
                        f"Der står intet under »{heading.text}«.",
                        f'Nothing stands below "{heading.text}".',
                    ),
                    Message("Skriv afsnittets tekst.", "Write the section's text."),
                    section.severity,
                    section.basis,
                )
