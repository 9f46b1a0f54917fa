"""A paragraph was put into a section that has no room for the caseworker's own text."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.locking import Lock
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.finished.letter import Line
from render.message import Message

_FIX = Message(
    "Læs det igennem. Skal det stå i brevet, så flyt det uden for afsnittet; ellers slet det.",
    "Read it. If it is to stand in the letter, move it out of the section; else delete it.",
)


@rule(
    "LTR012",
    "warning",
    Message("Der er skrevet noget ind i et låst afsnit", "Text was added to a locked section"),
    Message(
        "En tilføjelse til en klagevejledning kan sige det modsatte af den.",
        "An addition to guidance on complaint may say the opposite of it.",
    ),
    bad="(»Vi mener ikke, at det kan betale sig at klage.« tilføjet under »Klagevejledning«)",
    good="(en klagevejledning med sin faste tekst)",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each paragraph between two of a section that is locked as a whole.

    Not the template's own text, put in once more: a section that stands there twice is told so.
    """
    if subject.reading is None:
        return
    pairs = subject.pairs
    for one in subject.added:
        if subject.reading.is_known(one):
            continue
        before = max((index for index in pairs if index < one.index), default=None)
        if before is None:
            continue
        after = min((index for index in pairs if index > one.index), default=None)
        lock = subject.lock(pairs[before].slot)
        line = subject.body[one.index]
        ends = after is None or subject.lock(pairs[after].slot).sections != lock.sections
        is_closed = lock.is_closed and _is_within(subject, lock, line)
        if is_closed and lock.title is not None and not (ends and line.level is not None):
            message = Message(
                f"Der er skrevet et afsnit ind i »{lock.title.da}«, som har fast tekst.",
                f'A paragraph was written into "{lock.title.en}", which has locked text.',
            )
            yield Found(subject.place(line), message, _FIX)


def _is_within(subject: Subject, lock: Lock, line: Line) -> bool:
    """Say whether a paragraph stands below the heading of a section, where that is one."""
    headings = [one for section in lock.sections for one in subject.outline.of(section)]
    return not headings or any(line is one for heading in headings for one in heading.content)
