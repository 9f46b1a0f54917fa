"""
What a records system is told of a filled letter, whichever system it is.

The letter carries it itself, as custom properties that filling writes: the letter that a
caseworker has corrected in Word still says which case, template and version it is of.
"""

from __future__ import annotations

from collections.abc import Mapping

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
