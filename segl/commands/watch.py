"""`segl watch`: save in Word, see findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option

if TYPE_CHECKING:
    from segl.watching import News


@click.command(
    "watch",
    cls=Command,
    spoken=Message(
        "Hold øje med et bibliotek, en mappe eller filer: gem i Word, og se anmærkningerne.",
        "Watch a library, a folder or files: save in Word, and see the findings.",
    ),
)
@argument("paths", nargs=-1, type=options.PATH)
@options.LIBRARY
@messages_option
@failure.told
def command(paths: tuple[Path, ...], library: Path | None, messages: str) -> None:
    """Lint what is saved, as it is saved."""
    from segl import watching

    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise click.UsageError(_MISSING.text(messages).format(missing))
    scope = watching.scope(paths, library)
    watching.check()
    click.echo(_WATCHING.text(messages).format(watching.name(scope)))
    watching.run(scope, lambda news: _tell(news, messages))


def _tell(news: News, messages: str) -> None:
    from datetime import datetime

    from qa import reports

    click.echo(f"\n{datetime.now().astimezone():%H:%M:%S}")
    if not (news.gone or news.error or news.report):
        click.echo(_UNCHANGED.text(messages).format(", ".join(news.changed)))
    for name in news.gone:
        click.echo(_GONE.text(messages).format(name))
    if news.error is not None:
        click.echo(news.error.text(messages))
    if news.report is not None:
        click.echo(reports.REPORTS["text"](news.report, messages))


_WATCHING = Message(
    "Holder øje med {0}. Gem i Word, så kommer anmærkningerne her. Ctrl-C slutter.",
    "Watching {0}. Save in Word, and the findings come here. Ctrl-C ends.",
)
_MISSING = Message("Der er ingen fil eller mappe: {0}", "There is no file or folder: {0}")
_UNCHANGED = Message(
    "{0} er gemt, men ingen af de skabeloner, der holdes øje med, bruger den.",
    "{0} is saved, but none of the templates that are watched uses it.",
)
_GONE = Message("{0} er væk.", "{0} is gone.")
