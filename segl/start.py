"""Where Segl starts: a letter goes the quick way, everything else by click."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

_RARELY = 100_000  # objects made between two looks for circles; a letter makes no such number


def run() -> NoReturn:
    """Start Segl from the command line."""
    if sys.argv[1:2] == ["render"]:
        gc.set_threshold(_RARELY, 20, 20)
        from segl import quick  # late, as all here: nothing is imported that is not needed

        said = quick.match(sys.argv[2:])
        if said is not None:
            _fill(said)
    from segl import cli

    cli.run()


def _fill(said: Mapping[str, Any]) -> NoReturn:
    """Fill a letter, and end without taking all modules apart one by one, as Python would."""
    from segl import failure, rendering

    failure.speak_utf8()
    failure.end_well(lambda: rendering.render(**said), os._exit)
