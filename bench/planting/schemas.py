"""The schemas of a letter under the knife: found by path through every reference, and changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from planting.specimen import Specimen

Node = dict[str, Any]
TEXT: Node = {"title": "Tekst", "$ref": "common.json#/$defs/tekst"}


class Schemas:
    """The schemas of a specimen as they read now; `save` writes the changes back."""

    def __init__(self, specimen: Specimen) -> None:
        self.specimen = specimen
        self.own = f"{specimen.name.split('/')[0]}.json"
        self.documents: dict[str, Node] = {
            PurePosixPath(path).name: json.loads(text)
            for path, text in specimen.files.items()
            if path.startswith("schemas/")
        }

    def save(self) -> bool:
        """Write every schema back; always true, so that a planter may end with it."""
        for name, document in self.documents.items():
            self.specimen.files[f"schemas/{name}"] = json.dumps(document, ensure_ascii=False)
        return True

    @property
    def root(self) -> Node:
        """The letter's own schema."""
        return self.documents[self.own]

    def _all(self, home: str, node: Any) -> Iterator[tuple[str, Node]]:
        """Yield a node and what it refers to, each with the file that it stands in."""
        while isinstance(node, dict):
            yield home, node
            file, _, pointer = str(node.get("$ref", "")).partition("#")
            if "$ref" not in node:
                return
            home, node = file or home, self.documents.get(file or home)
            for step in pointer.strip("/").split("/") if pointer.strip("/") else []:
                node = node.get(step) if isinstance(node, dict) else None

    def at(self, path: str) -> list[tuple[str, Node]]:
        """Return all that is said of the value at a path; `[]` steps into the items of a list."""
        found = list(self._all(self.own, self.root))
        for step in path.split(".") if path else []:
            inner = []
            for home, node in found:
                child = node.get("items") if step == "[]" else node.get("properties", {}).get(step)
                inner += list(self._all(home, child))
            found = inner
        return found

    def says(self, path: str, word: str) -> Any:
        """Return the first thing said under a key of the value at a path."""
        return next((node[word] for _, node in self.at(path) if word in node), None)

    def is_required(self, path: str) -> bool:
        """Say whether the group that holds a field always has it."""
        group, _, name = path.rpartition(".")
        return any(name in node.get("required", ()) for _, node in self.at(group))

    def fields(self, path: str = "", depth: int = 0) -> Iterator[str]:
        """Yield the paths of all fields, those in lists with `[]`."""
        names = dict.fromkeys(n for _, node in self.at(path) for n in node.get("properties", ()))
        for name in names if depth < 6 else ():
            inner = f"{path}.{name}" if path else name
            if self.at(inner):
                yield inner
                yield from self.fields(inner, depth + 1)
                yield from self.fields(f"{inner}.[]", depth + 2)

    # --- changes --------------------------------------------------------------------

    def release(self, path: str) -> bool:
        """Make a required field optional; say if it was required."""
        group, _, name = path.rpartition(".")
        holders = [n for _, n in self.at(group) if name in n.get("required", ())]
        for node in holders:
            node["required"] = [one for one in node["required"] if one != name]
        return bool(holders) and self.save()

    def put(self, path: str, new: Node) -> bool:
        """Say something else of a field, wherever anything is said of it."""
        group, _, name = path.rpartition(".")
        for _, node in self.at(group):
            if isinstance(node.get("properties", {}).get(name), dict):
                node["properties"][name] = dict(new)
        return self.save()

    def drop(self, path: str, word: str) -> bool:
        """Take out what is said under a key of a field; say if anything was."""
        holders = [node for _, node in self.at(path) if word in node]
        for node in holders:
            del node[word]
        return bool(holders) and self.save()
