"""A block that no letter has is kept up for nobody."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LIB014",
    "info",
    Message("En blok bruges ikke", "A block is not used"),
    Message(
        "En blok, som ingen skabelon sætter ind, ser ud, som om den gælder, og bliver rettet til "
        "ingen nytte.",
        "A block that no template inserts looks as if it counted, and is corrected to no use.",
    ),
    bad="(blokken »hilsen«, som ingen skabelon bruger) Venlig hilsen",
    good="(blokken »hilsen«, som et brev bruger) Venlig hilsen",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once for a block that no template asks for, in any language."""
    if subject.block is not None and subject.block.is_used is False:
        name = subject.block.block.id
        told = Message(
            f"Ingen skabelon indsætter blokken »{name}«.",
            f'No template inserts the block "{name}".',
        )
        yield Found(subject.start, told, _fix(name))


def _fix(name: str) -> Message:
    code = f"{{{{p blok('{name}') }}}}"
    return Message(
        f"Skriv {code} i et afsnit for sig selv i de breve, der skal have den, eller slet mappen "
        f"blocks/{name}.",
        f"Write {code} in a paragraph of its own in the letters that shall have it, or delete the "
        f"folder blocks/{name}.",
    )
