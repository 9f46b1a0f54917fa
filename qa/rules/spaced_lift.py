"""The p, tr, tc or r of a tag is not written right after its brace."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Skriv p, tr, tc eller r med småt lige efter {% eller {{, og så et mellemrum.",
    "Write p, tr, tc or r in small letters right after {% or {{, and then a space.",
)


@rule(
    "TAG018",
    "error",
    Message(
        "Et p, tr, tc eller r i en kode står forkert", "A p, tr, tc or r of a tag stands wrong"
    ),
    Message(
        "{%p og {%tr fjerner afsnittet eller rækken, de står i. »{% p« og »{%pif« er noget andet: "
        "de standser udfyldningen i andre programmer.",
        '{%p and {%tr take away the paragraph or row that they stand in. "{% p" and "{%pif" are '
        "something else: they stop the filling in other programs.",
    ),
    bad="{% p if medhold %}\nKære {{ navn }}\n{%p endif %}",
    good="{%p if medhold %}\nKære {{ navn }}\n{%p endif %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("space"):
        yield Found(fault.place, fault.message, _FIX)
