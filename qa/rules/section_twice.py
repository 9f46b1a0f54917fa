"""A required section must not appear twice in one letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from qa.flow.outline import exclude
from qa.law.sections import sections
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LAW002",
    "warning",
    Message("Et lovpligtigt afsnit står to gange", "A legally required section appears twice"),
    Message(
        "To klagevejledninger i samme brev kan sige hver sit om frist og klageinstans.",
        "Two guides on complaint in one letter may differ on deadline and body.",
    ),
    bad="# Klagevejledning\nKlag.\n# Klagevejledning\nKlag igen.",
    good="{%p if medhold %}\n# Klagevejledning\nKlag.\n{%p else %}\n# Klagevejledning\nKlag.\n"
    "{%p endif %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the second of two headings that can both appear in one letter."""
    for section, headings in sections(subject):
        for first, second in combinations(headings, 2):
            if not exclude(first.paragraph, second.paragraph):
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
