"""The report as JSON, for machines: findings, what is fulfilled, what was not checked."""

from __future__ import annotations

import json
from typing import Any

from qa.finding import Corrected, Finding, Report
from render.place import Near, Place

VERSION = 1


def write(report: Report, language: str) -> str:
    """Return the JSON text; messages are in `language`, keys and codes never change."""
    document = {
        "version": VERSION,
        "templates": list(report.templates),
        "findings": [_finding(finding, language) for finding in report.findings],
        "fulfilled": [
            {
                "requirement": item.requirement.text(language),
                "basis": item.basis,
                "template": item.template,
                "when": item.when.text(language),
                "proved": item.proved,
                **_place(item.place),
            }
            for item in report.fulfilled
        ],
        "not_checked": [
            {"template": item.template, "what": item.what.text(language)}
            for item in report.not_checked
        ],
        "notes": [
            {"template": item.template, "what": item.what.text(language)} for item in report.notes
        ],
        "corrections": [_corrected(item, language) for item in report.corrected],
        "summary": report.counts,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message.text(language),
        "template": finding.template,
        **_place(finding.place),
        "fix": finding.fix.text(language) if finding.fix is not None else None,
        "basis": finding.basis or None,
        "case": json.loads(finding.case) if finding.case else None,
        "fingerprint": finding.fingerprint,
    }


def _corrected(item: Corrected, language: str) -> dict[str, Any]:
    return {
        "template": item.template,
        "row": item.row,
        "keys": list(item.keys),
        "by": item.by,
        "source": item.source,
        "since": item.since,
        "until": item.until,
        "what": item.what.text(language),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "part": place.part or None,
        "paragraph": place.paragraph,
        "cell": list(place.cell) if place.cell is not None else None,
        "heading": list(place.heading),
        "quote": place.quote or None,
        "block": place.source or None,
    } | ({"near": _near(place.near)} if place.near is not None else {})


def _near(near: Near) -> dict[str, Any]:
    return {"heading": near.heading or None, "nth": near.nth}
