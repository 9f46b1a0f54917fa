"""`segl show`: show a template's text."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option, option


@click.command(
    "show",
    cls=Command,
    spoken=Message(
        "Vis en skabelons eller et brevs tekst med koder (også til »git diff«).",
        'Show the text of a template or letter with its tags (also for "git diff").',
    ),
)
@argument("template", shell_complete=options.templates)
@options.LIBRARY
@option("--lang", type=click.Choice(["da", "kl"]), default="da", da="Sprog.", en="Language.")
@option(
    "--git",
    is_flag=True,
    da="Til »git diff«: vis en fil, der ikke kan læses, som en sætning.",
    en='For "git diff": show a file that cannot be read as a sentence.',
)
@messages_option
@failure.told
def command(template: str, library: Path | None, lang: str, git: bool, messages: str) -> None:
    """Show a template's text."""
    from render import package, show
    from render.errors import SeglError
    from render.shared import insert
    from segl import opening

    try:
        found = opening.opened(template, library)
        file = package.read(opening.word_file(found, lang))
        if found.library is not None and not git:  # a version of a file has no blocks of its own
            file = insert.shown(file, found.library.blocks.get, lang)
        click.echo("\n".join(show.lines(file)))
    except SeglError as error:
        if not git:
            raise
        click.echo(error.message.text(messages))
