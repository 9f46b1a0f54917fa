"""
What a records system is told of a filled letter, whichever system it is.

The letter carries it itself, as custom properties that filling writes: the letter that a
caseworker has corrected in Word still says which case, template and version it is of.
"""

from __future__ import annotations

from collections.abc import Mapping

from render.message import Message
from render.record import record

TEMPLATE, VERSION, DIGEST = "SeglTemplate", "SeglVersion", "SeglDigest"
PROPERTIES: Mapping[str, str] = {  # custom property -> field of a Document
    TEMPLATE: "template",
    VERSION: "version",
    DIGEST: "digest",
    "SeglCase": "case",
    "SeglTitle": "title",
    "SeglDate": "date",
    "SeglDirection": "direction",
    "SeglDescription": "description",
    "SeglType": "type",
    "SeglLanguage": "language",
    "SeglSensitivity": "sensitivity",
    "SeglExemptTitle": "exempt_title",
    "SeglExemptBasis": "exempt_basis",
    "SeglKle": "kle",
    "SeglFacet": "facet",
    "SeglJournalise": "journalise",
    "SeglProtected": "protected",
}
DIRECTIONS = ("Indgående", "Udgående", "Intern")
YES, NO = "ja", "nej"
NAMES: Mapping[str, Message] = {  # what people call the fields of a Document
    "case": Message("sagsnummer", "case number"),
    "title": Message("titel", "title"),
    "date": Message("dato", "date"),
    "direction": Message("retning", "direction"),
    "description": Message("beskrivelse", "description"),
    "type": Message("dokumenttype", "document type"),
    "language": Message("sprog", "language"),
    "sensitivity": Message("følsomhed", "sensitivity"),
    "exempt_title": Message("titel ved undtagelse fra aktindsigt", "title when exempt from access"),
    "exempt_basis": Message("hjemmel til undtagelse fra aktindsigt", "legal basis of exemption"),
    "kle": Message("KLE-emne", "KLE subject"),
    "facet": Message("KLE-facet", "KLE facet"),
    "journalise": Message("journalisering", "journalising"),
    "protected": Message("beskyttet adresse", "protected address"),
    "template": Message("skabelon", "template"),
    "version": Message("skabelonens version", "version of the template"),
    "digest": Message("skabelonens kontrolsum", "digest of the template"),
}
OPEN_FIELDS = frozenset({"date", "direction", "type", "language", "kle", "facet"})  # of no person


def name(field: str) -> Message:
    """Return what people call a field; one that is not a Document's by its own word."""
    return NAMES.get(field, Message(field, field))


@record
class Document:
    """
    A filled letter, as records systems speak of documents.

    `case` is the case's number, `date` an ISO date, `direction` one of DIRECTIONS, `type` a
    document type of the law, `language` "da" or "kl". `exempt_title` and `exempt_basis` stand
    together: what is shown in place of the title, and the legal basis. `kle` is a subject
    (NN.NN.NN), `facet` a letter and two digits. `journalise` and `protected` (the recipient's
    address) are "ja", "nej" or "" where nobody said. A field that is not known is "".
    """

    case: str = ""
    title: str = ""
    date: str = ""
    direction: str = ""
    description: str = ""
    type: str = ""
    language: str = ""
    sensitivity: str = ""
    exempt_title: str = ""
    exempt_basis: str = ""
    kle: str = ""
    facet: str = ""
    journalise: str = ""
    protected: str = ""
    template: str = ""
    version: str = ""
    digest: str = ""

    def __repr__(self) -> str:
        return f"Document(template={self.template!r})"  # a title may name a person


def of_properties(values: Mapping[str, str]) -> Document:
    """Return the document that custom properties, by name, speak of."""
    known = {field: values[name].strip() for name, field in PROPERTIES.items() if name in values}
    return Document(**known)
