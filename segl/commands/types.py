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
@failure.told
def command(library: Path | None, messages: str) -> None:
    """List the vocabulary."""
    from segl import lawing, vocabulary

    click.echo("\n".join(vocabulary.types(messages, lawing.desk(library).law)))
