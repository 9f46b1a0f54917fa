"""The rows of catalogue files: all kinds alike, each with an id that never changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qa.law import evidence
from qa.law.evidence import Evidence
from qa.law.routed import inherited
from qa.law.statutes import provision_id
from render.message import Message

Data = dict[str, Any]
KINDS = {
    "document": Message("dokumenttype", "type of document"),
    "section": Message("afsnit", "section"),
    "fact": Message("oplysning i et afsnit", "fact of a section"),
    "statute": Message("lov", "statute"),
    "provision": Message("paragraf", "paragraph"),
    "move": Message("flyttet paragraf", "paragraph that moved"),
    "authority": Message("myndighed", "authority"),
    "route": Message("klagevej", "route of complaint"),
    "deadline": Message("frist", "deadline"),
    "term": Message("ord", "word"),
}
_UNDER = {
    "move": "flyttet/", "authority": "myndighed/", "route": "klage/", "deadline": "frist/",
    "term": "ord/",
}  # fmt: skip
TABLES = tuple(kind for kind in KINDS if kind not in ("section", "fact"))


@dataclass(frozen=True, slots=True)
class Row:
    """
    A row of any kind: `data` as its file has it, with what it inherits from the row above.

    `origin` is the library's file that has it, "" where it is Segl's own.
    """

    id: str
    kind: str
    jurisdiction: str
    data: Mapping[str, Any]
    as_of: str = ""
    origin: str = ""
    inherited: Mapping[str, Any] = field(default_factory=dict)

    @property
    def evidence(self) -> Evidence:
        """Source, grade and days of the row."""
        return evidence.read({**self.inherited, **self.data}, self.as_of)

    @property
    def has_grade(self) -> bool:
        """Whether the row says something of the law itself: a type of document does not."""
        return "grade" in self.data or "grade" in self.inherited

    @property
    def basis(self) -> str:
        """The legal basis, "" where the row is one itself."""
        return str(self.data.get("basis", self.inherited.get("basis", "")))

    @property
    def title(self) -> Message:
        """What the row is about, in words."""
        named: Mapping[str, str] = self.data.get("title") or self.data.get("name") or {}
        if named:
            return Message(*(next(iter(named.values())),) * 2)
        return evidence.message(self.data)

    def older_than(self, day: date) -> bool:
        """Say whether the row was read before a day."""
        read = self.evidence.as_of
        return read is not None and read < day


def own_id(kind: str, data: Mapping[str, Any]) -> str:
    """Return the id of a row of a table, without its jurisdiction."""
    if kind == "provision":
        return provision_id(data)
    return _UNDER.get(kind, "") + str(data["type" if kind == "document" else "id"])


def rows(
    tables: Mapping[str, Any], where: str, origins: Mapping[str, str] | None = None
) -> Iterator[Row]:
    """Yield all rows of a jurisdiction's tables, each section and fact after what it is in."""
    as_of, from_where = tables["as_of"], origins or {}
    for kind in TABLES:
        for data in tables.get(kind, ()):
            row = f"{where}/{own_id(kind, data)}"
            origin = from_where.get(row, "")
            made = Row(row, kind, where, data, data.get("as_of", as_of), origin)
            yield made
            for section in data.get("section", ()) if kind == "document" else ():
                yield from _section(made, section, tables, from_where)


def _section(
    above: Row, data: Data, tables: Mapping[str, Any], origins: Mapping[str, str]
) -> Iterator[Row]:
    row = f"{above.id}/{data['id']}"
    origin = origins.get(row, above.origin)
    made = Row(row, "section", above.jurisdiction, data, data.get("as_of", above.as_of), origin)
    yield made
    for fact in data.get("fact", ()):
        given = inherited(fact, data, tables)
        as_of = fact.get("as_of", given.get("as_of", made.as_of))
        yield Row(f"{row}/{fact['id']}", "fact", made.jurisdiction, fact, as_of, origin, given)
