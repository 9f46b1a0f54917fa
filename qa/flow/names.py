"""
Follow the names of a template through `set`, `with`, loops and macros, against a schema.

The walk is over the tree that the renderer compiles. What it cannot know it takes
to be anything, so that a report is always about a name that no case can have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

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
    children,
    path,
)  # fmt: skip
from render.nodes import (
    Body,
    For,
    Grid,
    If,
    Macro,
    Node,
    Output,
    Set,
    SetBlock,
    Whole,
    With,
)  # fmt: skip
from render.run import Loop
from render.shape import UNKNOWN, Path, Shape
from render.tag import Tag

MAX_MACRO_DEPTH = 6
_KEEPS = frozenset(
    {"default", "d", "sort", "reverse", "unique", "list", "selectattr", "rejectattr"}
)
_DEFAULTS = frozenset({"default", "d"})
_OPENS = frozenset({"items", "dictsort"})
_PICKS = frozenset({"first", "last", "min", "max"})
_BY_FIELD = frozenset({"map", "selectattr", "rejectattr", "sum"})
_EQUALS = frozenset({"==", "!=", "in", "not in"})
_LOOP = frozenset(Loop.at(0, 1, None))


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that the schema does not have: where, as written, and what it may mean."""

    tag: Tag
    written: str
    name: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Never:
    """A comparison with a word that the field can never be: the words that it can."""

    tag: Tag
    written: str
    word: str
    choices: tuple[str, ...]


