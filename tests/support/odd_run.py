"""What can go wrong with a run, whatever stands in the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from render.message import Message

STOPPED = Message("Kontrollen blev stoppet.", "The check was stopped.")

ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(en fil, som kontrollen går i stå på)": lambda rest: {"text": rest, "unfinished": STOPPED},
}
