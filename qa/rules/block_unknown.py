"""A block that a template asks for must be there, in the language of the letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LIB010",
    "error",
    Message("En blok findes ikke", "A block does not exist"),
    Message(
        "En blok er afsnit, som mange breve deler. Mangler den, mangler brevet de ord, den skulle "
        "sætte ind, og så bliver det ikke udfyldt.",
        "A block is paragraphs that many letters share. Where it is missing the letter lacks the "
        "words that it stands for, and is not filled.",
    ),
    bad="(biblioteket har blokken »hilsen«)\nKære {{ navn }}\n{{p blok('hilsn') }}",
    good="(biblioteket har blokken »hilsen«)\nKære {{ navn }}\n{{p blok('hilsen') }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each name that stands for nothing here."""
    for fault in subject.faults("block-unknown"):
        yield Found(fault.place, fault.message, _fix(fault.name, subject.language))


def _fix(name: str, language: str) -> Message:
    return Message(
        f"Ret navnet (»segl blocks« viser blokkene), eller læg blokken som Word-fil i "
        f"blocks/{name}/{language}.docx.",
        f'Correct the name ("segl blocks" lists the blocks), or put the block as a Word file in '
        f"blocks/{name}/{language}.docx.",
    )
