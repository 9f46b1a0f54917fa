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
    from render.esdh.outbox.row import Row

_EMPTY = Message("Udbakken er tom.", "The outbox is empty.")
_DONE = Message("Alt i udbakken er færdigt.", "All in the outbox is done.")
_UNCHANGED = Message("Intet er ændret.", "Nothing is changed.")
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


_YES = option("--yes", "-y", is_flag=True, da="Spørg ikke.", en="Do not ask.")
_ONE_WORD = Message(
    "Skriv kun én af --document, --not-filed og --undo.",
    "Write one of --document, --not-filed and --undo only.",
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
        held = {row.key for row in rows if outbox.is_held(row.key)}
    heads, *lines = told.table(rows)
    click.echo(heads.text(messages))
    for row, line in zip(rows, lines, strict=True):
        click.echo(line.text(messages))
        if not row.is_done:
            for more in told.waits(row, row.key in held):
                click.echo(more.text(messages))


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
    from segl.delivering.telling import Teller

    if again and not numbers:
        wrong = Message("Nævn de numre, du har set efter.", "Name the numbers that you looked for.")
        raise click.UsageError(wrong.text(messages))
    with keeping.opened() as outbox:
        rows = [keeping.row(outbox, number) for number in numbers] or outbox.rows()
        if not rows:
            click.echo((_DONE if outbox.counts() else _EMPTY).text(messages))
            return
        teller = Teller(messages, {row.key: row.name for row in rows if row.name})
        try:
            left = keeping.retry(outbox, rows, find(library), teller.tell, again)
        except KeyboardInterrupt:
            teller.tell_rest(outbox, rows)
            raise
    if left:
        click.echo(told.untried(left).text(messages), err=True)
    ctx.exit(0 if teller.is_well and not left else failure.REFUSED)


@command.command(
    "settle",
    cls=Command,
    spoken=Message(
        "Afslut et nummer, som et menneske har ordnet: lagt på sagen som et dokument, eller ikke.",
        "End a number that a person has dealt with: filed as a document, or not.",
    ),
)
@argument("number", type=int)
@option(
    "--document",
    default="",
    da="Det er lagt på sagen: dokumentets id i systemet.",
    en="It is filed: the document's id there.",
)
@option(
    "--not-filed",
    is_flag=True,
    da="Det er ikke lagt på sagen og skal ikke være det.",
    en="It is not filed, and shall not be.",
)
@option(
    "--undo",
    is_flag=True,
    da="Fortryd: nummeret er ikke ordnet alligevel.",
    en="Take it back: the number is not settled after all.",
)
@_YES
@options.LIBRARY
@messages_option
@click.pass_context
@failure.told
def settle(
    ctx: click.Context,
    number: int,
    document: str,
    not_filed: bool,
    undo: bool,
    yes: bool,
    library: Path | None,
    messages: str,
) -> None:
    """End a row by a person's word, or take the word back."""
    from segl.delivering import keeping, looking, settling

    said = settling.Said(document.strip(), not_filed, undo)
    if bool(said.document) + not_filed + undo > 1:
        raise click.UsageError(_ONE_WORD.text(messages))
    with keeping.opened() as outbox:
        row = keeping.row(outbox, number)
        settling.check(row, said)
        seen = looking.Seen(row.document)
        if said.document:
            keeping.check_id(said.document, row.installation, library)
            looking.check_others(outbox, row, said.document)
            seen = looking.for_document(row, said.document, library)
        if said.is_not_filed:
            seen = looking.for_letter(outbox, row, library)
        if seen.remark.da:
            click.echo(seen.remark.text(messages), err=True)
        no = looking.UNSURE if yes and seen.is_unlike else _UNCHANGED
        if no is not _UNCHANGED or not (yes or _agreed(row, settling.asked(row, said), messages)):
            click.echo(no.text(messages), err=True)
            ctx.exit(failure.REFUSED)
        row = settling.settle(outbox, row, said, seen)
    click.echo(settling.told(row, said, seen).text(messages))


@command.command(
    "forget",
    cls=Command,
    spoken=Message(
        "Slet et nummer og alt om det. Den samme fil kan derefter sendes igen.",
        "Delete a number and all about it. The same file can be sent again after that.",
    ),
)
@argument("number", type=int)
@_YES
@messages_option
@click.pass_context
@failure.told
def forget(ctx: click.Context, number: int, yes: bool, messages: str) -> None:
    """Delete a row."""
    from segl.delivering import keeping

    with keeping.opened() as outbox:
        row = keeping.row(outbox, number)
        if not yes and not _agreed(row, _SURE, messages):
            click.echo(_UNCHANGED.text(messages), err=True)
            ctx.exit(failure.REFUSED)
        keeping.forget(outbox, row)
    click.echo(_FORGOTTEN.text(messages).format(number))


def _agreed(row: Row, question: Message, messages: str) -> bool:
    from segl.delivering import told

    if not sys.stdin.isatty():
        wrong = Message("Her er ingen terminal. Brug --yes.", "There is no terminal. Use --yes.")
        raise click.UsageError(wrong.text(messages))
    click.echo(told.listed(row).text(messages), err=True)
    click.echo(question.text(messages), err=True, nl=False)
    return sys.stdin.readline().strip().casefold() in ("j", "ja", "y", "yes")


_SURE = Message("Skal det glemmes? [j/N] ", "Forget it? [y/N] ")
