"""Required sections should stand in the order that a reader needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.flow.outline import Heading
from qa.law.catalogue import Section
from qa.law.paths import Paths, paths, together
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
    over = paths(subject)
    earlier: list[tuple[Section, tuple[Heading, ...]]] = []
    for section, headings in sections(subject):
        if section.under or section.free:
            continue
        for before, heading in _early(over, headings, earlier):
            yield Found(
                heading.paragraph.place.quoting(heading.text),
                Message(
                    f"»{section.title.da}« skal stå efter »{before.title.da}«.",
                    f'"{section.title.en}" must stand after "{before.title.en}".',
                ),
                Message("Flyt afsnittet.", "Move the section."),
            )
            break
        earlier.insert(0, (section, headings))


def _early(
    over: Paths | None,
    headings: Sequence[Heading],
    earlier: Sequence[tuple[Section, tuple[Heading, ...]]],
) -> Iterator[tuple[Section, Heading]]:
    """Yield each heading that stands before one which it should follow in the same letter."""
    for section, others in earlier:
        for heading in headings:
            both = [o for o in others if together(over, o.paragraph, heading.paragraph)]
            if both and _number(heading) < _number(both[0]):
                yield section, heading


def _number(heading: Heading) -> int:
    return heading.paragraph.place.paragraph or 0
