"""From the uses of fields to what a case must hold: sort, choices, whether it is required."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from qa.fiction import names
from qa.flow.facts import Holds, Path
from qa.flow.taking import Use
from qa.flow.uses import MUNICIPALITY, by_path
from render.fields import ITEM
from render.message import Message
from render.record import record

OTHER = "andet"
_OPPOSITES = {"ja": "nej", "nej": "ja", "Ja": "Nej", "Nej": "Ja", "Yes": "No", "yes": "no"}
_LISTS = frozenset(
    {"liste", "join", "sort", "reverse", "unique", "list", "selectattr", "rejectattr", "sum"}
    | {"map", "first", "last", "min", "max"}
)
_BY_FILTER = {
    "dato": "dato", "kroner": "beloeb", "cpr": "cpr", "cpr_skjult": "cpr", "telefon": "telefon",
    "ja_nej": "ja_nej", "tal": "tal", "round": "tal", "abs": "tal", "afsnit": "lang",
    "items": "gruppe", "dictsort": "gruppe",
}  # fmt: skip
_BY_TEST = {
    "boolean": "ja_nej", "true": "ja_nej", "false": "ja_nej", "integer": "heltal",
    "odd": "heltal", "even": "heltal", "divisibleby": "heltal", "number": "tal", "float": "tal",
    "string": "tekst", "mapping": "gruppe", "sequence": "liste", "iterable": "liste",
}  # fmt: skip
_BY_CONTEXT = {"color": "farve", "span": "heltal", "address": "link"}
_PICKS = frozenset({"first", "last", "min", "max"})
_NUMBERS = frozenset({"beloeb", "heltal"})
_ORDERS = frozenset({"<", "<=", ">", ">="})
_RECKONED = _NUMBERS | {"tal"}
_AS_TEXT = frozenset({"cpr", "email", "telefon", "postnr", "sagsnummer"})


@dataclass(frozen=True, slots=True)
class Guess:
    """
    What a field is taken to be.

    `sort` is a key of render.fields.SORTS, or "telefon", "postnr", "beloeb", "lang" (a text
    of several lines), "farve" (a colour of a cell) or "link". `keys` are the fields of a
    group, `item` what a list holds. `least` is how many items a list must have, or 1 for a
    number that is divided by, as far as the letter does not ask first. `when` are the
    conditions under which alone the letter needs the field; `only` says that it never uses
    it otherwise.
    """

    path: Path
    sort: str
    required: bool
    choices: tuple[str, ...] = ()
    keys: Mapping[str, Guess] = field(default_factory=dict)
    item: Guess | None = None
    least: int = 0
    when: frozenset[Holds] = frozenset()
    only: bool = False


@record
class Guessed:
    """The fields of a case, and what the owner should look at, by field."""

    fields: Mapping[str, Guess]
    remarks: Mapping[Path, Message]


def read(uses: Iterable[Use]) -> Guessed:
    """Return what the uses in a template say of its case; the municipality's data apart."""
    own = [use for use in uses if use.path[0] != MUNICIPALITY]
    needed: dict[Path, list[Use]] = {}
    for use in own:
        for path in use.needs():
            needed.setdefault(path, []).append(use)
    reader = _Reader(by_path(own), needed)
    fields = {path[0]: reader.guess(path) for path in reader.uses if len(path) == 1}
    return Guessed(fields, reader.remarks)


