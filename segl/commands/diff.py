"""`segl diff`: what differs between two versions of a template or of a library."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option, option


@click.command(
    "diff",
    cls=Command,
    spoken=Message(
        "Vis, hvad der er ændret mellem to skabeloner eller to biblioteker, eller siden en udgave.",
        "Show what differs between two templates or two libraries, or since a revision.",
    ),
)
@argument("old", required=False, shell_complete=options.templates)
@argument("new", required=False, shell_complete=options.templates)
@option(
    "--since",
    default="",
    metavar="REVISION",
    da="Sammenlign med en tidligere udgave i git, fx v1.2.",
    en="Compare with an earlier revision in git, such as v1.2.",
)
@options.LIBRARY
@option("--lang", type=click.Choice(["da", "kl"]), default="da", da="Sprog.", en="Language.")
@options.STYLE
@options.OUTPUT
@options.OVERWRITE
@option(
    "--fail-on",
    type=click.Choice(["breaking", "never"]),
    default="never",
    da="Fejl, når gamle sager kan blive afvist.",
    en="Fail where old cases may be refused.",
)
@messages_option
@click.pass_context
@failure.told
def command(
    ctx: click.Context,
    old: str | None,
    new: str | None,
    since: str,
    library: Path | None,
    lang: str,
    style: str,
    output: Path | None,
    overwrite: bool,
    fail_on: str,
    messages: str,
) -> None:
    """Show what differs."""
    from segl import putting
    from segl.diffing import report, sides

    if bool(since) is bool(new) or (new and not old):
        raise click.UsageError(_TWO.text(messages))
    with contextlib.ExitStack() as stack:
        if since:
            after = sides.side(old, library) if old else sides.here(library)
            before = stack.enter_context(sides.earlier(after, since))
        else:
            before, after = sides.side(old or "", library), sides.side(new or "", library)
        found = report.compare(before, after, lang)
        putting.put(found.told(style, messages), output, overwrite, messages)
    ctx.exit(failure.REFUSED if fail_on == "breaking" and found.breaks else 0)


_TWO = Message(
    "Nævn to: segl diff GAMMEL NY, eller segl diff [SKABELON] --since UDGAVE.",
    "Name two: segl diff OLD NEW, or segl diff [TEMPLATE] --since REVISION.",
)
