"""What a library says of single rows: corrections for a time, and who confirmed them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from qa.flow.words import masked
from qa.law import confirming, evidence
from render.message import Message


@dataclass(frozen=True, slots=True)
class Correction:
    """
    A row that a library corrects: which keys to what, by which role, on what source.

    It counts from `since` to `until`, both within. `was` are the values that it took the
    place of, once it was applied.
    """

    row: str
    keys: Mapping[str, Any]
    by: str
    source: str
    since: date
    until: date
    why: Message
    file: str
    was: Mapping[str, Any]

    def counts(self, day: date) -> bool:
        """Say whether it is in force on a day."""
        return self.since <= day <= self.until

    @property
    def told(self) -> Message:
        """Return it as reports tell it."""
        da, en = "; ".join(self._changes("da")), "; ".join(self._changes("en"))
        why = (f" ({self.why.da})", f" ({self.why.en})") if self.why.da else ("", "")
        return Message(
            f"{self.row}: {da}{why[0]}. Rettet af {self.by} {self.since} efter {self.source}; "
            f"gælder til og med {self.until} ({self.file}).",
            f"{self.row}: {en}{why[1]}. Corrected by {self.by} {self.since} from {self.source}; "
            f"in force to {self.until} ({self.file}).",
        )

    def _changes(self, language: str) -> list[str]:
        none = "ikke angivet" if language == "da" else "not given"
        return [
            f"{key}: {shown(self.was[key]) if key in self.was else none} → {shown(value)}"
            for key, value in self.keys.items()
        ]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """That somebody in a role confirmed a row on a day, and from which source ("" if unsaid)."""

    row: str
    by: str
    day: date
    source: str = ""

    @property
    def told(self) -> Message:
        """Return it in words."""
        source = (f" ({self.source})",) * 2 if self.source else ("", "")
        return Message(
            f"{self.by} {self.day}{source[0]}",
            f"{self.by} {self.day}{source[1]}",
        )


def correction(data: Mapping[str, Any], file: str) -> Correction:
    """Return the correction of a row of a library's file."""
    return Correction(
        data["row"],
        data["set"],
        _role(data),
        masked(data["source"]),
        date.fromisoformat(data["date"]),
        date.fromisoformat(data["expires"]),
        evidence.message(data.get("why", {})),
        file,
        {},
    )


def confirmation(data: Mapping[str, Any]) -> Confirmation:
    """Return the confirmation in a row of `confirmed.toml`."""
    day = date.fromisoformat(data["date"])
    return Confirmation(data["row"], _role(data), day, masked(data.get("source", "")))


def _role(data: Mapping[str, Any]) -> str:
    """Return who stands for it; a person's name, which is told of its file, is not repeated."""
    by = str(data["by"])
    return by if confirming.is_role(by) else "–"


def shown(value: Any) -> str:
    """Return the value of a key as a person reads it."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {shown(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    return str(value)
