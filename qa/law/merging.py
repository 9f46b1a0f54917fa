"""Put a library's rows and corrections together with Segl's catalogue."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from qa.law import correction, form, source
from qa.law.correction import Correction
from qa.law.issue import Issue, Kind
from qa.law.rows import TABLES, Data, Row, own_id, rows
from render.message import Message, did_you_mean

_FIXED = frozenset({"id", "type", "extends"})  # what a row is, not what it says
_PARTS = {  # and what has rows of its own, or names it
    "document": frozenset({"section"}),
    "section": frozenset({"fact"}),
    "provision": frozenset({"statute", "sections", "chapter"}),
}

_OPEN = {  # the last clause of a remark in a title: "(ikke bekræftet)", "(kapitel 8; … er ikke …)"
    "da": re.compile(r" \([^();]*ikke bekræftet(?=\))\)|;[^();]*ikke bekræftet(?=\))"),
    "en": re.compile(r" \([^();]*not confirmed(?=\))\)|;[^();]*not confirmed(?=\))"),
}


@dataclass
class Merging:
    """The tables of all jurisdictions while a library's files are put into them."""

    day: date
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)
    resting: list[Correction] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tables = {w: copy.deepcopy(dict(data)) for w, data in source.builtin().items()}

    def rows(self) -> dict[str, Row]:
        """Return all rows by id, as they are now."""
        found = (row for where in self.tables for row in rows(self.tables[where], where))
        return {row.id: row for row in found}

    # --- rows of the library's own ---------------------------------------------------------

    def add(self, file: str, where: str, content: Mapping[str, Any]) -> None:
        """Add the rows of a file to a jurisdiction; one that is there already is told."""
        known = set(self.rows())
        for kind in TABLES:
            for given in content.get(kind, ()):
                data = {"as_of": content["as_of"], **copy.deepcopy(given)}
                if "extends" in data:
                    self._extend(file, where, data)
                    continue
                row = f"{where}/{own_id(kind, data)}"
                if row in known:
                    self._tell("twice", file, _twice(row), _correct(row))
                    continue
                known.add(row)
                self.origins[row] = file
                self.tables[where].setdefault(kind, []).append(data)

    def _extend(self, file: str, where: str, data: Data) -> None:
        """Add sections to a type of document that is there."""
        listed: list[Data] = self.tables[where].get("document", [])
        found = next((one for one in listed if one["type"] == data["extends"]), None)
        row = f"{where}/{data['extends']}"
        if found is None:
            self.known_or_told(file, row)
            return
        known = {one["id"] for one in found.setdefault("section", [])}
        for section in data["section"]:
            name = f"{row}/{section['id']}"
            if section["id"] in known:
                self._tell("twice", file, _twice(name), _correct(name))
            else:
                found["section"].append({"as_of": data["as_of"], **section})
                self.origins[name] = file

    def settle(self) -> None:
        """Take out the library's rows that refer to what is not there, until none is left."""
        while dangling := [(row, why) for row in self._own() if (why := self._missing(row))]:
            for row, why in dangling:
                self._tell("dangling", row.origin, why)
                self._take_out(row)
        seen = Counter(row.id for row in self._own())
        for name in (name for name, count in seen.items() if count > 1):
            self._tell("twice", self.origins[_outer(name, self.origins)], _twice(name))

    def _own(self) -> list[Row]:
        """Return the library's rows."""
        found = (rows(data, where, self.origins) for where, data in self.tables.items())
        return [row for some in found for row in some if row.origin]

    def _missing(self, row: Row, data: Mapping[str, Any] | None = None) -> Message | None:
        """Return what a row refers to that is not there, None if all of it is."""
        for key, other, name in form.references(row.kind, row.data if data is None else data):
            listed = [one["id"] for one in self._candidates(other, row.jurisdiction)]
            if name not in listed:
                hint = did_you_mean(get_close_matches(name, listed, n=1), before=" ")
                return Message(
                    f"{row.id}: {key} = »{name}« findes ikke.{hint.da}",
                    f'{row.id}: {key} = "{name}" does not exist.{hint.en}',
                )
        return None

    def _candidates(self, kind: str, where: str) -> list[Data]:
        """Return the rows that may be referred to; a statute may be another jurisdiction's."""
        places = self.tables if kind == "statute" else [where]
        return [one for place in places for one in self.tables[place].get(kind, ())]

    def _take_out(self, row: Row) -> None:
        """Take a row out."""
        tables = self.tables[row.jurisdiction]
        sections = [part for one in tables.get("document", ()) for part in one.get("section", ())]
        for listed in (*(tables.get(kind, []) for kind in TABLES), *_facts(sections)):
            listed[:] = [one for one in listed if one is not row.data]

    # --- corrections -----------------------------------------------------------------------

    def correct(self, listed: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """
        Apply the corrections that are in force, each with its file; the newest has the last word.

        What is wrong with one is told.
        """
        made = sorted((correction.correction(one, file) for file, one in listed), key=_since)
        for one in made:
            row = self.known_or_told(one.file, one.row)
            if row is None:
                continue
            if one.counts(self.day):
                self._apply(one, row)
                continue
            self.resting.append(_measured(one, row))
            if self.day > one.until:
                self._tell("expired", one.file, _expired(one), _RENEW)

    def _apply(self, one: Correction, row: Row) -> None:
        data = row.data
        assert isinstance(data, dict)
        measured = _measured(one, row)
        changed = _joined(data, one.keys)
        wrong = self._wrong(one, row, changed)
        if wrong:
            self.issues += [Issue("file", one.file, message) for message in wrong]
            return
        data.clear()
        data.update(changed)
        self.corrections.append(measured)

    def _wrong(self, one: Correction, row: Row, changed: Data) -> list[Message]:
        """Return why a correction cannot be applied, [] if it can."""
        fixed = sorted((_FIXED | _PARTS.get(row.kind, frozenset())) & set(one.keys))
        if fixed:
            return [_not_these(one.row, fixed)]
        dangling = self._missing(row, changed)
        if dangling is not None:
            return [dangling]
        return [_in_row(one.row, message) for message in form.row_problems(row.kind, changed)]

    def confirm(self, file: str, name: str) -> None:
        """Let the title of a row that somebody confirmed no longer say that nobody has."""
        row = self.known_or_told(file, name)
        for key, words in _OPEN.items() if row is not None else ():
            if row is not None and key in row.data:
                assert isinstance(row.data, dict)
                row.data[key] = words.sub("", row.data[key]).strip()

    def known_or_told(self, file: str, name: str) -> Row | None:
        """Return the row of an id; one that does not exist is told."""
        known = self.rows()
        if name not in known:
            self._tell("unknown", file, unknown(name, list(known)))
        return known.get(name)

    def _tell(self, kind: Kind, file: str, what: Message, fix: Message | None = None) -> None:
        self.issues.append(Issue(kind, file, what, fix))


def _outer(row: str, origins: Mapping[str, str]) -> str:
    """Return the row that a section or fact of the library's own came with."""
    return row if row in origins else _outer(row.rpartition("/")[0], origins)


def _measured(one: Correction, row: Row) -> Correction:
    """Return a correction with the values of the row that it changes."""
    before = {**row.inherited, **copy.deepcopy(dict(row.data))}
    return replace(one, was={key: before[key] for key in one.keys if key in before})


def _facts(sections: list[Data]) -> list[list[Data]]:
    return [section["fact"] for section in sections if "fact" in section]


def _joined(old: Mapping[str, Any], new: Mapping[str, Any]) -> Data:
    """Return a row with keys changed, groups of keys key by key."""
    groups = {
        key for key in new if isinstance(new[key], Mapping) and isinstance(old.get(key), Mapping)
    }
    return {
        **copy.deepcopy(dict(old)),
        **new,
        **{key: _joined(old[key], new[key]) for key in groups},
    }


def unknown(name: str, known: list[str]) -> Message:
    """Return that there is no row of an id, with the nearest one that there is."""
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = did_you_mean(near, before=" ")
    return Message(
        f"Rækken »{name}« findes ikke i lovkataloget.{hint.da}",
        f'There is no row "{name}" in the catalogue of law.{hint.en}',
    )


def _twice(row: str) -> Message:
    return Message(
        f"Rækken »{row}« findes allerede i lovkataloget.",
        f'The row "{row}" is in the catalogue of law already.',
    )


def _correct(row: str) -> Message:
    return Message(
        f'Ret den med [[correction]] og row = "{row}", eller giv rækken et andet navn.',
        f'Correct it by [[correction]] with row = "{row}", or give the row another name.',
    )


def _expired(one: Correction) -> Message:
    return Message(
        f"Rettelsen af »{one.row}« udløb {one.until} og gælder ikke længere: rækken er igen, som "
        "Segls katalog har den.",
        f'The correction of "{one.row}" ran out {one.until} and no longer counts: the row is '
        "again as Segl's catalogue has it.",
    )


_RENEW = Message(
    "Bed den, der rettede, om at se på den igen: skriv en ny dato i »expires«, eller slet den.",
    'Ask who corrected it to look at it again: write a new date in "expires", or delete it.',
)


def _not_these(row: str, keys: list[str]) -> Message:
    named = ", ".join(keys)
    return Message(
        f"Rettelsen af »{row}«: {named} kan ikke rettes, for det er rækkens navn eller dens dele.",
        f'The correction of "{row}": {named} cannot be corrected: it is its name or its parts.',
    )


def _in_row(row: str, message: Message) -> Message:
    return Message(
        f"Rettelsen af »{row}«: {message.da}", f'The correction of "{row}": {message.en}'
    )


def _since(one: Correction) -> tuple[object, str]:
    return one.since, one.file
