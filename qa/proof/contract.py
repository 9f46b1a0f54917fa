"""
What a schema says of the sites that a template reads, as formulas (JSON Schema 2020-12).

Every keyword that is not encoded becomes an atom of its own, true or false as it likes, so
that the formula holds for every case that the schema accepts, and for some more: what it
excludes is excluded (design, section 6).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from qa.proof.formula import (
    FALSE,
    TRUE,
    Atom,
    Formula,
    Length,
    Number,
    at_most,
    conj,
    disj,
    equal,
    implies,
    neg,
)
from qa.proof.keywords import KEYWORDS, SILENT, Here
from qa.proof.site import Path, Site, Slot
from qa.proof.texts import Texts, is_empty

MAX_DEPTH = 60
MAX_OBJECTS = 20_000  # schema objects looked at, again for each site
MAX_ROUNDS = 5


@dataclass
class Contract:
    """
    The sites of a case that matter, and what its schema says of them.

    `sites` are those that a template reads; the schema's own conditions add theirs. `loops`
    are the tags of the loops that have a slot of their own, by its number.
    """

    texts: Texts
    sites: dict[Path, Site] = field(default_factory=dict)
    loops: dict[int, int] = field(default_factory=dict)
    _below: dict[Path, dict[Path, None]] = field(default_factory=dict)
    _numbers: dict[Hashable, int] = field(default_factory=dict)
    _opaque: int = 0
    _objects: int = 0

    def note(self, site: Site) -> Site:
        """Remember a site as one that matters; return the one already known by its path."""
        if site.path not in self.sites:
            self.sites[site.path] = site
            self._below.setdefault(site.path[:-1], {})[site.path] = None
        return self.sites[site.path]

    def number(self, key: Hashable = None) -> int:
        """Return a number that stands for a key, always the same; without one, another."""
        key = len(self._numbers) if key is None else key
        return self._numbers.setdefault(key, len(self._numbers))

    def renew(self, old: Slot, new: Slot) -> None:
        """Let what matters of an item at one slot matter of another's as well."""
        for site in list(self.sites.values()):
            if old in site.path:
                path = tuple(new if step == old else step for step in site.path)
                self.note(Site(path, site.shape, site.may_lack))

    def child(self, site: Site, name: str) -> Site | None:
        """Return the site of a field, noted; None where it is not declared."""
        found = site.child(name)
        return self.note(found) if found is not None else None

    def item(self, site: Site, slot: Slot) -> Site:
        """Return the site of an item, noted."""
        return self.note(site.item(slot))

    def reads(self, site: Site, word: str) -> Formula:
        """Return the formula that a text at a site is a word."""
        return conj(site.has("text"), equal(site.text, self.texts.term(word)))

    def known(self, site: Site, name: str) -> Site | None:
        """Return the site of a field if it matters, None else."""
        return self.sites.get((*site.path, name))

    def fields(self, site: Site) -> Iterator[tuple[str, Site]]:
        """Yield the fields of an object that matter, with their sites."""
        for path in list(self._below.get(site.path, ())):
            if isinstance(path[-1], str):
                yield path[-1], self.sites[path]

    def slots(self, site: Site) -> Iterator[tuple[Slot, Site]]:
        """Yield the slots of a list that matter, with their sites."""
        for path in list(self._below.get(site.path, ())):
            if isinstance(path[-1], Slot):
                yield path[-1], self.sites[path]

    def facts(self, *roots: Site) -> list[Formula]:
        """Return what is true of every case: what the schemas of its roots say, and of kinds."""
        for _ in range(MAX_ROUNDS):  # conditions of the schema bring in sites and words
            size = (len(self.sites), len(self.texts.codes))
            self._opaque = self._objects = 0
            said = [self._root(root) for root in roots]
            if size == (len(self.sites), len(self.texts.codes)):
                break
        natures = [fact for site in self.sites.values() for fact in _nature(site)]
        natures += [fact for site in self.sites.values() for fact in self._filled(site)]
        lengths = (equal(Length(self.texts.term(t)), Number(len(t))) for t in self.texts.codes)
        return [fact for fact in (*said, *natures, *lengths) if fact != TRUE]

    def _filled(self, site: Site) -> Iterator[Formula]:
        """Yield that an object with a field is not empty."""
        if "object" in site.kinds:
            there = disj(*(neg(one.has("missing")) for _, one in self.fields(site)))
            yield implies(conj(site.has("object"), there), at_most(Number(1), site.length))

    def _root(self, root: Site) -> Formula:
        whole = root.shape.parts[0]
        return self.says(whole.node, Here(whole.node, whole.resolver, root))

    def says(self, node: object, here: Here) -> Formula:
        """Return the formula that a schema accepts the value at a site (that of `here`)."""
        if isinstance(node, bool):
            return TRUE if node else FALSE
        self._objects += 1
        if here.depth > MAX_DEPTH or self._objects > MAX_OBJECTS or not isinstance(node, dict):
            return self.opaque()
        inner = here.at(node)
        words = ((word, value) for word, value in node.items() if word not in SILENT)
        return conj(
            *(
                KEYWORDS[word](self, value, inner) if word in KEYWORDS else self.opaque()
                for word, value in words
            )
        )

    def opaque(self) -> Formula:
        """Return a new atom, for what is not encoded."""
        self._opaque += 1
        return Atom(("schema", self._opaque))


def _nature(site: Site) -> Iterator[Formula]:
    """Yield what is true of any value: it is of one kind, nothing is shorter than nothing."""
    if len(site.kinds) > 2:
        atoms = [site.has(kind) for kind in site.kinds]
        yield disj(*atoms)
        for number, one in enumerate(atoms):
            yield from (neg(conj(one, other)) for other in atoms[number + 1 :])
    if {"list", "object"} & set(site.kinds):
        yield at_most(Number(0), site.length)
    if "text" in site.kinds:
        yield at_most(Number(0), site.text)
        yield disj(is_empty(site.text), at_most(Number(1), Length(site.text)))
