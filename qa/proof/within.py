"""Whether every text of one portable pattern is a text of another, asked of z3."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from render.pattern import tokens

if TYPE_CHECKING:
    import z3

BUDGET = 2_000_000
_SIGNS = [chr(code) for code in range(0x20, 0x180)]
Token = tuple[str, str]  # its kind and its text, see render/pattern.py


@lru_cache(maxsize=512)
def is_within(pattern: str, wider: str) -> bool:
    """Say whether each text of `pattern` is one of `wider`; False where that is not known."""
    import z3

    inner, outer = _language(pattern), _language(wider)
    if inner is None or outer is None:
        return False
    text = z3.String("text")
    solver = z3.Solver()
    solver.set("rlimit", BUDGET)
    solver.add(z3.InRe(text, inner), z3.Not(z3.InRe(text, outer)))
    return str(solver.check()) == "unsat"


def _language(pattern: str) -> Any:
    """Return a pattern as the solver has it, None for one with signs beyond number."""
    rest = list(tokens(pattern))
    if any(kind == "atom" and not _is_plain(text) for kind, text in rest):
        return None
    return _group(rest)


def _is_plain(atom: str) -> bool:
    """Say whether all that an atom matches is among the signs that are looked at."""
    return atom[:2] != "[^" and atom != "." and max(atom) <= _SIGNS[-1]


def _group(rest: list[Token]) -> z3.ReRef:
    """Read alternatives up to the end of a group."""
    import z3

    sides: list[list[z3.ReRef]] = [[]]
    while rest:
        kind, text = rest.pop(0)
        if kind == "close":
            break
        if kind == "or":
            sides.append([])
        elif kind == "repeat":
            sides[-1].append(_repeated(sides[-1].pop(), text))
        else:
            sides[-1].append(_group(rest) if kind == "open" else _sign(text))
    found = [_sequence(side) for side in sides]
    return found[0] if len(found) == 1 else z3.Union(*found)


def _sequence(parts: list[z3.ReRef]) -> z3.ReRef:
    import z3

    return z3.Concat(*parts) if len(parts) > 1 else parts[0] if parts else z3.Re("")


def _repeated(part: z3.ReRef, repeat: str) -> z3.ReRef:
    import z3

    if repeat in "*+?":
        return {"*": z3.Star, "+": z3.Plus, "?": z3.Option}[repeat](part)
    low, comma, high = repeat.strip("{}").partition(",")
    if comma and not high:
        return z3.Concat(z3.Loop(part, int(low), int(low)), z3.Star(part))
    return z3.Loop(part, int(low), int(high or low))


def _sign(atom: str) -> z3.ReRef:
    import z3

    found = [z3.Re(sign) for sign in _SIGNS if re.fullmatch(atom, sign, re.ASCII)]
    return z3.Union(*found) if len(found) > 1 else found[0]
