"""Find tags in running text: a linear scanner for `{{ }}`, `{% %}` and `{# #}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from render.lookalikes import ODD_TEXT, QUOTES, plain
from render.record import record
from render.tag import KINDS, Kind

CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_TOKEN = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}|[\"']")
_WITHIN = re.compile(rf"{ODD_TEXT}|{_TOKEN.pattern}")
_LIFT = re.compile(r"(?P<lift>tr|tc|p|r)\s+(?=\S)")
# `{% tr for`, `{%trfor`, `{%P if`, `{%-p if`: Jinja has no such statement, so a lift is meant;
# in `{{ r x }}` it is, but not in `{{ r if x else y }}`.
_LOOSE: dict[Kind, re.Pattern[str]] = {
    "statement": re.compile(
        r"\s*[-+]?\s*(?P<lift>tr|tc|p|r)(?:-?\s+(?=[^\W\d])"
        r"|(?=(?:if|elif|else|for|set|with|macro|raw|end(?:if|for|set|with|macro|raw))\b))",
        re.IGNORECASE,
    ),
    "output": re.compile(
        r"\s*(?P<lift>tr|tc|p|r)\s+(?!(?:if|in|is|and|or|not|else)\b)(?=[^\W\d])", re.IGNORECASE
    ),
}
_ESCAPES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_ESCAPE = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")


@record
class Span:
    """
    A tag found in a text: `text[start:end]`, and what it says.

    `loose` is how its `p`, `tr`, `tc` or `r` is written if that is wrong, as in `{% tr`.
    """

    start: int
    end: int
    kind: Kind
    lift: str
    code: str
    trim_left: bool
    trim_right: bool
    loose: str = ""


@record
class Broken:
    """A delimiter without its partner: `opener` is True for one that never closes."""

    start: int
    opener: bool


def has_delimiter(text: str) -> bool:
    """Say whether a text can hold a tag at all (a quick look)."""
    return "{" in text and any(mark in text for mark in ("{{", "{%", "{#"))


def unescape(text: str) -> str:
    """Return literal text with docxtpl's escapes (`{_{` for `{{`, ...) resolved."""
    if "_" not in text:
        return text
    return _ESCAPE.sub(lambda match: _ESCAPES[match[0]], text)


def scan(text: str) -> Iterator[Span | Broken]:
    """
    Yield the tags and the broken delimiters of `text` in order, in linear time.

    Delimiters inside quotes do not count, unless the quote itself never ends
    before another tag begins (a stray apostrophe is then the likelier reading).
    """
    straight = text.translate(QUOTES)
    last_comment = text.rfind("#}")
    position = 0
    while (match := _TOKEN.search(straight, position)) is not None:
        mark, position = match[0], match.end()
        if mark in CLOSERS:
            end = _end(straight, position, mark, last_comment)
            if end is None:
                yield Broken(match.start(), opener=True)
            else:
                yield _span(text, match.start(), end, mark)
                position = end
        elif mark in ("}}", "%}"):
            yield Broken(match.start(), opener=False)


def literal(text: str) -> str:
    """Return a text without its tags."""
    if not has_delimiter(text):
        return text
    pieces, position = [], 0
    for span in scan(text):
        if isinstance(span, Span):
            pieces.append(text[position : span.start])
            position = span.end
    return "".join((*pieces, text[position:]))


def _end(text: str, position: int, opener: str, last_comment: int) -> int | None:
    """Return the index after the closer of a tag whose opener ended at `position`."""
    if opener == "{#":
        return text.find("#}", position) + 2 if position <= last_comment else None
    closer = CLOSERS[opener]
    quote = ""
    fallback: int | None = None
    for match in _WITHIN.finditer(text, position):
        mark = match[0]
        if mark == closer:
            if not quote:
                return match.end()
            fallback = fallback or match.end()
        elif mark in ("'", '"'):
            quote = "" if quote == mark else quote or mark
        elif mark in CLOSERS and (not quote or fallback):
            break
    return fallback


def _span(text: str, start: int, end: int, opener: str) -> Span:
    code = plain(text[start + 2 : end - 2])
    kind = KINDS[opener]
    lift = loose = ""
    if (match := _LIFT.match(code)) is not None and not (kind == "comment" and match[1] == "r"):
        lift = match["lift"]
        code = code[match.end() :]
    elif kind in _LOOSE and (match := _LOOSE[kind].match(code)) is not None:
        lift, loose = match["lift"].lower(), f"{opener}{match[0]}"
        code = code[match.end() :]
    trim_left, trim_right = code.startswith("-"), code.endswith("-")
    if kind == "comment":
        return Span(start, end, kind, lift, "", False, False)
    code = code[1:] if code[:1] in ("-", "+") else code
    code = code[:-1] if trim_right else code
    return Span(start, end, kind, lift, code.strip(), trim_left, trim_right, loose)
