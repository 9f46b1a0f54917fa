"""From what the grammar reads to the tree: numbers, places, acts, and how they are tied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

from lark import Token, Transformer

from qa.law.citation.grammar import form
from qa.law.citation.kinds import date_of, kind_of
from qa.law.citation.tree import Act, Citation, Link, Number, Provision, Reference, Span

_SLOTS = tuple(field.name for field in fields(Provision))
_ALTERNATIVE = re.compile(r"eller|imaluunniit", re.IGNORECASE)
_AND = re.compile(r"og|samt|aamma", re.IGNORECASE)
_GENITIVE = re.compile(r"(lov|[nt])s$")
_ORDINAL = re.compile(r"(\d+)\.\s?(-|–)?")

Slot = tuple[str, Any]
Places = list[tuple[str, list[Slot]]]
Sides = tuple[Places, Act | None]


class Build(Transformer[Token, Citation]):
    """Callbacks by the names of the grammar's rules; each returns a part of the tree."""

    def __init__(self, names: Sequence[str]) -> None:
        """Make one that writes the `names` of acts as they are given."""
        super().__init__()
        self._names = [(name, re.compile(form(name), re.IGNORECASE)) for name in names]

    # --- numbers and places --------------------------------------------------------------

    def number(self, items: list[Token]) -> Number:
        """Return a number without its case ending."""
        words = re.sub(r"-[^\W\d]+$", "", str(items[0]))
        found = re.match(r"(\d+)\s*(\w?)", words)
        assert found is not None
        return Number(int(found[1]), found[2].lower())

    def numbers(self, items: list[Any]) -> tuple[Number | Span, ...]:
        """Return the numbers of a list, those tied by a dash as spans."""
        found: list[Number | Span] = []
        tied = False
        for item in items:
            if isinstance(item, Number):
                last = found[-1] if tied and found else None
                if isinstance(last, Number):
                    found[-1] = Span(last, item)
                else:
                    found.append(item)
            tied = isinstance(item, Token) and item.type == "DASH"
        return tuple(found)

    def paragraf(self, items: list[Any]) -> list[Slot]:
        """Return the slot of `§ 7 a` or `§§ 3-6 og 8`."""
        return [("paragraf", self.numbers(items))]

    def place_in(self, items: list[Any]) -> Slot:
        """Return the slot of the paragraffer that a chapter is said to hold."""
        return "paragraf", items[-1]

    def chapter(self, items: list[Any]) -> list[Slot]:
        """Return the slots of `kapitel 2 (§§ 3-6)`."""
        return [("chapter", items[1]), *items[2:]]

    def stykke(self, items: list[Any]) -> Slot:
        """Return the slot of `stk. 1 og 2`."""
        return "stykke", items[1]

    def nummer(self, items: list[Any]) -> Slot:
        """Return the slot of `nr. 2`."""
        return "nummer", items[1]

    def punktum(self, items: list[Any]) -> Slot:
        """Return the slot of `pkt. 2`."""
        return "punktum", items[1]

    def punktum_before(self, items: list[Token]) -> Slot:
        """Return the slot of `1. og 2. pkt.`."""
        return "punktum", _ordinals(str(items[0]))

    def led_before(self, items: list[Token]) -> Slot:
        """Return the slot of `5. led`."""
        return "led", _ordinals(str(items[0]))

    def litra(self, items: list[Token]) -> Slot:
        """Return the slot of `litra a-c`, a letter each."""
        found: list[str] = []
        for before, item in pairwise(items):
            letter = str(item)[0].lower()
            if item.type != "LETTER":
                continue
            if before.type == "DASH_LETTER":
                found += map(chr, range(ord(found[-1]) + 1, ord(letter)))
            found.append(letter)
        return "litra", tuple(found)

    def provision(self, items: list[Any]) -> list[Slot]:
        """Return the slots of a place, in the order of the text."""
        slots: list[Slot] = []
        for item in items:
            slots += item if isinstance(item, list) else [item]
        return slots

    def provisions(self, items: list[Any]) -> Places:
        """Return the slots of each place with the separator before it."""
        places: Places = []
        separator = ""
        for item in items:
            if isinstance(item, Token):
                separator = str(item)
            else:
                places.append((separator, item))
        return places

    # --- acts ----------------------------------------------------------------------------

    def act_number(self, items: list[Token]) -> Act:
        """Return an act that is only a number and a date."""
        number = re.search(r"\d+", str(items[0]))
        date = next((date_of(str(item)) for item in items if item.type == "DATE"), "")
        return Act("", int(number[0]) if number else None, date)

    def act_id(self, items: list[Any]) -> Act:
        """Return an act of a kind and number, with title and name where it has them."""
        kind, act, *rest = items
        return self._named(replace(act, kind=kind_of(str(kind))), rest)

    def titled(self, items: list[Token]) -> Act:
        """Return `lov om ...` without a number."""
        return self._named(Act(kind_of(str(items[0]))), items[1:])

    def act(self, items: list[Any]) -> Act:
        """Return an act; a name and a number in parentheses are one act."""
        first, *rest = items
        if isinstance(first, Act):
            return first
        if first.type == "PLAIN_KIND":
            return replace(self.titled(items[:2]), name=self._name(str(items[2])))
        given = next((item for item in rest if isinstance(item, Act)), Act())
        return replace(given, name=self._name(str(first)))

    def _named(self, act: Act, rest: Iterable[Token]) -> Act:
        for token in rest:
            if token.type == "TITLE":
                act = replace(act, title=" ".join(str(token).split())[3:])
            else:
                act = replace(act, name=self._name(str(token)))
        return act

    def _name(self, words: str) -> str:
        """Return a name as it is known, else in lower case without genitive."""
        plain = " ".join(words.split())
        known = (name for name, pattern in self._names if pattern.fullmatch(plain))
        return next(known, "") or _GENITIVE.sub(r"\1", plain.lower())

    # --- references ----------------------------------------------------------------------

    def loose(self, items: list[Any]) -> list[Sides]:
        """Return provisions of an act that is not named."""
        return [(items[0], None)]

    def of_act(self, items: list[Any]) -> list[Sides]:
        """Return `§ 5 i lov ...`."""
        return [(items[0], items[1])]

    def only_act(self, items: list[Any]) -> list[Sides]:
        """Return an act alone."""
        return [([], items[0])]

    def act_first(self, items: list[Any]) -> list[Sides]:
        """Return `sagsbehandlingslovens § 22`; after "og" the provision is not of that act."""
        act, *separator, provisions = items
        if separator and _link(str(separator[0])) != ",":
            return [([], act), (_tied(provisions, separator[0]), None)]
        return [(provisions, act)]

    def act_twice(self, items: list[Any]) -> list[Sides]:
        """Return an act by name before the provisions, and by number in parentheses after."""
        named, *_, provisions, numbered = items
        return [(provisions, replace(numbered, name=named.name or numbered.name))]

    def act_between(self, items: list[Any]) -> list[Sides]:
        """Return `lov A § 1, § 4 i lov B`: the last provision is of the act that follows it."""
        first, *separator, provisions, last = items
        if separator:
            provisions = _tied(provisions, separator[0])
        return [(provisions[:-1], first), (provisions[-1:], last)]

    def link(self, items: list[Token]) -> Link:
        """Return how a reference is tied to the one before."""
        token = items[0]
        if token.type == "JF":
            return "jf. dog" if token.lower().rstrip().endswith("dog") else "jf."
        if token.type in ("SMH", "AMENDED"):
            return "smh." if token.type == "SMH" else "som ændret ved"
        return _link(str(token))

    def same_kind(self, items: list[Any]) -> tuple[Link, Act]:
        """Return an act that has the kind of the one before: `og nr. 6 af ...`."""
        return _link(str(items[0])), items[1]

    def start(self, items: list[Any]) -> Citation:
        """Return the citation."""
        told = [item for item in items if not (isinstance(item, Token) and item.type == "JF")]
        return Citation(tuple(_references(told)))


