"""The file around the letter: styles, header with a logo, footer; tags as Word leaves them."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from itertools import count
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from racing.flow import Paragraph, Pieces, Table, Tag, Written

SPLIT = 5  # every fifth tag lies in two runs, as Word leaves it after a correction
_KEPT = ("TableNormal", "TableGrid", "LightList")
_STYLES = {"Body Text": "BodyText"}


def word_file(written: Written, heavy: bool = False) -> bytes:
    """
    Return the DOCX of a letter.

    A `heavy` one has all that python-docx's own blank document brings, over 1 MB of parts that
    no engine changes; the other has the styles that a Word file of an office may have.
    """
    document = docx.Document()
    document.element.body.remove_all("w:p")
    document.styles["Body Text"].paragraph_format.line_spacing = 1.6
    if not heavy:
        _trim(document)
    pen = _Pen()
    section = document.sections[0]
    _put(section.header._element, pen.paragraph(Paragraph(written.header, "Header")))
    _put(section.footer._element, pen.paragraph(Paragraph(written.footer, "Footer")))
    logo = io.BytesIO(_logo())
    section.header.paragraphs[0].insert_paragraph_before().add_run().add_picture(logo, Cm(3))
    body = document.element.body
    for flow in written.body:
        markup = pen.table(flow) if isinstance(flow, Table) else pen.paragraph(flow)
        body.insert_element_before(parse_xml(markup), "w:sectPr")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _trim(document: Document) -> None:
    styles: Any = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
    relations = document.part.rels
    for key in [key for key, one in relations.items() if "stylesWithEffects" in one.reltype]:
        del relations[key]


def _put(story: Any, markup: str) -> None:
    for old in story.findall(qn("w:p")):
        story.remove(old)
    story.append(parse_xml(markup))


def _logo(width: int = 240, height: int = 80) -> bytes:
    """Draw a picture with enough in it to weigh as a logo does: some kilobytes."""
    rows = b"".join(b"\x00" + b"".join(_pixel(x, y) for x in range(width)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def _pixel(x: int, y: int) -> bytes:
    return bytes((x & 0xF0, (x * y >> 6) & 0xF0, y * 3 & 0xFC))


class _Pen:
    """Writes the markup of runs, with revision numbers, and splits every fifth tag."""

    def __init__(self) -> None:
        self._tags = count(1)
        self._revisions = count(0x00A10000, 0x111)

    def paragraph(self, flow: Paragraph) -> str:
        """Return the markup of a paragraph."""
        return self._paragraph(flow.pieces, flow.style, nsdecls("w"))

    def table(self, flow: Table) -> str:
        """Return the markup of a table."""
        width = len(flow.rows[0])
        columns = f'<w:gridCol w:w="{9000 // width}"/>' * width
        rows = "".join(
            f'<w:tr w:rsidR="{self._revision()}">' + "".join(map(self._cell, row)) + "</w:tr>"
            for row in flow.rows
        )
        return (
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
            f"{rows}</w:tbl>"
        )

    def _cell(self, pieces: Pieces) -> str:
        inner = self._paragraph(pieces, "Body Text", "")
        return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{inner}</w:tc>'

    def _paragraph(self, pieces: Pieces, style: str, spaces: str) -> str:
        mark = self._revision()
        style = _STYLES.get(style, style.replace(" ", ""))
        runs = "".join(run for piece in pieces for run in self._runs(piece))
        return (
            f'<w:p {spaces} w:rsidR="{mark}" w:rsidRDefault="{mark}"><w:pPr>'
            f'<w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'
        )

    def _runs(self, piece: str | Tag) -> Iterator[str]:
        if isinstance(piece, str):
            yield f"<w:r>{_text(piece)}</w:r>"
            return
        is_split = next(self._tags) % SPLIT == 0
        if piece.is_field:
            yield from map(self._run, _field(piece.text, is_split))
            return
        cut = len(piece.text) // 2 if is_split else 0
        yield from (self._run(_text(part)) for part in (piece.text[:cut], piece.text[cut:]) if part)

    def _run(self, inner: str) -> str:
        return f'<w:r w:rsidRPr="{self._revision()}">{inner}</w:r>'

    def _revision(self) -> str:
        return f"{next(self._revisions):08X}"


def _text(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{space}>{escape(text)}</w:t>"


def _field(name: str, is_split: bool) -> Iterator[str]:
    code = f" MERGEFIELD {name} "
    cut = len(code) // 2 if is_split else 0
    yield '<w:fldChar w:fldCharType="begin"/>'
    for part in (code[:cut], code[cut:]):
        if part:
            yield f'<w:instrText xml:space="preserve">{part}</w:instrText>'
    yield '<w:fldChar w:fldCharType="separate"/>'
    yield _text(f"«{name}»")
    yield '<w:fldChar w:fldCharType="end"/>'
