"""
The keywords of JSON Schema 2020-12, each as a formula over the site that it speaks of.

What is left out of a formula must only widen it: a field that nobody reads may be anything,
but under a negation its schema is an atom of its own (`Here.sure`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from referencing.exceptions import Unresolvable

from qa.proof.formula import (
    TRUE,
    Formula,
    Length,
    Number,
    Term,
    at_most,
    conj,
    disj,
    equal,
    implies,
    less,
    neg,
)
from qa.proof.site import TYPES, Site, Slot, choices
from qa.proof.texts import OTHER, SPACES, VISIBLE
from render.formats import FORMATS
from render.pattern import matches, may_be_blank
from render.values import kind_of

if TYPE_CHECKING:
    from qa.proof.contract import Contract

MAX_ALIKE = 12  # sides of a `oneOf` that are compared with each other
MAX_STEPS = 20
SILENT = frozenset(
    {"title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly",
     "$comment", "$schema", "$id", "$anchor", "$defs", "$dynamicAnchor", "$vocabulary",
     "contentEncoding", "contentMediaType", "contentSchema", "then", "else",
     "minContains", "maxContains"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Here:
    """
    A schema object, and the site that it speaks of.

    `sure` says that the object may only be widened: it does not stand under a negation.
    """

    node: Mapping[str, Any]
    resolver: Any
    site: Site
    depth: int = 0
    sure: bool = True

    def at(self, node: Mapping[str, Any]) -> Here:
        """Return the place of another object about the same site."""
        return replace(self, node=node, depth=self.depth + 1)

    def of(self, site: Site) -> Here:
        """Return the place where the same object's word speaks of a site below."""
        return replace(self, site=site)

    @property
    def doubted(self) -> Here:
        """The place of an object that a negation may turn round."""
        return replace(self, sure=False)


Encode = Callable[["Contract", Any, Here], Formula]


def _reference(contract: Contract, value: Any, here: Here) -> Formula:
    try:
        found = here.resolver.lookup(value)
    except Unresolvable:
        return contract.opaque()
    return contract.says(found.contents, replace(here, resolver=found.resolver))


def _type(contract: Contract, value: Any, here: Here) -> Formula:
    names = [value] if isinstance(value, str) else value
    fits = here.site.has(*(TYPES[name] for name in names if name in TYPES))
    if "integer" in names and "number" not in names and here.site.number.sort != "whole":
        return conj(fits, disj(neg(here.site.has("number")), contract.opaque()))
    return fits


def _enum(contract: Contract, _: Any, here: Here) -> Formula:
    return disj(*(_is(contract, here.site, value) for value in choices(here.node)))


def _is(contract: Contract, site: Site, value: Any) -> Formula:
    """Return the formula that the value at a site is one written out."""
    there = site.has(kind_of(value))
    if isinstance(value, str):
        return conj(there, equal(site.text, contract.texts.term(value)))
    if isinstance(value, bool):
        return conj(there, site.truth if value else neg(site.truth))
    if isinstance(value, (int, Decimal)):
        return conj(there, equal(site.number, Number(value)))
    return there if value is None else conj(there, contract.opaque())


# --- combinations ----------------------------------------------------------------------


def _all(contract: Contract, value: Any, here: Here) -> Formula:
    return conj(*(contract.says(one, here) for one in value))


def _any(contract: Contract, value: Any, here: Here) -> Formula:
    _discern(contract, value, here)
    return disj(*(contract.says(one, here) for one in value))


def _one(contract: Contract, value: Any, here: Here) -> Formula:
    _discern(contract, value, here)
    said = [contract.says(one, here.doubted) for one in value]
    if len(said) > MAX_ALIKE:
        return conj(disj(*said), contract.opaque())
    pairs = (conj(a, b) for n, a in enumerate(said) for b in said[n + 1 :])
    return conj(disj(*said), *(neg(pair) for pair in pairs))


def _not(contract: Contract, value: Any, here: Here) -> Formula:
    _discern(contract, [value], here)
    return neg(contract.says(value, here.doubted))


