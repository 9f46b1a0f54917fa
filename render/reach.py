"""Go through all that a schema is made of, references followed, knowing where each piece stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from referencing.exceptions import Unresolvable

from render.record import record

if TYPE_CHECKING:
    from referencing._core import Resolver

_DATA = frozenset({"enum", "const", "default", "examples"})
_BY_NAME = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs"})


@record
class Spot:
    """A place in a schema file: `steps` lead from its root to a schema object."""

    file: str
    steps: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The place in few words: `barn.navn`, `stoette[].beloeb`; "" for the whole schema."""
        words: list[str] = []
        steps = iter(self.steps)
        for step in steps:
            if step in ("properties", "$defs"):
                words.append(f".{next(steps, '')}")
            else:
                words.append("[]" if step == "items" else f"/{step}")
        return "".join(words).lstrip("./")


class Unreachable(Exception):  # noqa: N818 - a reference of a schema's author, not an error of ours
    """A reference that leads nowhere, and where it stands."""

    def __init__(self, reference: str, spot: Spot) -> None:
        super().__init__(reference)
        self.reference = reference
        self.spot = spot


def reachable(
    contents: Any, resolver: Resolver[Any], file: str
) -> Iterator[tuple[Spot, Mapping[str, Any]]]:
    """
    Yield every schema object reachable from the root of a file, each once, with its spot.

    Raises Unreachable for a reference that does not resolve.
    """
    queue: list[tuple[Any, Any, Spot]] = [(contents, resolver, Spot(file))]
    seen: set[int] = set()
    while queue:
        node, resolver, spot = queue.pop()
        if isinstance(node, list):
            queue += [(item, resolver, _at(spot, str(i))) for i, item in enumerate(node)]
        if not isinstance(node, Mapping) or id(node) in seen:
            continue
        seen.add(id(node))
        yield spot, node
        reference = node.get("$ref")
        if isinstance(reference, str):
            try:
                resolved = resolver.lookup(reference)
            except Unresolvable as error:
                raise Unreachable(reference, spot) from error
            queue.append((resolved.contents, resolved.resolver, _target(reference, spot)))
        queue += [(inner, resolver, _at(spot, *steps)) for steps, inner in _inner(node)]


def _at(spot: Spot, *steps: str) -> Spot:
    return Spot(spot.file, (*spot.steps, *steps))


def _target(reference: str, spot: Spot) -> Spot:
    file, _, fragment = reference.partition("#")
    steps = [step.replace("~1", "/").replace("~0", "~") for step in fragment.split("/")[1:]]
    return Spot(file or spot.file, tuple(steps))


def _inner(node: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield what stands directly in a schema and may be schemas or lists of them."""
    for key, value in node.items():
        if key in _BY_NAME and isinstance(value, Mapping):
            yield from (((key, str(name)), inner) for name, inner in value.items())
        elif key not in _DATA:
            yield (key,), value
