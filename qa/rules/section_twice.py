"""A required section must not appear twice in one letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from qa.flow.outline import Heading
from qa.law.paths import paths, together
from qa.law.sections import sections
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_GUIDE = "# Klagevejledning\nKlag."


@rule(
    "LAW002",
    "warning",
    Message("Et lovpligtigt afsnit står to gange", "A legally required section appears twice"),
    Message(
        "To klagevejledninger i samme brev kan sige hver sit om frist og klageinstans.",
        "Two guides on complaint in one letter may differ on deadline and body.",
    ),
    bad=f"{_GUIDE}\n{_GUIDE}",
    good=f"{{%p if medhold %}}\n{_GUIDE}\n{{%p else %}}\n{_GUIDE}\n{{%p endif %}}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the second of two headings that can both appear in one letter."""
    over = paths(subject)
    for section, headings in sections(subject):
        for first, second in combinations(() if section.free else headings, 2):
            if not _within(second, first) and together(over, first.paragraph, second.paragraph):
                yield Found(
                    second.paragraph.place.quoting(second.text),
                    Message(
                        f"Afsnittet »{section.title.da}« står også tidligere i brevet.",
                        f'The section "{section.title.en}" also stands earlier in the letter.',
                    ),
                    Message("Slet det ene.", "Delete one of them."),
                    basis=section.basis,
                )
                break


def _within(second: Heading, first: Heading) -> bool:
    """Say whether a heading stands below another, as a part of that section."""
    return any(paragraph is second.paragraph for paragraph in first.content)
