"""A telephone number or e-mail address that only an edit of the template can change."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.contact import emails, is_of_a_person, phones
from qa.flow.words import Words
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LNG008",
    "info",
    Message(
        "Telefon eller e-mail er skrevet fast i skabelonen",
        "A telephone number or e-mail address is written into the template",
    ),
    Message(
        "Når nummeret skifter, skal hver skabelon rettes i hånden, og den, der bliver glemt, "
        "sender borgeren forkert; kommunens oplysninger rettes ét sted.",
        "When the number changes, each template must be mended by hand, and the one forgotten "
        "sends the citizen wrong; the municipality's data are mended in one place.",
    ),
    bad="Ring til os på telefon 99 00 12.",
    good="Ring til os på telefon {{ navn }}.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each number that is called a telephone's and each office's address, once."""
    seen: set[str] = set()
    for words in subject.words:
        for contact, shown in _contacts(words):
            if contact not in seen:
                seen.add(contact)
                fix = _EMAIL if "@" in contact else _PHONE
                yield Found(words.place.quoting(shown), _MESSAGE, fix)


def _contacts(words: Words) -> Iterator[tuple[str, str]]:
    """Yield each contact with what the finding quotes of it."""
    for label, digits in phones(words.text):
        if "direkte" not in label.lower():  # one person's: LNG003 tells of it
            yield digits, f"{label} …"
    for address in emails(words.text) if "@" in words.text else ():
        if not is_of_a_person(address):
            yield address, address


_MESSAGE = Message(
    "Oplysningen står fast i skabelonens tekst.",
    "The contact stands fixed in the template's text.",
)
_PHONE = Message(
    "Brug en kode, der henter den fra kommunen eller sagen, fx {{ kommune.telefon|telefon }}.",
    "Use a tag that takes it from the municipality or the case, such as "
    "{{ kommune.telefon|telefon }}.",
)
_EMAIL = Message(
    "Brug en kode, der henter den fra kommunen eller sagen, fx {{ kommune.email }}.",
    "Use a tag that takes it from the municipality or the case, such as {{ kommune.email }}.",
)