@dataclass
class Walk:
    """
    One walk over a part; `unknown` and `never` collect what was found.

    `used` are the paths of the fields that the part reads, each with the tag that reads it
    first (`reads` has each of its tags, by path and number), `whole` those of which it may read
    anything below.
    """

    root: Shape
    municipality: Shape = UNKNOWN
    unknown: dict[tuple[int, str], Unknown] = field(default_factory=dict)
    never: dict[tuple[int, str, str], Never] = field(default_factory=dict)
    used: dict[Path, Tag] = field(default_factory=dict)
    reads: dict[tuple[Path, int], Tag] = field(default_factory=dict)
    whole: set[Path] = field(default_factory=set)
    _macros: dict[str, tuple[Macro, dict[str, Shape]]] = field(default_factory=dict)
    _called: set[str] = field(default_factory=set)
    _walked: set[tuple[str, tuple[tuple[int | str, ...], ...]]] = field(default_factory=set)
    _set: set[str] = field(default_factory=set)
    _depth: int = 0

    def run(self, body: Body) -> None:
        """Walk a part's tree; macros that nothing calls are walked with unknown values."""
        self._body(body, {})
        for name, (macro, scope) in list(self._macros.items()):
            if name not in self._called:
                self._body(macro.body, scope | {p: UNKNOWN for p, _ in macro.parameters})

    def _body(self, body: Body, scope: dict[str, Shape]) -> None:
        for node in body:
            self._node(node, scope)

    def _node(self, node: Node, scope: dict[str, Shape]) -> None:
        match node:
            case Output(tag, value):
                self._eval(value, scope, tag)
            case If(branches):
                for branch in branches:
                    if branch.test is not None:
                        self._eval(branch.test, scope, branch.tag)
                    self._body(branch.body, scope)
            case For():
                self._for(node, scope)
            case Set(tag, targets, value):
                shape = self._eval(value, scope, tag)
                for name, bound in _bound(targets, shape).items():
                    before = scope.get(name, bound)  # a branch may have set it otherwise
                    scope[name] = self._either(before, bound)
                self._set.update(targets)
            case SetBlock(name=name, body=body):
                self._body(body, dict(scope))
                scope[name] = UNKNOWN
            case With(tag, bindings, body):
                inner = dict(scope)
                inner.update((name, self._eval(value, scope, tag)) for name, value in bindings)
                self._body(body, inner)
            case Macro(name=name):
                self._macros[name] = (node, scope)  # it sees the names where it stands
                scope[name] = UNKNOWN
            case Whole(body=body) | Grid(body=body):
                self._body(body, scope)

    def _for(self, node: For, scope: dict[str, Shape]) -> None:
        iterable = self._eval(node.iterable, scope, node.tag)
        if len(node.targets) > 1:
            self._lose(iterable)
        inner = dict(scope) | _bound(node.targets, iterable.items())
        inner["loop"] = UNKNOWN
        if node.test is not None:
            self._eval(node.test, inner, node.tag)
        self._body(node.body, inner)
        self._body(node.otherwise, dict(scope))

    def _eval(self, value: Expression, scope: Mapping[str, Shape], tag: Tag) -> Shape:
        match value:
            case Name(name):
                return self._name(name, scope, tag)
            case Field(base, key):
                return self._field(value, base, key, scope, tag)
            case Index(base, index):
                shape = self._eval(base, scope, tag)
                self._eval(index, scope, tag)
                return shape.items() if "object" not in shape.types else self._lose(shape)
            case Filter():
                return self._filter(value, scope, tag)
            case Call():
                return self._call(value, scope, tag)
            case Binary(operator, left, right) if operator in _EQUALS:
                self._equals(operator, left, right, scope, tag)
                return UNKNOWN
            case Logic(_, left, right):
                return self._either(self._eval(left, scope, tag), self._eval(right, scope, tag))
            case Choice(test, then, otherwise):
                self._eval(test, scope, tag)
                shape = self._eval(then, scope, tag)
                if otherwise is not None:
                    return self._lose(shape, self._eval(otherwise, scope, tag))
                return shape
        parts = [self._eval(child, scope, tag) for child in children(value)]
        return self._lose(*parts) if isinstance(value, Items | Binary) else UNKNOWN

    def _use(self, path: Path, tag: Tag) -> None:
        self.used.setdefault(path, tag)
        self.reads[path, tag.number] = tag

    def _either(self, one: Shape, other: Shape) -> Shape:
        """Return what is true of a value that is one of two."""
        if one == other and one.path == other.path:
            return one
        self._lose(one, other)
        return one if one == other else UNKNOWN

    def _lose(self, *shapes: Shape) -> Shape:
        """Note that any field of some values may be read where they are not followed."""
        self.whole.update(shape.path for shape in shapes if shape.path)
        return UNKNOWN

    def _equals(
        self,
        operator: str,
        left: Expression,
        right: Expression,
        scope: Mapping[str, Shape],
        tag: Tag,
    ) -> None:
        """Compare each word written out with the only words that the other side can be."""
        if isinstance(left, Const) and operator in ("==", "!="):
            left, right = right, left
        choices = _words(self._eval(left, scope, tag))
        wanted = right.values if isinstance(right, Items) else (right,)
        for value in wanted:
            if isinstance(value, Name) and self._is_bare(value.name, choices, scope):
                item = Unknown(tag, value.name, value.name, f'"{value.name}"')
                self.unknown.setdefault((tag.number, value.name), item)
            else:
                self._eval(value, scope, tag)
            if isinstance(value, Const) and isinstance(value.value, str) and choices:
                if value.value not in choices and _root(left) not in self._set:
                    item_key = (tag.number, path(left), value.value)
                    self.never[item_key] = Never(tag, path(left), value.value, choices)

    def _is_bare(self, name: str, choices: tuple[str, ...], scope: Mapping[str, Shape]) -> bool:
        """Say whether a name is one of the words of a comparison, without its quotes."""
        return name in choices and name not in scope and self.root.property(name) is None

    def _name(self, name: str, scope: Mapping[str, Shape], tag: Tag) -> Shape:
        if name in scope:
            return scope[name]
        if name == "kommune":
            return self.municipality
        found = self.root.property(name)
        if found is None:
            self._report(tag, name, name, [*self.root.properties, *scope, "kommune"])
            return UNKNOWN
        self._use(found.path, tag)
        return found

    def _field(
        self, value: Field, base: Expression, key: str, scope: Mapping[str, Shape], tag: Tag
    ) -> Shape:
        if base == Name("loop") and "loop" in scope:
            if key not in _LOOP:
                self._report(tag, path(value), key, sorted(_LOOP))
            return UNKNOWN
        shape = self._eval(base, scope, tag)
        if shape.is_unknown:
            return UNKNOWN
        found = shape.property(key)
        scalar = shape.types and "object" not in shape.types
        if found is None or (scalar and not shape.properties):
            self._report(tag, path(value), key, list(shape.properties))
            return UNKNOWN
        self._use(found.path, tag)
        return found

    def _filter(self, value: Filter, scope: Mapping[str, Shape], tag: Tag) -> Shape:
        shape = self._eval(value.value, scope, tag)
        others = [*value.arguments, *(item for _, item in value.named)]
        self._lose(*[self._eval(other, scope, tag) for other in others])
        attribute = _attribute(value)
        if attribute:
            self._attribute(value, shape.items(), attribute, tag)
        if value.name in _OPENS:
            return self._lose(shape)
        if value.name in _DEFAULTS and any(not isinstance(a, Const) for a in value.arguments):
            return self._lose(shape)
        if value.name in _KEEPS:
            return shape
        return shape.items() if value.name in _PICKS else UNKNOWN

    def _attribute(self, value: Filter, shape: Shape, attribute: str, tag: Tag) -> None:
        for key in attribute.split("."):
            if shape.is_unknown:
                return
            found = shape.property(key)
            if found is None:
                self._report(tag, f"{path(value)}({attribute})", key, list(shape.properties))
                return
            self._use(found.path, tag)
            shape = found

    def _call(self, value: Call, scope: Mapping[str, Shape], tag: Tag) -> Shape:
        arguments = [self._eval(argument, scope, tag) for argument in value.arguments]
        named = {key: self._eval(argument, scope, tag) for key, argument in value.named}
        if value.name not in self._macros or self._depth >= MAX_MACRO_DEPTH:
            return self._lose(*arguments, *named.values())
        macro, outer = self._macros[value.name]
        self._called.add(value.name)
        names = [name for name, _ in macro.parameters]
        given = dict(zip(names, arguments, strict=False)) | named
        for name, default in macro.parameters:
            if name not in given:
                given[name] = UNKNOWN if default is None else self._eval(default, outer, macro.tag)
        key = (macro.name, tuple(_identity(given[name]) for name in names))
        if key not in self._walked:  # else calls of calls would be walked time and again
            self._walked.add(key)
            self._depth += 1
            self._body(macro.body, outer | given)
            self._depth -= 1
        return UNKNOWN

    def _report(self, tag: Tag, written: str, name: str, known: Sequence[str]) -> None:
        near = get_close_matches(name, known, n=1)
        item = Unknown(tag, written, name, near[0] if near else "")
        self.unknown.setdefault((tag.number, written), item)


