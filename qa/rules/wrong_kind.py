"""A field must be of a kind that the tag can use."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "DAT004",
    "error",
    Message("En kode bruger et felt af en forkert slags", "A tag uses a field of the wrong kind"),
    Message(
        "En liste, en gruppe eller et ja/nej kan ikke skrives, som det er, og et filter tager kun"
        " sine egne slags: enhver sag ville blive afvist.",
        "A list, a group or a yes/no cannot be printed as it is, and a filter takes only its own"
        " kinds: every case would be refused.",
    ),
    bad="Samtykke: {{ medhold }}",
    good="Samtykke: {{ medhold|ja_nej }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Look at each printed value and each filter whose value's kind the schema tells."""
    for one in subject.walks:
        for wrong in one.wrong.values():
            if not wrong.tag.twin:
                message = Message(
                    f"»{wrong.written}«: {wrong.message.da}",
                    f'"{wrong.written}": {wrong.message.en}',
                )
                yield Found(wrong.tag.place, message)
