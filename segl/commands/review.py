"""`segl review`: what is due to be looked at again, and what has changed since."""

from __future__ import annotations

import contextlib
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, messages_option, option

if TYPE_CHECKING:
    from render.library import Library
    from segl.reviewing.report import Review

_DAYS = 60


@click.command(
    "review",
    cls=Command,
    spoken=Message(
        "Vis, hvilke skabeloner der skal ses efter, og hvad der er ændret siden sidst.",
        "Show which templates are due to be reviewed, and what has changed since.",
    ),
)
@option(
    "--on",
    "day",
    type=options.day,
    metavar="DATE",
    da="Regn fra denne dag, åååå-mm-dd (ellers i dag).",
    en="Count from this day, yyyy-mm-dd (else today).",
)
@option(
    "--days",
    type=click.IntRange(0, 3650),
    default=_DAYS,
    metavar="DAYS",
    da="Vis det, der skal ses efter inden for så mange dage (60).",
    en="Show what is due within so many days (60).",
)
@option(
    "--since",
    default="",
    metavar="REVISION",
    da="Skriv, hvad der er ændret siden en udgave i git, eller siden en mappe med biblioteket.",
    en="Tell what has changed since a revision in git, or since a folder with the library.",
)
@options.LIBRARY
@options.STYLE
@options.OUTPUT
@options.OVERWRITE
@option(
    "--fail-on",
    type=click.Choice(["overdue", "never"]),
    default="never",
    da="Fejl, når en frist er overskredet.",
    en="Fail where a date has passed.",
)
@messages_option
@click.pass_context
@failure.told
def command(
    ctx: click.Context,
    day: datetime.date | None,
    days: int,
    since: str,
    library: Path | None,
    style: str,
    output: Path | None,
    overwrite: bool,
    fail_on: str,
    messages: str,
) -> None:
    """Show what is due."""
    from render.library import find
    from segl import putting
    from segl.reviewing import report

    start = day or datetime.datetime.now().astimezone().date()
    found = _review(find(library), start, start + datetime.timedelta(days=days), since)
    putting.put(report.told(found, style, messages), output, overwrite, messages)
    late = any(one.state == "overdue" for one in found.due)
    ctx.exit(failure.REFUSED if fail_on == "overdue" and late else 0)


def _review(library: Library, day: datetime.date, until: datetime.date, since: str) -> Review:
    from qa.compare import difference
    from qa.overview.due import due
    from segl.diffing import sides
    from segl.reviewing.report import Review

    todo = due(library, day, until)
    if not since:
        return Review(library.manifest.name, todo)
    now = sides.Side(library.manifest.name, library)
    with contextlib.ExitStack() as stack:
        old = sides.side(since, None) if Path(since).is_dir() else None
        before = old or stack.enter_context(sides.earlier(now, since))
        if before.library is None:
            raise click.UsageError(since)
        changes = difference.libraries(before.library, library)
    return Review(library.manifest.name, todo, since, changes)
