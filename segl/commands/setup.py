"""`segl setup`: choose the library once and for all."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option


@click.command(
    "setup",
    cls=Command,
    spoken=Message(
        "Husk, hvilket bibliotek der bruges, når man står i en anden mappe.",
        "Remember which library to use when working in another folder.",
    ),
)
@argument("folder", type=options.PATH, default=".")
@messages_option
@failure.told
def command(folder: Path, messages: str) -> None:
    """Choose the library once and for all."""
    from render import library, settings

    chosen = library.find(folder)
    path = settings.choose_library(chosen.root)
    message = Message(
        f"»{chosen.manifest.name}« bruges fra nu af ({path}).",
        f'"{chosen.manifest.name}" is used from now on ({path}).',
    )
    click.echo(message.text(messages))
