"""The subset of regular expressions that has one meaning in every validator."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import lru_cache

from render.message import Message
from render.values import is_visible

_CHARACTER = r"[^\\^$.*+?{}()\[\]|\x00-\x1f]|\\[-\\^$.*+?{}()\[\]|/d]"
_CLASS = r"\[\^?(?:[^\\\[\]^\x00-\x1f]|\\[-\\^\]\[.d])+\]"
_SAMPLES = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÆØÅæøå -./_"
_TOKEN = re.compile(
    rf"(?P<atom>{_CHARACTER}|{_CLASS}|\.)|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<repeat>[*+?]|\{[0-9]{1,3}(?:,[0-9]{0,3})?\})"
)
_LONGEST = 500


def is_portable(pattern: str) -> bool:
    """
    Say whether a pattern is anchored (`^...$`) and uses only the common subset:
    characters, classes, `\\d`, groups, `|` within groups, and simple repeats, none
    within another: those can take for ever.
    """
    return flaw(pattern) is None


def flaw(pattern: str) -> Message | None:
    """Return why a pattern is not portable, and how it is written; None where it is."""
    if len(pattern) > _LONGEST:
        return Message(f"det er over {_LONGEST} tegn", f"it is over {_LONGEST} characters")
    ends = len(pattern) >= 2 and pattern.startswith("^") and pattern.endswith("$")
    if not ends:
        return _unanchored(pattern)
    inner, position, last = pattern[1:-1], 0, "open"
    groups = [False]  # whether each open group holds a repeat that may vary
    held = False
    while position < len(inner):
        match = _TOKEN.match(inner, position)
        kind = match.lastgroup if match is not None else None
        if match is None or kind is None or (kind == "open" and _EXTRA.match(inner, position)):
            return _strange(inner, position)
        if kind == "repeat":
            if last not in ("atom", "close"):
                return _LAZY if last == "repeat" else _NOTHING
            if last == "close" and held and match[0] != "?":
                return _NESTED
            groups[-1] = groups[-1] or _varies(match[0])
        elif kind == "open":
            groups.append(False)
        elif kind == "close":
            if len(groups) == 1:
                return _BRACKETS
            held = groups.pop()
            groups[-1] = groups[-1] or held
        elif kind == "or" and len(groups) == 1:
            return Message(
                f"»|« skal stå i en parentes: skriv ^({inner})$",
                f'"|" must stand in a group: write ^({inner})$',
            )
        position, last = match.end(), kind
    if len(groups) > 1:
        return _BRACKETS
    return None if _compiles(inner) else _DOUBTFUL


def _unanchored(pattern: str) -> Message:
    inner = pattern.removeprefix("^")
    inner = inner[:-1] if inner.endswith("$") and not inner.endswith("\\$") else inner
    whole = f"^({inner})$" if "|" in inner else f"^{inner}$"
    return Message(
        f"det skal gælde hele teksten: skriv {whole}",
        f"it must cover the whole text: write {whole}",
    )


def _strange(inner: str, position: int) -> Message:
    """Say what stands at a place where nothing of the subset does."""
    rest = inner[position:]
    for start, advice in _ADVICE:
        found = re.match(start, rest)
        if found is not None:
            sign = found[0] if found[0] >= " " else repr(found[0])[1:-1]
            return Message(f"»{sign}«: {advice.da}", f'"{sign}": {advice.en}')
    sign = rest[:2] if rest.startswith("\\") else rest[:1]
    return Message(
        f"»{sign}« kan ikke bruges her; skal tegnet selv stå der, så skriv \\ foran",
        f'"{sign}" cannot be used here; write \\ before it where the sign itself is meant',
    )


_EXTRA = re.compile(r"\(\?(?!:)")
_ADVICE = (
    (r"\\w", Message("skriv tegnene, fx [A-Za-zÆØÅæøå0-9]", "name the signs, as [A-Za-z0-9]")),
    (r"\\s", Message("skriv et almindeligt mellemrum", "write a plain space")),
    (r"\\D", Message("skriv [^0-9]", "write [^0-9]")),
    (r"\\[WSBb]", Message("nævn tegnene i [^…] i stedet", "name the signs in [^...] instead")),
    (r"\\[pP](?:\{\w*\}?)?", Message("skriv tegnene, fx [A-ZÆØÅ]", "name the signs, as [A-Z]")),
    (r"\\[1-9k]", Message("en gruppe kan ikke gentages sådan", "a group cannot be repeated so")),
    (r"\\[xu](?:[0-9A-Fa-f]{2,4})?", Message("skriv tegnet selv", "write the sign itself")),
    (r"\\[ntrfv]|[\x00-\x1f]", Message("en linje ad gangen", "one line at a time")),
    (
        r"\(\?<?[=!]",
        Message("et mønster kan ikke se fremad eller tilbage", "a pattern cannot look around"),
    ),
    (r"\(\?P?<", Message("skriv gruppen uden navn: (…)", "write the group without a name: (...)")),
    (r"\(\?.", Message("skriv en almindelig gruppe: (…)", "write a plain group: (...)")),
    (r"[\^$]", Message("må kun stå yderst i mønstret", "may only stand at the pattern's ends")),
    (
        r"\[",
        Message(
            "skriv klassen enkelt, fx [a-zæøå0-9], med \\ foran [ ] ^ -",
            "write the class plainly, as [a-z0-9], with \\ before [ ] ^ -",
        ),
    ),
    (
        r"\{[^}]{0,12}\}?",
        Message(
            "et antal skrives {4}, {2,} eller {2,4}, højst 999",
            "a count is written {4}, {2,} or {2,4}, at most 999",
        ),
    ),
)
_LAZY = Message("skriv kun ét gentagelsestegn ad gangen", "write but one sign of repeat at a time")
_NOTHING = Message(
    "et gentagelsestegn har intet at gentage", "a sign of repeat has nothing to repeat"
)
_NESTED = Message(
    "en gentagelse i en gentagelse kan tage uendelig tid: skriv den ene med et fast antal",
    "a repeat within a repeat can take for ever: write one with a fixed count",
)
_BRACKETS = Message("parenteserne passer ikke sammen", "the parentheses do not go together")
_DOUBTFUL = Message(
    "en klasse eller et antal er skrevet, så det kan forstås på flere måder",
    "a class or a count is written so that it can be understood in several ways",
)


def _varies(repeat: str) -> bool:
    return not re.fullmatch(r"\{\d+\}|\?", repeat)


def _compiles(inner: str) -> bool:
    """Say whether Python reads a pattern without an error, or a doubt about its meaning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            re.compile(inner, re.ASCII)
        except (re.error, Warning):
            return False
    return True


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern[1:-1], re.ASCII)


