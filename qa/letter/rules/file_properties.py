"""A CPR number in the file's own properties: its title, its keywords."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render import cpr
from render.message import Message
from render.place import Place

_OWN = "Segl"  # what the names of our own properties begin with
_NAMES = {  # as Word calls them
    "title": Message("Titel", "Title"),
    "subject": Message("Emne", "Subject"),
    "keywords": Message("Nøgleord", "Keywords"),
    "description": Message("Kommentarer", "Comments"),
    "category": Message("Kategori", "Category"),
    "contentStatus": Message("Status", "Status"),
}
_FIX = Message(
    "Slet nummeret i Word: Filer › Oplysninger › Egenskaber › Avancerede egenskaber › Resumé.",
    "Delete the number in Word: File › Info › Properties › Advanced Properties › Summary.",
)
_CUSTOM = Message(
    "Slet nummeret i Word: Filer › Oplysninger › Egenskaber › Avancerede egenskaber › "
    "Brugerdefineret.",
    "Delete the number in Word: File › Info › Properties › Advanced Properties › Custom.",
)


@rule(
    "LTR035",
    "error",
    Message("Filens egenskaber har et CPR-nummer", "The file's properties hold a CPR number"),
    Message(
        "Egenskaberne følger filen, og et journalsystem kan vise dem som dokumentets titel og "
        "kolonner, hvor alle med adgang til sagen ser dem.",
        "The properties go with the file, and a records system may show them as the title and the "
        "columns of the document, where all who can see the case see them.",
    ),
    bad="(et brev med titlen »Afgørelse til 010190-xxxx« under Filer › Oplysninger)",
    good="(et brev med titlen »Afgørelse om støtte«)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each property of text with such a number; neither the number nor the text."""
    if subject.finished is None:
        return
    own = tuple(filter(None, (subject.number, subject.document.case)))
    for name, text in subject.finished.described.items():
        if cpr.has(text, *own):
            place = Place("docProps/core.xml", "properties")
            yield Found(place, _said(_NAMES[name]), _FIX)
    for name, text in subject.finished.properties.items():
        if not name.startswith(_OWN) and cpr.has(text, *own):
            place = Place("docProps/custom.xml", "properties")
            yield Found(place, _said(Message(name, name)), _CUSTOM)


def _said(name: Message) -> Message:
    return Message(
        f"Egenskaben »{name.da}« i filen har et CPR-nummer.",
        f'The property "{name.en}" of the file holds a CPR number.',
    )
