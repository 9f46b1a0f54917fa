"""
Marks that call a letter a draft, as people type them: "UDKAST", "KLADDE - ikke godkendt".

In capitals, and alone: a letter may speak of "et udkast til handleplan", or send one along. In
headers and footers, where nothing is said in sentences, small letters will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.letter.pattern import normal
from render.banner import WORDS
from render.finished.letter import Line

_EDGE = r"[\W_]*"
_MARK = r"(?:FORELØBIGT?\s+)?(?:UDKAST|U\sD\sK\sA\sS\sT|KLADDE|K\sL\sA\sD\sD\sE|DRAFT)"
_MONTH = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_BEHIND = (  # what people add: not that it is of something, which would be the name of a document
    r"(?i:(?:må\s)?ikke\b.{0,40}|ej\b.{0,40}|kun\b.{0,40}|intern\w*\b.{0,20}|foreløbigt?"
    r"|til\s(?:intern\w*\s)?(?:godkendelse|gennemsyn|gennemlæsning|kommentering|brug"
    r"|kvalitetssikring|underskrift)|(?:ver(?:sion)?|v|nr|rev)\b\.?\s?\d[\d.]*"
    rf"|(?:(?:af|den|d|pr)\b\.?\s*)*\d[\d./-]*(?:\s(?:{_MONTH})(?:\s\d{{4}})?)?"
    r"|not\s(?:approved|final)|do\snot\ssend)"
)
_CAPITALS = re.compile(rf"{_EDGE}{_MARK}(?:[\W_]+{_BEHIND})*{_EDGE}")
_ANY = re.compile(_CAPITALS.pattern, re.IGNORECASE)
_HINT = re.compile(r"(?i)u\s?d\s?k\s?a\s?s\s?t|k\s?l\s?a\s?d\s?d\s?e|draft")
_ROWS = re.compile(r"\n+")
_PIECES = re.compile(r"[\n\t|]+|\s{3,}")


def mark(line: Line, is_top: bool = False) -> str:
    """
    Return the words of a paragraph that call the letter a draft, "" where none does.

    A table in the text may list drafts; one at the top of the letter lists nothing.
    """
    return next(_marks(line, is_top), "")


def _marks(line: Line, is_top: bool) -> Iterator[str]:
    text = line.text
    if not _HINT.search(text):
        return
    if normal(text) == normal(WORDS):
        yield WORDS
    is_margin = line.place.story in ("header", "footer")
    if is_margin or is_top or line.place.cell is None:
        shape = _ANY if is_margin else _CAPITALS
        for piece in (_PIECES if is_margin else _ROWS).split(text):
            if shape.fullmatch(piece.strip()):
                yield " ".join(piece.split())
