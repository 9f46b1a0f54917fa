"""Write a document so that the same letter gives the same bytes on any day."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
FIRST = ("[Content_Types].xml", "_rels/.rels")


def save(document: Document, path: Path) -> None:
    """Write DOCUMENT to PATH, its members in fixed order and without a time."""
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            _lean(part.element)
    buffer = BytesIO()
    document.save(buffer)
    path.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(buffer) as source, ZipFile(path, "w") as target:
        for name in sorted(source.namelist(), key=_order):
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED, 9)


def _lean(root: etree._Element) -> None:
    """Drop python-docx's unused namespaces and revision marks."""
    root.attrib.pop(IGNORABLE, None)
    for section in root.iter(qn("w:sectPr")):
        section.attrib.clear()
    etree.cleanup_namespaces(root)


def _order(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST), name)
