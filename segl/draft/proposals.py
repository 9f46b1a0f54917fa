"""What to write where: a tag for each place that a letter leaves to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from render.message import Message
from render.place import Place
from render.record import record
from render.statement import RESERVED
from render.survey.blanks import Blank
from segl.draft import words

_NOTE = re.compile(
    r"(?:hvis|når|slet|fjern|vælg|husk|obs|bemærk|se|eksempel|fx|f\.eks|evt)\b|.*[:?!]",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"underskrift|signatur|sign\.?$", re.IGNORECASE)
_MAX_CHOICE = 60
_CURRENCY = frozenset({"kr", "kroner"})
_DAYS = frozenset({"den", "dato", "senest", "inden"})
_SOME_DATE = frozenset({"dato", "indsæt dato", "skriv dato", "angiv dato"})
_LETTERHEAD = frozenset({"header", "footer"})
_RESERVED = RESERVED | {"and", "or", "not", "in", "is", "if", "else", "elif", "for", "set", "with"}


@record
class Proposal:
    """
    What to write in one place, `times` over.

    `code` is what to write; `tag` the same if it is a plain tag with one sure place, which
    may then be written by Segl; `words` are those to look for. `beside` is said of a label
    whose value stands in the next cell.
    """

    place: Place
    words: str
    code: str
    tag: str = ""
    times: int = 1
    beside: bool = False


def read(blanks: Iterable[Blank]) -> tuple[Proposal, ...]:
    """Return a proposal for each blank that means something, alike ones together."""
    found: dict[tuple[str, str, bool], Proposal] = {}
    for blank in blanks:
        for proposal in _proposed(blank):
            key = (proposal.words, proposal.code, blank.place.story in _LETTERHEAD)
            times = found[key].times + 1 if key in found else 1
            found[key] = replace(found.get(key, proposal), times=times)
    return tuple(found.values())


def _proposed(blank: Blank) -> Iterator[Proposal]:
    if blank.kind in ("label", "cell", "greeting", "number"):
        tag = _labelled(blank)
        if tag:
            yield Proposal(blank.place, blank.words, _code(blank, tag), beside=blank.kind == "cell")
        return
    if blank.kind == "line" and not blank.label:
        if blank.before:  # else it is a line to sign on
            name = "…|dato" if blank.before in _DAYS else "…"
            yield Proposal(blank.place, blank.words, f"{{{{ {name} }}}}")
        return
    if blank.kind == "line" and _SIGNED.search(blank.label):
        return
    if _is_some_date(blank):
        yield Proposal(blank.place, blank.words, "{{ …|dato }}")
        return
    sure = blank.kind in ("bracket", "merge")
    if sure and blank.kind == "bracket" and _is_note(blank.name):
        yield Proposal(blank.place, blank.words, _advice(blank.name))
        return
    tag = _tag(blank)
    if blank.after in _CURRENCY:  # the letter says it already
        tag = tag.replace("|kroner", "|tal(2)")
    if tag and blank.sort == "ja_nej":
        yield Proposal(blank.place, blank.words, f"{{% if {tag} %}} … {{% endif %}}")
    elif tag:
        code = f"{{{{ {tag} }}}}"
        yield Proposal(blank.place, blank.words, code, code if sure else "")


def _is_some_date(blank: Blank) -> bool:
    """Say whether a date stands in a sentence: which date it is, only the author knows."""
    if blank.is_alone or blank.label:
        return False
    return (blank.kind == "filler" and blank.sort == "dato") or (
        blank.kind == "bracket" and blank.name.casefold() in _SOME_DATE
    )


def _labelled(blank: Blank) -> str:
    if blank.kind == "greeting":
        return "modtager.navn"
    if blank.kind == "number":
        return "barn.cpr|cpr_skjult"
    return words.known(blank.name, blank.place.story in _LETTERHEAD)


def _code(blank: Blank, tag: str) -> str:
    label = blank.words.removesuffix("…").strip()
    code = f"{{{{ {tag} }}}}"
    return code if blank.kind in ("number", "cell") else f"{label} {code}"


def _is_note(text: str) -> bool:
    """Say whether bracketed words speak to the author, or offer a choice of words."""
    return bool(_NOTE.match(text)) or "/" in text or not words.invented(text)


def _advice(text: str) -> str:
    """Return the condition that a choice of words asks for, "" for a note."""
    choices = [" ".join(choice.split()) for choice in text.split("/")]
    if _NOTE.match(text) or len(choices) < 2 or not all(choices) or len(text) > _MAX_CHOICE:
        return ""
    first, *between, last = choices
    middle = "".join(f"{{% elif … %}}{choice}" for choice in between)
    return f"{{% if … %}}{first}{middle}{{% else %}}{last}{{% endif %}}"


def _tag(blank: Blank) -> str:
    """Return the tag for a blank: by its own words, else by the label before it."""
    letterhead = blank.place.story in _LETTERHEAD
    for text in (blank.name, blank.label):
        known = words.known(text, letterhead)
        if known:
            return known
    if blank.sort in ("dato", "cpr"):
        return {"dato": "brev.dato|dato", "cpr": "barn.cpr|cpr_skjult"}[blank.sort]
    if blank.kind == "filler" and not blank.label:
        return ""
    tag = words.invented(blank.name or blank.label, blank.sort)
    return "" if tag.partition("|")[0] in _RESERVED else tag


BESIDE = Message(" i cellen ved siden af", " in the cell beside")
NOTE = Message(
    "en note til forfatteren: slet den, eller gør den til en betingelse",
    "a note to the author: delete it, or make it a condition",
)
