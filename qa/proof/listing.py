"""Filters of lists and objects, over all cases at once: each use looks at any item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from qa.proof.counting import decimals
from qa.proof.formula import (
    FALSE,
    TRUE,
    Atom,
    Formula,
    Number,
    Term,
    at_most,
    conj,
    disj,
    implies,
    neg,
)
from qa.proof.moving import another
from qa.proof.scope import At
from qa.proof.site import KINDS, Site, Slot, sure
from qa.proof.value import (
    Alternative,
    Anything,
    Figure,
    Given,
    Pair,
    Rows,
    Text,
    Value,
    join,
    kind,
    meant,
    of,
)
from render.expression import Const, Expression, Filter
from render.message import Message
from render.signature import PRESENT, SCALAR

if TYPE_CHECKING:
    from qa.proof.reader import Reader

EMPTY = Message("Listen kan være tom.", "The list may be empty.")
MAX_FIELDS = 12
FIRST, LAST = Slot(0, 0), Slot(0, -1)
Make = Callable[["Reader", Filter, Value, At], Value]


def argument(source: Filter, place: int, name: str) -> Expression | None:
    """Return an argument by its place or its name, None where it is not given."""
    if place < len(source.arguments):
        return source.arguments[place]
    return dict(source.named).get(name)


def rows(reader: Reader, value: Value, slot: Slot, source: Expression, at: At) -> Rows | None:
    """Return a list as its length and any item of it; None where it is not followed."""
    lists = [one for _, one in value if _is_list(one)]
    if len(lists) != 1:
        return None
    match lists[0]:
        case Given(site):
            each = of(Given(reader.contract.item(site, slot)))
            return Rows(site.length, each, TRUE, slot)
        case Rows() as made:
            mine = slot if slot.index is None else reader.slot(source, at)
            return another(reader.contract, made, mine)
    return None


def looped(reader: Reader, value: Value, slot: Slot, source: Expression, at: At) -> Rows | None:
    """Return what a loop goes over: a list, or the names of an object; None if not followed."""
    match value.cases:
        case ((_, Given(site)),) if "list" not in site.kinds:
            nameless = FALSE if _is_closed(site) else reader.opaque(source, at)
            return Rows(site.length, of(Text(nameless)), TRUE, slot)
        case ((_, Given(site)),) if "object" in site.kinds:
            return None
    found = rows(reader, value, slot, source, at)
    others = [one for _, one in value if not _is_list(one) and kind(of(one), "object") != FALSE]
    if found is None or others:
        return None
    return replace(found, told=conj(kind(value, "list"), found.told))


def _is_list(one: Alternative) -> bool:
    match one:
        case Given(site):
            return "list" in site.kinds
        case Rows() | Pair() | Anything():
            return True
    return False


def _within(reader: Reader, source: Filter, value: Value, at: At) -> tuple[Rows | None, At]:
    """Return a list, and the place from which any item of it is looked at."""
    found = rows(reader, value, reader.slot(source, at), source, at)
    if found is None:
        reader.lost(at)
        return None, at
    return found, at.when(conj(kind(value, "list"), _some(value), found.told))


def _some(value: Value) -> Formula:
    """Return the formula that a list has an item."""
    parts = []
    for guard, one in value:
        match one:
            case Given(site):
                parts.append(conj(guard, site.has("list"), site.longer(0)))
            case Rows(length):
                parts.append(conj(guard, at_most(Number(1), length)))
    return parts[0] if len(parts) == 1 else TRUE


def words(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """The items as one text: each must be a text or number, none blank."""
    found, inner = _within(reader, source, value, at)
    if found is None:
        return of(Text())
    _hold(reader, source, found.each, SCALAR, UNLISTED, inner)
    reader.take_text(found.each, source.value, inner)
    none = conj(kind(value, "list"), neg(_some(value)))
    if meant(found.each) != FALSE:  # all of them may be blank, and meant so
        return of(Text(disj(none, reader.opaque(source, at)), FALSE))
    return of(Text(none, FALSE))


def _hold(
    reader: Reader, source: Filter, each: Value, kinds: frozenset[str], why: Message, at: At
) -> None:
    """Note where an item of a list is of none of some kinds."""
    reader.follow(each, at)
    wrong = (*KINDS, "markup", "paragraphs")
    reader.risk("kind", source.value, at, kind(each, *(k for k in wrong if k not in kinds)), why)


UNLISTED = Message(
    "Listen skal bestå af tekster eller tal.", "The list must hold texts or numbers."
)
UNSORTED = Message(
    "Kun lister af tekster eller af tal kan sorteres.",
    "Only lists of texts or of numbers can be sorted.",
)


def end(slot: Slot) -> Make:
    """The first or last item: there must be one."""

    def make(reader: Reader, source: Filter, value: Value, at: At) -> Value:
        return _picked(reader, source, value, slot, at)

    return make


def _picked(reader: Reader, source: Filter, value: Value, slot: Slot, at: At) -> Value:
    none = conj(kind(value, "list"), neg(_some(value)))
    reader.risk("empty", source.value, at, none, EMPTY)
    found = rows(reader, value, slot, source, at)
    if found is None:
        return reader.lost(at)
    reader.extra.append(implies(at_most(Number(1), found.length), found.told))
    return found.each


def extreme(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """The smallest or largest: any of the items."""
    _sorted(reader, source, value, "", at)
    return _picked(reader, source, value, reader.slot(source, at), at)


def kept(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """The same items, in another order, or each once."""
    found, inner = _within(reader, source, value, at)
    if found is None:
        return of(Anything(reader.contract.number()))
    length = found.length
    if source.name == "sort":
        _sorted(reader, source, value, _named(source, 1), at)
    elif source.name == "unique":
        _hold(reader, source, found.each, SCALAR, UNLISTED, inner)
        length = _fewer(reader, source, length, at)
        reader.extra.append(implies(at_most(Number(1), found.length), at_most(Number(1), length)))
    return of(replace(found, length=length))


def _fewer(reader: Reader, source: Filter, length: Term, at: At) -> Term:
    """Return how many items are left of a list."""
    left = reader.number(source, at)
    reader.extra.append(
        implies(at_most(Number(0), length), conj(at_most(Number(0), left), at_most(left, length)))
    )
    return left


def _sorted(reader: Reader, source: Filter, value: Value, attribute: str, at: At) -> None:
    """Note where two items cannot be put in order: all must be texts, or all numbers."""
    found, inner = _within(reader, source, value, at)
    if attribute:
        found = _field(reader, source, value, attribute, at)
    if found is None:
        return
    _hold(reader, source, found.each, SCALAR, UNSORTED, inner)
    other = another(
        reader.contract, found, Slot(reader.contract.number((source, reader.seen(source, at), 2)))
    )
    for one, second in ((found, other), (other, found)):
        mixed = conj(kind(one.each, "text"), kind(second.each, "number"), other.told)
        reader.risk("kind", source.value, inner, mixed, UNSORTED)


def _named(source: Filter, place: int) -> str:
    """Return the field that a filter names, "" where it names none."""
    match argument(source, place, "attribute"):
        case Const(str() as name):
            return name
    return ""


def _field(reader: Reader, source: Filter, value: Value, attribute: str, at: At) -> Rows | None:
    """Return one field of each item; it must be there."""
    found, inner = _within(reader, source, value, at)
    if found is None:
        return None
    each = found.each
    for name in attribute.split("."):
        reader.take(each, source.value, inner, frozenset({"object"}), _no_group)
        each = join(*((guard, reader.below(one, name, at)) for guard, one in each))
        reader.take(each, source, inner, PRESENT | {"null"}, _no_group)
    return replace(found, each=each)


def _no_group(wrong: str) -> Message:
    return Message("Listen skal bestå af grupper.", "The list must hold groups.")


def map_of(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """One field of each item."""
    found = _field(reader, source, value, _named(source, 0), at)
    return of(found) if found is not None else reader.lost(at)


def total(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """The sum of the items, or of a field of each."""
    attribute = _named(source, 0)
    found, inner = _within(reader, source, value, at)
    if attribute:
        found = _field(reader, source, value, attribute, at)
    if found is None:
        return of(Figure())
    _hold(reader, source, found.each, frozenset({"number"}), UNSUMMED, inner)
    return of(Figure(None, decimals(found.each)))


UNSUMMED = Message("Kun tal kan lægges sammen.", "Only numbers can be summed.")


def chosen(wanted: bool) -> Make:
    """The items whose field passes a test, or fails it."""

    def make(reader: Reader, source: Filter, value: Value, at: At) -> Value:
        found, inner = _within(reader, source, value, at)
        if found is None:
            return of(Anything(reader.contract.number()))
        told = reader.selects(source, found.each, _named(source, 0), inner)
        left = _fewer(reader, source, found.length, at)
        told = conj(found.told, told if wanted else neg(told))
        return of(replace(found, length=left, told=told))

    return make


def pairs(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """The names of the fields of an object, each with its value: any of them."""
    match value.cases:
        case ((_, Given(site)),) if _is_closed(site):
            return of(_fields(reader, site, reader.slot(source, at)))
    return reader.lost(at)


def _is_closed(site: Site) -> bool:
    """Say whether an object can have the declared fields only, and a few."""
    closed = any(node.get("additionalProperties") is False for node in sure(site.shape))
    return closed and not site.shape.is_open and 0 < len(site.shape.properties) <= MAX_FIELDS


def _fields(reader: Reader, site: Site, slot: Slot) -> Rows:
    parts: list[tuple[Formula, Value]] = []
    others: Formula = TRUE
    told: Formula = TRUE
    fields = [reader.contract.child(site, name) for name in site.shape.properties]
    for number, one in enumerate(filter(None, fields)):
        picked = conj(others, Atom(("pick", slot, number)))
        others = conj(others, neg(Atom(("pick", slot, number))))
        parts.append((picked, of(Given(one))))
        told = conj(told, implies(picked, neg(one.has("missing"))))
    pair = Pair((of(Text()), join(*parts)))
    return Rows(site.length, of(pair), conj(told, neg(others)), slot)
