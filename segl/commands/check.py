"""`segl check`: check finished letters before they are filed."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options, reporting
from segl.speech import Command, argument, messages_option, option


@click.command(
    "check",
    cls=Command,
    spoken=Message(
        "Kontrollér færdige breve, som er rettet i Word, før de lægges i sagen.",
        "Check finished letters that were corrected in Word, before they are filed.",
    ),
)
@argument("letters", nargs=-1, required=True)
@option(
    "--template",
    default="",
    metavar="ID",
    shell_complete=options.templates,
    da="Skabelonen, brevene er lavet af (ellers: den, de selv nævner).",
    en="The template that the letters are made of (else: the one that they name).",
)
@option(
    "--case",
    "number",
    default="",
    metavar="NUMBER",
    da="Nummeret på den sag, brevene skal lægges i.",
    en="The number of the case that the letters go to.",
)
@options.MENTIONS
@options.LIBRARY
@reporting.FORMAT
@reporting.REPORT
@options.FAIL_ON
@messages_option
@click.pass_context
@failure.told
def command(
    ctx: click.Context,
    letters: tuple[str, ...],
    template: str,
    number: str,
    mentions: tuple[str, ...],
    library: Path | None,
    style: str,
    targets: tuple[reporting.Target, ...],
    fail_on: str,
    messages: str,
) -> None:
    """Check finished letters."""
    from segl.finished import barren, run

    wrong = barren(letters)
    if wrong is not None:
        raise click.UsageError(wrong.text(messages))
    report = run(letters, library, number, template, mentions)
    try:
        reporting.save(report, targets, messages)
    finally:  # what was found is not lost
        reporting.show(report, style, messages)
    ctx.exit(failure.REFUSED if report.fails(fail_on) else 0)
