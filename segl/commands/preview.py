"""`segl preview`: see a template filled from its sample cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option, option

if TYPE_CHECKING:
    from segl.previewing import Preview

_NOTE = Message("Bemærk", "Note")
_REFUSED = Message("afvist", "refused")


@click.command(
    "preview",
    cls=Command,
    spoken=Message(
        "Udfyld en skabelon med alle dens prøvesager, så brevene kan ses igennem.",
        "Fill a template from all of its sample cases, so that the letters can be looked at.",
    ),
)
@argument("template", shell_complete=options.templates)
@option(
    "-o",
    "--output",
    type=options.PATH,
    da="Mappe (ellers preview/ID i biblioteket).",
    en="Folder (else preview/ID in the library).",
)
@option("--pdf", is_flag=True, da="Lav også PDF (LibreOffice).", en="PDF too (LibreOffice).")
@options.LIBRARY
@messages_option
@click.pass_context
@failure.told
def command(
    ctx: click.Context,
    template: str,
    output: Path | None,
    pdf: bool,
    library: Path | None,
    messages: str,
) -> None:
    """Fill a template from its sample cases."""
    from segl import opening, previewing

    chosen, name = opening.of_library(template, library)
    gone = previewing.out_of_use(chosen, name)
    if gone is not None:
        click.echo(f"{_NOTE.text(messages)}: {gone.text(messages)}", err=True)
    found = previewing.preview(chosen, name, output, pdf)
    for one in found:
        _tell(one, messages)
    ctx.exit(failure.REFUSED if any(one.error is not None for one in found) else 0)


def _tell(one: Preview, messages: str) -> None:
    if one.error is not None:
        words = f"{one.case} ({one.language}) {_REFUSED.text(messages)}"
        click.echo(f"{words}: {one.error.message.text(messages)}", err=True)
        for line in failure.details(one.error, messages):
            click.echo(f"  - {line}", err=True)
    for path in (one.path, one.pdf):
        if path is not None:
            click.echo(str(path))
