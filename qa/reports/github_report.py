"""The report as GitHub's workflow commands: an annotation a finding, beside the file."""

from __future__ import annotations

from qa.finding import Corrected, Finding, Report
from qa.reports.words import CORRECTED, described

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def write(report: Report, language: str) -> str:
    """
    Return the commands, a line each.

    GitHub shows ten of a kind in a step, and has no line of a Word file to hang one on: the
    whole is in the Markdown report. (docs.github.com: Workflow commands for GitHub Actions)
    """
    found = [_command(one, report, language) for one in report.findings]
    return "\n".join((*found, *(_corrected(one, report, language) for one in report.corrected)))


def _corrected(one: Corrected, report: Report, language: str) -> str:
    file, title = _property(report.path(one.template)), _property(CORRECTED.text(language))
    return f"::notice file={file},line=1,title={title}::{_data(one.what.text(language))}"


def _command(finding: Finding, report: Report, language: str) -> str:
    properties = {
        "file": report.path(finding.template),
        "line": str(finding.place.paragraph or 1),
        "title": f"{finding.code} {finding.template}",
    }
    text = "\n".join(described(finding, language))
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{LEVELS[finding.severity]} {told}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
