"""A tag stands in a spot that cannot be filled."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Flyt koden til brevets almindelige tekst.",
    "Move the tag into the letter's ordinary text.",
)
_FIXES = {
    "comment": Message(
        "Slet kommentaren i Word (Gennemse › Slet), eller flyt koden til brevets tekst.",
        "Delete the comment in Word (Review > Delete), or move the tag into the letter's text.",
    ),
    "properties": Message(
        "Ret egenskaben i Word (Filer › Oplysninger › Egenskaber).",
        "Mend the property in Word (File > Info > Properties).",
    ),
    "block": Message(
        "Slet byggeblokken i Word (Indsæt › Genveje til Dokumentdele), eller skriv den uden kode.",
        "Delete the building block in Word (Insert > Quick Parts), or write it without a tag.",
    ),
    "numbering": Message(
        "Skriv nummereringen uden kode (Definer nyt talformat i Word).",
        "Write the numbering without a tag (Define New Number Format in Word).",
    ),
    "embedded": Message(
        "Sæt teksten direkte ind i skabelonen i stedet for som et indlejret dokument.",
        "Put the text right into the template instead of as an embedded document.",
    ),
}


@rule(
    "TAG009",
    "error",
    Message(
        "En kode står et sted, som ikke kan udfyldes",
        "A tag stands in a spot that cannot be filled",
    ),
    Message(
        "Koder i kommentarer, diagrammer, figurer og feltfunktioner udfyldes aldrig; de når"
        " borgeren, som de står. I en feltfunktion kunne sagsdata endda blive til en kommando.",
        "Tags in comments, charts and field instructions are never filled; they reach the "
        "citizen as they stand. In a field instruction case data could even become a command.",
    ),
    bad="(i en kommentar) {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("context", "unread", "binding"):
        yield Found(fault.place, fault.message, _FIXES.get(fault.place.story, _FIX))
    for fault in subject.faults("unread-kept"):
        yield Found(fault.place, fault.message, _FIXES.get(fault.place.story, _FIX), "warning")
