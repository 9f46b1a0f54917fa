"""`segl types`: list the vocabulary."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, messages_option


@click.command(
    "types",
    cls=Command,
    spoken=Message(
        "Vis ordene i skabeloner og skemaer: faser, dokumenttyper, filtre, test.",
        "List the words of templates and schemas: phases, types, filters, tests.",
    ),
)
@options.LIBRARY
@messages_option
@click.pass_context
@failure.told
def command(ctx: click.Context, library: Path | None, messages: str) -> None:
    """List the vocabulary."""
    from segl import lawing, vocabulary

    law = lawing.desk(library).law
    click.echo("\n".join(vocabulary.types(messages, law)))
    for issue in law.wrong:  # types of a file that cannot be used are not in the list
        click.echo(issue.named.text(messages), err=True)
    ctx.exit(failure.REFUSED if law.wrong else 0)
