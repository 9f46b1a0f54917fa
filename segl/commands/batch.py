"""`segl batch`: fill a template from many cases."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.message import Message
from segl import failure, options
from segl.speech import Command, argument, messages_option, option

if TYPE_CHECKING:
    from segl.batch.pools import Pool
    from segl.batching import Outcome

_NOTE = Message("Bemærk", "Note")
_MORE = Message("… og {} flere: se {}", "… and {} more: see {}")
_NO_CASES = Message("Der er ingen sager i kilden.", "There are no cases in the source.")
_STOPPED = Message("Stoppet. Fortsæt med --resume.", "Stopped. Go on by --resume.")


@click.command(
    "batch",
    cls=Command,
    spoken=Message(
        "Udfyld SKABELON fra hver sag i SAGER (JSON-linjer, en JSON-liste, CSV, Excel, en mappe "
        "eller - for standardinput).",
        "Fill TEMPLATE from each case in CASES (JSON lines, a JSON list, CSV, Excel, a folder, or "
        "- for standard input).",
    ),
)
@argument("template", shell_complete=options.templates)
@argument("cases", type=options.PATH)
@option(
    "-o",
    "--output",
    type=options.PATH,
    default=Path("breve"),
    da="Brevenes mappe (ellers »breve«).",
    en='The letters\' folder (else "breve").',
)
@option(
    "--resume",
    is_flag=True,
    da="Fortsæt, hvor mappens kørsel slap.",
    en="Go on where the run of the folder ended.",
)
@option(
    "--map",
    "mapping",
    multiple=True,
    da="»Kolonne=sti« for en tabels kolonne, eller en fil med sådanne linjer.",
    en='"Column=path" for a column of a table, or a file of such lines.',
)
@option(
    "--name",
    "pattern",
    default="",
    da="Brevenes navne, fx »{sag.nr}-{nr}«.",
    en='The letters\' names, such as "{sag.nr}-{nr}".',
)
@option(
    "--pdf",
    is_flag=True,
    da="Lav også PDF (PDF/A-2b og PDF/UA-1) ved LibreOffice.",
    en="Make PDF, too (PDF/A-2b and PDF/UA-1), by LibreOffice.",
)
@option(
    "--package",
    type=click.Choice(["zip", "dir"]),
    default=None,
    da="Pak hvert brev til et andet system (docs/package.md): en zip-fil eller en mappe.",
    en="Package each letter for another system (docs/package.md): a zip file or a folder.",
)
@options.JOBS
@option(
    "--scheduler",
    default="",
    da="En Dask-klynge, fx tcp://10.0.0.1:8786.",
    en="A Dask cluster, such as tcp://10.0.0.1:8786.",
)
@option("--schema", type=options.PATH, da="Skema til en løs fil.", en="Schema for a loose file.")
@options.LETTER_LANGUAGE
@options.MUNICIPALITY
@options.LIBRARY
@messages_option
@click.pass_context
@failure.told
def command(
    ctx: click.Context,
    template: str,
    cases: Path,
    output: Path,
    resume: bool,
    mapping: tuple[str, ...],
    pattern: str,
    pdf: bool,
    package: str | None,
    jobs: int | None,
    scheduler: str,
    schema: Path | None,
    lang: str | None,
    municipality: str,
    library: Path | None,
    messages: str,
) -> None:
    """Fill a template from many cases."""
    from segl import batching, opening
    from segl.batch.progress import Progress
    from segl.cases import mapping as mappings
    from segl.order import Order

    opened = opening.opened(template, library, municipality)
    order = Order(opened, schema=schema, language=lang or "", municipality=municipality)
    task = batching.Task(
        order,
        cases,
        output,
        mappings.read(mapping),
        pattern,
        pdf,
        resume,
        bool(scheduler),
        messages,
        package or "",
    )
    ready = batching.ready(task)
    for remark in ready.remarks:
        click.echo(f"{_NOTE.text(messages)}: {remark.text(messages)}", err=True)
    shows = sys.stderr is not None and sys.stderr.isatty() and "CI" not in os.environ
    with Progress(ready.source.count(), messages, bar=shows) as progress:
        outcome = batching.run(ready, lambda: _pool(scheduler, jobs), progress)
    _tell(outcome, output, messages)
    ctx.exit(_code(outcome))


def _pool(scheduler: str, jobs: int | None) -> Pool:
    if scheduler:
        from segl.batch.cluster import Cluster

        return Cluster(scheduler)
    from qa.crew import MOST
    from qa.worker import cores
    from segl.batch.pools import Processes

    return Processes(min(jobs or cores(), MOST))


def _tell(outcome: Outcome, folder: Path, messages: str) -> None:
    from segl.batching import MANIFEST

    for remark in outcome.remarks:
        click.echo(f"{_NOTE.text(messages)}: {remark.text(messages)}", err=True)
    for where, problems in outcome.refusals:
        reasons = " ".join(problem.message.text(messages) for problem in problems[:3])
        click.echo(f"{where.text(messages)}: {reasons}", err=True)
    more = outcome.refused - len(outcome.refusals)
    if more > 0:
        click.echo(_MORE.text(messages).format(more, folder / MANIFEST), err=True)
    failure.tell_bugs([failure.crash(*bug) for bug in outcome.bugs], messages)
    if outcome.stopped:
        click.echo(_STOPPED.text(messages), err=True)
    if not (outcome.letters or outcome.refused or outcome.stopped):
        click.echo(_NO_CASES.text(messages), err=True)
    click.echo(_counted(outcome, folder).text(messages))


def _counted(outcome: Outcome, folder: Path) -> Message:
    letters, refused = outcome.letters, outcome.refused
    return Message(
        f"{letters} {'brev' if letters == 1 else 'breve'} i {folder}, "
        f"{refused} {'sag' if refused == 1 else 'sager'} afvist.",
        f"{letters} {'letter' if letters == 1 else 'letters'} in {folder}, "
        f"{refused} {'case' if refused == 1 else 'cases'} refused.",
    )


def _code(outcome: Outcome) -> int:
    if outcome.stopped:
        return failure.BROKEN_OFF
    if outcome.bugs:
        return failure.BUG
    return failure.REFUSED if outcome.refused or not outcome.letters else 0
