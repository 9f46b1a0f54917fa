"""`python -m fake_sbsys`: the fake as a process of its own, to try Segl without a system."""

from __future__ import annotations

import argparse
import random
import threading

import by_itself
from fake_sbsys.server import CLIENT, USER, FakeSbsys, running
from fake_sbsys.store import NUMBER, SAG, case


class Chance:
    """Faults by chance, at what the outbox writes and lists."""

    def __init__(self, rates: dict[str, float], seed: int) -> None:
        self._rates = rates
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    def fault(self, kind: str) -> str:
        """Return what goes wrong with a request of a kind, "" for nothing."""
        if kind in ("token", "me"):
            return ""
        with self._lock:
            drawn, least = self._random.random(), 0.0
        for fault, rate in self._rates.items():
            if least <= drawn < least + rate:
                return fault
            least += rate
        return ""


def main() -> None:
    """Print the address on the first line of output; end when time is up or input closes."""
    parser = by_itself.parser(__doc__)
    parser.add_argument("--fault", action="append", default=[], metavar="ROUTE=KIND")
    given = parser.parse_args()
    with running(port=given.port) as fake:
        _set_up(fake, given)
        print(fake.url, flush=True)
        print(f"{USER['username']} / {USER['password']} / {CLIENT['client_secret']}", flush=True)
        by_itself.wait(given)


def _set_up(fake: FakeSbsys, given: argparse.Namespace) -> None:
    fake.slow_seconds = given.slow
    numbers = given.case or [NUMBER]
    fake.store.cases = {SAG + i: case(SAG + i, number) for i, number in enumerate(numbers)}
    for one in given.fault:
        route, _, kind = one.partition("=")
        fake.faults.setdefault(route, []).append(kind)
    fake.chance = Chance(by_itself.rates(given), given.seed).fault


if __name__ == "__main__":
    main()
