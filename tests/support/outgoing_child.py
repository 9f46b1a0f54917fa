"""
A process that delivers and is killed on its way: `python outgoing_child.py FOLDER RECORDS STEP N`.

N letters and their leaflet go into the records in a file. Before and after each change of the
outbox and of the system there is a numbered point; at point STEP the process kills itself (0:
nowhere). The last line says how many points there were.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from outgoing import QUICK, new
from render.esdh.outbox.run import Plan, Run
from render.esdh.outbox.store import Outbox
from scripted import Records, Scripted

_seen = 0
_guard = threading.Lock()


def point(kill_at: int) -> None:
    """Count a point, and die there if it is the one."""
    global _seen
    with _guard:
        _seen += 1
        if _seen == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


def around(name: str, kill_at: int) -> None:
    """Put a point before and after a method of the outbox."""
    method: Callable[..., Any] = getattr(Outbox, name)

    @wraps(method)
    def pointed(*args: Any, **named: Any) -> Any:
        point(kill_at)
        found = method(*args, **named)
        point(kill_at)
        return found

    setattr(Outbox, name, pointed)


def letters(count: int) -> list[Any]:
    """Return letters, and a leaflet that goes with the first of them."""
    found = [new(b"%PDF brev " + str(n).encode(), f"brev {n}.pdf") for n in range(count)]
    return [*found, new(b"%PDF bilag", "bilag.pdf", parent=found[0][0].key, journalise=False)]


def main() -> None:
    """Queue what is not there, and deliver all that is not done."""
    folder, path = Path(sys.argv[1]), sys.argv[2]
    kill_at, count = int(sys.argv[3]), int(sys.argv[4])
    for name in ("add", "claim", "save", "release"):
        around(name, kill_at)
    records = Records(path, point=lambda _: point(kill_at))
    with Outbox(folder) as outbox:
        outbox.add(letters(count))
        plan = Plan(outbox, lambda: Scripted(records), QUICK)
        Run(plan, lambda outcome: None).go(outbox.rows())
    print(_seen)


if __name__ == "__main__":
    main()
