"""The report as GitLab's code quality artefact."""

from __future__ import annotations

import json

from qa.finding import Finding, Report
from qa.reports.words import described

LEVELS = {"error": "critical", "warning": "major", "info": "info"}


def write(report: Report, language: str) -> str:
    """
    Return the JSON list: an entry a finding, with a paragraph's number for a line.

    (docs.gitlab.com/ci/testing/code_quality: Code Quality report format)
    """
    entries = [_entry(one, report, language) for one in report.findings]
    return json.dumps(entries, ensure_ascii=False, indent=2)


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
