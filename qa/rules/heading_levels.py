"""Headings are a table of contents for one who listens: no level may be skipped or empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from qa.flow.outline import Heading, exclude
from qa.proof.telling import case_text, when
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import Place

LOOK_BACK = 50  # headings, past those of other branches
_EMPTY = Message(
    "En tom linje har en overskrifts typografi og læses op som en overskrift uden ord.",
    "An empty line has the style of a heading and is read out as a heading without words.",
)
_DELETE = Message(
    "Slet linjen, eller vælg typografien »Normal« for den i Word.",
    'Delete the line, or choose the style "Normal" for it in Word.',
)
_FIX = Message(
    "Vælg det rette niveau under Hjem › Typografier i Word; udseendet ændres i typografien.",
    "Choose the right level under Home › Styles in Word; the look is changed in the style.",
)


@rule(
    "ACC004",
    "warning",
    Message("Overskrifterne springer et niveau over", "Headings skip a level"),
    Message(
        "Den, der lytter, går fra overskrift til overskrift; et sprunget niveau lyder, som om "
        "et afsnit mangler, og en PDF bliver ikke godkendt som tilgængelig.",
        "One who listens goes from heading to heading; a skipped level sounds as if a section "
        "were missing, and a PDF does not pass as accessible.",
    ),
    bad="## Sådan klager du\nSkriv til os.",
    good="# Afgørelse\nDu får støtte.\n## Sådan klager du\nSkriv til os.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield headings a level too low, in the order of the file, and empty ones (info)."""
    headings, told = subject.headings, set[Place]()
    for index, heading in enumerate(headings):
        above = _before(headings[max(index - LOOK_BACK, 0) : index], heading)
        level = heading.paragraph.level or 0
        if above is None and level > 1:
            told.add(heading.paragraph.place)
            yield _found(heading, _first(level))
        elif above is not None and level > (above.paragraph.level or 0) + 1:
            told.add(heading.paragraph.place)
            yield _found(heading, _skipped(above, level))
    yield from _on_some_path(subject, told)
    for place in _empty(subject):
        yield Found(place, _EMPTY, _DELETE, severity="info")


def _on_some_path(subject: Subject, told: set[Place]) -> Iterator[Found]:
    """Yield headings whose level is wrong only in letters that leave another one out."""
    proof = subject.sound_proof
    if proof is None:
        return
    for place in proof.letter.headings:
        line = proof.letter.lines[place]
        if line.paragraph.place in told:
            continue
        fits = partial(_skips, level=line.level or 0)
        shown = proof.letter_shown(proof.letter.skips(place), fits)
        if shown is not None:
            how = when(shown.condition, shown.case, proof.contract)
            at = line.paragraph.place.quoting(" ".join(line.paragraph.text.split()))
            yield Found(at, _rarely(how), _FIX, case=case_text(shown.case))


def _rarely(how: Message) -> Message:
    return Message(
        f"Overskriften er et niveau for lavt i nogle breve{how.da}: den ovenfor er der ikke.",
        f"The heading is a level too low in some letters{how.en}: the one above is missing.",
    )


def _skips(headings: Sequence[Heading], level: int) -> bool:
    """Say whether a letter's outline skips a level above a heading of some level."""
    levels = [0, *(one.paragraph.level or 0 for one in headings)]
    return any(after == level and after > before + 1 for before, after in pairwise(levels))


def _before(earlier: Sequence[Heading], heading: Heading) -> Heading | None:
    """Return the nearest heading above that can stand in the same letter."""
    return next(
        (one for one in reversed(earlier) if not exclude(one.paragraph, heading.paragraph)), None
    )


def _empty(subject: Subject) -> Iterator[Place]:
    for look in subject.survey.looks if subject.survey is not None else ():
        is_heading = look.level is not None and look.place.story == "body"
        if is_heading and not (look.text.strip() or look.has_tags or look.has_picture):
            yield look.place


def _found(heading: Heading, message: Message) -> Found:
    return Found(heading.paragraph.place.quoting(heading.text), message, _FIX)


def _first(level: int) -> Message:
    return Message(
        f"Brevets første overskrift er på niveau {level}; den første skal være på niveau 1.",
        f"The letter's first heading is on level {level}; the first must be on level 1.",
    )


def _skipped(above: Heading, level: int) -> Message:
    before = above.paragraph.level or 0
    if before == 0:
        return Message(
            f"Overskriften er på niveau {level}, men ovenfor står kun brevets titel.",
            f"The heading is on level {level}, but only the letter's title stands above.",
        )
    return Message(
        f"Overskriften er på niveau {level}, men den foregående er på niveau {before}.",
        f"The heading is on level {level}, but the one before it is on level {before}.",
    )
