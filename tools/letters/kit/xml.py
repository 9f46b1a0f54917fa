"""The few elements of WordprocessingML that python-docx has no name for."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml import etree


def add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    """Append <w:NAME w:attribute="..."> to PARENT."""
    element = etree.SubElement(parent, qn(f"w:{name}"))
    write(element, **attributes)
    return element


def write(element: etree._Element, **attributes: str) -> None:
    """Set attributes of the w: namespace."""
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
