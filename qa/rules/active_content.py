"""Programs and embedded files go out with every letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.relations import Relation

_OBJECTS = frozenset({"oleObject", "package"})
_CONTROLS = frozenset({"control", "activeXControlBinary"})
_MACROS = frozenset({"vbaProject", "wordVbaData", "attachedToolbars"})
_KEYS = frozenset({"keyMapCustomizations", "extensibility"})
_PANES = frozenset({"webextensiontaskpanes", "webextension"})
_PROGRAMS = {
    "Excel": Message("et Excel-regneark", "an Excel sheet"),
    "Word": Message("et Word-dokument", "a Word document"),
    "PowerPoint": Message("en PowerPoint-præsentation", "a PowerPoint presentation"),
    "AcroExch": Message("en pdf-fil", "a PDF file"),
    "Package": Message("en fil", "a file"),
}
_OTHER = Message("et objekt fra et andet program", "an object of another program")


@rule(
    "PKG003",
    "error",
    Message(
        "Filen indeholder programmer eller andre filer", "The file carries programs or other files"
    ),
    Message(
        "Et indlejret regneark, et ActiveX-kontrolelement eller en makro følger med hvert brev: "
        "modtageren kan åbne hele regnearket, og mailfiltre afviser breve med programmer i.",
        "An embedded sheet, an ActiveX control or a macro goes out with every letter: the "
        "recipient can open the whole sheet, and mail filters turn letters with programs away.",
    ),
    bad="(indlejret regneark) Se beløbene i arket",
    good="| Beløb | {{ alder }} |",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each object, control and macro that lies in the file."""
    for link in subject.survey.relations if subject.survey is not None else ():
        if not link.external and link.state == "sound":
            yield from _told(link)


def _told(link: Relation) -> Iterator[Found]:
    in_text = link.place.story != "file"  # the workbook of a chart is how Word stores charts
    if link.kind in _OBJECTS and (in_text or link.kind == "oleObject"):
        yield Found(link.place, _embedded(_PROGRAMS.get(link.object, _OTHER)), _PASTE)
    elif link.kind in _CONTROLS:
        yield Found(link.place, _ACTIVE_X, _DESIGN)
    elif link.kind in _MACROS:
        yield Found(link.place, _MACRO, _SAVE)
    elif link.kind in _KEYS:  # without macros they run nothing
        yield Found(link.place, _SHORTCUTS, _COPY, severity="warning")
    elif link.kind in _PANES:
        yield Found(link.place, _PANE, _INSPECT, severity="warning")


def _embedded(what: Message) -> Message:
    return Message(
        f"Her ligger {what.da} inde i filen og sendes helt med ud.",
        f"Here {what.en} lies inside the file and is sent out whole.",
    )


_PASTE = Message(
    "Slet objektet i Word, og sæt indholdet ind som tekst, tabel eller billede.",
    "Delete the object in Word, and paste its content as text, a table or a picture.",
)
_ACTIVE_X = Message(
    "Her står et ActiveX-kontrolelement, som er et lille program.",
    "Here stands an ActiveX control, which is a small program.",
)
_DESIGN = Message(
    "Slå Udvikler › Designtilstand til i Word, markér kontrolelementet, og slet det.",
    "Switch Developer › Design Mode on in Word, select the control, and delete it.",
)
_MACRO = Message("Filen indeholder makroer.", "The file holds macros.")
_SAVE = Message(
    "Gem filen i Word som almindeligt Word-dokument (.docx) uden makroer.",
    "Save the file in Word as an ordinary Word document (.docx) without macros.",
)
_SHORTCUTS = Message(
    "Filen har sine egne genvejstaster, knapper eller værktøjslinjer.",
    "The file has shortcut keys, buttons or toolbars of its own.",
)
_COPY = Message(
    "Kopiér indholdet til et nyt, tomt dokument i Word, og brug det som skabelon.",
    "Copy the content into a new, empty document in Word, and use that as the template.",
)
_PANE = Message(
    "Filen åbner et tilføjelsesprogram i en rude ved siden af brevet.",
    "The file opens an add-in in a pane beside the letter.",
)
_INSPECT = Message(
    "Vælg Filer › Oplysninger › Undersøg dokument i Word, og fjern tilføjelsesprogrammerne.",
    "Choose File › Info › Inspect Document in Word, and remove the add-ins.",
)
