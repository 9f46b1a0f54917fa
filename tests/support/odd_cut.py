"""Sections that a condition cuts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def section(lying: bool = False, more: str = "") -> str:
    """Return the properties of a section whose pages stand, or lie."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if lying else 'w:w="11906" w:h="16838"'
    return f"<w:sectPr>{more}<w:pgSz {size}/></w:sectPr>"


def ending(words: str, properties: str) -> str:
    """Return a paragraph that ends a section."""
    run = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def _in_condition(rest: str) -> dict[str, Any]:
    wide = ending("Bilag", section(lying=True))
    return {"text": f"{rest}\n{{%p if medhold %}}\n{wide}\n{{%p endif %}}\nHilsen"}


def _whole_in_condition(rest: str) -> dict[str, Any]:
    wide = ending("Bilag", section(lying=True))
    before = ending(rest, section())
    return {"text": f"{before}\n{{%p if medhold %}}\n{wide}\n{{%p endif %}}\nHilsen"}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(sektionsskift i en betingelse)": _in_condition,
    "(sektionsskift før og i en betingelse)": _whole_in_condition,
}
