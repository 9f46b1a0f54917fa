"""What differs, as data for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qa.compare.blocks import BlockDifference
from qa.compare.difference import Difference, LibraryDifference, VersionDifference
from qa.compare.own_law import LawChange

VERSION = 1


def library(found: LibraryDifference, language: str) -> dict[str, Any]:
    """Return what differs between two libraries."""
    return {
        "version": VERSION,
        "breaking": found.breaks,
        "added": dict(found.added),
        "removed": dict(found.removed),
        "changed": [template(one, language) for one in found.changed],
        "blocks": [_block(one, language) for one in found.blocks],
        "changed_by_blocks_alone": list(found.touched),
        "same": list(found.same),
        "unread": list(found.unread),
        "law": law(found.law, language),
    }


def _block(one: BlockDifference, language: str) -> dict[str, Any]:
    found = one.difference
    return {
        "block": one.id,
        "change": one.kind,
        "templates": list(one.letters),
        "languages": {
            "added": list(found.languages_in) if found is not None else [],
            "removed": list(found.languages_out) if found is not None else [],
        },
        "texts": {v.language: _version(v, language) for v in found.versions} if found else {},
        "unread": list(found.unread) if found is not None else [],
    }


def law(found: Sequence[LawChange], language: str) -> list[dict[str, str]]:
    """Return what differs in the own law of two libraries."""
    return [
        {"change": o.kind, "about": o.about, "row": o.row, "what": o.what.text(language)}
        for o in found
    ]


def template(one: Difference, language: str) -> dict[str, Any]:
    """Return what differs between two editions of a template."""
    return {
        "version": VERSION,
        "template": one.id,
        "title": one.title,
        "same": one.is_empty,
        "breaking": one.breaks,
        "manifest": [{"key": c.key, "old": c.old, "new": c.new} for c in one.manifest],
        "languages": {"added": list(one.languages_in), "removed": list(one.languages_out)},
        "schema": [
            {"field": c.field, "change": c.what.text(language), "breaking": c.breaks}
            for c in one.schema
        ],
        "refused_cases": list(one.refused),
        "letters": {v.language: _version(v, language) for v in one.versions},
        "unread": list(one.unread),
        "blocks": list(one.blocks),
    }


def _version(one: VersionDifference, language: str) -> dict[str, Any]:
    return {
        "sections": [{"change": s.kind, "old": s.old, "new": s.new} for s in one.sections],
        "required_sections_lost": [row.title.text(language) for row in one.lost],
        "fields": {"added": list(one.fields_in), "removed": list(one.fields_out)},
        "wording": [{"old": c.old, "new": c.new} for c in one.wording],
    }
