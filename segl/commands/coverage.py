"""`segl coverage`: a library as a whole, phase by phase."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option, option


@click.command(
    "coverage",
    cls=Command,
    spoken=Message(
        "Vis, hvad biblioteket dækker: faser, skabeloner, sprog, kommuner, og hvad der mangler.",
        "Show what the library covers: phases, templates, languages, municipalities, and gaps.",
    ),
)
@argument("folders", nargs=-1, type=options.PATH)
@options.LIBRARY
@options.STYLE
@options.OUTPUT
@options.OVERWRITE
@option(
    "--fail-on",
    type=click.Choice(["missing", "never"]),
    default="never",
    da="Fejl, når loven er læst og kræver et dokument, som ingen skabelon dækker.",
    en="Fail where the law was read and asks for a document that no template serves.",
)
@messages_option
@click.pass_context
@failure.told
def command(
    ctx: click.Context,
    folders: tuple[Path, ...],
    library: Path | None,
    style: str,
    output: Path | None,
    overwrite: bool,
    fail_on: str,
    messages: str,
) -> None:
    """Show what the library covers; FOLDERS are other libraries to compare it with."""
    from render.library import find
    from segl import putting
    from segl.overviewing import report

    found, crashes = report.made(find(library), folders, messages)
    putting.put(report.told(found, style, messages), output, overwrite, messages)
    if crashes:  # a template that could not be judged must not look sound
        failure.tell_bugs(crashes, messages)
        ctx.exit(failure.BUG)
    missing = fail_on == "missing" and bool(found.demanded)
    ctx.exit(failure.REFUSED if missing or found.law.wrong else 0)
