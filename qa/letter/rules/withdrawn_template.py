"""A letter of a template that was out of use on the letter's day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render import withdrawal
from render.danish import FormatError, parse_date
from render.message import Message


@rule(
    "LTR034",
    "error",
    Message("Skabelonen var taget ud af brug", "The template was out of use"),
    Message(
        "En skabelon tages ud af brug, fordi noget i den ikke længere er rigtigt. Et brev, der er "
        "dateret før dagen, er kun en oplysning.",
        "A template is taken out of use because something in it is no longer right. A letter "
        "dated before the day is a note only.",
    ),
    bad="(et brev, der er dateret efter, at skabelonen blev taget ud af brug)",
    good="(et brev af en skabelon, der er i brug)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once; a letter without a date is judged as one of today."""
    if subject.found is None or subject.library is None:
        return
    manifest = subject.found.entry.manifest
    today = datetime.datetime.now().astimezone().date()
    message = withdrawal.told(subject.library, manifest, today)
    if message is not None:
        is_late = withdrawal.is_past(manifest, _dated(subject) or today)
        yield Found(subject.start, message, _FIX if is_late else None, "" if is_late else "info")


def _dated(subject: Subject) -> datetime.date | None:
    """Return the day that the letter was made with, None where it does not say."""
    try:
        return parse_date(subject.document.date) if subject.document.date else None
    except FormatError:
        return None


_FIX = Message(
    "Lav brevet igen af en skabelon, der er i brug.",
    "Make the letter again of a template that is in use.",
)
