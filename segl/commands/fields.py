"""`segl fields`: the fields of a template, as a table or as a form in Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option, option

if TYPE_CHECKING:
    from render.library import Library
    from segl.fielding import Outcome


@click.command(
    "fields",
    cls=Command,
    spoken=Message(
        "Vis en skabelons felter, eller ret dem i Word (--form, så --from).",
        "List the fields of a template, or change them in Word (--form, then --from).",
    ),
)
@argument("template", shell_complete=options.templates)
@option("--form", "target", type=options.PATH, da="Skriv en formular.", en="Write a form.")
@option("--from", "source", type=options.PATH, da="Læs formularen.", en="Read the form back.")
@option(
    "--add",
    is_flag=True,
    da="Tag de felter med, som brevet bruger, og skemaet mangler.",
    en="Take in the fields that the letter uses and the schema lacks.",
)
@option(
    "--remove",
    is_flag=True,
    da="Med --from: fjern de felter, hvis række er slettet.",
    en="With --from: remove the fields whose row was deleted.",
)
@option("--overwrite", is_flag=True, da="Erstat en fil, der findes.", en="Replace a file.")
@options.LIBRARY
@messages_option
@failure.told
def command(
    template: str,
    target: Path | None,
    source: Path | None,
    add: bool,
    remove: bool,
    overwrite: bool,
    library: Path | None,
    messages: str,
) -> None:
    """List or change the fields of a template."""
    if sum((target is not None, source is not None, add)) > 1 or (remove and source is None):
        raise click.UsageError(_ONE.text(messages))
    from segl import fielding, opening
    from segl.form import told

    chosen, name = opening.of_library(template, library)
    if target is not None:
        fielding.write_form(chosen, name, target, messages, overwrite)
        click.echo(_WRITTEN.text(messages).format(target, name))
    elif source is not None:
        _tell(fielding.read_form(chosen, name, source, messages, remove), chosen, name, messages)
    elif add:
        _tell(fielding.add_used(chosen, name), chosen, name, messages)
    else:
        click.echo("\n".join(told.lines(fielding.listed(chosen, name), name, messages)))


def _tell(outcome: Outcome, library: Library, name: str, messages: str) -> None:
    from qa import reports
    from segl import checking
    from segl.form import told

    schema = f"schemas/{library.entry(name).manifest.schema}.json"
    click.echo("\n".join(told.changed(outcome, schema, messages)))
    if outcome.told or outcome.skipped:
        report = checking.brief(checking.library(library, [name]))
        click.echo("\n" + reports.REPORTS["text"](report, messages))


_ONE = Message(
    "Brug én ad gangen: --form, --from eller --add. --remove hører til --from.",
    "Use one at a time: --form, --from or --add. --remove belongs to --from.",
)
_WRITTEN = Message(
    "Formularen er skrevet: {0}. Ret den i Word, gem, og kør: segl fields {1} --from {0}",
    "The form is written: {0}. Change it in Word, save, and run: segl fields {1} --from {0}",
)
