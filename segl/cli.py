"""The command line: all commands, as a list that a person can read."""

from __future__ import annotations

import click

from render.message import Message
from segl import __version__, failure, speech
from segl.commands import (
    case,
    completion,
    explain,
    fields,
    lint,
    new,
    preview,
    render,
    rules,
    setup,
    show,
    types,
    watch,
)
from segl.speech import Group

COMMANDS = (
    new.command,
    fields.command,
    lint.command,
    preview.command,
    watch.command,
    render.command,
    case.command,
    show.command,
    rules.command,
    explain.command,
    types.command,
    setup.command,
    completion.command,
)


@click.group(
    "segl",
    cls=Group,
    spoken=Message(
        "Segl: kvalitetssikring af skabeloner til kommunens sagsbehandling.",
        "Segl: quality assurance for the document templates of municipal casework.",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="segl", help="Version.")
def main() -> None:
    """Run Segl."""


for _command in COMMANDS:
    main.add_command(_command)


def run() -> None:
    """Start Segl from the command line."""
    speech.translate_click()
    failure.speak_utf8()
    failure.end_well(lambda: main(prog_name="segl"))
