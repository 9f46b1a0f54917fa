"""
Tags whose braces went wrong: `{navn}}`, `{ {navn}}`, `{% if x }`, and braces in plain words.

What was meant must be sure: what stands between must read as a tag, else braces are words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

from render import parsing, tags
from render.expression import LanguageError
from render.lookalikes import UNSEEN, plain, sign_name
from render.message import Message
from render.record import record
from render.tags import Broken, Span

_GAP = rf"[\s{UNSEEN}]*"
_SLIP = re.compile(
    rf"(?P<open>\{{(?:{_GAP}[{{%#]){{0,2}})(?P<code>[^{{}}\0]{{1,300}}?)"
    rf"(?P<close>(?:[}}%#]{_GAP}){{0,2}}\}})"
)
_HIDDEN = re.compile(rf"[{UNSEEN}]")
_STATEMENT = re.compile(
    r"(?:(?:tr|tc|p|r)\s+)?(?:if|elif|else|for|set|with|macro|raw|end(?:if|for|set|with|macro|raw))\b"
)
_VALUE = re.compile(r"(?:(?:tr|tc|p|r)\s+)?(?P<value>[^\W\d].*)", re.DOTALL)
_MIRROR = str.maketrans("}", "{")
_ENDS = {"#": ("{#", "#}"), "%": ("{%", "%}"), "": ("{{", "}}")}


@record
class Slip:
    """
    A tag with wrong braces, and the tag that is `meant` in its place.

    `kind` is "brace", or "unseen" where all that is wrong is a sign that nobody sees
    between two braces; `message` says so.
    """

    meant: Span
    kind: str
    message: Message

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.meant.start


@record
class _Braces:
    """A pair of braces as they are written, without what nobody sees, and without any gap."""

    opener: str
    closer: str
    code: str

    @property
    def bare(self) -> tuple[str, str]:
        return "".join(self.opener.split()), "".join(self.closer.split())


def may_hold(text: str) -> bool:
    """Say whether a text can hold a tag, or one whose braces went wrong (a quick look)."""
    return tags.has_delimiter(text) or ("{" in text and ("}}" in text or "%}" in text))


def read(text: str) -> list[Span | Broken | Slip]:
    """Return the tags of a text and those whose braces went wrong, in order."""
    found = list(tags.scan(text))
    rest = _rest(text, found)
    if "{" not in rest and "}" not in rest:
        return list(found)
    even = _is_even(rest)
    slips = [one for match in _SLIP.finditer(rest) if (one := _slip(match, even)) is not None]
    starts = [slip.start for slip in slips]
    kept = [
        one
        for one in found
        if isinstance(one, Span) or not (_is_in(one, slips, starts) or (even and not one.opener))
    ]
    return sorted([*kept, *slips], key=lambda one: one.start)


def _rest(text: str, found: list[Span | Broken]) -> str:
    """Return a text with its tags blanked out, everything else in its place."""
    pieces, cursor = [], 0
    for one in found:
        if isinstance(one, Span):
            pieces += [text[cursor : one.start], "\0" * (one.end - one.start)]
            cursor = one.end
    return "".join([*pieces, text[cursor:]])


def _is_even(rest: str) -> bool:
    """Say whether the braces outside of tags come in pairs, as in `{a, {b}}`."""
    depths = list(accumulate((sign == "{") - (sign == "}") for sign in rest))
    return depths[-1] == 0 and min(depths) >= 0


def _is_in(broken: Broken, slips: list[Slip], starts: list[int]) -> bool:
    before = bisect_right(starts, broken.start)
    return before > 0 and broken.start < slips[before - 1].meant.end


def _slip(match: re.Match[str], even: bool) -> Slip | None:
    """Return what went wrong with a pair of braces, None where they are sound, or words."""
    braces = _Braces(plain(match["open"]), plain(match["close"]), plain(match["code"]).strip(" -+"))
    sign = _sign(braces, even)
    if sign is None:
        return None
    ends = _ENDS[sign]
    glued = re.match(r"(?:tr|tc|p|r)\s", match["code"]) is not None
    right = f"{ends[0]}{'' if glued else ' '}{braces.code.strip()} {ends[1]}"
    meant = next(one for one in tags.scan(right) if isinstance(one, Span))
    meant = replace(meant, start=match.start(), end=match.end())
    if (braces.opener, braces.closer) == ends:
        return Slip(meant, "unseen", _unseen(match["open"] + match["close"]))
    return Slip(meant, "brace", _write(" ".join(match[0].split()), right))


def _sign(braces: _Braces, even: bool) -> str | None:
    """Return the sign of the tag that is surely meant ("%", "#" or ""), None if none is."""
    bare, code = braces.bare, braces.code.strip()
    marks = bare[0] + bare[1]
    if "#" in marks:
        return "#" if bare == ("{#", "#}") else None
    if "%" in marks and _STATEMENT.match(code):
        return "%"
    if bare == ("{", "}") or not _is_value(code):
        return None
    mirrored = bare == ("{{", "}}")
    if braces.opener == "{{" or mirrored or (braces.closer == "}}" and not even):
        return ""
    return None


def _is_value(code: str) -> bool:
    value = _VALUE.fullmatch(code)
    try:
        return value is not None and bool(parsing.parse(value["value"]))
    except LanguageError as error:
        return error.kind != "syntax"


def _unseen(gaps: str) -> Message:
    sign = sign_name(_HIDDEN.findall(gaps)[0])
    return Message(
        f"Koden har {sign.da} mellem to krøllede parenteser, så den ikke kan læses.",
        f"The tag has {sign.en} between two braces, so that it cannot be read.",
    )


def _write(wrong: str, right: str) -> Message:
    return Message(
        f"Koden har ikke de rigtige krøllede parenteser: skriv »{right}« i stedet for »{wrong}«.",
        f'The tag does not have the right braces: write "{right}" instead of "{wrong}".',
    )
