"""The report as GitLab's code quality artefact."""

from __future__ import annotations

import hashlib
import json

from qa import fingerprint
from qa.finding import Corrected, Finding, Report
from qa.reports.words import CORRECTED, described

LEVELS = {"error": "critical", "warning": "major", "info": "info"}


def write(report: Report, language: str) -> str:
    """
    Return the JSON list: an entry a finding, with a paragraph's number for a line.

    (docs.gitlab.com/ci/testing/code_quality: Code Quality report format)
    """
    entries = [_entry(one, report, language) for one in report.findings]
    entries += [_corrected(one, report, language) for one in report.corrected]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def _corrected(one: Corrected, report: Report, language: str) -> dict[str, object]:
    mark = hashlib.sha256(f"{one.template}\n{one.row}\n{one.since}".encode()).hexdigest()
    return {
        "description": f"{CORRECTED.text(language)}: {one.what.text(language)}",
        "check_name": "correction",
        "fingerprint": mark[: fingerprint.LENGTH],
        "severity": LEVELS["info"],
        "location": {"path": report.path(one.template), "lines": {"begin": 1}},
    }


def _entry(finding: Finding, report: Report, language: str) -> dict[str, object]:
    return {
        "description": f"{finding.code}: {' '.join(described(finding, language))}",
        "check_name": finding.code,
        "fingerprint": finding.fingerprint,
        "severity": LEVELS[finding.severity],
        "location": {
            "path": report.path(finding.template),
            "lines": {"begin": finding.place.paragraph or 1},
        },
    }
