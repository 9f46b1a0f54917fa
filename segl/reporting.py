"""Reports on the command line: `--format`, `--report FORMAT=FILE`, and where they go."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.message import Message
from segl import speech
from segl.options import WORD

if TYPE_CHECKING:
    from qa.finding import Report

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown")
SUMMARY = "GITHUB_STEP_SUMMARY"
_MOST = 900_000  # bytes of a summary; GitHub takes none above 1 MiB


@dataclass(frozen=True, slots=True)
class Target:
    """A report to be written: in which format, to which file."""

    style: str
    path: Path


def targets(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[Target, ...]:
    """Read `FORMAT=FILE`; what could not be written is refused before anything is linted."""
    found: list[Target] = []
    for value in values:
        style, _, name = value.partition("=")
        target = Target(style, Path(name))
        problem = _problem(style, name, target.path) or _twice(target, found)
        if problem is not None:
            raise click.BadParameter(problem.text(speech.language()), ctx, param)
        found.append(target)
    return tuple(found)


def _problem(style: str, name: str, path: Path) -> Message | None:
    if style not in FORMATS or not name:
        known = ", ".join(FORMATS)
        return Message(
            f"skriv FORMAT=FIL, fx sarif=segl.sarif (formater: {known})",
            f"write FORMAT=FILE, such as sarif=segl.sarif (formats: {known})",
        )
    if path.is_dir():
        return Message(f"{path} er en mappe", f"{path} is a folder")
    if not path.parent.is_dir():
        return Message(f"mappen {path.parent} findes ikke", f"there is no folder {path.parent}")
    if path.suffix.lower() in WORD:
        return Message(
            f"{path} er en Word-fil; rapporten ville erstatte den",
            f"{path} is a Word file; the report would replace it",
        )
    return None


def _twice(target: Target, others: Sequence[Target]) -> Message | None:
    names = {os.path.normcase(other.path.resolve()) for other in others}
    if os.path.normcase(target.path.resolve()) not in names:
        return None
    return Message(
        f"to rapporter til samme fil: {target.path}", f"two reports to one file: {target.path}"
    )


def show(report: Report, style: str, language: str) -> None:
    """Print a report; as text on a terminal, fold its lines to the width there is."""
    from qa import reports
    from qa.reports import text_report

    text = reports.REPORTS[style](report, language)
    if style == "text" and sys.stdout.isatty():
        text = text_report.folded(text, shutil.get_terminal_size().columns)
    click.echo(text)
    if style == "github" and os.environ.get(SUMMARY):
        _summarise(report, Path(os.environ[SUMMARY]), language)


def _summarise(report: Report, path: Path, language: str) -> None:
    """Add the Markdown report to the page that GitHub shows for a job's step."""
    from qa.reports import markdown_report

    data = markdown_report.write(report, language).encode()[:_MOST]
    whole = data[: data.rfind(b"\n") + 1] if len(data) == _MOST else data
    with path.open("ab") as stream:
        stream.write(whole + b"\n")


def save(report: Report, targets: Sequence[Target], language: str) -> None:
    """Write each report to its file: whole, or not at all."""
    from qa import reports
    from render import files

    for target in targets:
        text = reports.REPORTS[target.style](report, language)
        files.write(target.path, (text.rstrip("\n") + "\n").encode(), overwrite=True)
