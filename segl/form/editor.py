"""
Change the fields of a schema, so that all that is not touched survives in its text.

What lies in `common.json` belongs to every letter and is never changed: a title is
overridden beside the reference, as people write it, and what would change the meaning for
one letter only is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from render import json_text
from render.fields import ITEM
from render.fields import required as needed
from render.message import Message
from render.schema import Schema, from_documents, unchecked
from render.shape import UNKNOWN, Shape

if TYPE_CHECKING:
    from referencing._core import Resolver

Path = tuple[str, ...]
KEPT = ("title", "description", "$comment")


class Refused(Exception):  # noqa: N818 - what an owner asks for, not an error of ours
    """A change that cannot be made in this schema alone; the message says why."""

    def __init__(self, da: str, en: str) -> None:
        super().__init__(en)
        self.message = Message(da, en)


class Editor:
    """
    The fields of one schema, being changed; `documents` are its neighbours, by file name.

    Changes are made in `contents`; `text` is the file that says them.
    """

    def __init__(self, name: str, text: str, documents: Mapping[str, Any]) -> None:
        self.name = name
        self.contents: Any = json.loads(text, parse_float=Decimal)
        self._before = text
        self._documents = {**documents, name: self.contents}

    @property
    def text(self) -> str:
        """The schema's file as it is to be written."""
        return json_text.changed(self._before, self.contents)

    def schema(self) -> Schema:
        """Return the schema as it stands (SchemaError if it cannot be used)."""
        return from_documents(self._documents, self.name)

    # --- what there is -----------------------------------------------------------------

    @cached_property
    def _resolver(self) -> Resolver[Any]:
        return unchecked(self._documents, self.name).resolver  # it sees `contents` change

    def shape(self, path: Path) -> Shape:
        """Return the shape at a path, ITEM standing for what a list holds."""
        shape = Shape.of([(self.contents, self._resolver, False)])
        for step in path:
            shape = shape.items() if step == ITEM else shape.declared(step) or UNKNOWN
        return shape

    def local(self, path: Path) -> Any:
        """Return the schema's own node for a field, None where it has none."""
        node = self.contents
        for step in path:
            inner = node.get("items") if step == ITEM else node.get("properties", {}).get(step)
            if not isinstance(inner, dict):
                return inner
            node = inner
        return node

    def is_shared(self, path: Path) -> bool:
        """Say whether a field is declared elsewhere than in the schema's own lines."""
        if not path:
            return False
        own, parent = self.local(path[:-1]), self.shape(path[:-1])
        if path[-1] == ITEM:
            return any("items" in part.node and part.node != own for part in parent.parts)
        name = path[-1]
        elsewhere = [part.node for part in parent.parts if part.node != own]
        # a condition that rules the field out declares nothing
        return any(node.get("properties", {}).get(name, False) is not False for node in elsewhere)

    # --- changes -----------------------------------------------------------------------

    def put(self, path: Path, key: str, value: Any) -> None:
        """Set a keyword of a field, by a line of the schema's own."""
        order = list(KEPT)
        _insert(self._opened(path), key, value, order[order.index(key) - 1] if key in order else "")

    def drop(self, path: Path, key: str) -> None:
        """Take a keyword out of the schema's own lines for a field."""
        own = self.local(path)
        if isinstance(own, dict):
            own.pop(key, None)

    def append(self, key: str, values: list[Any]) -> None:
        """Add values to a list that is a keyword of the whole schema."""
        if values:
            self.contents[key] = [*self.contents.get(key, ()), *values]

    def require(self, path: Path, wanted: bool) -> None:
        """Make a field required or not; refuses to loosen what every letter requires."""
        parent, name = path[:-1], path[-1]
        node = self.local(parent)
        own = list(node.get("required", [])) if isinstance(node, dict) else []
        if wanted:
            self.put(parent, "required", [*own, name])
            return
        if name in own:
            kept = [one for one in own if one != name]
            if kept:
                self.put(parent, "required", kept)
            else:
                self.drop(parent, "required")
        if name in needed(self.shape(parent)):
            raise Refused(
                "feltet skal udfyldes i alle breve, der bruger det fælles begreb (common.json), "
                "og kan ikke gøres valgfrit i ét af dem",
                "every letter that uses the shared concept (common.json) requires the field; it "
                "cannot be made optional in one of them",
            )

    def release(self, path: Path) -> None:
        """Take a field out of what conditions require or rule out; refuses one that is asked of."""
        if path[-1] in self._asked:
            raise Refused(
                "andre felter afhænger af det: skemaet har en betingelse om dets værdi. Lad det "
                "stå, som det stod",
                "other fields depend on it: the schema has a condition on its value. Leave it as "
                "it was",
            )
        for rule in self.contents.get("allOf", ()):
            for side in ("then", "else"):
                _release(rule.get(side), path)

    @cached_property
    def _asked(self) -> frozenset[str]:
        """The fields that conditions ask for, to decide on others; no change adds to them."""
        return frozenset(_asked(self.contents))

    def replace(self, path: Path, node: Mapping[str, Any]) -> None:
        """Put another node in a field's place, title and help kept."""
        if self.is_shared(path):
            raise Refused(
                "feltets type er fælles for alle breve (common.json) og kan ikke ændres i ét af "
                "dem",
                "the field's type is shared by all letters (common.json) and cannot be changed in "
                "one of them",
            )
        own = self.local(path)
        kept = {key: own[key] for key in KEPT if isinstance(own, dict) and key in own}
        self._set(path, {**kept, **{k: v for k, v in node.items() if k not in kept}})

    def add(self, path: Path, node: Any, required: bool, after: str = "") -> None:
        """Add a field to a group, behind another; refuses a group that is closed elsewhere."""
        parent = path[:-1]
        closed = [
            part.node
            for part in self.shape(parent).parts
            if part.node.get("additionalProperties") is False and part.node != self.local(parent)
        ]
        if closed:
            raise Refused(
                f"»{'.'.join(parent)}« er fælles for alle breve (common.json) og kan ikke få "
                f"flere felter her. Kald det i stedet {'_'.join(path)}, også i brevets kode",
                f'"{".".join(parent)}" is shared by all letters (common.json) and cannot get more '
                f"fields here. Call it {'_'.join(path)} instead, in the letter's tag too",
            )
        _insert(self._opened(parent).setdefault("properties", {}), path[-1], node, after)
        if required:
            self.require(path, True)

    def remove(self, path: Path) -> None:
        """Take a field out; refuses one that is shared or that a condition speaks of."""
        name = path[-1]
        if self.is_shared(path) or not isinstance(self.local(path), dict):
            raise Refused(
                "feltet er en del af et fælles begreb (common.json) og kan ikke fjernes i ét brev",
                "the field is part of a shared concept (common.json) and cannot be removed in one "
                "letter",
            )
        parent = path[:-1]
        self.release(path)
        if name in self.local(parent).get("required", []):
            self.require(path, False)
        del self.local(parent)["properties"][name]

    # --- lines of its own ----------------------------------------------------------------

    def _set(self, path: Path, node: Any) -> None:
        holder, name = self.local(path[:-1]), path[-1]
        if name == ITEM:
            holder["items"] = node
        else:
            holder["properties"][name] = node

    def _opened(self, path: Path) -> dict[str, Any]:
        """Return a field's own node, made where the schema has only a reference."""
        own = self.local(path)
        if not isinstance(own, dict):
            own = {}
            holder = self._opened(path[:-1])
            if path[-1] == ITEM:
                holder["items"] = own
            else:
                holder.setdefault("properties", {})[path[-1]] = own
        return own


def _insert(holder: dict[str, Any], name: str, value: Any, after: str) -> None:
    """Set a member; a new one comes behind `after`, else last."""
    if name in holder or after not in holder or after == next(reversed(holder)):
        holder[name] = value
        return
    names = list(holder)
    later = {other: holder.pop(other) for other in names[names.index(after) + 1 :]}
    holder[name] = value
    holder.update(later)


def _release(node: Any, path: Path) -> None:
    """Take a field out of what one side of a condition requires or rules out."""
    for step in path[:-1]:
        node = node.get("properties", {}).get(step) if isinstance(node, dict) else None
    if not isinstance(node, dict):
        return
    name = path[-1]
    if name in node.get("required", ()):
        node["required"] = [one for one in node["required"] if one != name]
    if node.get("properties", {}).get(name) is False:
        del node["properties"][name]


def _asked(contents: Any) -> Iterator[str]:
    """Yield the fields that conditions of a schema ask for by name, to decide on others."""
    stack = [(contents, False)]
    while stack:
        node, inside = stack.pop()
        if isinstance(node, dict):
            if inside:
                yield from node.get("properties", {})
            stack += [(value, inside or key == "if") for key, value in node.items()]
        elif isinstance(node, list):
            stack += [(value, inside) for value in node]