def _identity(shape: Shape) -> tuple[int | str, ...]:
    return (*shape.path, *(id(part.node) for part in shape.parts))


def _words(shape: Shape) -> tuple[str, ...]:
    """Return the words that a field can be, () where they are not all named."""
    choices = shape.choices or ()
    return tuple(word for word in choices if isinstance(word, str))


def _root(value: Expression) -> str:
    while isinstance(value, Field | Index):
        value = value.base
    return value.name if isinstance(value, Name) else ""


def _attribute(value: Filter) -> str:
    """Return the field that a filter looks at in each item, "" if none is named."""
    named = dict(value.named)
    argument = named.get("attribute")
    if argument is None and value.name in _BY_FIELD and value.arguments:
        argument = value.arguments[0]
    return argument.value if isinstance(argument, Const) and isinstance(argument.value, str) else ""


def _bound(targets: Sequence[str], shape: Shape) -> dict[str, Shape]:
    if len(targets) == 1:
        return {targets[0]: shape}
    return dict.fromkeys(targets, UNKNOWN)


def walk(bodies: Iterator[Body] | Sequence[Body], root: Shape, municipality: Shape) -> list[Walk]:
    """Walk each part on its own (parts share no names) and return the walks."""
    walks = []
    for body in bodies:
        one = Walk(root, replace(municipality, path=("kommune",)))
        one.run(body)
        walks.append(one)
    return walks