def _if(contract: Contract, value: Any, here: Here) -> Formula:
    _discern(contract, [value], here)
    test = contract.says(value, here.doubted)
    then = contract.says(here.node.get("then", True), here)
    otherwise = contract.says(here.node.get("else", True), here)
    return conj(implies(test, then), implies(neg(test), otherwise))


def _discern(contract: Contract, nodes: Any, here: Here) -> None:
    """Note the fields by which a schema decides: those that its conditions speak of."""
    if len(here.site.path) > MAX_STEPS or here.depth > MAX_STEPS:
        return
    for node in nodes:
        if not isinstance(node, Mapping):
            continue
        if "$ref" in node:
            with suppress(Unresolvable):
                found = here.resolver.lookup(node["$ref"])
                inner = replace(here.at(node), resolver=found.resolver)
                _discern(contract, [found.contents], inner)
        properties = node.get("properties", {})
        for name in (*properties, *node.get("required", ())):
            site = contract.child(here.site, name)
            if site is not None and name in properties:
                _discern(contract, [properties[name]], here.of(site))


# --- objects ---------------------------------------------------------------------------


def _properties(contract: Contract, value: Any, here: Here) -> Formula:
    return _each(contract, here, list(value.items()))


def _each(contract: Contract, here: Here, fields: Iterable[tuple[str, Any]]) -> Formula:
    """Return what schemas say of fields: of those that matter, where they are there."""
    parts: list[Formula] = []
    for name, node in fields:
        site = contract.known(here.site, name)
        if site is not None:
            said = contract.says(node, here.of(site))
            parts.append(implies(neg(site.has("missing")), said))
        elif not here.sure:
            parts.append(contract.opaque())
    return _where(here.site, "object", conj(*parts))


def _required(contract: Contract, value: Any, here: Here) -> Formula:
    if any(here.node.get("properties", {}).get(name) is False for name in value):
        return neg(here.site.has("object"))
    sites = [contract.known(here.site, name) for name in value]
    parts = [neg(site.has("missing")) for site in sites if site is not None]
    if not here.sure and None in sites:
        parts.append(contract.opaque())
    return _where(here.site, "object", conj(*parts))


def _additional(contract: Contract, value: Any, here: Here) -> Formula:
    declared = here.node.get("properties", {})
    patterns = list(here.node.get("patternProperties", ()))
    others = [
        (name, value)
        for name, _ in contract.fields(here.site)
        if name not in declared and not any(matches(pattern, name) for pattern in patterns)
    ]
    rest = TRUE if here.sure or value is True else contract.opaque()
    return conj(_each(contract, here, others), rest)


def _patterns(contract: Contract, value: Any, here: Here) -> Formula:
    matching = [
        (name, node)
        for name, _ in contract.fields(here.site)
        for pattern, node in value.items()
        if matches(pattern, name)
    ]
    return conj(_each(contract, here, matching), TRUE if here.sure else contract.opaque())


def _dependent(contract: Contract, value: Any, here: Here) -> Formula:
    parts = []
    for name, needed in value.items():
        if isinstance(needed, list):
            result = conj(*(_present(contract, here.site, other) for other in needed))
        else:
            result = contract.says(needed, here)
        parts.append(implies(_present(contract, here.site, name), result))
    return _where(here.site, "object", conj(*parts))


def _present(contract: Contract, site: Site, name: str) -> Formula:
    found = contract.child(site, name)
    return neg(found.has("missing")) if found is not None else contract.opaque()


# --- lists -----------------------------------------------------------------------------


def _items(contract: Contract, value: Any, here: Here) -> Formula:
    first = len(here.node.get("prefixItems", ()))
    parts: list[Formula] = [] if here.sure else [contract.opaque()]
    for slot, site in contract.slots(here.site):
        said = contract.says(value, here.of(site))
        if first and (slot.index is None or slot.index < 0):
            said = disj(said, contract.opaque())
        if slot.index is None or not 0 <= slot.index < first:
            parts.append(implies(reached(here.site, slot), said))
    return _where(here.site, "list", conj(*parts))


