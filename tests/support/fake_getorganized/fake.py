"""A fake's memory: what it stores, what it recorded, and the script that it follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fake_getorganized.faults import Fault, Script
from fake_getorganized.state import State


@dataclass(frozen=True)
class Options:
    """
    How the fake takes what no source says (all assumptions).

    `strict`: refuse what a library with a schema must refuse. `taken`: the status for a name that
    is taken. `page`: how many files a page of a listing has. `marked`: the body that journalising
    answers by. `limit`: the largest body. `slow`: how long a slow answer takes. `knock`: what is
    said to whoever is not let in ("again": another challenge for ever; "odd": one that is none;
    "endless": a refusal without end; "drip": one that drips).
    """

    strict: bool = True
    taken: int = 409
    page: int = 1000
    marked: str = '{"Success":true}'
    limit: int = 100_000_000
    slow: float = 1.0
    knock: str = ""


class Recorded(NamedTuple):
    """A request as it came in; `user` is "" before the handshake was done."""

    route: str
    method: str
    path: str
    kind: str
    user: str
    body: bytes
    headers: Mapping[str, str]


class Fake:
    """A running fake: its state, what it recorded, and the script that it follows."""

    def __init__(self, state: State, options: Options, scheme: str, keep: bool) -> None:
        self.state = state
        self.options = options
        self.scheme = scheme
        self.script = Script()
        self.keep = keep
        self.recorded: list[Recorded] = []
        self.url = ""
        self.elsewhere = ""
        self.written = 0
        self.digests: dict[str, float] = {}
        self.uploads: dict[str, bytes] = {}

    def follow(self, *faults: Fault) -> None:
        """Go wrong in these ways from now on."""
        self.script = Script(faults)

    def bodies(self, route: str) -> list[Recorded]:
        return [one for one in self.recorded if one.route == route]
