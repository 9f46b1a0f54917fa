"""`segl new`: make a library, or draft a template from a letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, messages_option, option

if TYPE_CHECKING:
    from segl.drafting import Order

_TEMPLATE = "template"


@click.command(
    "new",
    cls=Command,
    spoken=Message(
        "Lav et bibliotek (DIR), eller en skabelon af et brev (template ID --from brev.docx).",
        "Make a library (DIR), or a template of a letter (template ID --from letter.docx).",
    ),
)
@click.argument("what", metavar="DIR|template")
@click.argument("name", metavar="[ID]", required=False)
@option("--from", "letter", type=options.PATH, da="Brevet i Word.", en="The letter in Word.")
@option("--title", default="", da="Skabelonens titel.", en="The template's title.")
@option("--type", "kind", default="", da="Dokumenttype, fx partshoering.", en="Type of document.")
@option("--phase", default="", da="Fase, fx oplysning.", en="Phase, such as oplysning.")
@option("--lang", type=click.Choice(["da", "kl"]), default=None, da="Sprog.", en="Language.")
@option(
    "--tag",
    is_flag=True,
    da="Skriv koder i kopien i stedet for pladsholdere som [navn] og «Navn».",
    en="Write tags into the copy in place of placeholders such as [navn] and «Navn».",
)
@options.LIBRARY
@messages_option
@failure.told
def command(
    what: str,
    name: str | None,
    letter: Path | None,
    title: str,
    kind: str,
    phase: str,
    lang: str | None,
    tag: bool,
    library: Path | None,
    messages: str,
) -> None:
    """Make a library, or draft a template."""
    told = (letter, title, kind, phase, lang, tag, library)
    if what != _TEMPLATE:
        if name is not None or any(told):
            raise click.UsageError(_HOW.text(messages))
        _library(Path(what), messages)
    elif name is None or letter is None:
        raise click.UsageError(_HOW.text(messages))
    else:
        from segl.drafting import Order

        order = Order(name, letter, title, kind, phase, lang or "da", tag)
        _draft(order, library, messages)


def _library(folder: Path, messages: str) -> None:
    from segl import starting

    starting.start(folder)
    click.echo("\n".join(starting.steps(folder, messages)))


def _draft(order: Order, library: Path | None, messages: str) -> None:
    from qa import reports
    from render import library as libraries
    from segl import checking, drafting
    from segl.draft import told

    drafted = drafting.draft(libraries.find(library), order)
    click.echo("\n".join(told.lines(drafted, order.name, messages)) + "\n")
    report = checking.brief(checking.library(drafted.library, [order.name]))
    report = checking.without(report, "LNG", drafting.quoted(drafted))
    click.echo(reports.REPORTS["text"](report, messages) + "\n")
    click.echo("\n".join(told.steps(drafted, order.name, messages)))


_HOW = Message(
    "Skriv »segl new MAPPE« for et nyt bibliotek, eller »segl new template ID --from brev.docx« "
    "for en skabelon af et brev. (En mappe, der hedder template: »segl new ./template«.)",
    'Write "segl new FOLDER" for a new library, or "segl new template ID --from letter.docx" '
    'for a template of a letter. (For a folder called template: "segl new ./template".)',
)
