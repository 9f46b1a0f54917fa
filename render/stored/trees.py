"""
Syntax trees as JSON: each node is `[its name, its fields...]`, and only known ones are read.

Reading refuses whatever `write` did not write: a wrong field, an unknown filter, a name
that no node has. Nothing in a tree is ever run as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from render import expression as expressions
from render import nodes
from render.expression import Expression
from render.filters import FILTERS, TESTS
from render.nodes import Body, Node, Shape
from render.operators import BINARY
from render.place import STORIES, Place
from render.tag import KINDS, Context, Tag

Json = Any
_WHERE = frozenset({"text", "plain", "attribute", "field", "link", "property", "block"})
_SIMPLE = frozenset({
    "text", "color", "span", "address", "contact",
    "title", "description", "date", "exempt_title", "exempt_basis",
})  # fmt: skip


class NotATreeError(ValueError):
    """JSON that is not what `write` writes."""


# --- writing ---------------------------------------------------------------------------


def write(body: Body) -> Json:
    """Return a body as JSON; raises NotATreeError for one with nodes made for a trial only."""
    return [_node(node) for node in body]


def _node(node: Any) -> Json:
    match node:
        case None | bool() | int() | str():
            return node
        case Decimal():
            return ["Decimal", str(node)]
        case tuple():
            return [_node(item) for item in node]
        case Tag():
            return ["Tag", node.kind, node.code, _node(node.place), _node(node.context)]
        case Place():
            told = node.told
            return [_node(getattr(told, name)) for name in _OF_PLACE]
        case Context() | Shape():
            return _fields(node)
    name = type(node).__name__
    if name not in _NODES and name not in _EXPRESSIONS and name != "Branch":
        raise NotATreeError(name)
    return [name, *_fields(node)]


_OF_PLACE = ("part", "story", "paragraph", "cell", "heading", "quote", "source")


def _fields(node: Any) -> list[Json]:
    return [_node(getattr(node, name)) for name in node.__match_args__]


# --- reading ---------------------------------------------------------------------------


def read(data: Json) -> Body:
    """Return the body in JSON; raises NotATreeError."""
    return tuple(_known(_NODES, item) for item in _list(data))


def _known(table: Mapping[str, Callable[..., Any]], data: Json) -> Any:
    name, *fields = _list(data) or [None]
    make = table.get(name) if isinstance(name, str) else None
    if make is None:
        raise NotATreeError(name)
    try:
        return make(*fields)
    except TypeError as error:
        raise NotATreeError(name) from error


def _list(data: Json) -> list[Json]:
    if not isinstance(data, list):
        raise NotATreeError(type(data).__name__)
    return data


def _text(data: Json) -> str:
    if not isinstance(data, str):
        raise NotATreeError(type(data).__name__)
    return data


def _one_of(known: Any) -> Callable[[Json], str]:
    def chosen(data: Json) -> str:
        if _text(data) not in known:
            raise NotATreeError(data)
        return str(data)

    return chosen


def _texts(data: Json) -> tuple[str, ...]:
    return tuple(_text(item) for item in _list(data))


def _whole(data: Json) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise NotATreeError(type(data).__name__)
    return data


def _maybe(read_one: Callable[[Json], Any]) -> Callable[[Json], Any]:
    return lambda data: None if data is None else read_one(data)


def _many(read_one: Callable[[Json], Any]) -> Callable[[Json], tuple[Any, ...]]:
    return lambda data: tuple(read_one(item) for item in _list(data))


def _pair(second: Callable[[Json], Any]) -> Callable[[Json], tuple[str, Any]]:
    def pair(data: Json) -> tuple[str, Any]:
        name, value = _list(data)
        return _text(name), second(value)

    return pair


def _made(make: Callable[..., Any], *readers: Callable[[Json], Any]) -> Callable[..., Any]:
    def of(*data: Json) -> Any:
        if len(data) != len(readers):
            raise NotATreeError(make.__name__)
        return make(*(read_one(item) for read_one, item in zip(readers, data, strict=True)))

    return of


def _record(make: Callable[..., Any], *readers: Callable[[Json], Any]) -> Callable[[Json], Any]:
    of = _made(make, *readers)
    return lambda data: of(*_list(data))


def _expression(data: Json) -> Expression:
    found: Expression = _known(_EXPRESSIONS, data)
    return found


def _branch(data: Json) -> nodes.Branch:
    found: nodes.Branch = _known({"Branch": _made(nodes.Branch, _tag, _maybe(_expression), read)},
                                 data)  # fmt: skip
    return found


def _constant(value: Json) -> expressions.Const:
    if isinstance(value, list):
        name, digits = value
        if name != "Decimal":
            raise NotATreeError(name)
        return expressions.Const(Decimal(_text(digits)))
    if value is not None and not isinstance(value, (bool, int, str)):
        raise NotATreeError(type(value).__name__)
    return expressions.Const(value)


def _cell(data: Json) -> tuple[int, ...]:
    found = tuple(_whole(item) for item in _list(data))
    if len(found) != 3:
        raise NotATreeError("cell")
    return found


def _wrap(data: Json) -> tuple[str, ...]:
    found = _texts(data)
    if len(found) != 2:
        raise NotATreeError("wrap")
    return found


_place = _record(
    Place, _text, _one_of(STORIES), _maybe(_whole), _maybe(_cell), _texts, _text, _text
)
_context = _record(Context, _one_of(_WHERE), _one_of(_SIMPLE), _wrap, _text)
_shape = _record(Shape, _text, _texts)


def _tag(data: Json) -> Tag:
    def tag(kind: Json, code: Json, place: Json, context: Json) -> Tag:
        if kind not in KINDS.values():
            raise NotATreeError(kind)
        return Tag(0, kind, "", _text(code), _place(place), _context(context))

    found: Tag = _known({"Tag": tag}, data)
    return found


_arguments = _many(_expression)
_named = _many(_pair(_expression))
_EXPRESSIONS: Mapping[str, Callable[..., Expression]] = {
    "Const": _constant,
    "Name": _made(expressions.Name, _text),
    "Field": _made(expressions.Field, _expression, _text),
    "Index": _made(expressions.Index, _expression, _expression),
    "Items": _made(expressions.Items, _arguments),
    "Unary": _made(expressions.Unary, _one_of({"not", "-", "+"}), _expression),
    "Binary": _made(expressions.Binary, _one_of(BINARY), _expression, _expression),
    "Logic": _made(expressions.Logic, _one_of({"and", "or"}), _expression, _expression),
    "Choice": _made(expressions.Choice, _expression, _expression, _maybe(_expression)),
    "Filter": _made(expressions.Filter, _expression, _one_of(FILTERS), _arguments, _named),
    "Test": _made(expressions.Test, _expression, _one_of(TESTS), _arguments),
    "Call": _made(expressions.Call, _text, _arguments, _named),
}
_NODES: Mapping[str, Callable[..., Node]] = {
    "Text": _made(nodes.Text, _text),
    "Output": _made(nodes.Output, _tag, _expression, _texts),
    "If": _made(nodes.If, _many(_branch)),
    "For": _made(nodes.For, _tag, _texts, _expression, _maybe(_expression), read, read),
    "Set": _made(nodes.Set, _tag, _texts, _expression),
    "SetBlock": _made(nodes.SetBlock, _tag, _text, read, _shape),
    "With": _made(nodes.With, _tag, _named, read),
    "Macro": _made(nodes.Macro, _tag, _text, _many(_pair(_maybe(_expression))), read, _shape),
    "Whole": _made(nodes.Whole, _text, read),
    "Grid": _made(nodes.Grid, read),
    "Unique": _made(nodes.Unique),
    "Once": _made(nodes.Once, _text, _text),
}
