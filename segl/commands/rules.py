"""`segl rules`: list the rules."""

from __future__ import annotations

import click

from render.message import Message
from segl import failure
from segl.speech import Command, messages_option


@click.command("rules", cls=Command, spoken=Message("Vis alle regler.", "List all rules."))
@messages_option
@failure.told
def command(messages: str) -> None:
    """List the rules."""
    from segl import vocabulary

    click.echo("\n".join(vocabulary.rules(messages)))
