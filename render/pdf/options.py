"""What LibreOffice is asked for (its filter `writer_pdf_Export`), said once for both ways."""

from __future__ import annotations

import json

READER = "MS Word 2007 XML"
FILTER = "writer_pdf_Export"
OPTIONS: dict[str, int | bool] = {
    "SelectPdfVersion": 2,  # PDF/A-2b
    "PDFUACompliance": True,
    "UseTaggedPDF": True,
    "ExportBookmarks": True,  # headings as outline
    "ExportNotes": False,
    "ExportNotesInMargin": False,
}


def as_argument() -> str:
    """Return what `--convert-to` takes (LibreOffice 7.4 and later)."""
    kinds = {bool: "boolean", int: "long"}
    named = {
        name: {"type": kinds[type(value)], "value": json.dumps(value)}
        for name, value in OPTIONS.items()
    }
    return f"pdf:{FILTER}:{json.dumps(named)}"


def as_request() -> dict[str, object]:
    """Return what `server.py` takes."""
    return {"filter": FILTER, "options": OPTIONS}