@dataclass
class _Reader:
    uses: Mapping[Path, list[Use]]
    needed: Mapping[Path, list[Use]]
    remarks: dict[Path, Message] = field(default_factory=dict)

    def guess(self, path: Path) -> Guess:
        """Return what the field at a path is, with all below it."""
        own = [use for use in self.uses[path] if use.path == path]
        below = [one for one in self.uses if one[:-1] == path]
        sort = self._sort(path, own, below)
        guess = Guess(path, sort, path in self.needed or sort == "ja_nej")
        if path in self.needed and ITEM not in path:
            when = _common(self.needed[path])
            guess = replace(guess, when=when, only=when <= _common(self.uses[path]))
        if sort == "liste":
            there = (*path, ITEM) in self.uses
            item = self.guess((*path, ITEM)) if there else None
            return replace(guess, item=item, least=_items(path, own))
        if sort == "gruppe":
            keys = {one[-1]: self.guess(one) for one in below if one[-1] != ITEM}
            return replace(guess, keys=keys)
        if sort in _RECKONED and _is_divisor(own):
            return replace(guess, least=1)
        return replace(guess, choices=self._choices(path, own)) if sort == "valg" else guess

    def _sort(self, path: Path, own: list[Use], below: list[Path]) -> str:
        kinds = {use.kind for use in own}
        filters = {use.detail for use in own if use.kind == "filter"}
        if any(one[-1] == ITEM for one in below) or "loop" in kinds or filters & _LISTS:
            return "liste"
        if below or "keyed" in kinds:
            return "gruppe"
        places = (use.tag.context.simple for use in own)
        by_place = next((_BY_CONTEXT[place] for place in places if place in _BY_CONTEXT), "")
        if by_place:
            return by_place
        for use in own:
            table = {"filter": _BY_FILTER, "test": _BY_TEST}.get(use.kind, {})
            if use.detail in table:
                return self._exact(path, table[use.detail])
        return self._by_comparison(path, own, kinds, filters)

    def _exact(self, path: Path, sort: str) -> str:
        """Return a sort of number as exact as the field's name says."""
        name = names.hint(path)
        return name if sort == "tal" and name in _NUMBERS else sort

    def _by_comparison(self, path: Path, own: list[Use], kinds: set[str], filters: set[str]) -> str:
        literals = [value for use in own if use.kind == "compare" for value in use.values]
        if literals and all(isinstance(value, bool) for value in literals):
            return "ja_nej"
        if any(isinstance(value, str) and value.strip() for value in literals):
            return "valg"
        name = names.hint(path)
        if kinds & {"math"} or (literals and not any(isinstance(v, str) for v in literals)):
            return name if name in _NUMBERS else "tal"
        if "plus" in kinds and name in _NUMBERS:
            return name
        if "contains" in kinds or (filters and filters <= {"length", "count"}):
            return "tekst" if "print" in kinds or name else "liste"
        if kinds == {"truth"}:
            return "ja_nej"
        return self._by_name(path, name, kinds)

    def _by_name(self, path: Path, name: str, kinds: set[str]) -> str:
        if name in _AS_TEXT or name == "heltal":
            return name
        if "print" in kinds and name in ("dato", "beloeb"):
            self.remarks[path] = _unformatted(path, {"beloeb": "kroner"}.get(name, name))
        if kinds & {"order"} and name == "dato":
            return "dato"
        return "tekst"

    def _choices(self, path: Path, own: list[Use]) -> tuple[str, ...]:
        """Return the words that a field is compared with, and one more where the letter has it."""
        compared = [v for use in own if use.kind == "compare" for v in use.values]
        found = tuple(dict.fromkeys(v for v in compared if isinstance(v, str) and v.strip()))
        others = [set(use.values) for use in own if use.kind == "otherwise"]
        if len(found) > 1 and not any(set(found) <= tested for tested in others):
            return found
        other = _OPPOSITES.get(found[0], OTHER) if len(found) == 1 else OTHER
        self.remarks[path] = _other(path, found, other)
        return (*found, other)


def _items(path: Path, own: list[Use]) -> int:
    """Return how many items a list must have for those that are taken of it unasked."""
    unasked = [use for use in own if path not in use.known]
    picked = [value for use in unasked if use.kind == "picked" for value in use.values]
    least = [value for value in picked if isinstance(value, int)]
    return max([*least, int(any(use.detail in _PICKS for use in unasked))])


def _is_divisor(own: list[Use]) -> bool:
    """Say whether a number is divided by, and never asked about."""
    kinds, words = {use.kind for use in own}, {use.detail for use in own}
    asked = kinds & {"compare", "truth", "test", "default"} or words & _ORDERS
    return "divisor" in kinds and not asked


def _common(several: list[Use]) -> frozenset[Holds]:
    """Return what holds in all of some uses."""
    return frozenset.intersection(*(use.conditions for use in several))


def written(path: Path) -> str:
    """Return a path as it is written: `stoette[].navn`."""
    return ".".join(path).replace(f".{ITEM}", ITEM)


def _unformatted(path: Path, name: str) -> Message:
    code = f"{{{{ {path[-1] if ITEM in path else written(path)}|{name} }}}}"
    return Message(
        f"»{written(path)}« er sat til tekst, fordi brevet skriver det uden filter. Skriv "
        f"{code}, hvis det skal stå på dansk måde, og ret typen til {_SORT_NAMES[name]}.",
        f'"{written(path)}" is taken for text, as the letter prints it without a filter. Write '
        f"{code} to have it in the Danish way, and change its type to {_SORT_NAMES[name]}.",
    )


_SORT_NAMES = {"dato": "dato", "kroner": "beløb"}


def _other(path: Path, found: tuple[str, ...], other: str) -> Message:
    words = ", ".join(f"»{word}«" for word in found)
    return Message(
        f"»{written(path)}« er et valg, men brevet nævner kun {words}; »{other}« er lagt til for "
        "resten. Skriv de rigtige valg.",
        f'"{written(path)}" is a choice, but the letter names only {words}; "{other}" stands for '
        "the rest. Write the real choices.",
    )
