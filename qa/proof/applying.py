"""Filters, over all cases at once (what they do: render/filters.py, render/functions.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from qa.proof import trying
from qa.proof.formula import (
    FALSE,
    TRUE,
    Formula,
    Length,
    Number,
    at_most,
    conj,
    neg,
)
from qa.proof.scope import At
from qa.proof.site import Slot
from qa.proof.value import (
    Alternative,
    Anything,
    Figure,
    Given,
    Lines,
    Literal,
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

if TYPE_CHECKING:
    from qa.proof.reader import Reader

EMPTY = Message("Listen kan være tom.", "The list may be empty.")
_FIRST, _LAST = Slot(0, 0), Slot(0, -1)


def apply(reader: Reader, source: Filter, at: At) -> Value:
    """Return what a filter makes of its value; note the values that it refuses."""
    value = reader.read(source.value, at)
    _arguments(reader, source, at)
    accepts = FILTERS[source.name].accepts
    reader.take(value, source.value, at, accepts, lambda w: unaccepted(source.name, w, accepts))
    for condition, why in trying.refusals(reader.contract.texts, source, value):
        reader.risk("format", source.value, at, condition, why)
    return _FILTERS[source.name](reader, source, value, at)


def _arguments(reader: Reader, source: Filter, at: At) -> None:
    if source.name in ("default", "d"):
        return  # read where it is taken
    for argument in (*source.arguments, *(item for _, item in source.named)):
        given = reader.read(argument, at)
        reader.take(given, argument, at, PRESENT, lambda w: unaccepted(source.name, w, PRESENT))


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
    empty = reader.opaque(source, at)
    return of(Text(conj(empty, neg(meant(value))), FALSE)) if is_known(value) else reader.lost(at)


def _number(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    return of(Figure())


def _length(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    match value.cases:
        case ((_, Given(site)),) if set(site.kinds) & {"list", "object"}:
            return of(Figure(site.length))
        case ((_, Given(site)),):
            return of(Figure(Length(site.text)))
        case ((_, Rows(length)),):
            return of(Figure(length))
    return of(Figure(reader.number(source, at)))


# --- lists -----------------------------------------------------------------------------


def rows(reader: Reader, value: Value, slot: Slot, source: Expression, at: At) -> Rows | None:
    """Return a list as its length and any item of it; None where it is not followed."""
    lists = [one for _, one in value if _is_list(one)]
    if len(lists) != 1:
        return None
    match lists[0]:
        case Given(site):
            return Rows(site.length, of(Given(reader.contract.item(site, slot))))
        case Rows() as made:
            return made
    return None


def _is_list(one: Alternative) -> bool:
    match one:
        case Given(site):
            return "list" in site.kinds
        case Rows() | Anything():
            return True
    return False


def _within(reader: Reader, source: Filter, value: Value, at: At) -> tuple[Rows | None, At]:
    """Return a list, and the place from which any item of it is looked at."""
    found = rows(reader, value, Slot(at.tag.number, None), source, at)
    if found is None:
        reader.lost(at)
        return None, at
    return found, at.when(conj(_some(value), found.told))


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
    reader.take(found.each, source.value, inner, SCALAR, _unlisted)
    reader.take_text(found.each, source.value, inner)
    none = conj(kind(value, "list"), neg(_some(value)))
    return of(Text(none, FALSE))


def _unlisted(wrong: str) -> Message:
    return Message(
        "Listen skal bestå af tekster eller tal.", "The list must hold texts or numbers."
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
    return found.each if found is not None else reader.lost(at)


def _extreme(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """The smallest or largest: any of the items."""
    return _picked(reader, source, value, Slot(at.tag.number, None), at)


def _kept(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """The same items, in another order, or each once."""
    attribute = _named(source, 1 if source.name == "sort" else 0)
    if attribute:
        _field(reader, source, value, attribute, at)
    return value


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
    return Rows(found.length, each, found.told)


def _no_group(wrong: str) -> Message:
    return Message("Listen skal bestå af grupper.", "The list must hold groups.")


def _map(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    found = _field(reader, source, value, _named(source, 0), at)
    return of(found) if found is not None else reader.lost(at)


def _total(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    attribute = _named(source, 0)
    found = _field(reader, source, value, attribute, at) if attribute else None
    found, inner = (found, at) if found else _within(reader, source, value, at)
    if found is not None:
        inner = at.when(conj(_some(value), found.told))
        reader.take(found.each, source, inner, frozenset({"number"}), _unsummed)
    return of(Figure())


def _unsummed(wrong: str) -> Message:
    return Message("Kun tal kan lægges sammen.", "Only numbers can be summed.")


def _chosen(wanted: bool) -> _Make:
    """The items whose field passes a test, or fails it."""

    def make(reader: Reader, source: Filter, value: Value, at: At) -> Value:
        found, inner = _within(reader, source, value, at)
        if found is None:
            return of(Anything())
        told = reader.selects(source, found.each, _named(source, 0), inner)
        left = reader.number(source, at)
        return of(Rows(left, found.each, conj(found.told, told if wanted else neg(told))))

    return make


def _pairs(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    return reader.lost(at)


# --- absence ---------------------------------------------------------------------------


def _otherwise(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """Another value where there is none; a blank one says that a blank is meant."""
    absent = kind(value, "missing", "null")
    match _argument(source, 1, "boolean"):
        case Const(True):
            absent = neg(reader.truth(value, source.value, at))
    other = _argument(source, 0, "default_value")
    if other is None:
        given = of(Literal(""))
    else:
        given = reader.read(other, at.when(absent))
        reader.take(
            given, other, at.when(absent), PRESENT, lambda w: unaccepted("default", w, PRESENT)
        )
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
            text = of(Text(one.site.blank, TRUE, one.site.text))
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
