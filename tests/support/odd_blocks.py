"""What is odd about shared paragraphs, and about the letters that have them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

GREETING = "Venlig hilsen fra os alle"
COMPLAINT = (
    "# Klagevejledning\nDu kan klage over afgørelsen til ankenævnet inden seks uger fra den dag, "
    "du har fået brevet. Send klagen til os, så sender vi den videre."
)
SECTION = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>Venlig hilsen</w:t></w:r></w:p>"


def _with(name: str, text: str) -> Callable[[str], dict[str, Any]]:
    return lambda rest: {"text": rest, "blocks": {name: text}}


def _alone(is_used: bool) -> Callable[[str], dict[str, Any]]:
    return lambda rest: {"text": rest, "alone": is_used}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(biblioteket har blokken »hilsen«)": _with("hilsen", GREETING),
    "(biblioteket har blokken »hilsen« med et sektionsskift)": _with("hilsen", SECTION),
    "(biblioteket har blokken »klage«)": _with("klage", COMPLAINT),
    "(blokken »hilsen«, som ingen skabelon bruger)": _alone(False),
    "(blokken »hilsen«, som et brev bruger)": _alone(True),
}
