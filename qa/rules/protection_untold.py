"""The records system must be told that the recipient's address is protected."""

from __future__ import annotations

from collections.abc import Iterator

from qa.law.protection import RECIPIENT_FLAG, recipient_flag
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "ESD004",
    "warning",
    Message(
        "Journalen får ikke at vide, at adressen er beskyttet",
        "The records system is not told that the address is protected",
    ),
    Message(
        "Brevet selv må have modtagerens adresse, men i journalen kan andre se det, hvis det ikke"
        " er mærket.",
        "The letter itself may have the recipient's address, but in the records system others can "
        "see it if it is not marked.",
    ),
    bad="(brevet journaliseres uden adressebeskyttelse) {{ modtager.navn }} "
    "{{ modtager.adresse.vej }}",
    good="(brevet journaliseres med adressebeskyttelse) {{ modtager.navn }} "
    "{{ modtager.adresse.vej }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Ask for the metadata of a letter that is filed and whose recipient may be protected."""
    flag = recipient_flag(subject.schema, subject.manifest)
    metadata = subject.manifest.metadata
    if not subject.leads or not flag or not metadata or RECIPIENT_FLAG in metadata:
        return
    path = ".".join(flag)
    yield Found(
        subject.start,
        Message(
            f"template.toml siger ikke journalen, om modtagerens adresse er beskyttet ({path}).",
            f"template.toml does not tell the records system whether the recipient's address is "
            f"protected ({path}).",
        ),
        Message(
            f'Skriv {RECIPIENT_FLAG} = "{{{path}}}" under [metadata] i template.toml.',
            f'Write {RECIPIENT_FLAG} = "{{{path}}}" under [metadata] in template.toml.',
        ),
    )
