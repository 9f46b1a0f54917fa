"""A records system in memory, for tests that only read what it knows of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from render.errors import DeliveryError
from render.esdh.document import Document
from render.esdh.secrets import Secrets
from render.esdh.system import Begins, Case, Content, Difference, Filed, Step, unheard
from render.message import Message

CONFIG: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["url"],
    "properties": {"url": {"type": "string"}},
}
NUMBER = "BOR-2026-000046"


@dataclass
class Remembered:
    """A system that knows the facts of one case, and refuses whatever would change it."""

    cases: ClassVar[dict[str, dict[str, Any]]] = {}
    closed: ClassVar[list[bool]] = []
    name: str = "Hukommelsen"
    asked: list[str] = field(default_factory=list)

    def case(self, number: str) -> Case:
        """Return the case of a number."""
        self.facts(number)
        return Case(number, "Prøvesag")

    def facts(self, number: str) -> Mapping[str, Any]:
        """Return what is known of a case."""
        if number not in self.cases:
            raise DeliveryError(Message("Ingen sag med det nummer.", "No case of that number."))
        return self.cases[number]

    def find(self, case: Case, name: str) -> tuple[Filed, ...]:
        """Find nothing."""
        return ()

    def lookup(self, case: Case, number: str) -> Filed | None:
        """Find nothing."""
        return None

    def content(self, filed: Filed) -> bytes:
        """Refuse."""
        raise AssertionError("only facts are read")

    def put(self, case: Case, document: Document, content: Content) -> Filed:
        """Refuse."""
        raise AssertionError("nothing is written")

    def differences(self, filed: Filed, document: Document) -> tuple[Difference, ...]:
        """Refuse."""
        raise AssertionError("only facts are read")

    def journalise(self, filed: Filed) -> None:
        """Refuse."""
        raise AssertionError("nothing is written")

    def is_journalised(self, filed: Filed) -> bool | None:
        """Know nothing of it."""
        return None

    def relate(self, parent: Filed, children: Sequence[Filed]) -> None:
        """Refuse."""
        raise AssertionError("nothing is written")

    def probe(self, number: str = "", begins: Begins = unheard) -> Iterator[Step]:
        """Try nothing."""
        return iter(())

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed.append(True)


def connect(config: Mapping[str, Any], secrets: Secrets) -> Remembered:
    """Return the system."""
    return Remembered()


def is_case_number(config: Mapping[str, Any], text: str) -> bool:
    """Say whether a text is a number of this system's own form."""
    return text.startswith("sag:")
