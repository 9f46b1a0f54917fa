"""Operators, over all cases at once (what they mean: render/operators.py)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from qa.proof import listing
from qa.proof.counting import reckoned
from qa.proof.formula import (
    FALSE,
    TRUE,
    Arithmetic,
    Formula,
    Number,
    Term,
    at_most,
    conj,
    disj,
    equal,
    less,
    neg,
)
from qa.proof.scope import At
from qa.proof.value import (
    Alternative,
    Figure,
    Flag,
    Given,
    Literal,
    Text,
    Value,
    blank,
    choose,
    is_known,
    kind,
    meant,
    of,
)
from render.expression import Binary, Expression, Items
from render.message import Message
from render.values import KINDS, SCALARS

if TYPE_CHECKING:
    from qa.proof.reader import Reader

_ORDERED = frozenset({"<", "<=", ">", ">="})
MAX_TERMS = 100
ZERO = Message("Der kan blive divideret med nul.", "There may be a division by zero.")


def binary(reader: Reader, source: Binary, at: At) -> Value:
    """Return the outcome of an operator."""
    if source.operator in ("in", "not in"):
        held = _contains(reader, source, at)
        return of(Flag(held if source.operator == "in" else neg(held)))
    if source.operator in ("==", "!="):
        held = _equals(reader, source, source.left, source.right, at)
        return of(Flag(held if source.operator == "==" else neg(held)))
    if source.operator == "~":
        return _joined(reader, source, at)
    return reckon(reader, source, at)


def _used(reader: Reader, source: Expression, operator: str, at: At) -> Value:
    """Return an operand that must be a text, a number or (but for `~`) a yes or no."""
    value = reader.read(source, at)
    kinds = SCALARS - {"boolean"} if operator == "~" else SCALARS
    reader.take(value, source, at, kinds, _unfit(operator))
    return value


def _unfit(operator: str) -> Callable[[str], Message]:
    return lambda wrong: Message(
        f"»{operator}« kan ikke bruges på {KINDS[wrong].da}.",
        f'"{operator}" cannot be used on {KINDS[wrong].en}.',
    )


def _equals(
    reader: Reader, source: Expression, left: Expression, right: Expression, at: At
) -> Formula:
    one, other = _used(reader, left, "==", at), _used(reader, right, "==", at)
    same = alike(reader, one, other)
    return same if same is not None else reader.opaque(source, at)


def alike(reader: Reader, one: Value, other: Value) -> Formula | None:
    """Return the formula that two values are the same, None where that is not followed."""
    parts = []
    for first, left in one:
        for second, right in other:
            same = _same(reader, left, right)
            both = conj(first, second)
            if same is None and both != FALSE:
                return None
            parts.append(conj(both, same or FALSE))
    return disj(*parts)


def _same(reader: Reader, left: Alternative, right: Alternative) -> Formula | None:
    parts = []
    for name in ("text", "number", "boolean"):
        both = conj(_has(left, name), _has(right, name))
        if both == FALSE:
            continue
        terms = [_compared(reader, one, name) for one in (left, right)]
        if None in terms:
            return None
        first, second = terms
        if name == "boolean":
            assert isinstance(first, Formula) and isinstance(second, Formula)
            same = disj(conj(first, second), conj(neg(first), neg(second)))
        else:
            assert isinstance(first, Term) and isinstance(second, Term)
            same = equal(first, second)
        parts.append(conj(both, same))
    if not (is_known(of(left)) and is_known(of(right))):
        return None
    return disj(*parts)


def _has(one: Alternative, name: str) -> Formula:
    return kind(of(one), name)


def _compared(reader: Reader, one: Alternative, name: str) -> Term | Formula | None:
    """Return what stands for a value of a kind when it is compared, None if nothing does."""
    match one:
        case Given(site):
            terms: dict[str, Term | Formula] = {
                "text": site.text,
                "number": site.number,
                "boolean": site.truth,
            }
            return terms[name]
        case Literal(bool() as value):
            return TRUE if value else FALSE
        case Literal(str() as text):
            return reader.contract.texts.term(text)
        case Literal(int() | Decimal() as number):
            return Number(number)
        case Text(term=term) | Figure(term):
            return term
        case Flag(holds):
            return holds
    return None


def figure(reader: Reader, value: Value) -> Term | None:
    """Return the number that a value is, None where it is not one followed number."""
    if len(value.cases) != 1 or not _is_number(value.cases[0][1]):
        return None
    found = _compared(reader, value.cases[0][1], "number")
    return found if isinstance(found, Term) else None


def _is_number(one: Alternative) -> bool:
    match one:
        case Given(site):  # any other kind is refused before
            return "text" not in site.kinds
        case Literal(bool()):
            return False
        case Literal(int() | Decimal()) | Figure():
            return True
    return False


# --- lists and texts -------------------------------------------------------------------


def _contains(reader: Reader, source: Binary, at: At) -> Formula:
    if isinstance(source.right, Items):
        left = _used(reader, source.left, "in", at)
        parts = []
        for item in source.right.values:
            same = alike(reader, left, _used(reader, item, "in", at))
            parts.append(same if same is not None else reader.opaque(source, at))
        return disj(*parts)
    left, right = reader.read(source.left, at), reader.read(source.right, at)
    reader.take(left, source.left, at, SCALARS, _unfit("in"))
    reader.take(right, source.right, at, frozenset({"text", "list", "object"}), _unfit("in"))
    among = conj(kind(right, "text", "object"), kind(left, "number", "boolean"))
    reader.risk("kind", source.right, at, among, UNLIKE)
    _comparable(reader, source, right, at)
    match right.cases, left.cases:
        case ((_, Given(site)),), ((_, Literal(str() as name)),) if site.kinds == ("object",):
            found = reader.contract.child(site, name)
            return neg(found.has("missing")) if found is not None else reader.opaque(source, at)
        case ((_, Given(site)),), _ if site.kinds == ("list",):
            return conj(site.longer(0), reader.opaque(source, at))
    return reader.opaque(source, at)


def _comparable(reader: Reader, source: Binary, value: Value, at: At) -> None:
    """Note where an item of a list cannot be compared with anything."""
    if kind(value, "list") == FALSE:
        return
    found = listing.rows(reader, value, reader.slot(source, at), source.right, at)
    if found is None:
        reader.lost(at)
        return
    some = conj(kind(value, "list"), less(Number(0), found.length), found.told)
    inner, wrong = at.when(some), [one for one in KINDS if one not in SCALARS]
    reader.follow(found.each, inner)
    reader.risk("kind", source.right, inner, kind(found.each, *wrong), UNLIKE)


UNLIKE = Message("Det kan ikke sammenlignes med noget.", "It cannot be compared with anything.")


def _joined(reader: Reader, source: Binary, at: At) -> Value:
    sides = []
    for side in (source.left, source.right):
        value = _used(reader, side, "~", at)
        reader.take_text(value, side, at)
        sides.append(value)
    return _text_of(*sides)


def _text_of(left: Value, right: Value) -> Value:
    """Return two texts as one: it is blank only where both are, and both were meant so."""
    empty = conj(blank(left), blank(right))
    return of(Text(empty, conj(meant(left), meant(right))))


# --- numbers ---------------------------------------------------------------------------


def reckon(reader: Reader, source: Binary, at: At) -> Value:
    """Return the outcome of `+ - * / // %`, or of a comparison of size."""
    left, right = reader.read(source.left, at), reader.read(source.right, at)
    texts = source.operator in {"+", *_ORDERED}
    kinds = frozenset({"number", "text"}) if texts else frozenset({"number"})
    for side, value in ((source.left, left), (source.right, right)):
        reader.take(value, side, at, kinds, _unfit(source.operator))
    if texts:
        _matched(reader, source, left, right, at)
    numbers = figure(reader, left), figure(reader, right)
    if source.operator in ("/", "//", "%"):
        _divides(reader, source, numbers[1], at)
    if source.operator in _ORDERED:
        return of(Flag(_ordered(reader, source, numbers, at)))
    number = of(Figure(_term(source.operator, numbers), reckoned(source, left, right)))
    if source.operator != "+" or kind(left, "text") == FALSE:
        return number
    for side, value in ((source.left, left), (source.right, right)):
        reader.take_text(value, side, at)
    return choose(kind(left, "text"), _text_of(left, right), number)


def _matched(reader: Reader, source: Binary, left: Value, right: Value, at: At) -> None:
    """Note where one side is a text and the other a number."""
    for one, other in (("text", "number"), ("number", "text")):
        when = conj(kind(left, one), kind(right, other))
        why = Message(
            f"»{source.operator}« kan ikke bruges på {KINDS[one].da} og {KINDS[other].da}.",
            f'"{source.operator}" cannot be used on {KINDS[one].en} and {KINDS[other].en}.',
        )
        reader.risk("kind", source.left, at, when, why)


def _divides(reader: Reader, source: Binary, divisor: Term | None, at: At) -> None:
    if divisor is not None:
        reader.risk("zero", source.right, at, equal(divisor, Number(0)), ZERO)
    else:
        reader.lost(at)


def _ordered(
    reader: Reader, source: Binary, numbers: tuple[Term | None, Term | None], at: At
) -> Formula:
    left, right = numbers
    if left is None or right is None:
        return reader.opaque(source, at)
    if source.operator in (">", ">="):
        left, right = right, left
    return (less if source.operator in ("<", ">") else at_most)(left, right)


def _term(operator: str, numbers: tuple[Term | None, Term | None]) -> Term | None:
    """Return a sum or difference, or a product with a number written out."""
    left, right = numbers
    if left is None or right is None or _is_long(left, right):
        return None
    if operator == "+":
        return Arithmetic("+", left, right)
    if operator == "-":
        return Arithmetic("-", left, right)
    if operator == "*" and (isinstance(left, Number) or isinstance(right, Number)):
        return Arithmetic("*", left, right)
    return None


def _is_long(*terms: Term) -> bool:
    """Say whether a number is reckoned in more steps than anybody would write."""
    stack, count = list(terms), 0
    while stack and count <= MAX_TERMS:
        count += 1
        term = stack.pop()
        if isinstance(term, Arithmetic):
            stack += [term.left, term.right]
    return count > MAX_TERMS
