"""Why a tag cannot be read: where its quotes or braces are the cause, only that is said."""

from __future__ import annotations

import re
from collections.abc import Callable

from render import parsing, statement
from render.expression import LanguageError
from render.lookalikes import MARKS
from render.message import Message
from render.tag import Tag

_MARK = re.compile(f"[{re.escape(''.join(sorted(MARKS)))}]")


def cause(tag: Tag, error: LanguageError) -> LanguageError:
    """Return the error of kind "quotes" or "brace" if the tag could be read but for those."""
    if error.kind != "syntax":
        return error
    parse = parsing.parse if tag.kind == "output" else statement.parse
    marks = _MARK.findall(tag.source)
    if marks and _reads(parse, _mended(tag.code)):
        return LanguageError(_unpaired(marks[0]) if len(marks) == 1 else _mixed(marks), "quotes")
    bare = tag.code.strip("{}% ")
    if bare != tag.code and _reads(parse, bare):
        return LanguageError(_BRACE, "brace")
    return error


def _mended(code: str) -> str:
    """Return a tag's code with all from its first quote to its last as one sound text."""
    found = list(_MARK.finditer(code))
    start, end = found[0].start(), found[-1].end()
    if len(found) == 1:  # the text runs to the end of the tag, or of its argument
        end = len(code.rstrip(") ")) if end < len(code.rstrip(") ")) else end
    return f'{code[:start]}"x"{code[end:]}'


def _reads(parse: Callable[[str], object], code: str) -> bool:
    try:
        parse(code)
    except LanguageError as error:
        return error.kind != "syntax"
    return True


def _unpaired(mark: str) -> Message:
    return Message(
        f"Anførselstegnet {mark} mangler sin makker: en tekst begynder og slutter med hver sit.",
        f"The quote {mark} lacks its partner: a text begins and ends with one.",
    )


def _mixed(marks: list[str]) -> Message:
    different = list(dict.fromkeys(marks))
    da, en = " og ".join(different), " and ".join(different)
    return Message(
        f"Anførselstegnene ({da}) passer ikke sammen, så koden ikke kan læses.",
        f"The quotes ({en}) do not go together, so that the tag cannot be read.",
    )


_BRACE = Message(
    "Koden har en krøllet parentes for meget ved sin begyndelse eller slutning.",
    "The tag has a brace too many at its beginning or end.",
)
