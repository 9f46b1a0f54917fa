"""Make the parser of `citation.lark` for the names of acts that a catalogue knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from qa.law.citation.kinds import CASE, DATE, KIND

if TYPE_CHECKING:
    from lark import Lark

TAG = "\N{OBJECT REPLACEMENT CHARACTER}"
AND = r"og\b|eller\b|samt\b|aamma\b|imaluunniit\b"
_NEVER = r"(?!)x"  # where no names are known
_GREENLANDIC = re.compile(r"(?:inatsi|inatsisaa|peqqussutaa|nalunaarutaa)t$")
_LETTER = r"(?:\s?[a-hj-zæ](?![\w'’])|i(?!\w)|\s?i(?=,\s*(?:stk|nr|litra|imm)\b))?"
_NUMBER = rf"\d{{1,4}}(?![\d{TAG}/]|[.,]\d){_LETTER}{CASE}"
_NEXT = rf"\d{{1,4}}(?![\d{TAG}/]|[.,]\d|\.?\s*(?:pkt|punktum|led)\b|\.\s*[a-zæøå]){_LETTER}{CASE}"
_CLOSED = r"(?=\s*(?:$|[,;:)(\]–§-]|\.(?!\s*[a-zæøå])|(?:i|og|eller|samt|jf|smh|stk|nr|litra|aamma|imaluunniit|tak|imm)\b))"
_ENDING = r"(?:lov|forordning|bekendtgørelse|anordning|vejledning|cirkulære)"
NAME = (
    rf"[a-zæøå][a-zæøå-]{{0,40}}?{_ENDING}(?:e?[nt])?s?(?!\w)"
    rf"|{_ENDING}e?[nt]s?(?!\w)"
)
_WORD = r"(?!(?:nr|jf|jfr|stk|kap|kapitel|litra)\b)[a-zæøå-]{1,40}"
_TITLE = rf"om(?:\s+{_WORD}){{1,16}}?(?=\s*(?:[.,;:()]|$))"


@lru_cache(maxsize=8)
def parser(names: tuple[str, ...]) -> Lark:
    """Return the parser that knows some names of acts."""
    from lark import Lark  # late: reading a letter without a citation needs none of it

    text = resources.files("qa.law.citation").joinpath("citation.lark").read_text("utf-8")
    for slot, pattern in _patterns(names).items():
        text = text.replace(f"%{slot}%", pattern.replace("/", r"\/"))
    return Lark(
        text, parser="lalr", lexer="contextual", g_regex_flags=re.IGNORECASE,
        maybe_placeholders=False, propagate_positions=False,
    )  # fmt: skip


def _patterns(names: tuple[str, ...]) -> dict[str, str]:
    title = "|".join(filter(None, (_tails(names), _TITLE)))
    return {
        "NUMBER": _NUMBER, "NEXT": _NEXT, "CLOSED": _CLOSED, "AND": AND, "KIND": KIND,
        "KNOWN": known(names), "NAME": NAME, "TITLE": title, "DATE": DATE,
    }  # fmt: skip


def known(names: Sequence[str]) -> str:
    """Return the pattern of some names, the longest first, each in its genitive too."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(map(form, ordered)) or _NEVER


def form(name: str) -> str:
    """Return the pattern of the forms that a name has: genitive, case endings, capitals."""
    words = r"\s+".join(map(re.escape, name.split()))
    if name.isupper():  # an abbreviation: FVL, never "fvl"
        return rf"(?<!\w)(?-i:{words})s?(?!\w)"
    if _GREENLANDIC.search(name):
        return rf"(?<!\w){words[:-1]}[a-z]{{1,9}}(?!\w)"
    return rf"(?<!\w){words}s?(?!\w)"


def _tails(names: Sequence[str]) -> str:
    """Return the pattern of what stands after the kind in titles: `om støtte til børn`."""
    tails = {name[name.index(" om ") + 1 :] for name in names if " om " in name}
    ordered = sorted(tails, key=lambda tail: (-len(tail), tail))
    return "|".join(r"\s+".join(map(re.escape, t.split())) + r"(?!\w)" for t in ordered)
