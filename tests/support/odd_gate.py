"""Letters that are filled on trial, and what may go wrong with them on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from qa.gate.trial import Gate
from render.renderer import Renderer

BODY = "word/document.xml"


def spoiled(change: Callable[[bytes], bytes], part: str = BODY) -> Gate:
    """Return a gate whose letters are right but for what `change` does to one part."""

    def fill(renderer: Renderer, case: dict[str, Any]) -> dict[str, bytes]:
        parts = renderer.parts(case)
        return parts | {part: change(parts[part])}

    return Gate(fill, ())


def swapped(old: str, new: str) -> Gate:
    """Return a gate in whose letters some words are replaced."""
    return spoiled(lambda data: data.replace(old.encode(), new.encode()))


def _unnamed(data: bytes) -> bytes:
    """Take out what follows the greeting."""
    return re.sub("(Kære )[^<]*".encode(), rb"\1", data)


def _made(gate: Gate) -> Callable[[str], dict[str, Any]]:
    return lambda rest: {"text": rest, "gate": gate}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(segl lint --prove)": _made(Gate(validators=())),
    "(segl lint --prove, og teksten går tabt på vejen)": _made(spoiled(_unnamed)),
    "(segl lint --prove, og de to breve er forskellige)": _made(swapped("Kære", "Hej")),
    "(segl lint --prove, og brevet går i stykker)": _made(swapped("</w:body>", "")),
}
