"""The sorts of value as an owner reads and writes them: `dato`, `helt tal`, `ja/nej`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from render.fields import SORTS, Field
from render.message import Message

WORDS: Mapping[str, Message] = {
    **{name: word for name, word in SORTS.items() if name != "ukendt"},
    "beloeb": Message("beløb", "amount"),
    "telefon": Message("telefon", "telephone"),
    "postnr": Message("postnummer", "postcode"),
}
OFFERED = (
    "tekst", "dato", "ja_nej", "valg", "heltal", "tal", "beloeb", "cpr", "telefon", "email",
    "postnr", "sagsnummer", "liste", "gruppe",
)  # fmt: skip
_CONCEPTS = frozenset({"beloeb", "telefon", "postnr"})
_SYNONYMS = {
    "cpr": "cpr", "cprnr": "cpr", "personnummer": "cpr", "mail": "email", "mailadresse": "email",
    "emailadresse": "email", "tlf": "telefon", "telefonnummer": "telefon", "kroner": "beloeb",
    "pris": "beloeb", "postnr": "postnr", "heltal": "heltal", "antal": "heltal", "nummer": "tal",
    "valgliste": "valg", "valgmulighed": "valg", "valgmuligheder": "valg", "ja": "ja_nej",
    "sagsnr": "sagsnummer", "kle": "kle", "langtekst": "tekst", "fritekst": "tekst",
}  # fmt: skip
_YES = frozenset({"ja", "j", "yes", "y", "x", "sand", "true", "skal", "✓", "✔", "☒", "☑"})
_NO = frozenset({"nej", "n", "no", "", "-", "–", "falsk", "false", "☐"})


def of(field: Field) -> str:
    """Return the sort of a field, a key of WORDS; "" where the schema says nothing."""
    for part in field.shape.parts:
        concept = str(part.node.get("$ref", "")).rsplit("/", 1)[-1]
        if concept in _CONCEPTS:
            return concept
    return field.sort if field.sort in WORDS else ""


def word(sort: str, language: str) -> str:
    """Return the word for a sort, "" for none."""
    return WORDS[sort].text(language) if sort else ""


def read(text: str) -> str | None:
    """Return the sort that a word means, None for a word that means none."""
    return _BY_WORD.get(_key(text))


def near(text: str, language: str) -> str:
    """Return the word for a sort that is nearest to an unknown word, "" if none is."""
    found = get_close_matches(_key(text), list(_BY_WORD), n=1)
    return word(_BY_WORD[found[0]], language) if found else ""


def yes_no(text: str) -> bool | None:
    """Read yes or no as people write them in a cell, None for anything else."""
    said = text.strip().strip(".").lower()
    return True if said in _YES else False if said in _NO else None


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


_BY_WORD = _SYNONYMS | {
    _key(message.text(language)): name
    for name, message in WORDS.items()
    for language in ("da", "en")
}
