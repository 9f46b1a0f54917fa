"""Reports: a run's outcome as text, one format a file; the dict feeds the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qa.finding import Report
from qa.reports import (
    github_report,
    gitlab_report,
    json_report,
    junit_report,
    markdown_report,
    sarif_report,
    text_report,
)

REPORTS: Mapping[str, Callable[[Report, str], str]] = {
    "text": text_report.write,
    "json": json_report.write,
    "sarif": sarif_report.write,
    "junit": junit_report.write,
    "github": github_report.write,
    "gitlab": gitlab_report.write,
    "markdown": markdown_report.write,
}
