"""Filters, over all cases at once (what they do: render/filters.py, render/functions.py)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qa.proof import listing, trying
from qa.proof.counting import decimals
from qa.proof.formula import (
    FALSE,
    TRUE,
    Formula,
    Length,
    neg,
)
from qa.proof.listing import Make, argument
from qa.proof.scope import At
from qa.proof.value import (
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
from render.expression import Const, Filter
from render.filters import FILTERS
from render.signature import PRESENT, unaccepted
from render.values import is_visible

if TYPE_CHECKING:
    from qa.proof.reader import Reader

_BY_FIELD = frozenset({"map", "sort", "sum", "selectattr", "rejectattr"})


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
    for one in (*source.arguments, *(item for _, item in source.named)):
        given = reader.read(one, at)
        reader.take(given, one, at, PRESENT, lambda w: unaccepted(source.name, w, PRESENT))


def _is_tried(source: Filter) -> bool:
    """Say whether arguments are written out, and so can be tried, or fit whatever they are."""
    if source.name in ("default", "d"):
        return True
    given = [*source.arguments, *(item for _, item in source.named)]
    field = argument(source, 1 if source.name == "sort" else 0, "attribute")
    if source.name in _BY_FIELD and field is not None:
        return isinstance(field, Const) and isinstance(field.value, str)
    return all(isinstance(one, Const) for one in given)


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
    end = argument(source, 2, "end") if source.name == "truncate" else argument(source, 1, "new")
    if end is None:
        return source.name == "truncate"
    return isinstance(end, Const) and isinstance(end.value, str) and is_visible(end.value)


def _number(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """A number: as many decimals as it had, as `round` says, or none."""
    if source.name == "abs":
        return of(Figure(None, decimals(value)))
    match argument(source, 0, "precision"):
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


# --- absence ---------------------------------------------------------------------------


def _otherwise(reader: Reader, source: Filter, value: Value, at: At) -> Value:
    """Another value where there is none; a blank one says that a blank is meant."""
    absent = kind(value, "missing", "null")
    match argument(source, 1, "boolean"):
        case Const(True):
            absent = neg(reader.truth(value, source.value, at))
        case None | Const(False):
            pass
        case _:
            reader.lost(at)
            return of(Anything(reader.contract.number()))
    other = argument(source, 0, "default_value")
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


_FILTERS: Mapping[str, Make] = {
    **dict.fromkeys(("dato", "kroner", "tal", "cpr", "cpr_skjult", "telefon", "ja_nej"), _shown),
    **dict.fromkeys(("stort", "upper", "lower", "capitalize", "title", "trim"), _same),
    **dict.fromkeys(("replace", "truncate"), _cut),
    **dict.fromkeys(("string", "e", "escape"), _plain),
    **dict.fromkeys(("round", "abs", "int"), _number),
    **dict.fromkeys(("length", "count"), _length),
    **dict.fromkeys(("liste", "join"), listing.words),
    **dict.fromkeys(("sort", "reverse", "unique", "list"), listing.kept),
    **dict.fromkeys(("min", "max"), listing.extreme),
    **dict.fromkeys(("items", "dictsort"), listing.pairs),
    **dict.fromkeys(("default", "d"), _otherwise),
    "afsnit": _lines,
    "first": listing.end(listing.FIRST),
    "last": listing.end(listing.LAST),
    "map": listing.map_of,
    "sum": listing.total,
    "selectattr": listing.chosen(True),
    "rejectattr": listing.chosen(False),
}
