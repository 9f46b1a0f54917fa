"""Which fields a template prints as paragraphs: they are asked for over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from render.expression import Expression, Field, Filter, Index, Name, children
from render.fields import ITEM
from render.nodes import Body, For, If, Node, Output, Set, SetBlock, With, bodies
from render.template import Template

Path = tuple[str, ...]
_PARAGRAPHS = "afsnit"


def paths(template: Template) -> frozenset[Path]:
    """Return the paths of the fields that go through the filter `afsnit`, `[]` for items."""
    return frozenset(path for part in template.parts for path in _body(part.body, {}))


def _body(body: Body, names: Mapping[str, Path]) -> Iterator[Path]:
    scope = dict(names)  # what a body sets ends with it, or is taken to
    for node in body:
        yield from _node(node, scope)


def _node(node: Node, scope: dict[str, Path]) -> Iterator[Path]:
    match node:
        case Output(value=value):
            yield from _printed(value, scope)
        case For(targets=targets, iterable=iterable):
            found = _path(iterable, scope)
            inner = scope | dict.fromkeys(targets, (*found, ITEM) if found else ())
            yield from _body(node.body, inner)
            yield from _body(node.otherwise, scope)
        case Set(targets=(name,), value=value):
            scope[name] = _path(value, scope)
        case With(bindings=bindings, body=body):
            yield from _body(body, scope | {name: _path(value, scope) for name, value in bindings})
        case If() | SetBlock() | _:
            for body in bodies(node):
                yield from _body(body, scope)


def _printed(value: Expression, scope: Mapping[str, Path]) -> Iterator[Path]:
    if isinstance(value, Filter) and value.name == _PARAGRAPHS:
        path = _path(value.value, scope)
        if path:
            yield path
    for child in children(value):
        yield from _printed(child, scope)


def _path(value: Expression, scope: Mapping[str, Path]) -> Path:
    """Return the field that an expression gives, () where it is not one field as it stands."""
    match value:
        case Name(name):
            return scope.get(name, (name,))
        case Field(base, key):
            above = _path(base, scope)
            return (*above, key) if above else ()
        case Index(base):
            above = _path(base, scope)
            return (*above, ITEM) if above else ()
        case Filter(inner):
            return _path(inner, scope)
    return ()
