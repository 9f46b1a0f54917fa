"""`segl lint --save-cases DIR`: the cases that show what is wrong, as files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from render import files

if TYPE_CHECKING:
    from qa.finding import Finding, Report

_NAME = re.compile(r"[^\w.-]+")


def save(report: Report, folder: Path) -> list[Path]:
    """
    Write the case of each finding that has one; return the files.

    A file is named by template, code and fingerprint, so that the next run writes the same
    file for the same finding. Raises FileError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_written(folder / name, case) for name, case in _cases(report)]


def _cases(report: Report) -> Iterator[tuple[str, str]]:
    for finding in report.findings:
        if finding.case:
            yield _named(finding), finding.case


def _named(finding: Finding) -> str:
    name = finding.template.removeprefix("templates/").removesuffix(".docx")
    return f"{_NAME.sub('-', name)}.{finding.code}.{finding.fingerprint[:8]}.json"


def _written(path: Path, case: str) -> Path:
    text = json.dumps(json.loads(case), ensure_ascii=False, indent=2)
    files.write(path, f"{text}\n".encode(), overwrite=True)
    return path
