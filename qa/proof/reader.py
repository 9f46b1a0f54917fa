"""
Read expressions as the renderer does, over all cases at once.

Each expression gives a `Value`; each use that some case may refuse is a `Hazard`. What is
not followed is anything, is never told as a hazard, and is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from qa.proof import applying, asking, comparing, counting
from qa.proof.contract import Contract
from qa.proof.formula import (
    FALSE,
    TRUE,
    Arithmetic,
    Atom,
    Formula,
    Number,
    Sort,
    Term,
    Variable,
    conj,
    disj,
    equal,
    leaves,
    neg,
)
from qa.proof.hazard import Hazard, Kind
from qa.proof.keywords import reached
from qa.proof.scope import At
from qa.proof.site import KINDS, Path, Site, Slot
from qa.proof.value import (
    Absent,
    Alternative,
    Anything,
    Figure,
    Flag,
    Given,
    Literal,
    Pair,
    Rows,
    Turn,
    Value,
    choose,
    flag,
    hole,
    join,
    kind,
    of,
    truth,
)
from qa.proof.watching import Watch
from render.expression import (
    Binary,
    Call,
    Choice,
    Const,
    Expression,
    Field,
    Filter,
    Index,
    Items,
    Logic,
    Name,
    Test,
    Unary,
    path,
    walk,
)
from render.message import Message
from render.output import cannot_print
from render.values import BLANK
from render.values import KINDS as WORDS

Why = Callable[[str], Message]
ABSENT = ("missing", "null")
PRINTED = ("text", "number", "markup", "paragraphs")


@dataclass
class Reader:
    """
    Reads the expressions of one part.

    `root` and `kommune` are the case and the municipality; `call` walks a macro of the
    template; `extra` is what is true of the numbers that it makes; `unknown` counts the tags
    with something that is not followed; `printed` is what each tag prints, by its number (the
    last where a macro prints it more than once); `reads` are the fields that are looked at,
    and when; `watch` follows places that must not print.
    """

    contract: Contract
    root: Site
    kommune: Site | None
    call: Callable[[Call, list[Value], Mapping[str, Value], At], Value]
    language: str = "da"
    hazards: dict[tuple[Any, ...], Hazard] = field(default_factory=dict)
    extra: list[Formula] = field(default_factory=list)
    unknown: set[int] = field(default_factory=set)
    printed: dict[int, Value] = field(default_factory=dict)
    reads: dict[Path, Formula] = field(default_factory=dict)
    watch: Watch = field(default_factory=Watch)

    # --- hazards -------------------------------------------------------------------

    def risk(self, what: Kind, value: Expression, at: At, when: Formula, why: Message) -> None:
        """Note that a use fails where a formula holds."""
        condition = conj(at.path, when)
        if condition == FALSE or at.tag.twin:
            return
        key = (what, at.tag.number, path(value), why.en)
        before = self.hazards.get(key)
        if before is not None:  # the same tag again, in a macro called twice
            condition = disj(before.condition, condition)
        self.hazards[key] = Hazard(what, at.tag, path(value), _blamed(when), condition, why)

    def take(
        self, value: Value, source: Expression, at: At, kinds: frozenset[str], why: Why
    ) -> None:
        """Note where a value is not of one of the kinds that a use takes."""
        self.follow(value, at)
        lacking = [one for one in ABSENT if one not in kinds]
        self.risk("absent", source, at, kind(value, *lacking), LACKS)
        taken = {*kinds, *ABSENT}
        wrong = [one for one in (*KINDS, "markup", "paragraphs") if one not in taken]
        found = [one for one in wrong if conj(at.path, kind(value, one)) != FALSE]
        if found:
            told = why(found[0]) if len(found) == 1 else _several(found)
            self.risk("kind", source, at, kind(value, *found), told)

    def take_text(self, value: Value, source: Expression, at: At) -> None:
        """Note where a value that becomes part of a text is blank and was not meant so."""
        self.risk("blank", source, at, hole(value), BLANK)

    def prints(self, value: Value, source: Expression, at: At) -> None:
        """Note where a value cannot be printed, or prints as a hole."""
        self.printed[at.tag.number] = value
        self.watch.prints(self, value, at)
        self.take(value, source, at, frozenset(PRINTED), cannot_print)
        self.take_text(value, source, at)

    def follow(self, value: Value, at: At) -> None:
        """Count the tag where a value that is not followed is used."""
        if any(isinstance(one, Anything) and conj(at.path, guard) != FALSE for guard, one in value):
            self.lost(at)

    def lost(self, at: At) -> Value:
        """Return a value that is not followed, and count its tag."""
        if not at.tag.twin and at.path != FALSE:
            self.unknown.add(at.tag.number)
        return of(Anything(self.contract.number()))

    def truth(self, value: Value, source: Expression, at: At) -> Formula:
        """Return the formula that a value is true, a new atom where that is not known."""
        known = truth(value)
        return known if known is not None else self.opaque(source, at)

    # --- expressions -----------------------------------------------------------------

    def read(self, source: Expression, at: At) -> Value:
        """Return what an expression may give at a place."""
        return self.watch.read(source, _READ[type(source)](self, source, at))

    def name(self, source: Name, at: At) -> Value:
        """Return the value of a name: set in the template, or a field of the case."""
        if source.name in at.names:
            return at.names[source.name]
        if source.name == "kommune":
            return of(Given(self.kommune)) if self.kommune is not None else self.lost(at)
        return self.given(self.root, source.name, at)

    def given(self, site: Site, name: str, at: At) -> Value:
        """Return a field of an object of the case."""
        found = self.contract.child(site, name)
        if found is None:
            return self.lost(at)
        self.reads[found.path] = disj(self.reads.get(found.path, FALSE), at.path)
        return of(Given(found))

    def field(self, source: Field, at: At) -> Value:
        """Return a field of a value, which must be an object."""
        base = self.read(source.base, at)
        self.take(base, source.base, at, frozenset({"object"}), _no_field(source))
        return join(*((guard, self.below(one, source.key, at)) for guard, one in base))

    def below(self, one: Alternative, key: str, at: At) -> Value:
        """Return a field of one alternative; nothing where it has none."""
        match one:
            case Given(site) if "object" in site.kinds:
                return self.given(site, key, at)
            case Turn(index, length):
                return _turn(index, length, key)
            case Anything():
                return self.lost(at)
        return of(Absent())  # refused already

    def index(self, source: Index, at: At) -> Value:
        """Return an item of a list; where the list is too short, nothing."""
        base, index = self.read(source.base, at), self.read(source.index, at)
        self.take(base, source.base, at, frozenset({"object", "list"}), _no_item(source))
        match index.cases:
            case ((_, Literal(int() as place)),) if not isinstance(place, bool):
                self.risk("kind", source.base, at, kind(base, "object"), _no_item(source)("object"))
                return join(*((guard, self._item(one, place, at)) for guard, one in base))
            case ((_, Literal(str() as key)),):
                return join(*((guard, self.below(one, key, at)) for guard, one in base))
        return self.lost(at)

    def _item(self, one: Alternative, place: int, at: At) -> Value:
        if isinstance(one, Pair):
            found = one.values[place : place + 1] if place >= 0 else ()
            return found[0] if found else self.lost(at)
        if not isinstance(one, Given | Rows | Anything):
            return of(Absent())  # refused already
        if isinstance(one, Given) and "list" in one.site.kinds:
            slot = Slot(0, place)
            item = of(Given(self.contract.item(one.site, slot)))
            return choose(reached(one.site, slot), item, of(Absent()))
        return self.lost(at)

    def items(self, source: Items, at: At) -> Value:
        """Return a list written out."""
        values = [self.read(value, at) for value in source.values]
        if not values:
            return of(Rows(Number(0), of(Absent())))
        slot = self.slot(source, at)
        guards = [Atom(("pick", slot, n)) for n in range(1, len(values))]
        each = values[0]
        for guard, value in zip(guards, values[1:], strict=True):
            each = choose(guard, value, each)
        return of(Rows(Number(len(values)), each, TRUE, slot))

    def unary(self, source: Unary, at: At) -> Value:
        """Return the contrary of a condition, or a number with a sign."""
        operand = self.read(source.operand, at)
        if source.operator == "not":
            return of(Flag(neg(self.truth(operand, source.operand, at))))
        match source.operator, source.operand:
            case "-", Const(int() | Decimal() as number) if not isinstance(number, bool):
                return of(Literal(-number))
        return comparing.reckon(self, Binary(source.operator, Const(0), source.operand), at)

    def binary(self, source: Binary, at: At) -> Value:
        """Return the outcome of an operator."""
        return comparing.binary(self, source, at)

    def logic(self, source: Logic, at: At) -> Value:
        """Return the operand that decides; the right one is read only where it may."""
        left = self.read(source.left, at)
        holds = self.truth(left, source.left, at)
        goes_on = holds if source.operator == "and" else neg(holds)
        right = self.read(source.right, at.when(goes_on))
        one, other = flag(left), flag(right)
        if one is not None and other is not None:  # a condition, and no choice of values
            return of(Flag((conj if source.operator == "and" else disj)(one, other)))
        return join((goes_on, right), (neg(goes_on), left))

    def choice(self, source: Choice, at: At) -> Value:
        """Return one of two values; without `else` nothing prints."""
        test = self.truth(self.read(source.test, at), source.test, at)
        then = self.read(source.then, at.when(test))
        if source.otherwise is None:
            return choose(test, then, of(Literal("")))
        return choose(test, then, self.read(source.otherwise, at.when(neg(test))))

    def filtered(self, source: Filter, at: At) -> Value:
        """Return what a filter makes of its value."""
        return applying.apply(self, source, at)

    def tested(self, source: Test, at: At) -> Value:
        """Return the outcome of a test."""
        return asking.test(self, source, at)

    def selects(self, source: Filter, each: Value, attribute: str, at: At) -> Formula:
        """Return the formula that an item passes the test that a filter names."""
        value = join(*((guard, self.below(one, attribute, at)) for guard, one in each))
        field, rest = Name(f"{path(source)}.{attribute}"), source.arguments[1:]
        inner = at.seeing(**{field.name: value})
        match rest:
            case () if not source.named:
                return self.truth(value, field, inner)
            case (Const(str() as test), *others) if not source.named:
                tested = Test(field, test, tuple(others))
                return self.truth(self.read(tested, inner), tested, inner)
        self.lost(at)
        return self.opaque(source, at)

    def called(self, source: Call, at: At) -> Value:
        """Return what a function or a macro gives."""
        values = [self.read(argument, at) for argument in source.arguments]
        named = {key: self.read(argument, at) for key, argument in source.named}
        if source.name == "range":
            return counting.numbers(self, source, values, at)
        if source.name == "loop.cycle":
            return self._cycle(source, values, at)
        return self.call(source, values, named, at)

    def _cycle(self, source: Call, values: list[Value], at: At) -> Value:
        """Return one of some values, whichever the turn of the loop has."""
        turn = at.names.get("loop")
        if not values or turn is None or not isinstance(turn.cases[0][1], Turn):
            return self.lost(at)
        found, seen = values[0], (source, self.seen(source, at))
        for number, value in enumerate(values[1:]):
            found = choose(Atom(("pick", seen, number)), value, found)
        return found

    def number(self, source: Expression, at: At, sort: Sort = "whole") -> Term:
        """Return a number that is not followed: the same for the same values."""
        return Variable(("size", source, self.seen(source, at)), sort)

    def opaque(self, source: Expression, at: At) -> Formula:
        """Return the atom of a condition that is not encoded: the same for the same values."""
        return Atom(("made", source, self.seen(source, at)))

    def seen(self, source: Expression, at: At) -> tuple[tuple[str, Value | None], ...]:
        """Return what the names in an expression stand for."""
        names = [one.name for one in walk(source) if isinstance(one, Name)]
        names += ["loop" for one in walk(source) if isinstance(one, Call)]
        return tuple((name, at.names.get(name)) for name in dict.fromkeys(names))

    def slot(self, source: Expression, at: At) -> Slot:
        """Return what stands for any item of a list, the same for the same list and use."""
        return Slot(self.contract.number((source, self.seen(source, at))))


def _several(kinds: list[str]) -> Message:
    """Say that a value may be of several kinds that a use does not take."""
    da, en = ([WORDS[kind].text(language) for kind in kinds] for language in ("da", "en"))
    return Message(
        f"Feltet kan også være {', '.join(da[:-1])} eller {da[-1]}; skemaet siger ikke nok om det.",
        f"The field may also be {', '.join(en[:-1])} or {en[-1]}; the schema does not say enough.",
    )


LACKS = Message("Feltet kan mangle eller være tomt.", "The field may be missing or empty.")
_READ: Mapping[type, Callable[[Reader, Any, At], Value]] = {
    Const: lambda reader, source, at: of(Literal(source.value)),
    Name: Reader.name, Field: Reader.field, Index: Reader.index, Items: Reader.items,
    Unary: Reader.unary, Binary: Reader.binary, Logic: Reader.logic, Choice: Reader.choice,
    Filter: Reader.filtered, Test: Reader.tested, Call: Reader.called,
}  # fmt: skip


def _blamed(formula: Formula) -> Path:
    """Return the site that a formula speaks of first, () where it speaks of none."""
    paths = _paths(formula)
    return next(paths, ())


def _paths(formula: Formula) -> Iterator[Path]:
    for leaf in leaves(formula):
        if leaf.key[0] in ("is", "text", "true", "number", "length"):
            found = leaf.key[1]
            if isinstance(found, tuple):
                yield found


def _no_field(source: Field) -> Why:
    base, key = path(source.base), source.key
    return lambda wrong: Message(
        f"»{base}« har intet felt »{key}«: det er {WORDS[wrong].da}.",
        f'"{base}" has no field "{key}": it is {WORDS[wrong].en}.',
    )


def _no_item(source: Index) -> Why:
    base = path(source.base)
    return lambda wrong: Message(
        f"»{base}« er ingen liste: det er {WORDS[wrong].da}.",
        f'"{base}" is no list: it is {WORDS[wrong].en}.',
    )


def _turn(index: Term, length: Term, key: str) -> Value:
    """Return what a field of `loop` is."""
    one = Number(1)
    numbers: dict[str, Term] = {
        "index0": index,
        "index": Arithmetic("+", index, one),
        "length": length,
        "revindex": Arithmetic("-", length, index),
        "revindex0": Arithmetic("-", Arithmetic("-", length, index), one),
    }
    if key in numbers:
        return of(Figure(numbers[key], 0))
    if key == "first":
        return of(Flag(equal(index, Number(0))))
    if key == "last":
        return of(Flag(equal(Arithmetic("+", index, one), length)))
    return of(Figure(None, 0) if key in ("depth", "depth0") else Absent())
