"""A person is named in the file's properties, or words stand there that no letter needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa import filing
from qa.flow import persons
from qa.rule import Found, rule
from qa.subject import Subject
from render.esdh import pattern
from render.message import Message
from render.place import Place

_FIX = Message(
    "Vil du have dem ud af skabelonen også: Filer › Oplysninger › Undersøg dokument i Word.",
    "To take them out of the template too: File › Info › Inspect Document in Word.",
)
_FIX_WORDS = Message(
    "Slet dem i Word under Filer › Oplysninger › Egenskaber › Avancerede egenskaber › Resumé, "
    "hvis de handler om en sag eller en person.",
    "Delete them in Word under File › Info › Properties › Advanced Properties › Summary, if they "
    "are about a case or a person.",
)
_FIX_TITLE = Message(
    "Skriv i Word under Filer › Oplysninger › Titel, hvad brevet er, uden navn.",
    "Write in Word under File › Info › Title what the letter is, without a name.",
)
_NAMES = {
    "creator": Message("Forfatter", "Author"),
    "lastModifiedBy": Message("Senest gemt af", "Last saved by"),
    "Manager": Message("Leder", "Manager"),
    "Company": Message("Firma", "Company"),
    "people": Message("dem, der har kommenteret", "those who commented"),
    "subject": Message("Emne", "Subject"),
    "description": Message("Kommentarer", "Comments"),
    "keywords": Message("Nøgleord/Mærker", "Keywords/Tags"),
    "category": Message("Kategori", "Category"),
    "contentStatus": Message("Status", "Status"),
}
_FULL = re.compile(persons.FULL)
_CAPITALS = re.compile(r"(?:[A-ZÆØÅ][\w.-]*(?: (?:af|de|von))?(?: |$))+")


@rule(
    "PKG012",
    "info",
    Message(
        "Filens egenskaber nævner en person eller har ord, der ikke hører til i brevet",
        "The properties of the file name a person, or have words that do not belong in the letter",
    ),
    Message(
        "Word skriver navnet på den, der har lavet og gemt filen, i filens egenskaber, og emne, "
        "nøgleord og kommentarer kan være fra et tidligere brev. Segl tager det ud af hvert brev, "
        "så borgeren ikke ser det. Titlen bliver.",
        "Word writes the name of whoever made and saved the file into its properties, and subject, "
        "keywords and comments may be an earlier letter's. Segl takes it out of every letter, so "
        "that the citizen does not see it. The title stays.",
    ),
    bad="(gemt af en person) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield at most one finding of each sort, with the properties, never the words in them."""
    if subject.survey is None:
        return
    kept = {fault.place.quote for fault in subject.faults("store-shown", "store-required")}
    names = [name for name in subject.survey.persons if name not in kept]
    if names:
        da, en = _listed(names)
        yield _found(
            f"Filens egenskaber nævner personer ({da}). Segl tager navnene ud af brevet.",
            f"The properties name persons ({en}). Segl takes the names out of the letter.",
            _FIX,
        )
    if subject.survey.own_words:
        da, en = _listed(subject.survey.own_words)
        yield _found(
            f"Filens egenskaber har tekst ({da}), som Segl ikke tager med i brevet.",
            f"The properties hold words ({en}), which Segl leaves out of the letter.",
            _FIX_WORDS,
        )
    if _title_names_someone(subject):
        yield _found(
            "Filens titel ser ud til at nævne en person, og den følger med ud i hvert brev.",
            "The title of the file seems to name a person, and it goes out with every letter.",
            _FIX_TITLE,
            "warning",
        )


def _listed(names: tuple[str, ...] | list[str]) -> tuple[str, str]:
    words = [_NAMES.get(name, Message(name, name)) for name in names]
    return ", ".join(one.da for one in words), ", ".join(one.en for one in words)


def _found(da: str, en: str, fix: Message, severity: str = "") -> Found:
    return Found(Place(story="properties"), Message(da, en), fix, severity)


def _title_names_someone(subject: Subject) -> bool:
    """Say whether the title of letters is the file's own, with a name that is surely one."""
    title = subject.survey.title if subject.survey is not None else None
    if title is None or (subject.language == "da" and _is_given(subject)):
        return False
    runs = [run[0] for run in _CAPITALS.finditer(title.text) if persons.may_be(run[0])]
    words = [run.replace(",", " ").split() for run in runs]
    parts = (" ".join(run[start:]) for run in words for start in range(len(run) - 1))
    return any(_FULL.match(part) is not None and persons.is_given(part) for part in parts)


def _is_given(subject: Subject) -> bool:
    """Say whether the metadata make the title of each letter."""
    return bool(pattern.references(filing.of(subject).fields.get("title", "")))
