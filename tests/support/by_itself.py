"""What the fakes have in common as processes of their own."""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time


def parser(about: str | None) -> argparse.ArgumentParser:
    """Return the options that each fake has."""
    found = argparse.ArgumentParser(description=about)
    found.add_argument("--port", type=int, default=0)
    found.add_argument("--case", action="append", default=[], metavar="NUMBER")
    found.add_argument("--seconds", type=float, default=600.0, help="end after so long")
    found.add_argument("--rate", action="append", default=[], metavar="KIND=SHARE")
    found.add_argument("--seed", type=int, default=0)
    found.add_argument("--slow", type=float, default=1.0, help="seconds that `slow` takes")
    found.add_argument("--parent", action="store_true", help="end when standard input closes")
    return found


def rates(given: argparse.Namespace) -> dict[str, float]:
    """Return the share of requests of each kind of fault."""
    return {kind: float(share) for kind, _, share in (one.partition("=") for one in given.rate)}


def wait(given: argparse.Namespace) -> None:
    """Return when time is up or, with `--parent`, standard input closes."""
    if given.parent:
        end = threading.Timer(given.seconds, os._exit, (0,))
        end.daemon = True
        end.start()
        sys.stdin.read()
        return
    time.sleep(given.seconds)
