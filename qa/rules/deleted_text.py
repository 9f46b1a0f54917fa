"""Something stands beside a tag that removes it."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Lad koden stå alene i sit eget afsnit eller sin egen række.",
    "Leave the tag alone in a paragraph or row of its own.",
)


@rule(
    "TAG008",
    "error",
    Message(
        "Noget står sammen med en kode, der fjerner det",
        "Something stands beside a tag that removes it",
    ),
    Message(
        "Et afsnit med {%p … %} og en række med {%tr … %} forsvinder helt. Står der andet i "
        "dem, forsvinder det også, uden at nogen ser det.",
        "A paragraph with {%p ... %} and a row with {%tr ... %} vanish altogether. Whatever "
        "else stands in them vanishes too, and nobody sees it.",
    ),
    bad="{%p if medhold %} Du får medhold.\n{%p endif %}",
    good="{%p if medhold %}\nDu får medhold.\n{%p endif %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults(
        "deleted-text", "deleted-tag", "deleted-content", "deleted-section"
    ):
        yield Found(fault.place, fault.message, _FIX)
    referred = subject.survey.referred if subject.survey is not None else frozenset()
    for notice in subject.faults("deleted-break", "deleted-bookmark"):  # no words are lost
        if notice.kind == "deleted-break" or notice.name.casefold() in referred:
            yield Found(notice.place, notice.message, _FIX, severity="warning")
