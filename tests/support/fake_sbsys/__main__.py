"""`python -m fake_sbsys`: the fake as a process of its own, to try Segl without a system."""

from __future__ import annotations

import argparse
import os
import random
import sys
import threading
import time

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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--case", action="append", default=[], metavar="NUMBER")
    parser.add_argument("--seconds", type=float, default=600.0, help="end after so long")
    parser.add_argument("--rate", action="append", default=[], metavar="KIND=SHARE")
    parser.add_argument("--fault", action="append", default=[], metavar="ROUTE=KIND")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--slow", type=float, default=1.0, help="seconds that `slow` takes")
    parser.add_argument("--parent", action="store_true", help="end when standard input closes")
    given = parser.parse_args()
    with running(port=given.port) as fake:
        _set_up(fake, given)
        print(fake.url, flush=True)
        print(f"{USER['username']} / {USER['password']} / {CLIENT['client_secret']}", flush=True)
        _wait(given.seconds, given.parent)


def _set_up(fake: FakeSbsys, given: argparse.Namespace) -> None:
    fake.slow_seconds = given.slow
    numbers = given.case or [NUMBER]
    fake.store.cases = {SAG + i: case(SAG + i, number) for i, number in enumerate(numbers)}
    for one in given.fault:
        route, _, kind = one.partition("=")
        fake.faults.setdefault(route, []).append(kind)
    rates = {kind: float(share) for kind, _, share in (one.partition("=") for one in given.rate)}
    fake.chance = Chance(rates, given.seed).fault


def _wait(seconds: float, parent: bool) -> None:
    if parent:
        end = threading.Timer(seconds, os._exit, (0,))
        end.daemon = True
        end.start()
        sys.stdin.read()
        return
    time.sleep(seconds)


if __name__ == "__main__":
    main()
