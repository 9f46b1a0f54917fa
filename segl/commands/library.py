"""`segl library`: the library's templates, and those that lie in a records system."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, Group, argument, messages_option, option


@click.group(
    "library",
    cls=Group,
    spoken=Message(
        "Hold skabeloner, der ligger i fagsystemet, op mod biblioteket.",
        "Hold templates that lie in the records system against the library.",
    ),
)
@messages_option
def command(messages: str) -> None:
    """Compare live templates; what is said in which language, each command asks for itself."""


@command.command(
    "compare",
    cls=Command,
    spoken=Message(
        "Sammenlign Word-filerne i MAPPE (eller en zip) med biblioteket: ens, forældede, ændrede, "
        "ukendte, og hvad der mangler.",
        "Compare the Word files in FOLDER (or a zip) with the library: the same, outdated, "
        "changed, unknown, and what is missing.",
    ),
)
@argument("folder", type=options.PATH)
@option(
    "--format",
    "style",
    type=click.Choice(["text", "html", "csv", "json"]),
    default="text",
    da="Svarets form.",
    en="The form of the answer.",
)
@options.LIBRARY
@options.OUTPUT
@options.OVERWRITE
@messages_option
@click.pass_context
@failure.told
def compare(
    ctx: click.Context,
    folder: Path,
    style: str,
    library: Path | None,
    output: Path | None,
    overwrite: bool,
    messages: str,
) -> None:
    """Compare live templates with the library."""
    from render.library import find
    from segl import putting
    from segl.living import report

    found = report.compared(find(library), folder)
    putting.put(report.told(found, style, messages), output, overwrite, messages)
    ctx.exit(failure.REFUSED if found.is_wanting else 0)


@command.command(
    "checklist",
    cls=Command,
    spoken=Message(
        "Skriv en side til at sammenligne i hånden, hvor ingen kommando kan nå filerne.",
        "Write a page to compare by hand, where no command can reach the files.",
    ),
)
@options.LIBRARY
@options.OUTPUT
@options.OVERWRITE
@messages_option
@failure.told
def checklist(library: Path | None, output: Path | None, overwrite: bool, messages: str) -> None:
    """Write the page for doing it by hand."""
    from render.library import find
    from segl import putting
    from segl.living import checklist as lists

    putting.put(lists.told(find(library), messages), output, overwrite, messages)
