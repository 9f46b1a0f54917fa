"""`segl case`: make a case by answering questions, and its letter."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option, option

_NOTE = Message("Bemærk", "Note")
_SAVED = Message("Sagen er gemt: {}", "The case is saved: {}")
_NOTHING = Message("Der er ikke lavet noget.", "Nothing was made.")
_KEPT = Message(
    "Pause: svarene er gemt, og den samme kommando fortsætter med dem.",
    "A break: the answers are kept, and the same command goes on with them.",
)
_KEPT_APART = Message(
    "Pause: svarene er gemt. Den samme kommando uden --from fortsætter med dem.",
    "A break: the answers are kept. The same command without --from goes on with them.",
)
_NOWHERE = Message(
    "Med --no-letter skal sagens fil angives med -o.",
    "With --no-letter the case's file must be named by -o.",
)


@click.command(
    "case",
    cls=Command,
    spoken=Message(
        "Lav en sag ved at svare på spørgsmål, og brevet ud fra den.",
        "Make a case by answering questions, and the letter from it.",
    ),
)
@argument("template", shell_complete=options.templates)
@option(
    "--from",
    "source",
    type=options.PATH,
    da="Begynd med en sag, der findes (JSON), eller med det, fagsystemet ved (et sagsnummer): ret "
    "i den, og svar kun på det, den mangler.",
    en="Begin with a case that is there (JSON), or with what the records system knows (a case "
    "number): correct it, and answer only what it lacks.",
)
@option(
    "--records",
    default="",
    da="Fagsystemet, som et sagsnummer slås op i: records/<id>.toml.",
    en="The records system that a case number is looked up in: records/<id>.toml.",
)
@option(
    "-o",
    "--output",
    type=options.PATH,
    da="Gem også sagen (JSON). Uden -o gemmes kun brevet.",
    en="Save the case as well (JSON). Without -o only the letter is kept.",
)
@option("--letter", type=options.PATH, da="Brevets fil.", en="The letter's file.")
@option("--no-letter", is_flag=True, da="Lav kun sagen.", en="Make the case only.")
@option("--schema", type=options.PATH, da="Skema til en løs fil.", en="Schema for a loose file.")
@options.LETTER_LANGUAGE
@options.MUNICIPALITY
@options.LIBRARY
@option("--overwrite", is_flag=True, da="Erstat filer, der findes.", en="Replace files.")
@options.DRAFT
@messages_option
@click.pass_context
@failure.told
def command(
    ctx: click.Context,
    template: str,
    source: Path | None,
    records: str,
    output: Path | None,
    letter: Path | None,
    no_letter: bool,
    schema: Path | None,
    lang: str | None,
    municipality: str,
    library: Path | None,
    overwrite: bool,
    draft: bool,
    messages: str,
) -> None:
    """Make a case by answering questions, and its letter."""
    from segl import casework, opening, recorded
    from segl.asking import terminal
    from segl.order import Order

    if no_letter and output is None:
        raise click.UsageError(_NOWHERE.text(messages))
    order = Order(
        opening.opened(template, library, municipality),
        output=letter,
        schema=schema,
        language=lang or "",
        municipality=municipality,
        overwrite=overwrite,
        draft=draft,
        option="--letter",
    )
    begin = recorded.source(source, order.opened, library, records) if source else None
    if isinstance(begin, recorded.Recorded):
        click.echo(begin.asked.text(messages), err=True)
    errand = casework.Errand(order, output, not no_letter, begin)
    outcome = casework.work(errand, terminal.own(messages), terminal.today())
    for remark in outcome.remarks:
        click.echo(f"{_NOTE.text(messages)}: {remark.text(messages)}", err=True)
    if outcome.case_file is not None:
        click.echo(_SAVED.text(messages).format(outcome.case_file), err=True)
    if outcome.letter is None and outcome.case_file is None:
        kept = _KEPT if source is None else _KEPT_APART
        click.echo((kept if outcome.is_kept else _NOTHING).text(messages), err=True)
        ctx.exit(failure.REFUSED)
    click.echo(str(outcome.letter or outcome.case_file))
