"""A block takes the place of a whole paragraph, and is named in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Skriv »{{p blok('navn') }}« alene i et afsnit, med blokkens navn i anførselstegn. Skal "
    "blokken kun med i nogle breve, så sæt {%p if … %} i afsnittet før og {%p endif %} i afsnittet "
    "efter.",
    "Write \"{{p blok('name') }}\" alone in a paragraph, with the name of the block in quotes. "
    "Where only some letters shall have it, put {%p if ... %} into the paragraph before and "
    "{%p endif %} into the one after.",
)


@rule(
    "LIB011",
    "error",
    Message("En blok er sat forkert ind", "A block is inserted in a wrong way"),
    Message(
        "Blokken sættes ind, når skabelonen læses, og før sagen er kendt: derfor skal navnet stå "
        "med bogstaver, og blokken have afsnittet for sig selv.",
        "A block is inserted when the template is read, before the case is known: so its name must "
        "be written out, and the block must have the paragraph for itself.",
    ),
    bad="(biblioteket har blokken »hilsen«)\nKære {{ navn }} {{ blok('hilsen') }}",
    good="(biblioteket har blokken »hilsen«)\nKære {{ navn }}\n{{p blok('hilsen') }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each tag that names a block and cannot be replaced by it."""
    for fault in subject.faults("block-use"):
        yield Found(fault.place, fault.message, _FIX)
