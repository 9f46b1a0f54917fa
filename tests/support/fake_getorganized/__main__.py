"""`python -m fake_getorganized`: the fake as a process of its own, for benches that kill."""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from pathlib import Path

from fake_getorganized.fake import Options
from fake_getorganized.faults import Script
from fake_getorganized.server import serve
from fake_getorganized.state import State


def main() -> None:
    """Print the address on the first line of output; end when time is up or input closes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", default=":memory:", help="SQLite file to store and count in")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--case", action="append", default=[], metavar="NUMBER")
    parser.add_argument("--seconds", type=float, default=600.0, help="end after so long")
    parser.add_argument("--rate", action="append", default=[], metavar="KIND=SHARE")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--slow", type=float, default=1.0, help="seconds that `slow` takes")
    parser.add_argument("--taken", type=int, default=409, help="status for a name that is taken")
    parser.add_argument("--parent", action="store_true", help="end when standard input closes")
    given = parser.parse_args()
    state = State(str(Path(given.state)) if given.state != ":memory:" else given.state)
    for number in given.case:
        if not state.cases(number):
            state.add_case(number)
    rates = {kind: float(share) for kind, _, share in (one.partition("=") for one in given.rate)}
    options = Options(slow=given.slow, taken=given.taken)
    with serve(state, options, port=given.port, keep=False) as fake:
        fake.script = Script(rates=rates, seed=given.seed)
        print(fake.url, flush=True)
        _wait(given.seconds, given.parent)
    state.close()


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
