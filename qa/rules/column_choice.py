"""A column with choices takes none but those."""

from __future__ import annotations

from collections.abc import Iterator

from qa import filing
from qa.rule import Found, rule
from qa.subject import Subject
from render.esdh import columns, pattern
from render.esdh.contract import Column
from render.message import Message
from render.place import METADATA, Place

_SHOWN = 6


@rule(
    "ESD008",
    "error",
    Message(
        "Journalens kolonne kender ikke ordet", "A column of the records system lacks the word"
    ),
    Message(
        "Skabelonens egen fil siger, hvilke ord kolonnen tager. Et andet ord bliver afvist eller"
        " smidt væk, når brevet lægges på sagen.",
        "The template's own file says which words the column takes. Another word is refused or"
        " dropped when the letter is put into the case.",
    ),
    bad="(kolonnen Korrespondance kender kun Ind og Ud) Kære {{ navn }}",
    good="(kolonnen Korrespondance kender Udgående) Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Compare the words that the metadata give with the contract found inside the file."""
    if subject.survey is None or not subject.manifest.metadata:
        return
    told = filing.of(subject)
    for column in subject.survey.contract:
        filling = columns.filling(column.name, told)
        if filling is None or not column.choices or column.read_only:
            continue
        wrong = [word for word in _words(subject, filling.pattern) if not column.takes(word)]
        if wrong:
            yield Found(Place("", METADATA, quote=filling.pattern[:60]), *_said(column, wrong))


def _words(subject: Subject, value: str) -> list[str]:
    """Return the words that a pattern can become, as far as that is known."""
    only = pattern.only(value)
    if only is not None and not only.filter:
        return [str(word) for word in filing.shape_of(subject, only).choices or ()]
    return [] if pattern.references(value) else [value]


def _said(column: Column, wrong: list[str]) -> tuple[Message, Message]:
    listed = ", ".join(column.choices[:_SHOWN]) + (" …" if len(column.choices) > _SHOWN else "")
    return Message(
        f"Kolonnen »{column.label}« ({column.name}) tager ikke »{wrong[0]}«.",
        f'The column "{column.label}" ({column.name}) does not take "{wrong[0]}".',
    ), Message(f"Vælg et af: {listed}.", f"Choose one of: {listed}.")
