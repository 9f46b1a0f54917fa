"""What the name of a field says: its words, its Danish title, the sort of value it may hold."""

from __future__ import annotations

import re

from render.fields import DRAFT, ITEM

_WORDS = re.compile(r"[A-ZÆØÅ]+(?![a-zæøå])|[A-ZÆØÅ]?[a-zæøå]+")
_LETTERS = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))
_KNOWN = {  # how a word of a name is written in a title
    "cpr": "CPR-nummer", "cprnr": "CPR-nummer", "kle": "KLE-emne", "email": "e-mail",
    "mail": "e-mail", "tlf": "telefon", "nr": "nummer", "postnr": "postnummer",
    "sagsnr": "sagsnummer", "id": "id", "url": "link",
}  # fmt: skip
_CASE_NUMBERS = frozenset({"sagnr", "sagsnr", "sagsnummer", "sagsid", "journalnr", "journalnummer"})
_TEXTS = frozenset({"navn", "tekst", "titel", "adresse", "efternavn", "fornavn"})


def words(name: str) -> list[str]:
    """Return the words of a field's name: `sagsbehandlerNavn` and `sagsbehandler_navn` alike."""
    return [word.lower() for word in _WORDS.findall(name)]


def title(path: tuple[str, ...]) -> str:
    """Return a title drafted from a field's name, marked as a draft."""
    name = next(step for step in reversed(path) if step != ITEM)
    spoken = [_KNOWN.get(word) or _danish(word) for word in words(name)] or [name]
    text = " ".join(spoken)
    return f"{text[0].upper()}{text[1:]} {DRAFT}"


def _danish(word: str) -> str:
    for ascii_letters, letter in _LETTERS:
        word = word.replace(ascii_letters, letter)
    return word


def hint(path: tuple[str, ...]) -> str:
    """Return the sort of value that a field's name promises, "" if none."""
    steps = [step for step in path if step != ITEM]
    said = words(steps[-1])
    if said and said[0] in ("nr", "nummer", "id") and len(steps) > 1:
        said = [*words(steps[-2]), *said]
    joined = "".join(said)
    if "cpr" in said or joined.startswith("cpr") or joined.endswith("personnummer"):
        return "cpr"
    if joined in _CASE_NUMBERS:
        return "sagsnummer"
    if joined.endswith(("email", "mail", "mailadresse")):
        return "email"
    if joined.endswith(("telefon", "telefonnummer", "telefonnr", "tlf", "tlfnr", "mobil")):
        return "telefon"
    if joined.endswith(("postnr", "postnummer")):
        return "postnr"
    return _amount_or_date(said, joined)


def _amount_or_date(said: list[str], joined: str) -> str:
    if joined.endswith(("dato", "date")) or said[:1] == ["dato"]:
        return "dato"
    if joined.endswith(("beloeb", "beløb", "pris", "takst")) or said[-1:] in (["kr"], ["kroner"]):
        return "beloeb"
    if said[:1] == ["antal"] or joined.endswith("alder"):
        return "heltal"
    return "tekst" if said and said[-1] in _TEXTS else ""
