"""
What the fake holds: cases, drafts, documents, files.

Shapes are those of docs/sbsys.md; what nothing public says (the answer to a new draft, the fields
of a list) is the fake's own guess, and proves nothing of a real installation.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

NUMBER = "32.03.12-G01-36-19"
SAG = 979
DRAFT_KEYS = {"SagID", "Navn", "Emne", "Beskrivelse", "SagsPart"}
DOCUMENT_KEYS = {"SagID", "DokumentNavn", "Beskrivelse", "OmfattetAfAktindsigt", "DokumentArt"}


def case(sag: int = SAG, number: str = NUMBER, *, is_protected: bool = False) -> dict[str, Any]:
    """Return a case of nobody's, in the shape that SBSYS gives one."""
    address = {
        "Id": 53, "Adresse1": "Prøvevej 1", "PostNummer": 3900, "PostDistrikt": "Prøveby",
        "ErBeskyttet": is_protected,
    }  # fmt: skip
    person = {"Id": 4, "Navn": "Prøve Testesen", "CprNummer": "010190-0000", "Adresse": address}
    other = {"Id": 6, "Navn": "Anden Testesen", "Adresse": {**address, "ErBeskyttet": False}}
    return {
        "Id": sag,
        "Nummer": number,
        "SagsTitel": "Prøvesag",
        "SagsStatus": {"Id": 6, "Navn": "Opstået", "SagsTilstand": "Aktiv"},
        "Personer": [person, other],
        "PrimaryPart": {"PartId": 4, "PartType": "Person", "Navn": "Prøve Testesen"},
        "SagsNummer": {"EmneplanNummer": {"Nummer": "32.03.12"}, "Facet": {"Nummer": "G01"}},
        "Opstaaet": "2026-11-18T09:24:48.507+01:00",
    }


@dataclass
class Store:
    """The fake's memory; one request writes at a time."""

    cases: dict[int, dict[str, Any]] = field(default_factory=dict)
    drafts: dict[int, dict[str, Any]] = field(default_factory=dict)
    documents: dict[int, dict[str, Any]] = field(default_factory=dict)
    files: dict[int, bytes] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    last: int = 1500

    def draft(self, told: dict[str, Any], name: str, data: bytes) -> dict[str, Any]:
        """Store a draft and return it."""
        return self._stored(self.drafts, told, told["Navn"], name, data)

    def document(self, told: dict[str, Any], name: str, data: bytes) -> dict[str, Any]:
        """Store a journalised document and return it."""
        return self._stored(self.documents, told, told["DokumentNavn"], name, data)

    def journalise(self, number: int) -> dict[str, Any]:
        """Make a draft a document; the draft is gone then."""
        draft = self.drafts.pop(number)
        (file,) = draft["Filer"]
        told = {"SagID": draft["SagID"], "DokumentNavn": draft["Navn"]}
        return self.document(told, file["Navn"], self.files[file["Id"]])

    def of_case(self, sag: int, kind: str) -> Iterator[dict[str, Any]]:
        """Yield the drafts or documents of a case."""
        held = self.drafts if kind == "kladde" else self.documents
        yield from (one for one in held.values() if one["SagID"] == sag)

    def _stored(
        self, held: dict[int, dict[str, Any]], told: dict[str, Any], name: str, file: str,
        data: bytes,
    ) -> dict[str, Any]:  # fmt: skip
        with self.lock:
            self.last += 2
            number, file_id = self.last, self.last + 1
            self.files[file_id] = data
            entry = {**told, "Id": number, "Navn": name, "Filer": [{"Id": file_id, "Navn": file}]}
            held[number] = entry
            return entry