def _references(items: Iterable[Any]) -> Iterable[Reference]:
    """Yield the references, places that name no paragraf having that of the one before."""
    link: Link = ""
    last = Provision()
    kind = ""
    for item in items:
        if isinstance(item, str):
            link = item  # type: ignore[assignment]
            continue
        if isinstance(item, tuple):
            link, act = item
            yield Reference((), replace(act, kind=kind), link)
            continue
        for number, (places, act) in enumerate(item):
            kind = act.kind if act is not None else kind
            told = tuple(_provisions(places, last))
            last = told[-1] if told else last
            tie = link if number == 0 else _link(places[0][0])
            yield Reference(told, act, tie)


def _provisions(places: Iterable[tuple[str, list[Slot]]], last: Provision) -> Iterable[Provision]:
    """Yield a provision for each place; a slot that comes back begins another."""
    waiting: Provision | None = None
    for separator, slots in places:
        if waiting is not None and _is_of_chapter(waiting, separator, slots):
            waiting = _filled(waiting, slots)
            continue
        if waiting is not None:
            yield waiting
            last = waiting
        for row in _rows(slots):
            if row is not slots and waiting is not None and row[0] is not slots[0]:
                yield waiting
                last = waiting
            waiting = _filled(_above(last, row[0][0]), row)
    if waiting is not None:
        yield waiting


def _is_of_chapter(waiting: Provision, separator: str, slots: Sequence[Slot]) -> bool:
    """Say whether `, §§ 15-16` belongs to the `kapitel 5` before it."""
    bare = waiting == Provision(chapter=waiting.chapter)
    return bare and separator.strip() == "," and slots[0][0] == "paragraf"


def _rows(slots: list[Slot]) -> list[list[Slot]]:
    """Cut slots where one comes that cannot stand below the one before (`stk. 1, stk. 2`)."""
    rows: list[list[Slot]] = [[]]
    for slot in slots:
        if rows[-1] and _SLOTS.index(slot[0]) <= _SLOTS.index(rows[-1][-1][0]):
            rows.append([])
        rows[-1].append(slot)
    return rows


def _filled(provision: Provision, slots: Iterable[Slot]) -> Provision:
    return replace(provision, **dict(slots))


def _above(last: Provision, slot: str) -> Provision:
    """Return what a place that begins with a slot has of the place before it."""
    if slot in ("chapter", "paragraf"):
        return Provision()
    above = _SLOTS[: _SLOTS.index(slot)]
    return Provision(**{name: getattr(last, name) for name in above})


def _tied(places: Places, separator: str) -> Places:
    """Return places with the separator that stands before the first of them."""
    return [(separator, places[0][1]), *places[1:]]


def _link(words: str) -> Link:
    if _ALTERNATIVE.search(words):
        return "eller"
    return "og" if _AND.search(words) else ","


def _ordinals(words: str) -> tuple[Number | Span, ...]:
    """Return the numbers of `1. og 3.-5. pkt.`."""
    found: list[Number | Span] = []
    tied = False
    for value, dash in _ORDINAL.findall(words):
        number = Number(int(value))
        last = found[-1] if tied else None
        if isinstance(last, Number):
            found[-1] = Span(last, number)
        else:
            found.append(number)
        tied = bool(dash)
    return tuple(found)
