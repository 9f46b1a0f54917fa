"""A person is named in the file's properties."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import Place

_FIX = Message(
    "Vil du have dem ud af skabelonen også: Filer › Oplysninger › Undersøg dokument i Word.",
    "To take them out of the template too: File › Info › Inspect Document in Word.",
)
_NAMES = {
    "creator": Message("Forfatter", "Author"),
    "lastModifiedBy": Message("Senest gemt af", "Last saved by"),
    "Manager": Message("Leder", "Manager"),
    "Company": Message("Firma", "Company"),
    "people": Message("dem, der har kommenteret", "those who commented"),
}


@rule(
    "PKG012",
    "info",
    Message(
        "Filens egenskaber nævner en person", "A person is named in the properties of the file"
    ),
    Message(
        "Word skriver navnet på den, der har lavet og gemt filen, i filens egenskaber. Segl "
        "tager det ud af hvert brev, så borgeren ikke ser det.",
        "Word writes the name of whoever made and saved the file into its properties. Segl takes "
        "it out of every letter, so that the citizen does not see it.",
    ),
    bad="(gemt af en person) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield one finding a file, with the properties, never the names in them."""
    if subject.survey is None:
        return
    kept = {fault.place.quote for fault in subject.faults("store-shown", "store-required")}
    names = [name for name in subject.survey.persons if name not in kept]
    if names:
        words = [_NAMES.get(name, Message(name, name)) for name in names]
        da, en = ", ".join(one.da for one in words), ", ".join(one.en for one in words)
        yield Found(
            Place(story="properties"),
            Message(
                f"Filens egenskaber nævner personer ({da}). Segl tager navnene ud af brevet.",
                f"The properties name persons ({en}). Segl takes the names out of the letter.",
            ),
            _FIX,
        )
