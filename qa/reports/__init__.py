"""
Reports: a run's outcome as text, one format a file; the dict feeds the command line.

Names of files come as the system gives them. Whatever is in them, a report can be written as
UTF-8 and shown: a byte that is none is written out, `\\xe5`.
"""

from __future__ import annotations

import functools
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
from render.characters import visible

Writer = Callable[[Report, str], str]


def _shown(write: Writer, escape: str = "\\") -> Writer:
    """Return a writer of text that can be written anywhere; `escape` writes a backslash."""

    @functools.wraps(write)
    def shown(report: Report, language: str) -> str:
        return visible(write(report, language), escape)

    return shown


_IN_JSON = r"\\"
REPORTS: Mapping[str, Writer] = {
    "text": _shown(text_report.write),
    "json": _shown(json_report.write, _IN_JSON),
    "sarif": _shown(sarif_report.write, _IN_JSON),
    "junit": _shown(junit_report.write),
    "github": _shown(github_report.write),
    "gitlab": _shown(gitlab_report.write, _IN_JSON),
    "markdown": _shown(markdown_report.write),
}
