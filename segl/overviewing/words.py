"""The words of an overview, the same on the screen and on the page."""

from __future__ import annotations

from qa.overview.model import Letter, Row
from render.message import Message

STATES = {
    "same": Message("ens", "same"),
    "differs": Message("afviger", "differs"),
    "missing": Message("mangler", "missing"),
    "added": Message("kun der", "only there"),
    "unread": Message("ikke læst", "not read"),
    "none": Message("–", "–"),
}
TONGUES = {"da": Message("Dansk", "Danish"), "kl": Message("Grønlandsk", "Kalaallisut")}
GRADES = {
    "V": Message("loven er læst", "the law was read"),
    "V*": Message("læst et svagere sted", "read in a weaker place"),
    "G": Message("praksis", "practice"),
    "U": Message("ubekræftet", "unconfirmed"),
}


def letter(one: Letter | None) -> tuple[str, Message]:
    """Return the mark (good, mind, bad, none) and the words of a language version."""
    if one is None:
        return "none", Message("mangler", "missing")
    if one.errors:
        return "bad", Message(f"{one.errors} fejl", f"{one.errors} errors")
    if one.warnings:
        word = "advarsel" if one.warnings == 1 else "advarsler"
        return "mind", Message(f"{one.warnings} {word}", f"{one.warnings} warnings")
    return "good", Message("uden fejl", "no errors")


def municipality(row: Row, name: str) -> tuple[str, Message]:
    """Return the mark and the words of a template with a municipality's data."""
    count = row.refused.get(name)
    if count is None:
        return "bad", Message("kan ikke bruges", "cannot be used")
    if not row.cases:
        return "none", Message("ingen prøvesager", "no sample cases")
    if count:
        return "bad", Message(f"{count} breve afvist", f"{count} letters refused")
    return "good", Message("udfyldes", "can be filled")
