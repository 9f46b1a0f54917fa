"""Put what is guessed of a case into JSON Schema, by the library's shared concepts if they fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qa.fiction import names
from qa.flow.facts import Path
from render.fields import required
from render.message import Message
from render.schema import DIALECT
from render.shape import Shape
from segl.draft import conditions, shared
from segl.draft.guess import Guess, written
from segl.draft.shared import FILE, Shared

Node = dict[str, Any]
TEXT: Mapping[str, Any] = {"type": "string", "minLength": 1, "format": "tekst"}
PLAIN: Mapping[str, Mapping[str, Any]] = {
    "tekst": TEXT,
    "lang": TEXT,
    "dato": {"type": "string", "format": "date"},
    "cpr": {"type": "string", "format": "cpr"},
    "email": {"type": "string", "format": "email"},
    "sagsnummer": {"type": "string", "format": "sagsnummer"},
    "kle": {"type": "string", "format": "kle"},
    "telefon": {"type": "string", "pattern": "^[+]?[0-9]{4,12}$"},
    "postnr": {"type": "string", "pattern": "^[0-9]{4}$"},
    "beloeb": {"type": "number", "minimum": 0},
    "farve": {"type": "string", "pattern": "^[0-9A-F]{6}$"},
    "link": {"type": "string", "pattern": "^(https://|mailto:|tel:).{1,200}$"},
    "tal": {"type": "number"},
    "heltal": {"type": "integer"},
    "ja_nej": {"type": "boolean"},
}
_ABOVE: Mapping[str, Node] = {"heltal": {"minimum": 1}}  # what is divided by


@dataclass
class Writer:
    """
    Writes nodes; `remarks` collects what a shared concept asks beyond the letter.

    `sometimes` are the fields that a condition of the schema requires, `own` those that the
    schema itself declares, not a shared concept.
    """

    concepts: Shared
    remarks: list[Message] = field(default_factory=list)
    sometimes: frozenset[Path] = frozenset()
    own: set[Path] = field(default_factory=set)

    def root(self, name: str, title: str, fields: Mapping[str, Guess]) -> Node:
        """Return the whole schema `name`."""
        head = {"$schema": DIALECT, "$id": f"{name}.json", "title": title, "type": "object"}
        self.sometimes = frozenset(conditions.find(fields))
        body = self._object(fields)
        rules = self.rules(fields)
        return head | body | ({"allOf": rules} if rules else {})

    def rules(self, fields: Mapping[str, Guess]) -> list[Node]:
        """Return the conditions on the fields that were written."""
        return [rule.node() for rule in conditions.rules(fields, self.own)]

    def field(self, guess: Guess) -> Node:
        """Return the node of one field."""
        concept = self.concepts.named(guess)
        if concept:
            return self._concept(guess, concept)
        title = {"title": names.title(guess.path)}
        if guess.sort == "gruppe":
            return self._group(guess)
        if guess.sort == "liste":
            # a letter that does not ask whether there is an item is written for one at least
            count = max(guess.least, int(self.always(guess)))
            least: Node = {"minItems": count} if count else {}
            return title | {"type": "array"} | least | {"items": self._item(guess)}
        if guess.sort == "valg":
            return title | {"enum": list(guess.choices)}
        above: Node = {} if not guess.least else _ABOVE.get(guess.sort, {"exclusiveMinimum": 0})
        return title | self.leaf(guess.sort) | above

    def leaf(self, sort: str) -> Node:
        """Return what a single value of a sort must be."""
        concept = self.concepts.leaf(sort)
        return _reference(concept) if concept else dict(PLAIN[sort])

    def _concept(self, guess: Guess, concept: str) -> Node:
        shape = self.concepts.concepts[concept]
        self._tell(guess, shape)
        own = shape.title if concept not in shared.SORTS else ""  # "Dato" says nothing of which
        node = {"title": own or names.title(guess.path)} | _reference(concept)
        return node | self._stricter(guess, shape)

    def _stricter(self, guess: Guess, shape: Shape) -> Node:
        """Return what the letter needs of a concept's fields that the concept leaves open."""
        inner = {
            name: stricter
            for name, key in guess.keys.items()
            if key.sort == "gruppe" and (stricter := self._stricter(key, shape.properties[name]))
        }
        known = required(shape)
        needed = [n for n, key in guess.keys.items() if n not in known and self.always(key)]
        node: Node = {"properties": inner} if inner else {}
        return node | ({"required": needed} if needed else {})

    def _tell(self, guess: Guess, shape: Shape) -> None:
        unused = shared.unused(guess, shape)
        if unused:
            self.remarks.append(_more(guess, unused))

    def _item(self, guess: Guess) -> Node:
        if guess.item is None:
            return {"title": names.title(guess.path)} | self.leaf("tekst")
        return self.field(guess.item)

    def _group(self, guess: Guess) -> Node:
        shape = self.concepts.concepts.get(guess.path[-1])
        title = {"title": names.title(guess.path)}
        if shape is None or not guess.keys:
            rest: Node = {"additionalProperties": self.leaf("tekst")}
            return title | {"type": "object"} | (self._object(guess.keys) if guess.keys else rest)
        if shared.extends(guess, shape):
            return self._extended(guess, shape)
        return {"title": shape.title} | {"type": "object"} | self._object(guess.keys, shape)

    def _extended(self, guess: Guess, shape: Shape) -> Node:
        """Return an open concept with the letter's own fields, closed after them."""
        self._tell(guess, shape)
        properties: Node = dict.fromkeys(shape.properties, True)
        for name, key in guess.keys.items():
            known = shape.properties.get(name)
            if known is None:
                properties[name] = self.field(key)
            elif shared.fits(key, known):
                properties[name] = self._stricter(key, known) or True
            else:
                properties[name] = self.field(key) | {"title": known.title or names.title(key.path)}
        node: Node = {"title": shape.title} | _reference(guess.path[-1])
        node["properties"] = properties
        there = required(shape)
        own = [name for name, k in guess.keys.items() if name not in there and self.always(k)]
        return node | ({"required": own} if own else {}) | {"additionalProperties": False}

    def _object(self, fields: Mapping[str, Guess], like: Shape | None = None) -> Node:
        """Return the fields of an object; those that a concept has too refer to it."""
        node: Node = {"properties": {n: self._borrowed(n, g, like) for n, g in fields.items()}}
        needed = [name for name, guess in fields.items() if self.always(guess)]
        return node | ({"required": needed} if needed else {}) | {"additionalProperties": False}

    def always(self, guess: Guess) -> bool:
        """Say whether every case must have a field, as far as this schema decides it."""
        self.own.add(guess.path)
        return guess.required and guess.path not in self.sometimes

    def _borrowed(self, name: str, guess: Guess, like: Shape | None) -> Node:
        known = like.properties.get(name) if like is not None else None
        if known is None or not shared.fits(guess, known):
            return self.field(guess)
        concept = f"{guess.path[-2]}/properties/{name}"
        return {"title": known.title or names.title(guess.path)} | _reference(concept)


def _reference(concept: str) -> Node:
    return {"$ref": f"{FILE}#/$defs/{concept}"}


def _more(guess: Guess, unused: list[str]) -> Message:
    words = ", ".join(unused)
    name = written(guess.path)
    return Message(
        f"»{name}« er bibliotekets fælles begreb: hver sag skal også have {words}, selv om "
        "brevet ikke skriver det.",
        f'"{name}" is a concept that the library shares: every case must also hold {words}, '
        "though the letter does not print it.",
    )
