"""Required sections should stand in the order that a reader needs."""

from __future__ import annotations

from collections.abc import Iterator

from qa.law.sections import sections
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LAW003",
    "warning",
    Message(
        "De lovpligtige afsnit står i forkert rækkefølge", "Required sections are out of order"
    ),
    Message(
        "Resultatet står først, så begrundelsen, så klagevejledningen: sådan finder borgeren det.",
        "First the result, then the reasons, then the guidance: so the citizen finds them.",
    ),
    bad="# Klagevejledning\nKlag.\n# Afgørelse\nDu får afslag.",
    good="# Afgørelse\nDu får afslag.\n# Klagevejledning\nKlag.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each section that stands before one that should precede it."""
    before = None
    for section, headings in sections(subject):
        if section.under or not headings:
            continue
        position = headings[0].paragraph.place.paragraph or 0
        if before is not None and position < before[1]:
            yield Found(
                headings[0].paragraph.place.quoting(headings[0].text),
                Message(
                    f"»{section.title.da}« skal stå efter »{before[0].title.da}«.",
                    f'"{section.title.en}" must stand after "{before[0].title.en}".',
                ),
                Message("Flyt afsnittet.", "Move the section."),
            )
        else:
            before = (section, position)
