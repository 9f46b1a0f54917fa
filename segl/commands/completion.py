"""`segl completion`: print the completion script."""

from __future__ import annotations

import click

from render.message import Message
from segl import failure
from segl.speech import Command, argument, messages_option


@click.command(
    "completion",
    cls=Command,
    spoken=Message(
        "Skriv det script, der fuldfører kommandoer i bash, zsh eller fish.",
        "Print the script that completes commands in bash, zsh or fish.",
    ),
)
@argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@messages_option
@click.pass_context
@failure.told
def command(ctx: click.Context, shell: str, messages: str) -> None:
    """Print the completion script."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(ctx.find_root().command, {}, "segl", "_SEGL_COMPLETE").source())