def matches(pattern: str, text: str) -> bool:
    """Match a portable pattern against a whole text (`$` does not admit a line feed)."""
    return _compiled(pattern).fullmatch(text) is not None


def tokens(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield the tokens of a portable pattern: atom, open, close, or, repeat; with its text."""
    yield from ((str(one.lastgroup), one[0]) for one in _TOKEN.finditer(pattern[1:-1]))


def may_be_blank(pattern: str) -> bool:
    """Say whether a portable pattern matches a text of which nothing shows, long or short."""
    blank = _TOKEN.sub(lambda token: _blank(token[0], token.lastgroup), pattern[1:-1])
    return re.fullmatch(blank, "") is not None


def _blank(token: str, kind: str | None) -> str:
    if kind != "atom":
        return token
    return "(?:)" if re.search(token, _invisible(), re.ASCII) else "(?!)"


@lru_cache(maxsize=1)
def _invisible() -> str:
    """Return all characters that do not show, as far as a font has them."""
    return "".join(sign for sign in map(chr, range(0x10000)) if not is_visible(sign))


def example(pattern: str) -> str:
    """Return a short text that a portable pattern matches, "" where none is found easily."""
    groups: list[list[list[str]]] = [[]]  # the pieces of each open group, each a row of atoms
    dead = [False]  # whether what follows in a group is its second alternative
    for token in _TOKEN.finditer(pattern[1:-1]):
        kind = token.lastgroup
        if kind == "open":
            groups.append([])
            dead.append(dead[-1])
        elif kind == "close":
            dead.pop()
            inner = [atom for piece in groups.pop() for atom in piece]
            groups[-1] += [] if dead[-1] else [inner]
        elif kind == "or":
            dead[-1] = True
        elif not dead[-1]:
            last = groups[-1].pop() * _least(token[0]) if kind == "repeat" else [token[0]]
            groups[-1].append(last)
    text = ""
    for atom in (atom for piece in groups[0] for atom in piece):
        text += _sample(atom, sum(map(str.isdigit, text)))
    return text if matches(pattern, text) else ""


def _least(repeat: str) -> int:
    return int(repeat.strip("{}").partition(",")[0]) if repeat[0] == "{" else int(repeat == "+")


def _sample(atom: str, digit: int) -> str:
    """Return a character that an atom matches; digits count up from 1."""
    if len(atom) == 1 and atom != ".":
        return atom
    fitting = [c for c in _SAMPLES if re.fullmatch(atom, c, re.ASCII)]
    if not fitting:
        return atom[-1]
    digits = [c for c in fitting if c.isdigit()]
    return digits[digit % len(digits)] if digits else fitting[0]
