"""`segl lint`: check templates."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, messages_option, option


@click.command(
    "lint",
    cls=Command,
    spoken=Message(
        "Kontrollér skabeloner: biblioteket her, eller de filer og mapper, der nævnes.",
        "Check templates: the library at hand, or the files and folders named.",
    ),
)
@click.argument("paths", nargs=-1)
@options.LIBRARY
@option("--schema", type=options.PATH, da="Skema til en løs fil.", en="Schema for a loose file.")
@option("--type", "kind", default="", da="Dokumenttype, fx afgoerelse.", en="Type of document.")
@option("--jurisdiction", type=click.Choice(["gl", "dk"]), da="Retsområde.", en="Jurisdiction.")
@option("--lang", type=click.Choice(["da", "kl"]), default="da", da="Filens sprog.", en="Language.")
@option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    da="Rapportens form.",
    en="The report's form.",
)
@option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    da="Fejl fra dette niveau.",
    en="Fail from this level.",
)
@messages_option
@click.pass_context
@failure.told
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    library: Path | None,
    schema: Path | None,
    kind: str,
    jurisdiction: str | None,
    lang: str,
    style: str,
    fail_on: str,
    messages: str,
) -> None:
    """Check templates."""
    from qa import finding, linter, reports
    from segl import targets

    loose = linter.Loose(schema, kind, jurisdiction or "", lang)
    chosen = targets.subjects(paths, library, loose, messages)
    report = finding.merge(linter.lint(subject) for subject in chosen)
    click.echo(reports.REPORTS[style](report, messages))
    ctx.exit(failure.REFUSED if report.fails(fail_on) else 0)
