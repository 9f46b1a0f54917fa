"""`segl explain`: explain a rule."""

from __future__ import annotations

import click

from render.message import Message
from segl import failure
from segl.speech import Command, argument, messages_option


@click.command(
    "explain",
    cls=Command,
    spoken=Message("Forklar en regel, fx LAW001.", "Explain a rule, such as LAW001."),
)
@argument("code")
@messages_option
@failure.told
def command(code: str, messages: str) -> None:
    """Explain a rule."""
    from segl import vocabulary

    rule = vocabulary.known(code)
    if rule is None:
        message = Message(
            f"Reglen {code} findes ikke. Regler: segl rules; rækker i lovkataloget: segl law",
            f"There is no rule {code}. Rules: segl rules; rows of the law: segl law",
        )
        raise click.UsageError(message.text(messages))
    click.echo("\n".join(vocabulary.explain(rule, messages)))
