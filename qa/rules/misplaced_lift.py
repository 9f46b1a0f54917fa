"""A table tag stands outside a table."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Brug {%p … %} uden for tabeller.",
    "Use {%p ... %} outside tables.",
)


@rule(
    "TAG007",
    "error",
    Message("En tabelkode står uden for en tabel", "A table tag stands outside a table"),
    Message(
        "{%tr og {%tc gælder rækker og celler; uden for en tabel er der intet at gentage.",
        "{%tr and {%tc are about rows and cells; outside a table there is nothing to repeat.",
    ),
    bad="{%tr for b in born %}\n{{ b }}\n{%tr endfor %}",
    good="{%p for b in born %}\n{{ b }}\n{%p endfor %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("lift"):
        yield Found(fault.place, fault.message, _FIX)
