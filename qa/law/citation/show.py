"""Print a citation in its normal form, in Danish or Kalaallisut; reading it gives the same tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.law.citation.kinds import BY_NAME
from qa.law.citation.tree import Act, Citation, Number, Numbers, Provision, Reference, Span
from render.danish import MONTHS


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language; what no source has in Kalaallisut stays Danish."""

    stk: str
    chapter: str
    land: str  # between the last two of a list
    jf: str
    is_kl: bool = False


_DA = _Words("stk.", "kapitel", "og", "jf.")
_KL = _Words("imm.", "Kapitali", "aamma", "tak.", is_kl=True)


def show(citation: Citation, language: str = "da") -> str:
    """Return the normal form of a citation in "da" or "kl"."""
    words = _KL if language == "kl" else _DA
    told, closed = "", True
    for reference in citation.references:
        tied = reference.link in (",", "og", "eller") and not closed
        piece = _reference(reference, words, is_act_first=tied)
        closed = reference.act is not None and piece.endswith(_act(reference.act, words))
        closed = closed and bool(reference.provisions)
        told += _link(reference, words) + piece
    return told


def provision(one: Provision, language: str = "da") -> str:
    """Return the normal form of a provision."""
    return _provision(one, _KL if language == "kl" else _DA)


def act(one: Act, language: str = "da") -> str:
    """Return the normal form of an act."""
    return _act(one, _KL if language == "kl" else _DA)


def _link(reference: Reference, words: _Words) -> str:
    match reference.link:
        case "":
            return ""
        case ",":
            return ", "
        case "og":
            return f", {words.land} "
        case "jf.":
            return f", {words.jf} "
    return f", {reference.link} "


def _reference(one: Reference, words: _Words, is_act_first: bool) -> str:
    """
    Return a reference: `loven § 5`, or `§ 5 i lov nr. ...`.

    After provisions that stand open, `, § 5 i lov nr. ...` would take those with it.
    """
    told = _provisions(one.provisions, words)
    if one.act is None:
        return told
    named = _act(one.act, words)
    if not told:
        return named
    is_short = bool(one.act.name) and one.act.number is None
    if is_short or words.is_kl or is_act_first:
        return f"{named}{_gap(one.act)}{told}"
    comma = "," if _is_deep(one.provisions[-1]) else ""
    return f"{told}{comma} i {named}"


def _gap(one: Act) -> str:
    """Return what stands between an act and its provisions: a title must end."""
    return ", " if one.title and not one.name else " "


def _provisions(places: Sequence[Provision], words: _Words) -> str:
    told = [_provision(one, words) for one in places]
    comma = "," if any(map(_is_deep, places)) else ""
    return (
        ", ".join(told[:-1]) + f"{comma} {words.land} {told[-1]}"
        if len(told) > 1
        else "".join(told)
    )


def _is_deep(one: Provision) -> bool:
    """Say whether a place has commas of its own."""
    return one != Provision(paragraf=one.paragraf) and one != Provision(chapter=one.chapter)


def _provision(one: Provision, words: _Words) -> str:
    pieces = []
    if one.chapter:
        pieces.append(f"{words.chapter} {_numbers(one.chapter, words)}")
    if one.paragraf:
        sign = "§§" if len(one.paragraf) > 1 or isinstance(one.paragraf[0], Span) else "§"
        pieces.append(f"{sign} {_numbers(one.paragraf, words)}")
    if one.stykke:
        pieces.append(f"{words.stk} {_numbers(one.stykke, words)}")
    if one.nummer:
        pieces.append(f"nr. {_numbers(one.nummer, words)}")
    if one.litra:
        pieces.append(f"litra {_listed(one.litra, words)}")
    if one.punktum:
        pieces.append(f"{_ordinals(one.punktum, words)} pkt.")
    if one.led:
        pieces.append(f"{_ordinals(one.led, words)} led")
    return ", ".join(pieces)


def _numbers(numbers: Numbers, words: _Words) -> str:
    return _listed([_span(one) for one in numbers], words)


def _span(one: Number | Span) -> str:
    return f"{_number(one.first)}-{_number(one.last)}" if isinstance(one, Span) else _number(one)


def _number(one: Number) -> str:
    return f"{one.value} {one.letter}" if one.letter else str(one.value)


def _ordinals(numbers: Numbers, words: _Words) -> str:
    told = [
        f"{one.first.value}.-{one.last.value}." if isinstance(one, Span) else f"{one.value}."
        for one in numbers
    ]
    return ", ".join(told[:-1]) + " og " + told[-1] if len(told) > 1 else told[0]


def _listed(items: Sequence[str], words: _Words) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {words.land} {items[-1]}"


def _act(one: Act, words: _Words) -> str:
    numbered = _numbered(one, words)
    if one.name and numbered:
        return f"{numbered} ({one.name})" if one.title else f"{one.name} ({numbered})"
    return one.name or numbered


def _numbered(one: Act, words: _Words) -> str:
    if not one.kind:
        return ""
    kind = BY_NAME[one.kind]
    greenlandic = words.is_kl and kind.kl and not one.title
    told = kind.kl if greenlandic else kind.da
    if one.number is not None:
        told += f" nr. {one.number}"
    if one.date:
        told += f", {_date(one.date)}-imeersoq" if greenlandic else f" af {_date(one.date)}"
    return f"{told} om {one.title}" if one.title else told


def _date(iso: str) -> str:
    if len(iso) == 4:
        return iso
    year, month, day = iso.split("-")
    return f"{int(day)}. {MONTHS[int(month) - 1]} {year}"
