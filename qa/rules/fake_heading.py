"""A bold line is a heading to the eye alone: only a heading style makes it one to the ear."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow import emphasis
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "ACC005",
    "warning",
    Message("En fed linje er brugt som overskrift", "A bold line serves as a heading"),
    Message(
        "En skærmlæser finder kun afsnittene, når overskrifterne har en overskrifts typografi; "
        "fed skrift er bare fed.",
        "A screen reader finds the sections only where headings have a heading style; bold type "
        "is merely bold.",
    ),
    bad=(
        "¦Sådan klager du\nDu kan klage inden seks uger, efter at du har fået brevet. "
        "Skriv til os, hvad du er uenig i."
    ),
    good=(
        "# Sådan klager du\nDu kan klage inden seks uger, efter at du har fået brevet. "
        "Skriv til os, hvad du er uenig i."
    ),
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield short lines that stand out and alone over running text, without a heading style."""
    looks = subject.survey.looks if subject.survey is not None else ()
    seen = emphasis.visible(looks)
    usual = emphasis.usual_size(seen)
    for before, look, after in zip([None, *seen], seen, seen[1:], strict=False):
        if not (emphasis.stands_out(look, usual) and emphasis.is_line(look)):
            continue
        leads = emphasis.is_value(after, usual) and emphasis.is_text(before, usual)
        if emphasis.is_running(after, usual) or leads:
            yield Found(look.place.quoting(look.text.strip()), _MESSAGE, _FIX)


_MESSAGE = Message(
    "Linjen ligner en overskrift, men er kun fremhævet tekst.",
    "The line looks like a heading, but is only emphasised text.",
)
_FIX = Message(
    "Stil markøren i linjen i Word, og vælg »Overskrift 1« under Hjem › Typografier "
    "(»Overskrift 2« for et underafsnit).",
    'Put the cursor into the line in Word, and choose "Heading 1" under Home › Styles '
    '("Heading 2" for a subsection).',
)
