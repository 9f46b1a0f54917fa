"""A heading that has lost its heading style."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.pattern import HOLE
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message


@rule(
    "LTR009",
    "warning",
    Message("En overskrift er blevet almindelig tekst", "A heading has become plain text"),
    Message(
        "Skærmlæsere og navigationsruden finder kun afsnit, hvis overskrift har en typografi.",
        "Screen readers and the navigation pane only find sections whose heading has a style.",
    ),
    bad="(»Klagevejledning« som fed tekst)",
    good="(»Klagevejledning« i typografien Overskrift 1)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each paragraph that is a heading in the template, or by the law, and none here."""
    told: set[int] = set()
    for index, pair in subject.pairs.items():
        level, line = pair.slot.line.level, subject.body[index]
        if pair.exact and pair.pattern.weight and level is not None and line.level is None:
            told.add(index)
            words = " ".join(pair.pattern.text.replace(HOLE, "…").split())
            yield _found(subject, index, words, level)
    for state in subject.outline.states:
        plain = subject.outline.plain(state.section) if state.presence == "missing" else ()
        for index in plain:
            if index not in told:
                yield _found(subject, index, " ".join(subject.body[index].text.split()), 1)


def _found(subject: Subject, index: int, words: str, level: int) -> Found:
    style = Message(f"Overskrift {level}", f"Heading {level}") if level else _TITLE
    return Found(
        subject.place(subject.body[index], words if "…" not in words else ""),
        Message(
            f"»{words}« er en overskrift i skabelonen, men almindelig tekst i brevet.",
            f'"{words}" is a heading of the template, but plain text in the letter.',
        ),
        Message(
            f"Stil markøren i linjen, og vælg »{style.da}« under Hjem › Typografier.",
            f'Put the cursor into the line, and choose "{style.en}" under Home › Styles.',
        ),
    )


_TITLE = Message("Titel", "Title")
