"""
Sites: the places in a case that a template or a schema speaks of, and what may stand there.

An item of a list stands at a slot: one for each place of a template that looks at items,
so that whatever holds for the slot holds for each item.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from qa.proof.formula import (
    FALSE,
    TRUE,
    Atom,
    Formula,
    Number,
    Variable,
    conj,
    disj,
    less,
    neg,
)
from qa.proof.texts import is_blank, is_empty
from render.formats import FORMATS
from render.pattern import matches, may_be_blank
from render.shape import Shape
from render.values import is_visible, kind_of

ITEM = "[]"
KINDS = ("text", "number", "boolean", "list", "object", "null", "missing")
# texts of which nothing shows, to try a schema's words on
BLANKS = ("", " ", "\n", "\u00a0", "  ", "\u200b", " " * 20)
_PRESENT = frozenset(KINDS) - {"missing"}
TYPES = {
    "string": "text",
    "number": "number",
    "integer": "number",
    "boolean": "boolean",
    "array": "list",
    "object": "object",
    "null": "null",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a list: at a fixed `index` (from the end if negative), or any item."""

    number: int
    index: int | None = None


Step = str | Slot
Path = tuple[Step, ...]


@dataclass(frozen=True)
class Site:
    """A place in a case; `may_lack` says whether the schema lets it be missing."""

    path: Path
    shape: Shape = field(compare=False, hash=False)
    may_lack: bool = field(compare=False, hash=False)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of value that may stand here, in the order of KINDS."""
        found = possible(self.shape)
        if self.may_lack:
            found |= {"missing"}
        return tuple(kind for kind in KINDS if kind in found)

    def has(self, *wanted: str) -> Formula:
        """Return the formula that the value is of one of some kinds."""
        kinds = self.kinds
        if not kinds:
            return FALSE
        if len(kinds) == 2:  # one atom for both
            one = Atom(("is", self.path, kinds[1]))
            return disj(*(one if kind == kinds[1] else neg(one) for kind in set(wanted) & {*kinds}))
        if set(kinds) <= set(wanted):
            return TRUE
        if len(kinds) < 2:
            return FALSE
        return disj(*(Atom(("is", self.path, kind)) for kind in kinds if kind in wanted))

    @cached_property
    def choices(self) -> tuple[Any, ...] | None:
        """The only values that may stand here, None where they are not surely named."""
        named = [choices(node) for node in sure(self.shape) if {"enum", "const"} & {*node}]
        return named[0] if named else None

    @cached_property
    def blanks(self) -> tuple[str, ...]:
        """Blank texts that nothing surely said of this site excludes."""
        found = dict.fromkeys(text for text in blanks(sure(self.shape)) if self.admits(text))
        return tuple(found)

    @cached_property
    def may_be_blank(self) -> bool:
        """Whether nothing surely said of this site excludes each blank text."""
        return bool(self.blanks) or all(map(admits_blank, sure(self.shape)))

    def admits(self, text: str) -> bool:
        """Say whether nothing surely said of this site excludes a text."""
        return all(_admits(node, text) for node in sure(self.shape))

    @property
    def blank(self) -> Formula:
        """The formula that the value is a text of which nothing shows."""
        return conj(self.has("text"), is_blank(self.text)) if self.may_be_blank else FALSE

    @property
    def empty(self) -> Formula:
        """The formula that the value is a text without any character."""
        return conj(self.has("text"), is_empty(self.text)) if "" in self.blanks else FALSE

    def longer(self, count: int) -> Formula:
        """Return the formula that a list, or object, has more than so many items."""
        return TRUE if self._least > count else less(Number(count), self.length)

    @cached_property
    def _least(self) -> int:
        """How many items, or fields, a list or object surely has; 0 where it may be either."""
        nodes = list(sure(self.shape))
        if "object" not in self.kinds:
            return max((node.get("minItems", 0) for node in nodes), default=0)
        if "list" not in self.kinds:
            return len({name for node in nodes for name in node.get("required", ())})
        return 0

    @property
    def truth(self) -> Atom:
        """The atom that a boolean is true."""
        return Atom(("true", self.path))

    @property
    def text(self) -> Variable:
        """The number of a text, see `texts.py`."""
        return Variable(("text", self.path), "whole")

    @property
    def number(self) -> Variable:
        """The value of a number."""
        types = {t for part in sure(self.shape) for t in _types(part)}
        whole = bool(types) and "number" not in types
        return Variable(("number", self.path), "whole" if whole else "real")

    @property
    def length(self) -> Variable:
        """How many items a list, or fields an object, has."""
        return Variable(("length", self.path), "whole")

    def child(self, name: str) -> Site | None:
        """Return the site of a field, None where the schema does not declare it."""
        shape = self.shape.property(name)
        if shape is None:
            return None
        needed = any(name in part.get("required", ()) for part in sure(self.shape))
        return Site((*self.path, name), shape, not needed)

    def item(self, slot: Slot) -> Site:
        """Return the site of an item of a list."""
        return Site((*self.path, slot), _item(self.shape, slot), False)


def _item(shape: Shape, slot: Slot) -> Shape:
    """Return the shape of an item: its own of `prefixItems`, or that of all others."""
    sources = []
    for part in shape.parts:
        first = part.node.get("prefixItems", ())
        if first and (slot.index is None or slot.index < 0):
            return shape.items()
        if slot.index is not None and 0 <= slot.index < len(first):
            sources.append((first[slot.index], part.resolver, part.optional))
        elif "items" in part.node:
            sources.append((part.node["items"], part.resolver, part.optional))
    return Shape.of(sources)


def possible(shape: Shape) -> set[str]:
    """Return the kinds that a shape surely does not exclude."""
    found = set(_PRESENT)
    for node in sure(shape):
        if "type" in node:
            found &= {TYPES[name] for name in _types(node) if name in TYPES}
        if "enum" in node or "const" in node:
            found &= {kind_of(value) for value in choices(node)}
    return found


def choices(node: Any) -> tuple[Any, ...]:
    """Return the values that an `enum` or `const` names."""
    if "enum" in node:
        return tuple(node["enum"])
    return (node["const"],) if "const" in node else ()


def sure(shape: Shape) -> Iterable[Any]:
    """Return the schema objects that surely apply to a place."""
    return [part.node for part in shape.parts if not part.optional]


def _types(node: Any) -> tuple[str, ...]:
    named = node.get("type", ())
    return (named,) if isinstance(named, str) else tuple(named)


def blanks(nodes: Iterable[Any]) -> Iterator[str]:
    """Yield blank texts, such as some schema objects may let stand."""
    yield from BLANKS
    for node in nodes:
        yield from (one for one in choices(node) if isinstance(one, str) and not is_visible(one))
        yield from (" " * node[word] for word in ("minLength", "maxLength") if word in node)


def admits_blank(node: Any) -> bool:
    """Say whether the words of a schema object let some blank text stand."""
    if "enum" in node or "const" in node:
        return any(isinstance(one, str) and not is_visible(one) for one in choices(node))
    if node.get("format", "") in FORMATS:
        return False  # each of them asks for something that shows
    return "pattern" not in node or may_be_blank(node["pattern"])


def _admits(node: Any, text: str) -> bool:
    """Say whether the words of a schema object let a text stand."""
    if "enum" in node or "const" in node:
        return text in [value for value in choices(node) if isinstance(value, str)]
    if not node.get("minLength", 0) <= len(text) <= node.get("maxLength", len(text)):
        return False
    if "pattern" in node and not matches(node["pattern"], text):
        return False
    known = FORMATS.get(node.get("format", ""))
    return known is None or known(text)
