"""`segl outbox`: what is on its way to the records system, and what needs a person."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, Group, argument, messages_option, option

if TYPE_CHECKING:
    from render.esdh.outbox.engine import Outcome
    from render.esdh.outbox.row import Row

_EMPTY = Message("Udbakken er tom.", "The outbox is empty.")
_DONE = Message("Alt i udbakken er færdigt.", "All in the outbox is done.")
_HEADS = Message(
    "   nr.  sag              dato        art          dokument  tilstand                     "
    "fil (skabelon, når den er færdig)",
    "   no.  case             date        kind         document  state                        "
    "file (template, when done)",
)
_SETTLED = Message("Nr. {} er ordnet.", "No. {} is settled.")
_FORGOTTEN = Message("Nr. {} er glemt.", "No. {} is forgotten.")
_ALL = option(
    "--all", "everything", is_flag=True, da="Også det, der er færdigt.", en="Done ones, too."
)
_STYLE = option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    da="Svarets form.",
    en="The form of the answer.",
)


@click.group(
    "outbox",
    cls=Group,
    spoken=Message(
        "Se, hvad der er på vej til fagsystemet, prøv igen, og afslut det, der er ordnet i hånden.",
        "See what is on its way to the records system, try again, and end what was done by hand.",
    ),
)
@messages_option
def command(messages: str) -> None:
    """Look after the outbox; what is said in which language, each command asks for itself."""


@command.command(
    "status",
    cls=Command,
    spoken=Message("Vis det, der ikke er færdigt.", "Show what is not done."),
)
@_ALL
@_STYLE
@messages_option
@failure.told
def status(everything: bool, style: str, messages: str) -> None:
    """Show what is not done."""
    from segl.delivering import keeping, told

    with keeping.opened() as outbox:
        rows = outbox.rows(everything)
        if style == "json":
            click.echo(
                json.dumps([keeping.data(row) for row in rows], ensure_ascii=False, indent=2)
            )
            return
        if not rows:
            click.echo((_DONE if outbox.counts() else _EMPTY).text(messages))
            return
    click.echo(_HEADS.text(messages))
    for row in rows:
        click.echo(told.listed(row).text(messages))
        if row.said.da and not row.is_done:
            click.echo(f"        {row.said.text(messages)}")
            click.echo(f"        {row.step.text(messages)}")


@command.command(
    "show",
    cls=Command,
    spoken=Message("Vis kvitteringen for et nummer.", "Show the receipt of a number."),
)
@argument("number", type=int)
@_STYLE
@messages_option
@failure.told
def show(number: int, style: str, messages: str) -> None:
    """Show all that is remembered of a row."""
    from segl.delivering import keeping, told

    with keeping.opened() as outbox:
        row = keeping.row(outbox, number)
        before = outbox.row(row.earlier) if row.earlier else None
    if style == "json":
        click.echo(json.dumps(keeping.data(row), ensure_ascii=False, indent=2))
        return
    for line in told.receipt(row, before):
        click.echo(line.text(messages))


@command.command(
    "retry",
    cls=Command,
    spoken=Message(
        "Fortsæt med det, der ikke er færdigt: alt, eller de numre, der nævnes.",
        "Go on with what is not done: all of it, or the numbers that are named.",
    ),
)
@argument("numbers", nargs=-1, type=int)
@option(
    "--again",
    is_flag=True,
    da="Jeg har set efter: det er ikke sket. Gør det igen.",
    en="I have looked: it did not happen. Do it again.",
)
@options.LIBRARY
@messages_option
@click.pass_context
@failure.told
def retry(
    ctx: click.Context,
    numbers: tuple[int, ...],
    again: bool,
    library: Path | None,
    messages: str,
) -> None:
    """Go on with what is not done."""
    from render.library import find
    from segl.delivering import keeping, told

    if again and not numbers:
        wrong = Message("Nævn de numre, du har set efter.", "Name the numbers that you looked for.")
        raise click.UsageError(wrong.text(messages))
    failed: list[int] = []

    def tell(outcome: Outcome) -> None:
        row = outcome.row
        name = row.name or f"{row.number}"
        if row.is_done and outcome.error is None:
            click.echo(told.filed(row, name).text(messages))
            return
        failed.append(row.number)
        for line in told.failed(outcome, name):
            click.echo(line.text(messages), err=True)

    with keeping.opened() as outbox:
        rows = [keeping.row(outbox, number) for number in numbers] or outbox.rows()
        if not rows:
            click.echo((_DONE if outbox.counts() else _EMPTY).text(messages))
        else:
            left = keeping.retry(outbox, rows, find(library), tell, again)
            if left:
                click.echo(told.UNTRIED.text(messages).format(left), err=True)
                failed.append(left)
    ctx.exit(failure.REFUSED if failed else 0)


@command.command(
    "settle",
    cls=Command,
    spoken=Message(
        "Afslut et nummer, som et menneske har ordnet i fagsystemet.",
        "End a number that a person has dealt with in the records system.",
    ),
)
@argument("number", type=int)
@option("--document", default="", da="Dokumentets id i systemet.", en="The document's id there.")
@options.LIBRARY
@messages_option
@failure.told
def settle(number: int, document: str, library: Path | None, messages: str) -> None:
    """End a row by a person's word."""
    from segl.delivering import keeping

    document = document.strip()
    with keeping.opened() as outbox:
        row = keeping.row(outbox, number)
        if document and not row.is_done:
            keeping.check_id(document, row.installation, library)
        keeping.settle(outbox, row, document)
    click.echo(_SETTLED.text(messages).format(number))


@command.command(
    "forget",
    cls=Command,
    spoken=Message(
        "Slet et nummer og alt om det. Den samme fil kan derefter sendes igen.",
        "Delete a number and all about it. The same file can be sent again after that.",
    ),
)
@argument("number", type=int)
@option("--yes", "-y", is_flag=True, da="Spørg ikke.", en="Do not ask.")
@messages_option
@click.pass_context
@failure.told
def forget(ctx: click.Context, number: int, yes: bool, messages: str) -> None:
    """Delete a row."""
    from segl.delivering import keeping

    with keeping.opened() as outbox:
        row = keeping.row(outbox, number)
        if not yes and not _agreed(row, messages):
            ctx.exit(failure.REFUSED)
        keeping.forget(outbox, row)
    click.echo(_FORGOTTEN.text(messages).format(number))


def _agreed(row: Row, messages: str) -> bool:
    from segl.delivering import told

    if not sys.stdin.isatty():
        wrong = Message("Her er ingen terminal. Brug --yes.", "There is no terminal. Use --yes.")
        raise click.UsageError(wrong.text(messages))
    click.echo(told.listed(row).text(messages), err=True)
    click.echo(_SURE.text(messages), err=True, nl=False)
    return sys.stdin.readline().strip().casefold() in ("j", "ja", "y", "yes")


_SURE = Message("Skal det glemmes? [j/N] ", "Forget it? [y/N] ")
