"""`segl blocks`: the shared paragraphs of a library, and which templates insert them."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option

_USES = "uses"


def _names(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Complete the names of the blocks of the library at hand."""
    from render import home
    from render.errors import SeglError

    try:
        return [name for name in home.block_ids(home.root()) if name.startswith(incomplete)]
    except (SeglError, OSError):
        return []


@click.command(
    "blocks",
    cls=Command,
    spoken=Message(
        "Vis bibliotekets blokke (afsnit, som breve deler), eller hvem der bruger en: uses ID.",
        "List the library's blocks (paragraphs that letters share), or who uses one: uses ID.",
    ),
)
@argument("action", metavar="[uses]", required=False)
@argument("name", metavar="[ID]", required=False, shell_complete=_names)
@options.LIBRARY
@messages_option
@failure.told
def command(action: str | None, name: str | None, library: Path | None, messages: str) -> None:
    """List the blocks, or the uses of one."""
    from render.library import find
    from segl import sharing

    if action not in (None, _USES):
        raise click.UsageError(_ACTION.text(messages).format(action))
    if action == _USES and not name:
        raise click.UsageError(_NAME.text(messages))
    found = find(library)
    lines = sharing.uses(found, name, messages) if name else sharing.listed(found, messages)
    click.echo("\n".join(lines))


_ACTION = Message(
    "»{0}« er ikke noget, blokke kan. Skriv »segl blocks« eller »segl blocks uses ID«.",
    '"{0}" is nothing that blocks do. Write "segl blocks" or "segl blocks uses ID".',
)
_NAME = Message(
    "Skriv blokkens navn: »segl blocks uses ID«.", 'Name the block: "segl blocks uses ID".'
)
