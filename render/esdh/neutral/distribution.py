"""
dokument.xml: a letter as SF2900's DistributionDokument (service 3, payload types 2).

Element names, order and enumerations are the service's (certain). Assumptions, which no public
source settles and a receiver may want otherwise: VariantType is the format in capitals and
DelTekst the words below (so does one public sender, with a note of doubt); Location is the
place in the package; a letter in or out is a `Brev`, an internal one `Anden`;
BrugervendtNoegleTekst is the document's id; the sending IT system is also who acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from lxml import etree

from render.esdh.document import Document
from render.esdh.neutral import layout
from render.esdh.neutral.metadata import Sender
from render.ooxml import Element
from render.record import record

SPACE = "http://serviceplatformen.dk/xml/wsdl/soap11/DistributionService/2/types"
PROGRESS = ("Modtaget", "Fordelt", "UnderUdarbejdelse", "UnderReview", "Endeligt", "Afleveret")
WHOLE = "Hele dokumentet"
_DIRECTIONS = {"Indgående": "Indgaaende", "Udgående": "Udgaaende", "Intern": "Internt"}
_TYPES = {"Indgående": "Brev", "Udgående": "Brev", "Intern": "Anden"}
_UUID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_URN = re.compile(
    r"[uU][rR][nN]:[a-zA-Z0-9][a-zA-Z0-9-]{0,30}[a-zA-Z0-9]:[a-zA-Z0-9()+,\\\-.:=@;$_!*'%/?#]+"
)


@record
class File:
    """A file of the document: its path in the package and its size."""

    path: str
    size: int


@record
class Distribution:
    """All that dokument.xml says: a document with its id and files, when and by whom it is sent."""

    document: Document
    identity: str
    files: Sequence[File]
    created: str
    sender: Sender


def is_reference(value: str) -> bool:
    """Say whether a text is a UUID or URN, as systems and organisations are named."""
    return bool(_UUID.fullmatch(value) or _URN.fullmatch(value))


def missing(document: Document, sender: Sender) -> tuple[str, ...]:
    """Return the elements that SF2900 requires and that are left out: nobody has said them."""
    return tuple(
        element
        for element, lacks in (
            ("KLEEmneForslag", not document.kle),
            ("RegistreringItSystem", not sender.system),
            ("TilstandsListe", not sender.progress),
            ("Virkning", not sender.system),
        )
        if lacks
    )


def write(told: Distribution) -> bytes:
    """Return dokument.xml."""
    document, sender = told.document, told.sender
    root = etree.Element(f"{{{SPACE}}}DistributionDokument", nsmap={None: SPACE})
    _add(root, "ID", told.identity)
    _known(root, "KLEEmneForslag", document.kle)
    _known(root, "HandlingFacetForslag", document.facet)
    _known(root, "SagForslag", document.case if _UUID.fullmatch(document.case) else "")
    entry = _add(root, "Registrering")
    _add(entry, "FraTidsPunkt", told.created)
    _add(entry, "LivscyklusKode", "Oprettet")
    if sender.system:
        _refer(entry, "RegistreringItSystem", sender.system)
    variants = _add(_add(entry, "RelationListe"), "VariantListe")
    for number, file in enumerate(told.files, 1):
        _variant(variants, number, file, sender)
    if sender.progress:
        state = _add(_add(entry, "TilstandsListe"), "Tilstand")
        _add(state, "Fremdrift", sender.progress)
        _effect(state, sender)
    _attributes(_add(_add(entry, "AttributListe"), "Attributter"), told)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _variant(variants: Element, number: int, file: File, sender: Sender) -> None:
    variant = _add(variants, "Variant")
    _effect(variant, sender)
    _add(variant, "Rolle", "Variant")
    _add(variant, "Indeks", str(number))
    suffix = PurePosixPath(file.path).suffix.removeprefix(".").upper()
    _add(_add(variant, "VariantAttributter"), "VariantType", suffix)
    part = _add(variant, "DelAttributter")
    _add(part, "DelTekst", WHOLE)
    _add(part, "Indeks", "1")
    _add(part, "Filstoerrelse", str(file.size))
    _add(part, "MimeType", layout.mime(file.path))
    _add(part, "Location", file.path)


def _attributes(holder: Element, told: Distribution) -> None:
    document = told.document
    _add(holder, "BrugervendtNoegleTekst", told.identity)
    _add(holder, "TitelTekst", document.title)
    _add(holder, "BeskrivelseTekst", document.description)
    _add(holder, "Dokumenttype", _TYPES[document.direction])
    _add(holder, "Retning", _DIRECTIONS[document.direction])
    _add(holder, "Brevdato", document.date)
    _effect(holder, told.sender)
    if document.exempt_title:
        exempt = _add(holder, "OffentlighedUndtaget")
        _add(exempt, "TitelAlternativTekst", document.exempt_title)
        _add(exempt, "HjemmelTekst", document.exempt_basis)


def _effect(holder: Element, sender: Sender) -> None:
    """Say who acts, each time anew: a shared one becomes a reference that receivers refuse."""
    if sender.system:
        effect = _add(holder, "Virkning")
        _refer(effect, "Aktoer", sender.system)
        _add(effect, "AktoerType", "ItSystem")


def _refer(holder: Element, name: str, value: str) -> None:
    _add(_add(holder, name), "UUID" if _UUID.fullmatch(value) else "URN", value)


def _known(holder: Element, name: str, value: str) -> None:
    if value:
        _add(holder, name, value)


def _add(holder: Element, name: str, value: str | None = None) -> Element:
    element = etree.SubElement(holder, f"{{{SPACE}}}{name}")
    element.text = value
    return element


def flat(root: Element) -> Iterator[tuple[str, str]]:
    """Yield each element without children: its path of names and numbers, and its text."""
    for element in root.iter():
        if not len(element) and isinstance(element.tag, str):
            yield root.getroottree().getelementpath(element), element.text or ""
