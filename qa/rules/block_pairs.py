"""A block lacks its beginning or end."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Sæt den manglende kode ind, eller slet den overflødige.",
    "Insert the missing tag, or delete the one too many.",
)


@rule(
    "TAG005",
    "error",
    Message("En blok mangler sin begyndelse eller slutning", "A block lacks its beginning or end"),
    Message(
        "Uden »endif« og »endfor« vides det ikke, hvor meget af brevet en betingelse gælder.",
        'Without "endif" and "endfor" nobody knows how much of the letter a condition governs.',
    ),
    bad="{%p if medhold %}\nDu får medhold.",
    good="{%p if medhold %}\nDu får medhold.\n{%p endif %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("block"):
        yield Found(fault.place, fault.message, _FIX)
