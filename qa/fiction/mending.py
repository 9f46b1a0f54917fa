"""Put right a made up case by what the validator says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from render.branches import choices_of
from render.fields import ITEM
from render.shape import Shape
from render.wording import problems

if TYPE_CHECKING:
    from qa.fiction.example import Maker

Steps = list[str | int]
_HOLD = frozenset({"contains", "minContains"})
_TOLD = frozenset({"const", "enum"}) | _HOLD  # their errors say what there should be instead


def mend(maker: Maker, made: dict[str, Any], errors: Sequence[Any]) -> None:
    """
    Change a case by the validator's `errors`: add what lacks, take out what must not be.

    What a condition asks of a value, or of some item of a list, is only known from its error.
    """
    for error in errors:
        if error.validator in _TOLD:
            _obey(maker, made, error)
    for problem in problems(errors, made, maker.declared.shape):
        if problem.kind not in _TOLD:
            _turn(maker, made, _steps(problem.path))


def _obey(maker: Maker, made: dict[str, Any], error: Any) -> None:
    """Give a place the value that is asked for there, and a list the item that it must hold."""
    steps: Steps = list(error.absolute_path)
    holder = _at(made, steps[:-1])
    if not steps or not _has(holder, steps[-1]):
        return
    shape = maker.declared.shape.at(steps)
    if error.validator in _HOLD:
        _add(maker, holder[steps[-1]], shape, _names(steps), error.schema["contains"])
        return
    asked = choices_of({error.validator: error.validator_value})
    fit = [value for value in asked if maker.fits(shape, value)]
    if fit:
        holder[steps[-1]] = fit[0]
    else:
        _turn(maker, made, steps)


def _add(maker: Maker, items: Any, shape: Shape, path: tuple[str, ...], wanted: Any) -> None:
    """Add an item such as `contains` asks for; in a full list it takes the place of the last."""
    asking = (part for part in shape.parts if part.node.get("contains") == wanted)
    resolver = next((part.resolver for part in asking), maker.declared.resolver)
    sources = [(part.node, part.resolver, part.optional) for part in shape.items().parts]
    item = maker.value(Shape.of([*sources, (wanted, resolver, False)]), (*path, ITEM))
    most = shape.get("maxItems")
    if items and most is not None and len(items) >= most:
        items.pop()
    items.append(item)


def _turn(maker: Maker, made: dict[str, Any], steps: Steps) -> None:
    """Take out the field at a place, or make one up; give an item of a list another value."""
    *above, last = steps or [""]
    holder = _at(made, above)
    if isinstance(holder, dict) and isinstance(last, str) and last:
        if last in holder:
            del holder[last]
        else:
            holder[last] = maker.value(maker.declared.shape.at(steps), _names(steps))
    elif isinstance(holder, list) and _has(holder, last):
        holder[int(last)] = maker.value(maker.declared.shape.at(steps), _names(steps))


def _at(made: Mapping[str, Any], steps: Steps) -> Any:
    """Return what stands at the end of some steps, None where they lead nowhere."""
    holder: Any = made
    for step in steps:
        holder = holder[step] if _has(holder, step) else None
    return holder


def _has(holder: Any, step: str | int) -> bool:
    if isinstance(holder, list):
        return isinstance(step, int) and step < len(holder)
    return isinstance(holder, dict) and step in holder


def _names(steps: Steps) -> tuple[str, ...]:
    return tuple(ITEM if isinstance(step, int) else step for step in steps)


def _steps(path: str) -> Steps:
    """Return the steps of a problem's path, `stoette[0].navn`."""
    steps: Steps = []
    for name in path.split(".") if path else []:
        head, *indexes = name.replace("]", "").split("[")
        steps += [head] if head else []
        steps += [int(index) for index in indexes if index.isdigit()]
    return steps
