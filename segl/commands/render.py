"""`segl render`: fill a template."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option, option

_NOTE = Message("Bemærk", "Note")
_SAME = Message("docxtpl giver det samme brev.", "docxtpl gives the same letter.")


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
@option(
    "-o",
    "--output",
    type=options.PATH,
    da="Brevets fil (.docx, eller .pdf for PDF alene).",
    en="The letter's file (.docx, or .pdf for a PDF alone).",
)
@option("--pdf", is_flag=True, da="Lav også PDF (LibreOffice).", en="PDF too (LibreOffice).")
@option("--schema", type=options.PATH, da="Skema til en løs fil.", en="Schema for a loose file.")
@options.LETTER_LANGUAGE
@options.MUNICIPALITY
@options.LIBRARY
@option("--overwrite", is_flag=True, da="Erstat en fil, der findes.", en="Replace a file.")
@option("--compare", is_flag=True, da="Sammenlign med docxtpl.", en="Compare with docxtpl.")
@options.DRAFT
@messages_option
@click.pass_context
@failure.told
def command(
    ctx: click.Context,
    template: str,
    case: str,
    output: Path | None,
    pdf: bool,
    schema: Path | None,
    lang: str | None,
    municipality: str,
    library: Path | None,
    overwrite: bool,
    compare: bool,
    draft: bool,
    messages: str,
) -> None:
    """Fill a template."""
    from segl import filling, opening, papering
    from segl.order import Order

    opened = opening.opened(template, library, municipality)
    filled = filling.fill(
        Order(
            opened,
            case,
            output,
            schema,
            lang or "",
            municipality,
            overwrite,
            compare,
            draft,
            pdf=pdf or papering.is_pdf(output),
        )
    )
    for remark in filled.remarks:
        click.echo(f"{_NOTE.text(messages)}: {remark.text(messages)}", err=True)
    for difference in filled.differences:
        click.echo(f"{difference.part}: {difference.message.text(messages)}", err=True)
    if compare and not filled.differences:
        click.echo(_SAME.text(messages), err=True)
    for written in filled.written:
        click.echo(str(written.path))
    ctx.exit(failure.REFUSED if filled.differences else 0)
