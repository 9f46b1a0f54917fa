"""
Change the fields of a schema in its text, so that all that is not touched survives.

What lies in `common.json` belongs to every letter and is never changed: a title is
overridden beside the reference, as people write it, and what would change the meaning for
one letter only is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from render import json_text
from render.fields import ITEM
from render.fields import required as needed
from render.json_text import Steps
from render.message import Message
from render.schema import Schema, from_documents
from render.shape import UNKNOWN, Shape

Path = tuple[str, ...]
KEPT = ("title", "description", "$comment")


class Refused(Exception):  # noqa: N818 - what an owner asks for, not an error of ours
    """A change that cannot be made in this schema alone; the message says why."""

    def __init__(self, da: str, en: str) -> None:
        super().__init__(en)
        self.message = Message(da, en)


@dataclass
class Editor:
    """The text of one schema; `documents` are its neighbours in the folder, by file name."""

    name: str
    text: str
    documents: Mapping[str, Any]

    @property
    def contents(self) -> Any:
        """What the text says."""
        return json.loads(self.text, parse_float=Decimal)

    def schema(self) -> Schema:
        """Return the schema as it stands (SchemaError if it cannot be used)."""
        return from_documents({**self.documents, self.name: self.contents}, self.name)

    # --- what there is -----------------------------------------------------------------

    def shape(self, path: Path) -> Shape:
        """Return the shape at a path, ITEM standing for what a list holds."""
        shape = self.schema().shape
        for step in path:
            shape = shape.items() if step == ITEM else shape.properties.get(step, UNKNOWN)
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
        steps = self._opened(path)
        order = list(KEPT)
        after = order[order.index(key) - 1] if key in order[1:] else ""
        self.text = json_text.put(self.text, steps, key, value, after)

    def drop(self, path: Path, key: str) -> None:
        """Take a keyword out of the schema's own lines for a field."""
        if isinstance(self.local(path), dict):
            self.text = json_text.drop(self.text, _steps(path), key)

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
        if _is_asked(self.contents, path[-1]):
            raise Refused(
                "andre felter afhænger af det: skemaet har en betingelse om dets værdi",
                "other fields depend on it: the schema has a condition on its value",
            )
        for index, rule in enumerate(self.contents.get("allOf", ())):
            for side in ("then", "else"):
                self._release(("allOf", index, side), rule.get(side), path)

    def _release(self, steps: Steps, node: Any, path: Path) -> None:
        for step in path[:-1]:
            node = node.get("properties", {}).get(step) if isinstance(node, dict) else None
            steps = (*steps, "properties", step)
        if not isinstance(node, dict):
            return
        name = path[-1]
        if name in node.get("required", ()):
            kept = [one for one in node["required"] if one != name]
            self.text = json_text.put(self.text, steps, "required", kept)
        if node.get("properties", {}).get(name) is False:
            self.text = json_text.drop(self.text, (*steps, "properties"), name)

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
        steps = self._opened(parent)
        own = self.local(parent)
        if not isinstance(own.get("properties"), dict):
            self.text = json_text.put(self.text, steps, "properties", {path[-1]: node})
        else:
            inner = (*steps, "properties")
            self.text = json_text.put(self.text, inner, path[-1], node, after)
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
        self.text = json_text.drop(self.text, (*_steps(parent), "properties"), name)

    # --- lines of its own ----------------------------------------------------------------

    def _set(self, path: Path, node: Any) -> None:
        *parent, name = path
        if name == ITEM:
            self.put(tuple(parent), "items", node)
            return
        steps = (*_steps(tuple(parent)), "properties")
        self.text = json_text.put(self.text, steps, name, node)

    def _opened(self, path: Path) -> Steps:
        """Return the steps to a field's own node, made where the schema has only a reference."""
        if isinstance(self.local(path), dict):
            return _steps(path)
        parent = self._opened(path[:-1])
        own = self.local(path[:-1])
        if path[-1] == ITEM:
            self.text = json_text.put(self.text, parent, "items", {})
        elif isinstance(own.get("properties"), dict):
            self.text = json_text.put(self.text, (*parent, "properties"), path[-1], {})
        else:
            self.text = json_text.put(self.text, parent, "properties", {path[-1]: {}})
        return _steps(path)


def _steps(path: Path) -> Steps:
    steps: list[str | int] = []
    for step in path:
        steps += ["items"] if step == ITEM else ["properties", step]
    return tuple(steps)


def _is_asked(contents: Any, name: str) -> bool:
    """Say whether a condition of a schema asks for a field by name, to decide on others."""
    stack = [(contents, False)]
    while stack:
        node, inside = stack.pop()
        if isinstance(node, dict):
            if inside and name in node.get("properties", {}):
                return True
            stack += [(value, inside or key == "if") for key, value in node.items()]
        elif isinstance(node, list):
            stack += [(value, inside) for value in node]
    return False
