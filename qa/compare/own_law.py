"""What differs in the own law of two libraries: rows, corrections, confirmations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from qa.law.correction import Confirmation, Correction, shown
from qa.law.local import Local
from qa.law.rows import KINDS, Row
from render.message import Message

_PARTS = frozenset({"section", "fact"})  # which are rows of their own
Kind = Literal["added", "removed", "changed", "unread"]
About = Literal["row", "correction", "confirmation", "file"]


@dataclass(frozen=True, slots=True)
class LawChange:
    """
    Something that only one library's law has, or that says something else there.

    `row` is its id in the catalogue; `what` tells it in words. "unread" is a file of either
    that cannot be used, so that nothing of it was compared.
    """

    kind: Kind
    about: About
    row: str
    what: Message


def changes(old: Local, new: Local) -> tuple[LawChange, ...]:
    """Return what differs; both are read on the same day, beside the same catalogue of Segl's."""
    found = [
        *_unread(old, new),
        *_rows(old, new),
        *_corrections(old, new),
        *_confirmations(old, new),
    ]
    return tuple(dict.fromkeys(found))


def concerning(
    found: Iterable[LawChange], jurisdiction: str, kind: str, laws: tuple[Local, Local]
) -> tuple[LawChange, ...]:
    """Return the changes that concern a type of document: of it, and of the law as such."""
    known = [law.catalogue(jurisdiction) for law in laws]
    return tuple(
        one
        for one in found
        if one.about == "file" or all(law.concerns(one.row, kind) for law in known)
    )


def _unread(*laws: Local) -> Iterator[LawChange]:
    for law in laws:
        yield from (LawChange("unread", "file", "", issue.named) for issue in law.wrong)


def _rows(old: Local, new: Local) -> Iterator[LawChange]:
    """Yield the rows of the libraries' own; what a correction changes, that itself tells."""
    before, after = (_own(law) for law in (old, new))
    for name, row in after.items():
        if name not in before:
            yield LawChange("added", "row", name, _named(row))
        elif _told(before[name]) != _told(row):
            yield LawChange("changed", "row", name, _changed(before[name], row))
    for name, row in before.items():
        if name not in after:
            yield LawChange("removed", "row", name, _named(row))


def _own(law: Local) -> Mapping[str, Row]:
    return {name: row for name, row in law.rows.items() if row.origin} if law.origins else {}


def _told(row: Row) -> Mapping[str, Any]:
    """Return what a row says, without the rows in it."""
    return {key: value for key, value in row.data.items() if key not in _PARTS}


def _named(row: Row) -> Message:
    kind = KINDS[row.kind]
    return Message(
        f"{row.id} ({kind.da}): {row.title.da} ({row.origin})",
        f"{row.id} ({kind.en}): {row.title.en} ({row.origin})",
    )


def _changed(old: Row, new: Row) -> Message:
    before, after = _told(old), _told(new)
    keys = [k for k in dict.fromkeys((*before, *after)) if before.get(k) != after.get(k)]
    said = "; ".join(f"{k}: {_value(before, k)} → {_value(after, k)}" for k in keys)
    return Message(f"{new.id}: {said} ({new.origin})", f"{new.id}: {said} ({new.origin})")


def _value(data: Mapping[str, Any], key: str) -> str:
    return shown(data[key]) if key in data else "–"


def _corrections(old: Local, new: Local) -> Iterator[LawChange]:
    before, after = ({_key(one): one for one in (*o.corrections, *o.resting)} for o in (old, new))
    for key, one in after.items():
        if key not in before:
            yield LawChange("added", "correction", one.row, _state(one, new))
    for key, one in before.items():
        if key not in after:
            yield LawChange("removed", "correction", one.row, _state(one, old))


def _key(one: Correction) -> tuple[object, ...]:
    """Return what makes a correction the same: not what it takes the place of, nor its file."""
    return one.row, shown(one.keys), one.by, one.source, one.since, one.until, one.why


def _state(one: Correction, law: Local) -> Message:
    """Tell a correction, and whether it is in force."""
    if one.counts(law.day):
        return one.told
    if law.day > one.until:
        return Message(f"{one.told.da} Den er udløbet.", f"{one.told.en} It has run out.")
    return Message(
        f"{one.told.da} Den gælder først fra {one.since}.",
        f"{one.told.en} It is in force from {one.since} only.",
    )


def _confirmations(old: Local, new: Local) -> Iterator[LawChange]:
    before, after = old.confirmations, new.confirmations
    for one in after:
        if one not in before:
            yield LawChange("added", "confirmation", one.row, _stated(one))
    for one in before:
        if one not in after:
            yield LawChange("removed", "confirmation", one.row, _stated(one))


def _stated(one: Confirmation) -> Message:
    return Message(
        f"{one.row}: bekræftet af {one.told.da}", f"{one.row}: confirmed by {one.told.en}"
    )
