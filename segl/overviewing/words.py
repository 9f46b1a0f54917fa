"""The words of an overview, the same on the screen and on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa.overview.model import Letter, Overview, OwnLaw, Row
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
        plural = "" if one.errors == 1 else "s"
        return "bad", Message(f"{one.errors} fejl", f"{one.errors} error{plural}")
    if one.lacking:
        return "bad", Message(f"{one.lacking} krav mangler", f"lacks {one.lacking} requirements")
    if one.warnings:
        word = "advarsel" if one.warnings == 1 else "advarsler"
        plural = "" if one.warnings == 1 else "s"
        return "mind", Message(f"{one.warnings} {word}", f"{one.warnings} warning{plural}")
    return "good", Message("uden fejl", "no errors")


def municipality(row: Row, name: str) -> tuple[str, Message]:
    """Return the mark and the words of a template with a municipality's data."""
    count = row.refused.get(name)
    if count is None:
        return "bad", Message("kan ikke bruges", "cannot be used")
    if not row.cases:
        return "none", Message("ingen prøvesager", "no sample cases")
    if count:
        letters = ("brev", "letter") if count == 1 else ("breve", "letters")
        return "bad", Message(f"{count} {letters[0]} afvist", f"{count} {letters[1]} refused")
    return "good", Message("udfyldes", "can be filled")


def proved(one: Letter) -> Message:
    """Return how much of what the law asks for is proved of a language version."""
    if not one.proved:
        return Message("intet bevist", "nothing proved")
    plural = "" if one.proved == 1 else "s"
    return Message(f"{one.proved} krav", f"{one.proved} requirement{plural}")


LAW = {
    "wrong": Message(
        "Bibliotekets egen lov kan ikke bruges, og breve kan ikke laves. Skabelonerne er set "
        "efter uden den",
        "The library's own law cannot be used, and no letter can be made. The templates were "
        "judged without it",
    ),
    "expired": Message("Udløbne rettelser i lovkataloget", "Corrections of the law that ran out"),
    "corrections": Message("Rettelser i lovkataloget", "Corrections of the law"),
}


def law(own: OwnLaw) -> Sequence[tuple[str, Message, tuple[Message, ...]]]:
    """Return what a library says of the law by itself: of which sort, headings and sentences."""
    parts = (("wrong", own.wrong), ("expired", own.expired), ("corrections", own.corrections))
    return tuple((key, LAW[key], told) for key, told in parts if told)


def unchecked(found: Overview) -> Mapping[Message, Sequence[str]]:
    """Return what was not judged, each with the language versions that it is said of."""
    told: dict[Message, list[str]] = {}
    for row in found.rows:
        for language, one in row.letters.items():
            for what in one.unchecked if one is not None else ():
                told.setdefault(what, []).append(f"{row.id} ({language})")
    return told
