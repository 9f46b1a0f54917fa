"""`segl law`: list, explain and confirm the rows of the catalogue of law."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option, option

if TYPE_CHECKING:
    from segl.lawing import Desk, Wanted

KINDS = (
    "document", "section", "fact", "statute", "provision", "move", "authority", "route",
    "deadline", "term",
)  # fmt: skip
_VERBS = ("confirm", "impact")


@click.command(
    "law",
    cls=Command,
    spoken=Message(
        "Vis lovkatalogets rækker, eller én (RÆKKE). »confirm RÆKKE« bekræfter den, »impact RÆKKE« "
        "viser de skabeloner, som en ændring af den rammer.",
        'List the rows of the law, or explain one (ROW). "confirm ROW" confirms a row, '
        '"impact ROW" shows the templates that a change of it touches.',
    ),
)
@argument("what", metavar="[confirm|impact] [ROW]", nargs=-1)
@option("--jurisdiction", type=click.Choice(["gl", "dk"]), da="Retsområde.", en="Jurisdiction.")
@option("--kind", type=click.Choice(KINDS), da="Slags række.", en="Kind of row.")
@option(
    "--unconfirmed",
    is_flag=True,
    da="Kun det, som hverken en kilde eller en person står inde for.",
    en="Only what neither a source nor a person stands for.",
)
@option(
    "--older-than",
    "before",
    type=options.day,
    metavar="DATE",
    da="Kun det, der er læst før en dag: åååå-mm-dd.",
    en="Only what was read before a day: yyyy-mm-dd.",
)
@option(
    "--by",
    default="",
    metavar="ROLE",
    da="Rollen, der bekræfter, uden navn eller nummer (confirm).",
    en="The role that confirms, without name or number (confirm).",
)
@option("--source", default="", da="Hvor den er set efter (confirm).", en="Where it was looked up.")
@option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    da="Hvordan det vises.",
    en="How it is shown.",
)
@options.LIBRARY
@messages_option
@click.pass_context
@failure.told
def command(
    ctx: click.Context,
    what: tuple[str, ...],
    jurisdiction: str | None,
    kind: str | None,
    unconfirmed: bool,
    before: date | None,
    by: str,
    source: str,
    style: str,
    library: Path | None,
    messages: str,
) -> None:
    """List, explain, confirm rows of the catalogue of law."""
    verb, names = (what[0], what[1:]) if what and what[0] in _VERBS else ("", what)
    asked = (jurisdiction, kind, unconfirmed, before)
    if (len(names) != 1 and (verb or names)) or (names and any(asked)):
        raise click.UsageError(_HOW.text(messages))
    if (verb == "confirm") != bool(by.strip()) or (source and verb != "confirm"):
        raise click.UsageError(_WHO.text(messages))
    from segl import lawing

    at = lawing.desk(library)
    if not names:
        wanted = lawing.Wanted(jurisdiction or "", kind or "", unconfirmed, before)
        _list(at, wanted, style, messages)
    elif verb == "confirm":
        _confirm(at, names[0], by, source, messages)
    elif verb == "impact":
        _impact(at, names[0], style, messages)
    else:
        _explain(at, names[0], style, messages)
    for issue in at.law.issues:  # in the words of lint and render
        click.echo(issue.named.text(messages), err=True)
    ctx.exit(failure.REFUSED if at.law.wrong else 0)


def _list(at: Desk, wanted: Wanted, style: str, messages: str) -> None:
    from segl import lawyer

    rows = [row for row in at.law.rows.values() if wanted.holds(row, at.law)]
    show = lawyer.listed_json if style == "json" else lawyer.listed
    click.echo(show(rows, at.law, messages))


def _explain(at: Desk, name: str, style: str, messages: str) -> None:
    from segl import lawyer

    row = at.row(name)
    show = lawyer.explained_json if style == "json" else lawyer.explained
    click.echo(show(row, at.law, messages))


def _impact(at: Desk, name: str, style: str, messages: str) -> None:
    from segl import lawing, lawyer

    row = at.row(name)
    touched, unread = lawing.impact(at, row)
    show = lawyer.impact_json if style == "json" else lawyer.impact
    click.echo(show(row, touched, unread, messages))


def _confirm(at: Desk, name: str, by: str, source: str, messages: str) -> None:
    from segl import lawing

    row = at.row(name)
    path = lawing.confirm(at, row, by, source)
    title, where = row.title, f"{path.parent.name}/{path.name}"
    told = Message(
        f"{row.id} ({title.da}) er bekræftet af {by.strip()}: skrevet i {where}.",
        f"{row.id} ({title.en}) is confirmed by {by.strip()}: written in {where}.",
    )
    click.echo(told.text(messages))


_HOW = Message(
    "Skriv »segl law« med valg som --unconfirmed for en liste, »segl law RÆKKE« for én række, "
    "»segl law confirm RÆKKE --by ROLLE« eller »segl law impact RÆKKE«.",
    'Write "segl law" with options such as --unconfirmed for a list, "segl law ROW" for one row, '
    '"segl law confirm ROW --by ROLE" or "segl law impact ROW".',
)
_WHO = Message(
    '--by siger, i hvilken rolle en række bekræftes, fx --by "juridisk chef": »segl law confirm '
    "RÆKKE --by ROLLE«. Den og --source hører kun til confirm.",
    '--by says in which role a row is confirmed, such as --by "head of law": "segl law confirm '
    'ROW --by ROLE". It and --source belong to confirm only.',
)
