"""
Values that a schema accepts and a filter refuses, found by trying.

A filter such as `dato` takes only some texts. Where the schema lets a text stand that it
does not take, that text is the case to show; where none is found, none is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from qa.proof.formula import TRUE, Formula, Number, conj, equal
from qa.proof.site import Site, choices, sure
from qa.proof.texts import Texts
from qa.proof.value import Given, Literal, Value
from render.expression import Const, Filter
from render.filters import FILTERS
from render.message import Message
from render.pattern import example
from render.signature import run
from render.values import ValueRefused, kind_of

_FORMATTING = frozenset({"dato", "cpr", "cpr_skjult", "telefon", "kroner", "tal", "int", "round"})
_SOUND: dict[str, Any] = {
    "dato": "2026-11-20", "cpr": "2309154902", "cpr_skjult": "2309154902", "telefon": "990012",
    "kroner": 1, "tal": 1, "int": 1, "round": 1,
}  # fmt: skip
_TEXTS = ("x", "Eksempel", "0", "12", "A1", "2026-99-99", "9999999999", "999999-9999")
_FIGURES = (Decimal("0.001"), Decimal("1.005"), Decimal("1000.001"))


def refusals(texts: Texts, source: Filter, value: Value) -> Iterator[tuple[Formula, Message]]:
    """Yield the formula of a value that a formatting filter refuses, and why."""
    given = [*source.arguments, *(item for _, item in source.named)]
    if source.name not in _FORMATTING or not all(isinstance(one, Const) for one in given):
        return
    why = _refused(source, _SOUND[source.name])
    if why is not None:  # the arguments are wrong, whatever the value
        yield TRUE, why
        return
    for guard, one in value:
        match one:
            case Literal(written):
                why = _refused(source, written)
                if why is not None:
                    yield guard, why
            case Given(site):
                for condition, why in _of_site(texts, source, site):
                    yield conj(guard, condition), why


def _of_site(texts: Texts, source: Filter, site: Site) -> Iterator[tuple[Formula, Message]]:
    accepts = FILTERS[source.name].accepts
    if "text" in accepts and "text" in site.kinds:
        for text in _texts(site):
            why = _refused(source, text)
            if why is not None:
                yield conj(site.has("text"), equal(site.text, texts.term(text))), why
                return
    if "number" in accepts and "number" in site.kinds:
        for number in _numbers(site):
            why = _refused(source, number)
            if why is not None:
                yield conj(site.has("number"), equal(site.number, Number(number))), why
                return


def _refused(source: Filter, value: Any) -> Message | None:
    """Return why a filter refuses a value, None where it takes it (or its kind is wrong)."""
    signature = FILTERS[source.name]
    if kind_of(value) not in signature.accepts:
        return None
    arguments = tuple(one.value for one in source.arguments if isinstance(one, Const))
    named = {key: one.value for key, one in source.named if isinstance(one, Const)}
    try:
        run(signature, source.name, value, "da", arguments, named)
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
    if any("multipleOf" in node or "enum" in node or "const" in node for node in nodes):
        return
    low = max((Decimal(node["minimum"]) for node in nodes if "minimum" in node), default=Decimal(0))
    high = min((Decimal(n["maximum"]) for n in nodes if "maximum" in n), default=low + 9_999)
    yield from (low + figure for figure in _FIGURES if low + figure < high)
