"""
projections/sbsys.json: the json part that SBSYS takes with a file, as far as a letter knows it.

SagID and the Id of DokumentArt are numbers of one installation; nobody but it knows them, so they
are left out. OmfattetAfAktindsigt stands only where the letter names the law that exempts it.
"""

from __future__ import annotations

from typing import Any

from render.esdh.document import Document


def project(document: Document) -> dict[str, Any]:
    """Return what SBSYS is told of a document (names: one municipality's running client)."""
    told: dict[str, Any] = {"DokumentNavn": document.title}
    if document.description:
        told["Beskrivelse"] = document.description
    told["DokumentArt"] = {"Navn": document.direction}
    if document.exempt_basis:
        told["OmfattetAfAktindsigt"] = False
    return told
