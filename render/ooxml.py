"""Names of the OOXML vocabulary (ISO/IEC 29500-1) and the one hardened XML parser."""

from __future__ import annotations

import re

from lxml import etree

from render.errors import TemplateError
from render.message import Message

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
VML = "urn:schemas-microsoft-com:vml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
XML = "http://www.w3.org/XML/1998/namespace"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
SHAREPOINT = "http://schemas.microsoft.com/office/2006/metadata/properties"
CONTENT_TYPE = "http://schemas.microsoft.com/office/2006/metadata/contentType"
SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"

Element = etree._Element
MAX_PART = 48 * 2**20  # a tree takes some ten times its text
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)


def w(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname


def is_on(switch: Element | None) -> bool:
    """Say whether an on/off element such as `w:b` is there and on (ISO/IEC 29500-1, 17.17.4)."""
    return switch is not None and switch.get(w("val"), "true") not in ("0", "false", "off")


def remove(element: Element) -> None:
    """Take an element, with the text after it, out of its parent (if it has one)."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def parse(data: bytes, name: str) -> Element:
    """
    Parse one XML part strictly: no recovery, DOCTYPE, entity or network.

    Comments and processing instructions carry no meaning in OOXML and are
    left out, so that text nodes which they split are whole again.
    Raises TemplateError naming the part.
    """
    refuse_doctype(data, name)
    if len(data) > MAX_PART:
        raise TemplateError(
            Message(
                f"Delen {name} er for stor til at blive læst.",
                f"The part {name} is too large to be read.",
            )
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TemplateError(
            Message(
                f"Delen {name} er ikke gyldig XML. Åbn filen i Word og gem den igen.",
                f"The part {name} is not well-formed XML. Open the file in Word and save it again.",
            )
        ) from error
    if root.getroottree().docinfo.doctype:  # in an encoding that hides it from a look at bytes
        raise _doctype(name)
    return root


def refuse_doctype(data: bytes, name: str) -> None:
    """Raise TemplateError for a part with a document type, before anything parses it."""
    if _has_doctype(data):
        raise _doctype(name)


def _doctype(name: str) -> TemplateError:
    return TemplateError(
        Message(
            f"Filen indeholder en DOCTYPE i {name}. Det bruger Word aldrig; "
            "filen er afvist som usikker.",
            f"The file holds a DOCTYPE in {name}. Word never writes one; "
            "the file is refused as unsafe.",
        )
    )


def _has_doctype(data: bytes) -> bool:
    """Look for a document type in any encoding that an XML parser detects."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        data = data.replace(b"\x00", b"")
    return _DOCTYPE.search(data) is not None
