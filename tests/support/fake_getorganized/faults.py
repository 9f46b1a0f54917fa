"""
What goes wrong, by script or by chance.

A fault before the deed stores nothing; one after it has stored. Kinds with a value: `lag` (the
listing shows the document after so many looks), `dropped_column` (its name), `cut` and others
none. What real servers answer in these cases is not documented: the shapes are assumptions.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import harmful

BEFORE = frozenset({
    "401", "403", "404", "409", "413", "429", "500", "502", "503", "html503", "login", "garbage",
    "list", "empty", "redirect", "redirect_elsewhere", "drop_before", "success_false", "slow_drop",
})  # fmt: skip
AFTER = frozenset({
    "drop_after", "slow", "500_after", "502_after", "503_after", "html_after", "garbage_after",
    "success_false_after", "redirect_after", "cut", "no_docid", "string_docid", "bool_docid",
    "zero_docid", "float_docid", "null_docid",
})  # fmt: skip
WITHIN = frozenset({"lag", "swapped_date", "dropped_column", "changed_column", "demotion"})
HOSTILE = harmful.KINDS  # after the deed
KINDS = BEFORE | AFTER | WITHIN | HOSTILE


@dataclass
class Fault:
    """A fault of a kind, at a route ("" for any), after some requests there, so many times."""

    kind: str
    route: str = ""
    after: int = 0
    times: int = 1
    value: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(self.kind)


class Script:
    """Faults in the order in which they are met, and those that come by chance."""

    def __init__(
        self, faults: Sequence[Fault] = (), rates: Mapping[str, float] | None = None, seed: int = 0
    ) -> None:
        self._faults = [Fault(**vars(one)) for one in faults]
        self._rates = dict(rates or {})
        if self._rates.keys() - KINDS or sum(self._rates.values()) > 1:
            raise ValueError("rates of faults that there are, together at most 1")
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    def take(self, route: str) -> Fault | None:
        """Return what goes wrong with the next request at a route, None for nothing."""
        with self._lock:
            return self._scripted(route) or self._by_chance(route)

    def _scripted(self, route: str) -> Fault | None:
        for fault in self._faults:
            if fault.route in ("", route) and fault.times > 0:
                if fault.after > 0:
                    fault.after -= 1
                    continue
                fault.times -= 1
                return fault
        return None

    def _by_chance(self, route: str) -> Fault | None:
        """Draw at what the outbox does most; the warming GET is left alone."""
        if route == "web":
            return None
        drawn, least = self._random.random(), 0.0
        for kind, rate in self._rates.items():
            if least <= drawn < least + rate:
                return Fault(kind)
            least += rate
        return None
