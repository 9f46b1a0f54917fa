"""The letter fetches content from elsewhere, or holds content that nobody has read."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.fields import Field
from render.survey.relations import Relation

_LEFT_TO_OTHERS = frozenset({"hyperlink", "attachedTemplate"})
_INSIDE = frozenset({"aFChunk", "subDocument", "frame"})  # read by Word alone, wherever it lies
_MERGE = frozenset({"mailMergeSource", "mailMergeHeaderSource", "recipientData"})
_STARTS = frozenset({"DDE", "DDEAUTO"})
_FETCHES = frozenset(
    {"INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE", "RD"}
)


@rule(
    "PKG005",
    "error",
    Message("Brevet henter indhold udefra", "The letter fetches content from elsewhere"),
    Message(
        "Det, der hentes, når brevet åbnes, har ingen kontrolleret: det kan mangle, være "
        "ændret siden eller fortælle en fremmed server, at borgeren læser sit brev.",
        "What is fetched when the letter is opened has been checked by nobody: it may be "
        "missing, have changed since, or tell a stranger's server that the citizen is reading.",
    ),
    bad="(billede, der hentes fra nettet) Kære {{ navn }}",
    good="(link i teksten) Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what points outside the file, and each field that would fetch or run something."""
    if subject.survey is None:
        return
    told = set()
    for link in subject.survey.relations:
        if link.kind in _INSIDE or (link.external and link.kind not in _LEFT_TO_OTHERS):
            told.add((link.place.part, link.place.paragraph))
            yield Found(link.place, *_linked(link))
    for field in subject.survey.fields:  # a linked picture or object is often a field as well
        if (field.place.part, field.place.paragraph) not in told:
            yield from _field(field)


def _linked(link: Relation) -> tuple[Message, Message]:
    where = link.target
    if link.kind == "image":
        return _picture(where), _INSERT
    if link.kind == "aFChunk":
        return _chunk(where), _OPEN
    if link.kind in _MERGE:
        return _source(where), _ORDINARY
    if link.kind == "subDocument":
        return _part(where), _UNLINK_PART
    return _content(where), _BREAK


def _field(field: Field) -> Iterator[Found]:
    if field.name == "MACROBUTTON":
        yield Found(field.place, _BUTTON, _TAG)
    elif field.name in _STARTS:
        yield Found(field.place, _program(field.name), _DELETE)
    elif field.name in _FETCHES:
        yield Found(field.place, _fetched(field.name), _FREEZE)


def _picture(where: str) -> Message:
    return Message(
        f"Billedet ligger ikke i filen, men hentes fra »{where}«, når brevet åbnes.",
        f'The picture is not in the file, but is fetched from "{where}" when the letter is opened.',
    )


def _chunk(where: str) -> Message:
    return Message(
        f"Her ligger et helt dokument (»{where}«), som først foldes ud, når brevet åbnes. "
        "Segl kan hverken læse eller udfylde det.",
        f'Here lies a whole document ("{where}") that unfolds only when the letter is opened. '
        "Segl can neither read nor fill it.",
    )


def _source(where: str) -> Message:
    return Message(
        f"Filen er knyttet til en datakilde til brevfletning (»{where}«), som Word spørger "
        "efter, når brevet åbnes.",
        f'The file is attached to a data source for mail merge ("{where}"), which Word asks for '
        "when the letter is opened.",
    )


def _part(where: str) -> Message:
    return Message(
        f"Filen er et hoveddokument, som henter underdokumentet »{where}«.",
        f'The file is a master document that fetches the subdocument "{where}".',
    )


def _content(where: str) -> Message:
    return Message(
        f"Indholdet ligger ikke i filen, men hentes fra »{where}«, når brevet åbnes.",
        f'The content is not in the file, but is fetched from "{where}" when the letter is opened.',
    )


def _program(name: str) -> Message:
    return Message(
        f"Feltet {name} starter et andet program hos den, der åbner brevet.",
        f"The field {name} starts another program at whoever opens the letter.",
    )


def _fetched(name: str) -> Message:
    return Message(
        f"Feltet {name} henter indhold fra en anden fil, hver gang det opdateres.",
        f"The field {name} fetches content from another file whenever it is updated.",
    )


_BUTTON = Message(
    "Her står en makroknap (feltet MACROBUTTON); dens tekst ville stå i brevet, som den er.",
    "Here stands a macro button (the field MACROBUTTON); its words would stand in the letter.",
)
_INSERT = Message(
    "Slet billedet, og sæt det ind igen fra en fil: Indsæt › Billeder.",
    "Delete the picture, and insert it again from a file: Insert › Pictures.",
)
_OPEN = Message(
    "Åbn filen i Word, og gem den igen: så bliver indholdet almindelig tekst.",
    "Open the file in Word, and save it again: the content then becomes ordinary text.",
)
_ORDINARY = Message(
    "Vælg Forsendelser › Start brevfletning › Normalt Word-dokument, og gem filen.",
    "Choose Mailings › Start Mail Merge › Normal Word Document, and save the file.",
)
_UNLINK_PART = Message(
    "Vælg Vis › Disposition › Vis dokument i Word, markér underdokumentet, og fjern kæden.",
    "Choose View › Outline › Show Document in Word, select the subdocument, and unlink it.",
)
_BREAK = Message(
    "Sæt selve indholdet ind i Word i stedet for en kæde til det.",
    "Paste the content itself in Word instead of a link to it.",
)
_DELETE = Message(
    "Tryk Alt+F9 i Word, så felterne ses, og slet feltet.",
    "Press Alt+F9 in Word to see the fields, and delete the field.",
)
_FREEZE = Message(
    "Klik i feltet i Word, og tryk Ctrl+Skift+F9, så indholdet bliver fast, eller slet det.",
    "Click into the field in Word, and press Ctrl+Shift+F9 to fix its content, or delete it.",
)
_TAG = Message(
    "Slet feltet, og skriv en kode i stedet, fx {{ navn }}.",
    "Delete the field, and write a tag instead, such as {{ navn }}.",
)
