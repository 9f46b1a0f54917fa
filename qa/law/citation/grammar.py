"""Make the parser of `citation.lark` for the names of acts that a catalogue knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from qa.law.citation.kinds import CASE, DATE, KIND
from qa.law.citation.tree import Citation

if TYPE_CHECKING:
    from lark import Lark, Token

    from qa.law.citation.build import Build

TAG = "\N{OBJECT REPLACEMENT CHARACTER}"
AND = r"og\b|eller\b|samt\b|aamma\b|imaluunniit\b"
_BLANK = re.compile(r"\s*")
_SLOT = re.compile(r"%([A-Z]+)%")
_NEVER = r"(?!)x"  # where no names are known
_GREENLANDIC = re.compile(r"(?:inatsi|inatsisaa|peqqussutaa|nalunaarutaa)t$")
_LETTER = r"(?:\s?[a-hj-zæ](?![\w'’])|i(?!\w)|\s?i(?=,\s*(?:stk|nr|litra|imm)\b))?"
_NUMBER = rf"\d{{1,4}}(?![\d{TAG}/]|[.,]\d){_LETTER}{CASE}"
_NEXT = rf"\d{{1,4}}(?![\d{TAG}/]|[.,]\d|\.?\s*(?:pkt|punktum|led)\b|\.\s*[a-zæøå]){_LETTER}{CASE}"
_CLOSED = (
    r"(?=\s*(?:$|[,;:)(\]–§-]|\.(?!\s*[a-zæøå])"
    r"|(?:i|og|eller|samt|jf|smh|stk|nr|litra|aamma|imaluunniit|tak|imm)\b))"
)
_ENDING = r"(?:lov|forordning|bekendtgørelse|anordning|vejledning|cirkulære)"
NAME = (
    rf"[a-zæøå][a-zæøå-]{{0,40}}?{_ENDING}(?:e?[nt])?s?(?!\w)"
    rf"|{_ENDING}e?[nt]s?(?!\w)"
)
_WORD = r"(?!(?:nr|jf|jfr|stk|kap|kapitel|litra)\b)[a-zæøå-]{1,40}"
_TITLE = rf"om(?:\s+{_WORD}){{1,16}}?(?=\s*(?:[.,;:()]|$))"


@dataclass(frozen=True)
class Grammar:
    """
    The tables of the grammar, and the terminals by name: (order, pattern).

    A terminal of higher priority is tried first, a longer pattern before a shorter one.
    """

    lark: Lark
    terminals: Mapping[str, tuple[tuple[int, int], re.Pattern[str]]]
    build: Build

    def longest(self, text: str) -> tuple[Citation, int] | None:
        """Return the longest citation that a text begins with, and how long it is."""
        tokens: list[Token] = []
        ends: list[int] = []  # after how many tokens it may end
        for token in self._tokens(text):
            if token is None:
                ends.append(len(tokens))
            else:
                tokens.append(token)
        for count in ends[:-4:-1]:  # what may end need not, where several rules share a state
            citation = self._built(tokens[:count])
            if citation is not None:
                return citation, tokens[count - 1].end_pos or 0
        return None

    def _tokens(self, text: str) -> Iterator[Token | None]:
        """
        Yield what is read, as long as the grammar goes on; None where it may end.

        A terminal that only another rule with the same state takes ends it too.
        """
        from lark import Token
        from lark.exceptions import UnexpectedInput

        state, position = self.lark.parse_interactive(""), 0
        while True:
            choices: Mapping[str, object] = state.choices()  # type: ignore[no-untyped-call]
            if "$END" in choices:
                yield None
            position = _BLANK.match(text, position).end()  # type: ignore[union-attr]
            found = self._next(choices, text, position)
            if found is None:
                return
            name, position, end = found
            token = Token(name, text[position:end], position, end_pos=end)
            try:
                state.feed_token(token)
            except UnexpectedInput:
                return
            yield token
            position = end

    def _next(
        self, choices: Iterable[str], text: str, position: int
    ) -> tuple[str, int, int] | None:
        """Return the terminal that stands at a position, of those that may follow."""
        known = (name for name in choices if name in self.terminals)
        for name in sorted(known, key=lambda one: self.terminals[one][0], reverse=True):
            match = self.terminals[name][1].match(text, position)
            if match is not None:
                return name, position, match.end()
        return None

    def _built(self, tokens: list[Token]) -> Citation | None:
        """Return the citation that some tokens are, None where they are none."""
        from lark.exceptions import UnexpectedInput

        state = self.lark.parse_interactive("")
        try:
            for token in tokens:
                state.feed_token(token)
            tree = state.feed_eof()  # type: ignore[no-untyped-call]
            return self.build.transform(tree)
        except UnexpectedInput:
            return None


@lru_cache(maxsize=8)
def grammar(names: tuple[str, ...]) -> Grammar:
    """Return the grammar that knows some names of acts."""
    from qa.law.citation.build import Build

    lark, slots = _tables(), _patterns(names)
    terminals = {
        one.name: ((one.priority, len(one.pattern.value)), _pattern(one.pattern.to_regexp(), slots))
        for one in lark.terminals
        if one.name not in lark.ignore_tokens
    }
    return Grammar(lark, terminals, Build(names))


@cache
def _tables() -> Lark:
    """Return what Lark makes of the rules; the same for all names, which only terminals have."""
    from lark import Lark  # late: reading a letter without a citation needs none of it

    text = resources.files("qa.law.citation").joinpath("citation.lark").read_text("utf-8")
    return Lark(text, parser="lalr", lexer="basic", maybe_placeholders=False)


def _pattern(written: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern of a terminal, its slots filled."""
    filled = _SLOT.sub(lambda match: f"(?:{slots[match[1]]})", written)
    return re.compile(filled, re.IGNORECASE)


def _patterns(names: tuple[str, ...]) -> dict[str, str]:
    title = "|".join(filter(None, (_tails(names), _TITLE)))
    return {
        "NUMBER": _NUMBER, "NEXT": _NEXT, "CLOSED": _CLOSED, "AND": AND, "KIND": KIND,
        "KNOWN": known(names), "NAME": NAME, "TITLE": title, "DATE": DATE,
    }  # fmt: skip


def known(names: Sequence[str]) -> str:
    """Return the pattern of some names, the longest first, each in its genitive too."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    forms = "|".join(map(form, ordered))
    return rf"(?<!\w)(?:{forms})(?!\w)" if forms else _NEVER


def form(name: str) -> str:
    """Return the pattern of the forms that a name has: genitive, case endings, capitals."""
    words = r"\s+".join(map(re.escape, name.split()))
    if name.isupper():  # an abbreviation: FVL, never "fvl"
        return rf"(?-i:{words})s?"
    if _GREENLANDIC.search(name):
        return rf"{words[:-1]}[a-z]{{1,9}}"
    return rf"{words}s?"


def _tails(names: Sequence[str]) -> str:
    """Return the pattern of what stands after the kind in titles: `om støtte til børn`."""
    tails = {name[name.index(" om ") + 1 :] for name in names if " om " in name}
    ordered = sorted(tails, key=lambda tail: (-len(tail), tail))
    return "|".join(r"\s+".join(map(re.escape, t.split())) + r"(?!\w)" for t in ordered)
