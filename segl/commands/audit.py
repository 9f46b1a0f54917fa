"""`segl audit`: what is missing in finished letters, where and how often; never in whose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option, option

if TYPE_CHECKING:
    from segl.auditing.run import Audit, Task

_BELOW = 3


@click.command(
    "audit",
    cls=Command,
    spoken=Message(
        "Lav ledelsesinformation om færdige breve i mapper, zip-filer og udtræk: hvad mangler, "
        "hvor ofte, og er fristerne holdt. Kun antal, ingen personer.",
        "Make management information on finished letters in folders, zips and exports: what is "
        "missing, how often, and were deadlines kept. Numbers only, no persons.",
    ),
)
@argument("paths", nargs=-1, required=True, type=options.PATH)
@option(
    "--format",
    "style",
    type=click.Choice(["text", "html", "csv", "json"]),
    default="text",
    da="Svarets form.",
    en="The form of the answer.",
)
@options.OUTPUT
@options.OVERWRITE
@option(
    "--map",
    "mapping",
    multiple=True,
    da="»Overskrift=kolonne« for et udtræk, eller en fil med sådanne linjer.",
    en='"Heading=column" for an export, or a file of such lines.',
)
@option(
    "--municipality",
    default="",
    da="Kommunen, hvor et udtræk ikke siger den.",
    en="The municipality, where no export says it.",
)
@option(
    "--small-counts",
    "below",
    type=click.IntRange(0, 100),
    default=_BELOW,
    da="Skjul grupper på færre breve fra én kommune (3; 0 viser alt, kun internt brug).",
    en="Hide groups of fewer letters of one municipality (3; 0 shows all, for use within).",
)
@option(
    "--with-case-numbers",
    "worklist",
    is_flag=True,
    da="Skriv i stedet listen over breve, der skal ses på, med sagsnumre (kun --format csv).",
    en="Write the list of letters to look at instead, with case numbers (--format csv only).",
)
@options.JOBS
@option(
    "--timeout",
    type=options.SECONDS,
    default=60.0,
    metavar="SECONDS",
    da="Sekunder, et brev højst må tage (60).",
    en="Seconds that a letter may take (60).",
)
@option(
    "--fail-on",
    type=click.Choice(["error", "never"]),
    default="never",
    da="Fejl, når et brev har en fejl eller ikke kan læses.",
    en="Fail where a letter has an error or cannot be read.",
)
@options.LIBRARY
@messages_option
@click.pass_context
@failure.told
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    style: str,
    output: Path | None,
    overwrite: bool,
    mapping: tuple[str, ...],
    municipality: str,
    below: int,
    worklist: bool,
    jobs: int | None,
    timeout: float,
    fail_on: str,
    library: Path | None,
    messages: str,
) -> None:
    """Make management information on finished letters."""
    from render.library import find
    from segl import putting
    from segl.auditing import run
    from segl.cases import mapping as mappings

    if worklist and style != "csv":
        raise click.UsageError(_CSV_ONLY.text(messages))
    wrong = run.barren(paths)
    if wrong is not None:
        raise click.UsageError(wrong.text(messages))
    task = run.Task(
        paths, find(library), mappings.read(mapping), municipality, jobs, timeout, messages
    )
    audit = run.audited(task, keep=worklist)
    for remark in audit.remarks:
        click.echo(f"{_NOTE.text(messages)}: {remark.text(messages)}", err=True)
    told = _told(audit, task, style, below, worklist)
    putting.put(told, output, overwrite, messages, private=worklist)
    failure.tell_bugs(audit.crashes, messages)
    if audit.crashes:
        ctx.exit(failure.BUG)
    ctx.exit(failure.REFUSED if fail_on == "error" and audit.is_wanting else 0)


def _told(audit: Audit, task: Task, style: str, below: int, worklist: bool) -> str:
    from segl.auditing import report, sheet

    if worklist:
        return sheet.work(audit.work, report.titles(), task.messages)
    found = report.tables(audit, task.library, below)
    return report.told(found, style, task.messages, below)


_NOTE = Message("Bemærk", "Note")
_CSV_ONLY = Message(
    "--with-case-numbers hører til --format csv: siden har aldrig sagsnumre.",
    "--with-case-numbers goes with --format csv: the page never has case numbers.",
)
