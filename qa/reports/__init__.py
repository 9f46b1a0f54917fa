"""Reports: a run's outcome as text, one format a file; the dict feeds the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qa.finding import Report
from qa.reports import json_report, text_report

REPORTS: Mapping[str, Callable[[Report, str], str]] = {
    "text": text_report.write,
    "json": json_report.write,
}
