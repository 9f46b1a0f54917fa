"""
Values that a schema accepts and a filter refuses, found by trying.

A filter such as `dato` takes only some texts. Where the schema lets a text stand that it
does not take, that text is the case to show; where none is found, none is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from qa.proof.counting import decimals
from qa.proof.formula import TRUE, Formula, Number, conj, equal
from qa.proof.scope import At
from qa.proof.site import Site, choices, sure
from qa.proof.value import Alternative, Figure, Given, Literal, Text, Value, of
from qa.proof.within import is_within
from render.expression import Const, Filter
from render.filters import FILTERS
from render.message import Message
from render.pattern import example
from render.signature import run
from render.values import ValueRefused, kind_of

if TYPE_CHECKING:
    from qa.proof.reader import Reader

_FORMATTING = frozenset({"dato", "cpr", "cpr_skjult", "telefon", "kroner", "tal", "int", "round"})
_SOUND: dict[str, Any] = {
    "dato": "2026-11-20", "cpr": "2309154902", "cpr_skjult": "2309154902", "telefon": "990012",
    "kroner": 1, "tal": 1, "int": 1, "round": 1,
}  # fmt: skip
_TEXTS = ("x", "Eksempel", "0", "12", "A1", "2026-99-99", "9999999999", "999999-9999")
_EACH = frozenset({"map", "sum", "selectattr", "rejectattr", "sort"})
_SAFE = {"dato": {"date"}, "cpr": {"cpr"}, "cpr_skjult": {"cpr"}}
_TAKEN = {  # a part of what it takes, at the least
    "telefon": r"^(\+[0-9]{1,4} )?[0-9]([ .\-]*[0-9]){3,11}$",
    **dict.fromkeys(("cpr", "cpr_skjult"), r"^[0-9]([ \-]*[0-9]){9}$"),
    "int": r"^\-?[0-9]{1,15}$",
}
_LOW, _HIGH = ("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")
LONG = "Eksempel " * 40
NOT_SURE = Message(
    "Skemaet siger ikke nok om feltet til, at filteret altid kan bruge det.",
    "The schema does not say enough of the field for the filter to take it always.",
)
_FIGURES = (Decimal("0.001"), Decimal("1.005"), Decimal("1000.001"))


def refusals(
    reader: Reader, source: Filter, value: Value, at: At
) -> Iterator[tuple[Formula, Message]]:
    """
    Yield the formula of a value that a formatting filter refuses, and why.

    A value that is neither found nor excluded is an atom of its own: not decided.
    """
    given = [*source.arguments, *(item for _, item in source.named)]
    if source.name in ("default", "d") or not all(isinstance(one, Const) for one in given):
        return
    why = _refused(reader, source, _sound(source))
    if why is not None:  # the arguments are wrong, whatever the value
        yield TRUE, why
        return
    if source.name not in _FORMATTING:
        return
    for guard, one in value:
        for condition, why in _of(reader, source, one, at):
            yield conj(guard, condition), why


def _sound(source: Filter) -> Any:
    """Return a value that a filter takes, if its arguments are right."""
    if source.name in _SOUND:
        return _SOUND[source.name]
    accepts = FILTERS[source.name].accepts
    if accepts == {"boolean"}:
        return True
    if "list" in accepts:
        return [] if source.name in _EACH else ["a", "b"]
    return LONG if "text" in accepts else {} if "object" in accepts else 1


def _of(
    reader: Reader, source: Filter, one: Alternative, at: At
) -> Iterator[tuple[Formula, Message]]:
    accepts = FILTERS[source.name].accepts
    match one:
        case Literal(written):
            why = _refused(reader, source, written)
            if why is not None:
                yield TRUE, why
        case Given(site) | Text(site=Site() as site):
            if "text" in accepts and "text" in site.kinds:
                yield from _of_text(reader, source, site, reader.opaque(source, at))
            if "number" in accepts and "number" in site.kinds and isinstance(one, Given):
                yield from _of_number(reader, source, site, reader.opaque(source, at))
        case Text() if "text" in accepts:
            yield reader.opaque(source, at), NOT_SURE
        case Figure(_, places) if source.name == "kroner" and (places is None or places > 2):
            yield reader.opaque(source, at), NOT_SURE


def _of_text(
    reader: Reader, source: Filter, site: Site, doubt: Formula
) -> Iterator[tuple[Formula, Message]]:
    for text in _texts(site):
        why = _refused(reader, source, text)
        if why is not None:
            yield conj(site.has("text"), equal(site.text, reader.contract.texts.term(text))), why
            return
    if site.choices is None and not _is_taken(source, site):
        yield conj(site.has("text"), doubt), NOT_SURE


def _of_number(
    reader: Reader, source: Filter, site: Site, doubt: Formula
) -> Iterator[tuple[Formula, Message]]:
    places = decimals(of(Given(site)))
    if source.name != "kroner" or (places is not None and places <= 2):
        return  # the others take any number
    for number in _numbers(site):
        why = _refused(reader, source, number)
        if why is not None:
            yield conj(site.has("number"), equal(site.number, Number(number))), why
            return
    if site.choices is None:
        yield conj(site.has("number"), doubt), NOT_SURE


def _is_taken(source: Filter, site: Site) -> bool:
    """Say whether a filter takes all that the format or the pattern of a text lets stand."""
    if _SAFE.get(source.name, set()) & _formats(site):
        return True
    wider = _TAKEN.get(source.name)
    patterns = [node["pattern"] for node in sure(site.shape) if "pattern" in node]
    return wider is not None and any(is_within(pattern, wider) for pattern in patterns)


def _formats(site: Site) -> set[str]:
    return {node["format"] for node in sure(site.shape) if "format" in node}


def _refused(reader: Reader, source: Filter, value: Any) -> Message | None:
    """Return why a filter refuses a value, None where it takes it (or its kind is wrong)."""
    signature = FILTERS[source.name]
    if kind_of(value) not in signature.accepts:
        return None
    arguments = tuple(one.value for one in source.arguments if isinstance(one, Const))
    named = {key: one.value for key, one in source.named if isinstance(one, Const)}
    try:
        run(signature, source.name, value, reader.language, arguments, named)
    except ValueRefused as error:
        return error.message
    return None


def _texts(site: Site) -> Iterator[str]:
    """Yield texts that nothing surely said of a site excludes."""
    nodes = list(sure(site.shape))
    patterns = [node["pattern"] for node in nodes if "pattern" in node]
    found = [*_TEXTS, *map(example, patterns)]
    found += ["".join("9" if c.isdigit() else c for c in example(one)) for one in patterns]
    found += [one for node in nodes if {"enum", "const"} & {*node} for one in choices(node)]
    yield from (text for text in found if isinstance(text, str) and site.admits(text))


def _numbers(site: Site) -> Iterator[int | Decimal]:
    """Yield numbers that nothing surely said of a site excludes."""
    if site.number.sort == "whole":
        return
    nodes = list(sure(site.shape))
    if site.choices is not None:
        yield from (one for one in site.choices if kind_of(one) == "number")
        return
    steps = [Decimal(str(node["multipleOf"])) for node in nodes if "multipleOf" in node]
    lows = [Decimal(str(n[word])) for n in nodes for word in _LOW if word in n]
    highs = [Decimal(str(n[word])) for n in nodes for word in _HIGH if word in n]
    high = min(highs, default=max(lows, default=Decimal(0)) + 9_999)
    low = max(lows, default=min(Decimal(0), high - 1))
    figures = [step * n for step in steps for n in (1, 3)] if steps else _FIGURES
    yield from (low + figure for figure in figures if low + figure < high)
