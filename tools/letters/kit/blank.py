"""An empty Word document: A4, our styles, and nothing that a letter does not use."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.shared import Cm

HERE = Path(__file__).parent
LANGUAGE = "da-DK"
MADE = datetime(2026, 11, 20, tzinfo=UTC)  # fixed, so that the same text gives the same bytes
PARTS = {
    RT.STYLES: "styles.xml",
    RT.NUMBERING: "numbering.xml",
    RT.SETTINGS: "settings.xml",
}


def blank(title: str) -> Document:
    """A document with our page and styles, and the title that readers hear first."""
    document = docx.Document()
    document.element.body.remove_all("w:p")
    _keep(document.part.package.rels, {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES})
    _keep(document.part.rels, set(PARTS))
    for kind, name in PARTS.items():
        _replace(document.part.part_related_by(kind), HERE / name)
    _page(document)
    _properties(document, title)
    return document


def _keep(relations: Relationships, wanted: set[str]) -> None:
    for key in [key for key, rel in relations.items() if rel.reltype not in wanted]:
        del relations[key]


def _replace(part: Part, source: Path) -> None:
    assert isinstance(part, XmlPart)
    part._element = parse_xml(source.read_bytes())


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.3)
    section.header_distance, section.footer_distance = Cm(1.25), Cm(1)
    section.different_first_page_header_footer = True


def _properties(document: Document, title: str) -> None:
    properties = document.core_properties
    for child in list(properties._element):
        properties._element.remove(child)
    properties.title = title
    properties.language = LANGUAGE
    properties.created = properties.modified = MADE
