"""A pattern of the schema means different things to different programs."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.errors import SchemaError
from render.message import Message

_FIX = Message(
    "Ret mønstret i skemaet. Kan formen ikke skrives sådan, så forklar den i »description«.",
    'Mend the pattern in the schema, or explain the form in "description".',
)


@rule(
    "DAT008",
    "error",
    Message(
        "Et mønster i skemaet kan forstås på flere måder",
        "A pattern of the schema can be understood in several ways",
    ),
    Message(
        "Et mønster uden ^ og $ godtager hele sætninger omkring det, og \\w, \\s og (?=…) betyder "
        "noget forskelligt i forskellige programmer; nogle mønstre standser kontrollen helt.",
        "A pattern without ^ and $ admits whole sentences around it, and \\w, \\s and (?=...) mean "
        "different things to different programs; some patterns never end.",
    ),
    bad='(skemaet) {"properties": {"postnr": {"pattern": "[0-9]{4}"}}}',
    good='(skemaet) {"properties": {"postnr": {"title": "Postnummer", "pattern": "^[0-9]{4}$"}}}',
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each pattern outside the portable subset, with its place in the schema."""
    error = subject.schema_error
    for part in error.parts if isinstance(error, SchemaError) else ():
        if part.kind == "pattern":
            yield Found(subject.start, part.message, _FIX)