def _prefix(contract: Contract, value: Any, here: Here) -> Formula:
    parts: list[Formula] = [] if here.sure else [contract.opaque()]
    for slot, site in contract.slots(here.site):
        if slot.index is not None and 0 <= slot.index < len(value):
            said = contract.says(value[slot.index], here.of(site))
            parts.append(implies(reached(here.site, slot), said))
    return _where(here.site, "list", conj(*parts))


def reached(site: Site, slot: Slot) -> Formula:
    """Return the formula that a list is long enough to have an item at a slot."""
    index = slot.index if slot.index is not None else 0
    return site.longer(index if index >= 0 else -index - 1)


# --- sizes and words -------------------------------------------------------------------


def _count(kind: str, low: bool) -> Encode:
    """Return what encodes the least, or most, items of a list or fields of an object."""

    def encode(_: Contract, value: Any, here: Here) -> Formula:
        ends: tuple[Term, Term] = (Number(value), here.site.length)
        return _where(here.site, kind, at_most(*(ends if low else ends[::-1])))

    return encode


def _limit(compare: Callable[[Term, Term], Formula], low: bool) -> Encode:
    """Return what encodes a least or greatest number."""

    def encode(_: Contract, value: Any, here: Here) -> Formula:
        ends: tuple[Term, Term] = (Number(value), here.site.number)
        return _where(here.site, "number", compare(*(ends if low else ends[::-1])))

    return encode


def _size(low: bool) -> Encode:
    """Return what encodes the least or greatest length of a text."""

    def encode(_: Contract, value: Any, here: Here) -> Formula:
        ends: tuple[Term, Term] = (Number(value), Length(here.site.text))
        return _where(here.site, "text", at_most(*(ends if low else ends[::-1])))

    return encode


def _pattern(contract: Contract, value: Any, here: Here) -> Formula:
    return _words(contract, here.site, lambda text: matches(value, text), may_be_blank(value))


def _format(contract: Contract, value: Any, here: Here) -> Formula:
    if value not in FORMATS:
        return TRUE
    return _words(contract, here.site, FORMATS[value], blank=False)


def _words(contract: Contract, site: Site, fits: Callable[[str], bool], blank: bool) -> Formula:
    """Try each literal; any other text may fit or not, one of which nothing shows if `blank`."""
    if "text" not in site.kinds:
        return TRUE
    text = site.text
    known = [word for word in contract.texts.codes if fits(word)]
    allowed = [equal(text, contract.texts.term(word)) for word in known]
    if blank:
        spaces = conj(at_most(Number(SPACES), text), less(text, Number(VISIBLE)))
        allowed.append(conj(spaces, contract.opaque()))
    allowed.append(conj(at_most(Number(OTHER), text), contract.opaque()))
    return _where(site, "text", disj(*allowed))


def _where(site: Site, kind: str, formula: Formula) -> Formula:
    """Return a formula that a schema says of values of one kind alone."""
    return implies(site.has(kind), formula)


KEYWORDS: Mapping[str, Encode] = {
    "$ref": _reference, "$dynamicRef": _reference, "type": _type, "enum": _enum, "const": _enum,
    "allOf": _all, "anyOf": _any, "oneOf": _one, "not": _not, "if": _if,
    "properties": _properties, "required": _required, "additionalProperties": _additional,
    "patternProperties": _patterns, "dependentRequired": _dependent,
    "dependentSchemas": _dependent, "items": _items, "prefixItems": _prefix,
    "minItems": _count("list", low=True), "maxItems": _count("list", low=False),
    "minProperties": _count("object", low=True), "maxProperties": _count("object", low=False),
    "minLength": _size(low=True), "maxLength": _size(low=False),
    "minimum": _limit(at_most, low=True), "maximum": _limit(at_most, low=False),
    "exclusiveMinimum": _limit(less, low=True), "exclusiveMaximum": _limit(less, low=False),
    "pattern": _pattern, "format": _format,
}  # fmt: skip
