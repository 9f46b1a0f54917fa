"""A template's manifest must be there and be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message, did_you_mean


@rule(
    "LIB001",
    "error",
    Message("Skabelonens oplysninger er forkerte", "The template's manifest is wrong"),
    Message(
        "template.toml siger, hvilket brev skabelonen er; uden den kan loven ikke slås op.",
        "template.toml says which letter a template is; without it the law cannot be looked up.",
    ),
    bad="(template.toml uden titel)",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what is wrong with the manifest, the schema's name or the language files."""
    if subject.manifest_error is not None:
        yield Found(subject.start, subject.manifest_error.message)
    shelf, successor = subject.shelf, subject.manifest.successor
    if shelf is not None and shelf.is_first and successor:
        is_own = successor == subject.manifest.id
        if is_own or successor not in shelf.titles:
            yield Found(subject.start, _itself() if is_own else _unknown(successor, shelf.titles))


def _itself() -> Message:
    return Message(
        "template.toml: successor er skabelonen selv. Skriv den, der skal bruges i stedet.",
        "template.toml: successor is the template itself. Write the one to be used instead.",
    )


def _unknown(successor: str, known: Iterable[str]) -> Message:
    near = did_you_mean(get_close_matches(successor, known, n=1), " ")
    return Message(
        f"template.toml: successor er »{successor}«, og den skabelon findes ikke.{near.da}",
        f'template.toml: successor is "{successor}", and there is no such template.{near.en}',
    )
