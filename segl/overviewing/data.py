"""The overview of a library, as data for other programs."""

from __future__ import annotations

from typing import Any

from qa.overview.model import Letter, Overview, Row

VERSION = 1


def overview(found: Overview, language: str) -> dict[str, Any]:
    """Return the overview as plain data; words in the language."""
    return {
        "version": VERSION,
        "library": found.name,
        "languages": list(found.languages),
        "municipalities": list(found.municipalities),
        "phases": {
            name: [_row(row, language) for row in found.phase(name)] for name in found.phases
        },
        "unplaced": [_row(row, language) for row in found.unplaced],
        "missing": [
            {
                "type": one.type,
                "title": one.title.text(language),
                "phase": one.phase,
                "jurisdiction": one.jurisdiction,
                "grade": one.grade,
            }
            for one in found.missing
        ],
        "law": {
            "corrections": [one.text(language) for one in found.law.corrections],
            "expired": [one.text(language) for one in found.law.expired],
            "unusable": [one.text(language) for one in found.law.wrong],
        },
        "compared": [
            {"template": one.id, "title": one.title, "libraries": dict(one.states)}
            for one in found.twins
        ],
    }


def _row(row: Row, language: str) -> dict[str, Any]:
    return {
        "template": row.id,
        "title": row.title,
        "type": row.type,
        "jurisdiction": row.jurisdiction,
        "owner": row.owner,
        "template_version": row.version,
        "review_by": row.review_by,
        "sample_cases": row.cases,
        "languages": {name: _letter(one, language) for name, one in row.letters.items()},
        "refused_cases": dict(row.refused),
        "broken": row.broken.text(language) if row.broken is not None else "",
    }


def _letter(one: Letter | None, language: str) -> dict[str, object] | None:
    if one is None:
        return None
    return {
        "errors": one.errors,
        "warnings": one.warnings,
        "proved_sections": one.proved,
        "lacking": one.lacking,
        "not_checked": len(one.unchecked),
        "not_checked_what": [what.text(language) for what in one.unchecked],
    }
