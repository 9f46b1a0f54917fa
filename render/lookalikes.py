"""
Signs in a tag that look like others: the quotes and dashes of Word, signs that nobody sees.

Where code stands, such a sign can only mean the plain one, so it is read as that; within a
text in quotes it is what it is. docxtpl repairs the curly quotes only (of a text's inside too),
and stops at the others: the linter tells them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from render.message import Message
from render.record import record

# Word's typographic quotes, which docxtpl reads as straight ones too.
QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_CLOSES = {  # the marks that may end a text which another mark begins
    "»": "«", "«": "»", "„": "“”‟\"", "‟": "”‟\"", "″": "″\"", "＂": "＂", "〝": "〞",
    "›": "‹", "‹": "›", "‚": "‘’‛'", "‛": "’‛'", "′": "′'", "`": "`´’'", "´": "´`’'", "＇": "＇",
}  # fmt: skip
_SINGLE = frozenset("›‹‚‛′`´＇")
MARKS = frozenset("\"'“”‘’〞" + "".join(_CLOSES))
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_SPACES = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_GONE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
UNSEEN = f"{_SPACES}{_GONE}"


def _odd() -> str:
    """Return the pattern of a text in quotes that neither Jinja nor docxtpl knows."""
    every = re.escape("".join(sorted(MARKS)))
    inside = rf"(?:[^\\{{}}{every}]|(?<=\w)['’])*"  # an apostrophe ends nothing
    single = rf"[^\\{{}}{every}]*"
    return "|".join(
        f"{re.escape(mark)}{single if mark in _SINGLE else inside}[{re.escape(ends)}]"
        for mark, ends in _CLOSES.items()
    )


ODD_TEXT = _odd()
_LIKE_LATIN = "аеорсхуіјѕһԁАВЕКМНОРСТХУІЈЅονραικυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_PIECE = re.compile(
    # a text that does not end runs to the end of the tag, so that it is read once
    r"(?P<text>[\"“”](?:[^\"“”\\]|\\(?:.|$))*(?:[\"“”]|$)"
    r"|['‘’](?:[^'‘’\\]|\\(?:.|$))*(?:['‘’]|$))"
    rf"|(?P<odd>{ODD_TEXT})|(?P<unseen>[{UNSEEN}]+)|(?P<dash>[{_DASHES}])"
    # a name of Latin letters among which one is Greek or Cyrillic, or of such look-alikes only
    r"|(?P<script>(?<!\w)(?=\w*[\u0370-\u04ff])"
    rf"(?:(?=\w*[A-Za-z])\w+|[{_LIKE_LATIN}]{{2,}})(?![\w\u0300-\u036f]))"
    r"|(?P<joined>\w[\u0300-\u036f]+)|(?P<break>[\t\n]+)",
    re.DOTALL,
)
_HIDDEN = re.compile(rf"[{UNSEEN}]+")
_SPACE = re.compile(rf"[{_SPACES}]")


@record
class Oddity:
    """
    A sign in a tag that is not what it looks like, or is not seen: `source[start:end]`.

    "odd" is a text in odd quotes, "unseen" invisible signs, "dash" a dash for a minus,
    "joined" a letter made of two signs, "break" a tab or line break, "script" a name with a
    letter of another alphabet; "text" is an
    invisible sign within a text in quotes, which is kept.
    """

    kind: str
    start: int
    end: int


def plain(code: str) -> str:
    """Return the code of a tag with every look-alike as the sign that it stands for."""
    return code if code.isascii() else _PIECE.sub(_plain, code)


def _plain(match: re.Match[str]) -> str:
    piece = match[0]
    match match.lastgroup:
        case "odd":
            quote = "'" if piece[0] in _SINGLE else '"'
            return f"{quote}{piece[1:-1].translate(QUOTES)}{quote}"
        case "unseen":
            return "".join(" " if _SPACE.match(sign) else "" for sign in piece)
        case "dash":
            return "-"
        case "joined":
            return unicodedata.normalize("NFC", piece)
        case "break":
            return piece
    return piece.translate(QUOTES)


def oddities(source: str) -> Iterator[Oddity]:
    """Yield what is odd in a tag, given as it was written, its delimiters included."""
    if source.isascii() and "\t" not in source and "\n" not in source:
        return
    for match in _PIECE.finditer(source, 2, len(source) - 2):
        kind, start = match.lastgroup, match.start()
        if kind == "text":
            for hidden in _HIDDEN.finditer(match[0]):
                yield Oddity("text", start + hidden.start(), start + hidden.end())
        elif kind in ("odd", "unseen", "dash", "joined", "break", "script"):
            yield Oddity(kind, start, match.end())


def has_unseen(text: str) -> bool:
    """Say whether a text holds a sign that nobody sees, or a space that is not the plain one."""
    return _HIDDEN.search(text) is not None


def foreign_letter(name: str) -> tuple[str, Message]:
    """Return the first letter of a "script" that is not Latin, and what its alphabet is called."""
    letter = next(sign for sign in name if "\u0370" <= sign <= "\u04ff")
    return letter, _GREEK if letter < "\u0400" else _CYRILLIC


def sign_name(sign: str) -> Message:
    """Return what a sign is called that is not seen, or looks like another."""
    if sign in "\u200e\u200f\u061c" or "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069":
        return _DIRECTION_NAME
    return _NAMES.get(sign, _SPACE_NAME if sign.isspace() else _OTHER_NAME)


_GREEK = Message("græsk", "Greek")
_CYRILLIC = Message("kyrillisk", "Cyrillic")
_NAMES = {
    "\u00a0": Message("et hårdt mellemrum", "a no-break space"),
    "\u202f": Message("et smalt hårdt mellemrum", "a narrow no-break space"),
    "\u00ad": Message("en blød bindestreg", "a soft hyphen"),
    "\u200b": Message("et mellemrum uden bredde", "a zero-width space"),
    "\u200c": Message("et usynligt skilletegn", "a zero-width non-joiner"),
    "\u200d": Message("et usynligt bindetegn", "a zero-width joiner"),
    "\u2060": Message("et usynligt bindetegn", "a word joiner"),
    "\ufeff": Message("et usynligt filmærke (BOM)", "an invisible byte order mark"),
    "\u2010": Message("en særlig bindestreg", "a special hyphen"),
    "\u2011": Message("en hård bindestreg", "a non-breaking hyphen"),
    "\u2212": Message("et særligt minus", "a special minus sign"),
    "\u2013": Message("en tankestreg", "a dash"),
    "\u2014": Message("en tankestreg", "a dash"),
    "\t": Message("et tabulatortegn", "a tab"),
    "\n": Message("et linjeskift", "a line break"),
}
_DIRECTION_NAME = Message("et usynligt retningsmærke", "an invisible mark of direction")
_SPACE_NAME = Message("et særligt mellemrum", "a special space")
_OTHER_NAME = Message("et usynligt tegn", "an invisible sign")
