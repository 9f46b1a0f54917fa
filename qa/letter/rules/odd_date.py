"""A letter whose date is far from the one that it was made with."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from qa.letter.days import day
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.danish import FormatError, parse_date
from render.message import Message

FAR = 60  # days
_FIX = Message(
    "Er det en slåfejl, så ret datoen. Er brevet gammelt, så lav det igen.",
    "If it is a slip, mend the date. If the letter is old, make it again.",
)


@rule(
    "LTR028",
    "warning",
    Message(
        "Brevets dato ligger langt fra den, det blev lavet med", "The letter's date is far off"
    ),
    Message(
        "Et forkert årstal i brevets dato flytter alle frister med et år.",
        "A wrong year in the letter's date moves all deadlines by a year.",
    ),
    bad="(et brev fra november 2026 med datoen 20. november 2062)",
    good="(et brev med den dato, det blev lavet med, eller en få dage efter)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once, where the date in the letter and the one in its properties are far apart."""
    made = _made(subject)
    field = subject.field("brevdato")
    for one in subject.values if made is not None and field else ():
        written = day(one.text)
        if one.path == field and written is not None and made is not None:
            apart = (written - made).days
            if abs(apart) > FAR:
                when = ("efter", "after") if apart > 0 else ("før", "before")
                message = Message(
                    f"Datoen i brevet ligger {abs(apart)} dage {when[0]} den, det blev lavet med.",
                    f"The date is {abs(apart)} days {when[1]} the one that it was made with.",
                )
                yield Found(subject.place(subject.body[one.index]), message, _FIX)
                return


def _made(subject: Subject) -> datetime.date | None:
    try:
        return parse_date(subject.document.date) if subject.document.date else None
    except FormatError:
        return None
