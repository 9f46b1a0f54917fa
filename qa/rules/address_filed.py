"""An address must not stand where the records system shows it to many."""

from __future__ import annotations

from collections.abc import Iterator

from qa import filing
from qa.rule import Found, rule
from qa.subject import Subject
from render.limits import OPEN
from render.message import Message


@rule(
    "ESD012",
    "error",
    Message("En adresse kommer til at stå i en titel", "An address gets into a title"),
    Message(
        "Titler og beskrivelser kan ses i journalens lister af mange. Er adressen beskyttet, kan"
        " den, der bor der, være i fare.",
        "Titles and descriptions are seen by many in the lists of the records system. Where the"
        " address is protected, who lives there may be in danger.",
    ),
    bad="(titel i journalen med adresse) {{ modtager.navn }} {{ modtager.adresse.vej }}",
    good="(titel i journalen uden adresse) {{ modtager.navn }} {{ modtager.adresse.vej }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Show each pattern for a list that prints any person's address, the recipient's as well."""
    for one in filing.told(subject):
        if one.key not in OPEN:
            continue
        for reference, _ in filing.known(subject, one):
            if filing.is_in_address(subject, reference):
                yield Found(one.place, _message(one.key, reference.path), _FIX)


def _message(key: str, path: str) -> Message:
    return Message(
        f"»{path}« er en adresse og må ikke stå i »{key}« i journalen.",
        f'"{path}" is an address and must not stand in "{key}" in the records system.',
    )


_FIX = Message(
    "Tag adressen ud af teksten under [metadata] i template.toml.",
    "Take the address out of the text under [metadata] of template.toml.",
)
