"""`segl render`: fill a template."""

from __future__ import annotations

from typing import Any

import click

from render.message import Message
from segl import options, parameters
from segl.speech import Command, argument, declared


@click.command(
    "render",
    cls=Command,
    spoken=Message(
        "Udfyld SKABELON fra SAG (JSON, eller - for standardinput) og skriv brevets filnavn.",
        "Fill TEMPLATE from CASE (JSON, or - for standard input) and print the letter's path.",
    ),
)
@argument("template", shell_complete=options.templates)
@argument("case")
@declared(*parameters.RENDER)
def command(**said: Any) -> None:
    """Fill a template."""
    from segl import rendering

    rendering.render(**said)
