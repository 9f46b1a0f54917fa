"""Reports on the command line: `--format`, `--report FORMAT=FILE`, and where they go."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.errors import FileError
from render.home import WORD, is_source, real
from render.message import Message
from render.record import record
from segl import failure
from segl.language import language as spoken
from segl.speech import option

if TYPE_CHECKING:
    from qa.finding import Report

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown")
SUMMARY = "GITHUB_STEP_SUMMARY"
_MOST = 900_000  # bytes of a summary; GitHub takes none above 1 MiB


@record
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
        try:
            problem = _problem(style, name, target.path) or _twice(target, found)
        except OSError as error:
            problem = failure.refusal(error).message
        if problem is not None:
            raise click.BadParameter(problem.text(spoken()), ctx, param)
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
    if is_source(path):
        return Message(
            f"{path} ligger blandt det, som skabelonbiblioteket består af; vælg et andet sted",
            f"{path} lies among what the template library consists of; choose another place",
        )
    return _other(path)


def _other(path: Path) -> Message | None:
    """Refuse to replace a file that no earlier run has written."""
    from qa.reports import earlier

    if not path.is_file() or earlier.is_report(path):
        return None
    return Message(
        f"{path} findes, og den er ikke en rapport fra Segl; vælg et andet navn, eller slet den",
        f"{path} is there, and it is no report of Segl; choose another name, or delete it",
    )


def _twice(target: Target, others: Sequence[Target]) -> Message | None:

    names = {os.path.normcase(real(other.path)) for other in others}
    if os.path.normcase(real(target.path)) not in names:
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


def summarise(report: Report, language: str) -> None:
    """Add the Markdown report to the page that GitHub shows for a job's step, if there is one."""
    from qa import reports

    name = os.environ.get(SUMMARY)
    if not name:
        return
    data = reports.REPORTS["markdown"](report, language).encode()[:_MOST]
    whole = data[: data.rfind(b"\n") + 1] if len(data) == _MOST else data
    try:
        with Path(name).open("ab") as stream:
            stream.write(whole + b"\n")
    except OSError as error:  # the page is a courtesy: the findings are told elsewhere too
        click.echo(f"{SUMMARY}: {failure.refusal(error).message.text(language)}", err=True)


def save(report: Report, targets: Sequence[Target], language: str) -> None:
    """Write each report to its file: whole, or not at all; one that fails spares the others."""
    from qa import reports
    from render import files

    failed: list[FileError] = []
    for target in targets:
        text = reports.REPORTS[target.style](report, language)
        try:
            files.write(target.path, (text.rstrip("\n") + "\n").encode(), overwrite=True)
        except FileError as error:
            failed.append(error)
    if failed:
        da = " ".join(one.message.da for one in failed)
        raise FileError(Message(da, " ".join(one.message.en for one in failed)))


FORMAT = option(
    "--format",
    "style",
    type=click.Choice(FORMATS),
    default="text",
    da="Rapportens form på skærmen.",
    en="The form of the report that is printed.",
)
REPORT = option(
    "--report",
    "targets",
    callback=targets,
    multiple=True,
    metavar="FORMAT=FILE",
    da="Skriv også en rapport til en fil, fx sarif=segl.sarif; kan gentages.",
    en="Write a report to a file as well, such as sarif=segl.sarif; may be repeated.",
)
