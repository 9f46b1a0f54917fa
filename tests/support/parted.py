"""What a letter on paper parts that is to stay together, read from the Word file and its PDF."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from render import package
from render.ooxml import Element, w

TOP, BOTTOM, WIDTH = 60, 778, 596  # points: what lies between header and footer of a page
FURTHER = 400  # characters: more than a letterhead or the repeated head of a table
NOT_WORDS = re.compile(r"[\W_]+")  # bullets and boxes; what is broken where differs on paper


class Piece(NamedTuple):
    """A paragraph: its words without what is between them, what it is, and what it stays with."""

    words: str
    text: str
    keeps: bool
    whole: bool


def pages(reader: str, pdf: bytes) -> list[str]:
    """Return the words on each page, in the order in which they are written, by `pdftotext`."""
    box = ["-x", "0", "-y", str(TOP), "-W", str(WIDTH), "-H", str(BOTTOM - TOP)]
    line = [reader, "-raw", *box, "-", "-"]
    done = subprocess.run(line, input=pdf, capture_output=True, timeout=60, check=True)
    *found, _ = done.stdout.decode("utf-8").split("\f")
    return [NOT_WORDS.sub("", words) for words in found]


def parted(docx: bytes, pages: list[str]) -> list[str]:
    """Return the beginnings of paragraphs that are lost, split, or parted from their next one."""
    faults, places = [], []
    at, paper = 0, "".join(pages)
    for piece in pieces(docx):
        start = paper.find(piece.words, at, at + FURTHER + len(piece.words))
        if start < 0:
            faults.append(f"lost: {piece.text}")
            continue
        at = start + len(piece.words)
        places.append((piece, _number(start, pages), _number(at - 1, pages)))
    faults += [f"split: {one.text}" for one, first, last in places if one.whole and first != last]
    return faults + [
        f"parted: {one.text} | {other.text}"
        for (one, _, last), (other, first, _) in pairwise(places)
        if one.keeps and last != first
    ]


def pieces(docx: bytes) -> Iterator[Piece]:
    """Read the body's paragraphs, the cells of a table from left to right."""
    found = package.from_bytes(docx)
    styles = {one.get(w("styleId")): one for one in found.parse("word/styles.xml").iter(w("style"))}
    (body,) = found.parse("word/document.xml").iter(w("body"))
    for block in body:
        if block.tag == w("p"):
            yield from _piece(block, styles)
        for row in block.iter(w("tr")):
            cells = [piece for one in row.iter(w("p")) for piece in _piece(one, styles)]
            kept = any(piece.keeps for piece in cells)
            for number, piece in enumerate(cells, 1):
                yield piece._replace(keeps=kept or number < len(cells))


def _piece(paragraph: Element, styles: dict[str | None, Element]) -> Iterator[Piece]:
    text = "".join(one.text or "" for one in paragraph.iter(w("t")))
    if words := NOT_WORDS.sub("", text):
        leads = text.rstrip().endswith(":") or _has(paragraph, styles, "outlineLvl")
        keeps = leads or _has(paragraph, styles, "keepNext")
        yield Piece(words, text[:60], keeps, _has(paragraph, styles, "keepLines"))


def _has(paragraph: Element, styles: dict[str | None, Element], name: str) -> bool:
    """Say whether a property is switched on, in the paragraph, its style or what that builds on."""
    holder: Element | None = paragraph
    while holder is not None:
        found = holder.find(f"{w('pPr')}/{w(name)}")
        if found is not None:
            return found.get(w("val")) not in ("0", "false", "off")
        above = holder.find(f"{w('pPr')}/{w('pStyle')}")
        above = holder.find(w("basedOn")) if above is None else above
        holder = None if above is None else styles.get(above.get(w("val")))
    return False


def _number(at: int, pages: list[str]) -> int:
    """Return the page on which a character stands."""
    end = 0
    for number, words in enumerate(pages, 1):
        end += len(words)
        if at < end:
            return number
    raise ValueError(at)
