"""The subset of regular expressions that has one meaning in every validator."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache

_CHARACTER = r"[^\\^$.*+?{}()\[\]|\x00-\x1f]|\\[-\\^$.*+?{}()\[\]|/d]"
_CLASS = r"\[\^?(?:[^\\\[\]^\x00-\x1f]|\\[-\\^\]\[.d])+\]"
_SAMPLES = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÆØÅæøå -./_"
_TOKEN = re.compile(
    rf"(?P<atom>{_CHARACTER}|{_CLASS}|\.)|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<repeat>[*+?]|\{[0-9]{1,3}(?:,[0-9]{0,3})?\})"
)


def is_portable(pattern: str) -> bool:
    """
    Say whether a pattern is anchored (`^...$`) and uses only the common subset:
    characters, classes, `\\d`, groups, `|` within groups, and simple repeats, none
    within another: those can take for ever.
    """
    if len(pattern) > 500 or not (pattern.startswith("^") and pattern.endswith("$")):
        return False
    inner, position, last = pattern[1:-1], 0, "open"
    groups = [False]  # whether each open group holds a repeat that may vary
    held = False
    while position < len(inner):
        match = _TOKEN.match(inner, position)
        kind = match.lastgroup if match is not None else None
        if match is None or kind is None:
            return False
        if kind == "repeat":
            if last not in ("atom", "close") or (last == "close" and held and match[0] != "?"):
                return False
            groups[-1] = groups[-1] or _varies(match[0])
        elif kind == "open":
            groups.append(False)
        elif kind == "close":
            if len(groups) == 1:
                return False
            held = groups.pop()
            groups[-1] = groups[-1] or held
        elif kind == "or" and len(groups) == 1:
            return False
        position, last = match.end(), kind
    return len(groups) == 1 and _compiles(inner)


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
