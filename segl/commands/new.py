"""`segl new`: make a library, or draft a template from a letter."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option, option

if TYPE_CHECKING:
    from render.library import Library
    from segl.drafting import Order

_TEMPLATE = "template"


@click.command(
    "new",
    cls=Command,
    spoken=Message(
        "Lav et bibliotek (MAPPE), eller en skabelon af et brev (template ID --from brev.docx).",
        "Make a library (a folder), or a template of a letter (template ID --from letter.docx).",
    ),
)
@argument("what", metavar="FOLDER|template")
@argument("name", metavar="[ID]", required=False)
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
    elif name is not None and letter is None and (title or kind or phase):
        _change(name, {"title": title, "type": kind, "phase": phase}, library, messages)
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
    from qa.law import local
    from render import library as libraries
    from segl import checking, drafting
    from segl.draft import kinds, told

    chosen = libraries.find(library)
    if not order.type and _is_talk():
        order = _asked(chosen, order, messages)
    drafted = drafting.draft(chosen, order)
    warning = kinds.warning(drafted.manifest, order.name, local.catalogue_of(chosen), messages)
    click.echo("\n".join([*warning, *told.lines(drafted, order.name, messages)]) + "\n")
    report = checking.brief(checking.library(drafted.library, [order.name]))
    report = checking.without(report, "LNG", drafting.quoted(drafted))
    click.echo(reports.REPORTS["text"](report, messages) + "\n")
    click.echo("\n".join(told.steps(drafted, order.name, messages)))


def _is_talk() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked(chosen: Library, order: Order, messages: str) -> Order:
    """Return the order with the type that a person at the terminal chooses."""
    from qa.law import local
    from segl import drafting
    from segl.asking import terminal, typed
    from segl.draft import kinds

    guessed = drafting.head(chosen, order)
    try:
        kind = kinds.ask(local.catalogue_of(chosen), guessed, terminal.own(messages))
    except typed.Stopped as stop:
        raise click.Abort from stop
    click.echo()
    return replace(order, type=kind)


def _change(name: str, told: Mapping[str, str], library: Path | None, messages: str) -> None:
    from render import library as libraries
    from segl.draft import changing

    path, changed = changing.change(libraries.find(library), name, told)
    words = ", ".join(f"{key} = »{value}«" for key, value in changed.items())
    click.echo(_CHANGED.text(messages).format(path, words))


_CHANGED = Message("Rettet i {0}: {1}. Kør »segl lint«.", 'Changed in {0}: {1}. Run "segl lint".')
_HOW = Message(
    "Skriv »segl new MAPPE« for et nyt bibliotek, »segl new template ID --from brev.docx --tag« "
    "for en skabelon af et brev, eller »segl new template ID --type TYPE« for at rette en "
    "skabelons type. "
    "(En mappe, der hedder template: »segl new ./template«.)",
    'Write "segl new FOLDER" for a new library, "segl new template ID --from letter.docx --tag" '
    'for a template of a letter, or "segl new template ID --type TYPE" to change the type of one. '
    '(For a folder called template: "segl new ./template".)',
)
