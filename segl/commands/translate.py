"""`segl translate`: a letter to a translator and back."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, Group, argument, messages_option, option

_TO = option(
    "--to",
    "language",
    type=click.Choice(["kl"]),
    default="kl",
    da="Sproget, der oversættes til.",
    en="The language that is translated into.",
)


@click.group(
    "translate",
    cls=Group,
    spoken=Message(
        "Send en skabelons tekst til oversættelse i en Word-tabel, og læs den tilbage.",
        "Send a template's text to a translator in a Word table, and read it back.",
    ),
)
@messages_option
def command(messages: str) -> None:
    """Translate; what is said in which language, each command asks for itself."""


@command.command(
    "export",
    cls=Command,
    spoken=Message(
        "Skriv tabellen til oversætteren: dansk, grønlandsk, og koderne beskyttet.",
        "Write the translator's table: Danish, Kalaallisut, and the tags protected.",
    ),
)
@argument("template", shell_complete=options.templates)
@_TO
@options.LIBRARY
@options.OUTPUT
@options.OVERWRITE
@messages_option
@failure.told
def export(
    template: str,
    language: str,
    library: Path | None,
    output: Path | None,
    overwrite: bool,
    messages: str,
) -> None:
    """Write the translator's table."""
    from render.library import find
    from segl.translating import source, work

    chosen = source.find(find(library), template, language)
    path = output or Path(f"{template}-{language}.docx")
    count = work.export(chosen, path, overwrite, messages)
    many = work.rows(len(chosen.segments)).text(messages)
    click.echo(_WRITTEN.text(messages).format(path, count, many, template))


@command.command(
    "import",
    cls=Command,
    spoken=Message(
        "Læs tabellen fra oversætteren, og lav sprogversionen af den.",
        "Read the translator's table, and make the language version of it.",
    ),
)
@argument("template", shell_complete=options.templates)
@argument("table", type=options.PATH)
@_TO
@option(
    "--partial",
    is_flag=True,
    da="Gem det, der er oversat, selv om noget mangler.",
    en="Keep what is translated although something is missing.",
)
@option(
    "--keep-old",
    is_flag=True,
    da="Den gamle oversættelse passer stadig, hvor den danske tekst er ændret.",
    en="The old translation still fits where the Danish text has changed.",
)
@option(
    "--overwrite",
    is_flag=True,
    da="Erstat sprogversionen, selv om den er rettet i Word.",
    en="Replace the language version although it was changed in Word.",
)
@options.LIBRARY
@messages_option
@failure.told
def take(
    template: str,
    table: Path,
    language: str,
    partial: bool,
    keep_old: bool,
    overwrite: bool,
    library: Path | None,
    messages: str,
) -> None:
    """Read the translator's table."""
    from render.library import find
    from segl.translating import source, work

    chosen = source.find(find(library), template, language)
    found = work.take(chosen, table, partial, overwrite, keep_old)
    if found.stale:
        rows = ", ".join(map(str, found.stale))
        click.echo(_STALE.text(messages).format(rows), err=True)
    many = work.rows(found.translated).text(messages)
    if found.path is not None:
        click.echo(_MADE.text(messages).format(found.path, many))
        return
    click.echo(_KEPT.text(messages).format(many, len(chosen.segments)))
    click.echo("\n".join(f"  - {one.text(messages)}" for one in found.left))
    state = _OLDER if found.is_older else _NOT_YET
    click.echo(state.text(messages).format(chosen.target.name))


_WRITTEN = Message(
    "Skrevet: {0} ({2}, heraf nye eller ændrede: {1}). Når den er oversat: "
    "segl translate import {3} {0}",
    "Written: {0} ({2}, new or changed: {1}). When it is translated: segl translate import {3} {0}",
)
_MADE = Message("Lavet: {0} ({1}). Kør nu: segl lint", "Made: {0} ({1}). Now run: segl lint")
_KEPT = Message(
    "Gemt: {0} af {1} er oversat. Der mangler:", "Kept: {0} of {1} translated. Missing:"
)
_NOT_YET = Message(
    "Sprogversionen laves, når alt er oversat.",
    "The language version is made when all is translated.",
)
_OLDER = Message(
    "{0} er stadig den fra før og kan ikke udfyldes, før alt er oversat.",
    "{0} is still the one from before, and cannot be filled until all is translated.",
)
_STALE = Message(
    "Den danske tekst er ændret siden eksporten; disse rækker er ikke brugt: {0}",
    "The Danish text has changed since the export; these rows were not used: {0}",
)
