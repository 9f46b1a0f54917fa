"""The command line: all commands, as a list that a person can read."""

from __future__ import annotations

import importlib
from typing import NoReturn

import click

from render.message import Message
from segl import __version__, speech
from segl.speech import Group

COMMANDS = (
    "new", "fields", "lint", "preview", "watch", "render", "batch", "case", "check", "package",
    "deliver", "outbox", "audit", "library", "process", "show", "rules", "explain", "types",
    "law", "blocks", "diff", "coverage", "review", "translate", "setup", "completion",
)  # fmt: skip


class Commands(Group):
    """The commands, each a module of `segl/commands/` that is read when it is asked for."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = importlib.import_module(f"segl.commands.{cmd_name}").command
        return found


@click.group(
    "segl",
    cls=Commands,
    spoken=Message(
        "Segl: kvalitetssikring af skabeloner til kommunens sagsbehandling.",
        "Segl: quality assurance for the document templates of municipal casework.",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="segl", help="Version.")
def main() -> None:
    """Run Segl."""


def command(name: str) -> click.Command:
    """Return a command by its name; raises KeyError where there is none."""
    found = main.get_command(click.Context(main), name)
    if found is None:
        raise KeyError(name)
    return found


def run() -> NoReturn:
    """Start Segl from the command line."""
    from segl import failure

    speech.translate_click()
    failure.speak_utf8()
    failure.end_well(lambda: main(prog_name="segl"))
