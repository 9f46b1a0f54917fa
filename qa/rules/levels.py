"""A block begins and ends at different levels."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Flyt den ene kode, så begge står i samme celle, eller brug {%tr … %} i egne rækker.",
    "Move one of the tags so that both stand in the same cell, or use {%tr ... %} in rows"
    " of their own.",
)

_WHOLE = Message(
    "Klik i feltet i Word, så det bliver gråt, og flyt koderne, så hele feltet står mellem "
    "dem eller uden for dem.",
    "Click the field in Word, so that it turns grey, and move the tags so that the whole field "
    "stands between them or outside them.",
)


@rule(
    "TAG006",
    "error",
    Message(
        "En blok begynder og slutter på forskellige niveauer",
        "A block begins and ends at different levels",
    ),
    Message(
        "Når en løkke lukkes i en anden celle, end den åbnes i, går tabellen i stykker. Andre"
        " programmer taber så stiltiende op til halvdelen af brevet.",
        "When a loop is closed in another cell than it was opened in, the table breaks. Other"
        " programs then silently lose up to half of the letter.",
    ),
    bad="| {% for b in born %}{{ b }} | x |\n\nSlut {% endfor %}",
    good="| {% for b in born %}{{ b }}{% endfor %} | x |",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("levels", "field-cut"):
        yield Found(fault.place, fault.message, _FIX if fault.kind == "levels" else _WHOLE)
