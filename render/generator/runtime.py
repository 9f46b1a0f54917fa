"""What generated functions call; each raises where the careful program must decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from render import grid
from render.evaluator import MAX_CALLS, cycled, item, numbers
from render.levels import fits
from render.nodes import Output, Shape
from render.operators import binary
from render.output import escape, printed
from render.record import record
from render.run import MAX_OUTPUT, Loop, Run
from render.signature import run as apply
from render.values import MISSING, Markup, Paragraphs, is_filled

UNSET = object()


class Unsure(Exception):  # noqa: N818 - not an error: the careful program decides
    """Something out of the ordinary."""


@record
class Made:
    """A macro: its function, the names of its parameters, the shape of what it writes."""

    function: Callable[..., str]
    names: tuple[str, ...]
    shape: Shape


def printer(node: Output) -> Callable[[Any], str]:
    """Return what prints a value at a tag: quick for plain text, exact for all else."""
    context, inside = node.tag.context, node.inside
    wrapped = context.wrap[0] != ""

    def allowed(shape: Shape) -> bool:
        return fits(shape, inside, wrapped)

    def exact(value: Any) -> str:
        return printed(value, context, allowed)

    if context.where not in ("text", "plain") or context.simple != "text":
        return exact

    def quick(value: Any) -> str:
        # what is printable holds no tab, no line end and nothing invisible but spaces
        if value.__class__ is str and value.isprintable() and value and not value.isspace():
            return escape(value) if "&" in value or "<" in value or ">" in value else value
        return str(value) if value.__class__ is int else exact(value)

    return quick


def plain(value: Any) -> Any:
    """Return a value that any test takes: no markup and no paragraphs."""
    if isinstance(value, (Markup, Paragraphs)):
        raise Unsure
    return value


def rows(value: Any) -> Any:
    """Return what a loop goes over."""
    if value.__class__ is list:
        return value
    if isinstance(value, (list, tuple, dict)):
        return list(value)
    raise Unsure


def parts(value: Any, count: int) -> Any:
    """Return a value that is shared out to several names."""
    if isinstance(value, (list, tuple)) and len(value) == count:
        return value
    raise Unsure


def named(value: Any) -> Any:
    """Return a value that may have a new name."""
    if isinstance(value, (Markup, Made)):
        raise Unsure
    return value


def join(run: Run, out: list[str]) -> str:
    """Return what was appended as one text, unless it is beyond measure."""
    run.size += sum(map(len, out))
    if run.size > MAX_OUTPUT:
        raise Unsure
    return "".join(out)


def call(run: Run, macro: Any, values: list[Any], named: dict[str, Any]) -> Markup:
    """Return what a macro writes."""
    if macro.__class__ is not Made or len(values) > len(macro.names):
        raise Unsure
    given = dict(zip(macro.names, values, strict=False))
    if not named.keys() <= set(macro.names) or named.keys() & given.keys():
        raise Unsure
    given |= named
    run.calls += 1
    run.step()
    if run.calls > MAX_CALLS:
        raise Unsure
    text = macro.function(*(given.get(name, UNSET) for name in macro.names))
    run.calls -= 1
    return Markup(text, macro.shape)


HELPERS = {
    "M": MISSING, "U": UNSET, "Made": Made, "Markup": Markup, "apply": apply, "binary": binary,
    "call": call, "cycle": cycled, "filled": is_filled, "fit": grid.fit, "item": item,
    "join": join, "loop_at": Loop.at, "numbers": numbers, "named": named, "parts": parts,
    "plain": plain,
    "rows": rows, "step": Run.step, "whole": grid.whole,
}  # fmt: skip
