"""Filters, over all cases at once (what they do: render/filters.py, render/functions.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from qa.proof import trying
from qa.proof.counting import decimals
from qa.proof.formula import (
    FALSE,
    TRUE,
    Atom,
    Formula,
    Length,
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
    Lines,
    Literal,
    Pair,
    Rows,
    Text,
    Value,
    blank,
    choose,
    is_known,
    join,
    kind,
    meant,
    of,
)
from render.expression import Const, Expression, Filter
from render.filters import FILTERS
from render.message import Message
from render.signature import PRESENT, SCALAR, unaccepted
from render.values import is_visible

if TYPE_CHECKING:
    from qa.proof.reader import Reader

_BY_FIELD = frozenset({"map", "sort", "sum", "selectattr", "rejectattr"})
EMPTY = Message("Listen kan være tom.", "The list may be empty.")
MAX_FIELDS = 12
_FIRST, _LAST = Slot(0, 0), Slot(0, -1)


def apply(reader: Reader, source: Filter, at: At) -> Value:
    """Return what a filter makes of its value; note the values that it refuses."""
    value = reader.read(source.value, at)
    _arguments(reader, source, at)
    if not _is_tried(source):
        reader.lost(at)
    accepts = FILTERS[source.name].accepts
    reader.take(value, source.value, at, accepts, lambda w: unaccepted(source.name, w, accepts))
    for condition, why in trying.refusals(reader, source, value, at):
        reader.risk("format", source.value, at, condition, why)
    return _FILTERS[source.name](reader, source, value, at)


def _arguments(reader: Reader, source: Filter, at: At) -> None:
    for argument in (*source.arguments, *(item for _, item in source.named)):
        given = reader.read(argument, at)
        reader.take(given, argument, at, PRESENT, lambda w: unaccepted(source.name, w, PRESENT))


def _is_tried(source: Filter) -> bool:
    """Say whether arguments are written out, and so can be tried, or fit whatever they are."""
    if source.name in ("default", "d"):
        return True
    given = [*source.arguments, *(item for _, item in source.named)]
    field = _argument(source, 1 if source.name == "sort" else 0, "attribute")
    if source.name in _BY_FIELD and field is not None:
        return isinstance(field, Const) and isinstance(field.value, str)
    return all(isinstance(one, Const) for one in given)


def _argument(source: Filter, place: int, name: str) -> Expression | None:
    if place < len(source.arguments):
        return source.arguments[place]
    return dict(source.named).get(name)


# --- texts and numbers -----------------------------------------------------------------


def _shown(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """A text that always shows something."""
    return of(Text())


def _same(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """A text that is blank where its value is."""
    return of(Text(blank(value), meant(value)))


def _lines(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    return of(Lines(blank(value), meant(value)))


def _plain(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """A text as it is, a number as text."""
    known = value.cases[0][1] if len(value.cases) == 1 else None
    term = known.site.text if isinstance(known, Given) and known.site.kinds == ("text",) else None
    return of(Text(blank(value), meant(value), term))


def _cut(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """A text of which pieces may be gone: whether anything is left is not followed."""
    if _leaves(reader, source):
        return _same(reader, source, value, at)
    return of(Text(reader.opaque(source, at), meant(value)))


def _leaves(reader: Reader, source: Filter) -> bool:
    """Say whether what shows is left, or something that shows is put in its place."""
    end = _argument(source, 2, "end") if source.name == "truncate" else _argument(source, 1, "new")
    if end is None:
        return source.name == "truncate"
    return isinstance(end, Const) and isinstance(end.value, str) and is_visible(end.value)


def _number(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """A number: as many decimals as it had, as `round` says, or none."""
    if source.name == "abs":
        return of(Figure(None, decimals(value)))
    match _argument(source, 0, "precision"):
        case Const(int() as places) if source.name == "round":
            return of(Figure(None, max(0, places)))
    return of(Figure(None, 0))


def _length(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    match value.cases:
        case ((_, Given(site)),) if "text" not in site.kinds:
            return of(Figure(site.length, 0))
        case ((_, Given(site)),) if not set(site.kinds) & {"list", "object"}:
            return of(Figure(Length(site.text), 0))
        case ((_, Rows(length)),):
            return of(Figure(length, 0))
    return of(Figure(reader.number(source, at), 0))


# --- lists -----------------------------------------------------------------------------


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


def _words(reader: Reader, source: Filter, value: Value, at: At) -> Value:
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


def _end(slot: Slot) -> _Make:
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


def _extreme(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """The smallest or largest: any of the items."""
    _sorted(reader, source, value, "", at)
    return _picked(reader, source, value, reader.slot(source, at), at)


def _kept(reader: Reader, source: Filter, value: Value, at: At) -> Value:
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
    match _argument(source, place, "attribute"):
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


def _map(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    found = _field(reader, source, value, _named(source, 0), at)
    return of(found) if found is not None else reader.lost(at)


def _total(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    attribute = _named(source, 0)
    found, inner = _within(reader, source, value, at)
    if attribute:
        found = _field(reader, source, value, attribute, at)
    if found is None:
        return of(Figure())
    _hold(reader, source, found.each, frozenset({"number"}), UNSUMMED, inner)
    return of(Figure(None, decimals(found.each)))


UNSUMMED = Message("Kun tal kan lægges sammen.", "Only numbers can be summed.")


def _chosen(wanted: bool) -> _Make:
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


def _pairs(reader: Reader, source: Filter, value: Value, at: At) -> Value:
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


# --- absence ---------------------------------------------------------------------------


def _otherwise(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """Another value where there is none; a blank one says that a blank is meant."""
    absent = kind(value, "missing", "null")
    match _argument(source, 1, "boolean"):
        case Const(True):
            absent = neg(reader.truth(value, source.value, at))
        case None | Const(False):
            pass
        case _:
            reader.lost(at)
            return of(Anything(reader.contract.number()))
    other = _argument(source, 0, "default_value")
    given = of(Literal("")) if other is None else reader.read(other, at)
    if not is_known(value):
        return value
    kept = join((neg(absent), value))
    if _is_blank(given):
        kept = join((TRUE, _allowed(kept)))
    return join((absent, given), (neg(absent), kept)) if absent != FALSE else kept


def _is_blank(value: Value) -> bool:
    return len(value.cases) == 1 and blank(value) == TRUE


def _allowed(value: Value) -> Value:
    """Return a value that may be blank, since the author writes a blank for none."""
    parts: list[tuple[Formula, Value]] = []
    for guard, one in value:
        if isinstance(one, Given) and one.site.blank != FALSE:
            text = of(Text(one.site.blank, TRUE, one.site.text, one.site))
            parts.append((guard, choose(one.site.has("text"), text, of(one))))
        else:
            parts.append((guard, of(one)))
    return join(*parts)


_Make = Callable[["Reader", Filter, Value, At], Value]
_FILTERS: Mapping[str, _Make] = {
    **dict.fromkeys(("dato", "kroner", "tal", "cpr", "cpr_skjult", "telefon", "ja_nej"), _shown),
    **dict.fromkeys(("stort", "upper", "lower", "capitalize", "title", "trim"), _same),
    **dict.fromkeys(("replace", "truncate"), _cut),
    **dict.fromkeys(("string", "e", "escape"), _plain),
    **dict.fromkeys(("round", "abs", "int"), _number),
    **dict.fromkeys(("length", "count"), _length),
    **dict.fromkeys(("liste", "join"), _words),
    **dict.fromkeys(("sort", "reverse", "unique", "list"), _kept),
    **dict.fromkeys(("min", "max"), _extreme),
    **dict.fromkeys(("items", "dictsort"), _pairs),
    **dict.fromkeys(("default", "d"), _otherwise),
    "afsnit": _lines,
    "first": _end(_FIRST),
    "last": _end(_LAST),
    "map": _map,
    "sum": _total,
    "selectattr": _chosen(True),
    "rejectattr": _chosen(False),
}
