"""What is wrong with a package: where, and a sentence that repeats no value."""

from __future__ import annotations

from render.characters import visible
from render.message import Message
from render.record import record


@record
class Flaw:
    """A fault of a package: the file that it is about ("" for the package), and what it is."""

    path: str
    message: Message

    def text(self, language: str) -> str:
        """Return the fault on one line."""
        where = f"{visible(self.path)[:220]}: " if self.path else ""
        return where + self.message.text(language)


NO_MANIFEST = Message(
    "Følgesedlen mangler: det er ikke en pakke fra Segl.",
    "The manifest is missing: it is no package of Segl's.",
)
NO_JSON = Message("Filen kan ikke læses som JSON.", "The file cannot be read as JSON.")
REWRITTEN = Message(
    "Følgesedlen er ændret, efter at pakken blev lavet.",
    "The manifest was changed after the package was made.",
)
MISSING = Message(
    "Filen står på følgesedlen, men mangler i pakken.",
    "The file stands in the manifest, but is missing in the package.",
)
UNNAMED = Message(
    "Filen ligger i pakken, men står ikke på følgesedlen.",
    "The file lies in the package, but does not stand in the manifest.",
)
MISPLACED = Message("Stien hører ikke til i en pakke.", "Such a path does not belong in a package.")
TWICE = Message(
    "Stien står to gange (store og små bogstaver er ens).",
    "The path stands twice (upper and lower case are the same).",
)
ALTERED = Message(
    "Filen er ændret, efter at pakken blev lavet: fingeraftryk eller størrelse passer ikke.",
    "The file was changed after the package was made: checksum or size differ.",
)
WRONG_MIME = Message(
    "Medietypen på følgesedlen passer ikke til filen.",
    "The media type in the manifest does not fit the file.",
)
WRONG_ROLES = Message(
    "Filernes roller på følgesedlen passer ikke til metadata.json.",
    "The roles of the files in the manifest do not agree with metadata.json.",
)
WRONG_LETTER = Message(
    "Følgesedlens fingeraftryk af brevet er et andet end brevets.",
    "The manifest's checksum of the letter is not the letter's.",
)
WRONG_TEMPLATE = Message(
    "Følgesedlens skabelon er en anden end den i metadata.json.",
    "The manifest's template is not that in metadata.json.",
)
WRONG_ID = Message(
    "Dokumentets id følger ikke af sagsnummeret og brevet.",
    "The document's id does not follow from the case number and the letter.",
)
WRONG_COMPLETE = Message(
    "Følgesedlen siger noget forkert om, hvad der mangler for SF2900.",
    "The manifest is wrong about what is missing for SF2900.",
)
NO_LETTER = Message(
    "Brevet kan ikke læses som Word-fil.", "The letter cannot be read as a Word file."
)
NO_PDF = Message("Filen er ikke en PDF.", "The file is no PDF.")
NO_ROW = Message("Filen er ikke en z:row.", "The file is no z:row.")
NO_XML = Message("Filen kan ikke læses som XML.", "The file cannot be read as XML.")


def differs(what: str) -> Message:
    """Say that a file says something else than metadata.json of a field, column or element."""
    return Message(
        f"»{what}« er ikke, som metadata.json siger.", f'"{what}" is not as metadata.json says.'
    )


def unlike_letter(da: str, en: str) -> Message:
    """Say that the letter itself says something else of a field."""
    return Message(
        f"»{da}« er noget andet i brevets egne egenskaber.",
        f'"{en}" is something else in the letter\'s own properties.',
    )


def off_schema(element: str, line: int) -> Message:
    """Say where dokument.xml leaves its schema."""
    return Message(
        f"<{element}> i linje {line} følger ikke skemaet (rækkefølge, navn eller værdi).",
        f"<{element}> on line {line} does not follow the schema (order, name or value).",
    )
