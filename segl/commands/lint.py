"""`segl lint`: check templates."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options, reporting
from segl.speech import Command, argument, messages_option, option

LINTING, PROVING = 60.0, 600.0  # seconds for a template


@click.command(
    "lint",
    cls=Command,
    spoken=Message(
        "Kontrollér skabeloner: biblioteket her, eller de filer og mapper, der nævnes.",
        "Check templates: the library at hand, or the files and folders named.",
    ),
)
@argument("paths", nargs=-1)
@options.LIBRARY
@option("--schema", type=options.PATH, da="Skema til en løs fil.", en="Schema for a loose file.")
@option("--type", "kind", default="", da="Dokumenttype, fx afgoerelse.", en="Type of document.")
@option("--jurisdiction", type=click.Choice(["gl", "dk"]), da="Retsområde.", en="Jurisdiction.")
@option("--lang", type=click.Choice(["da", "kl"]), default="da", da="Filens sprog.", en="Language.")
@reporting.FORMAT
@reporting.REPORT
@option(
    "--prove",
    is_flag=True,
    da="Prøv også skabelonerne: opdigt sager, udfyld brevene, og se dem efter. Tager længere tid.",
    en="Try the templates as well: make up cases, fill letters, look at them. Takes longer.",
)
@option(
    "--save-cases",
    "cases",
    type=options.PATH,
    da="Mappe, hvor de sager gemmes, der viser, hvad der er galt.",
    en="Folder in which to save the cases that show what is wrong.",
)
@option(
    "--cache/--no-cache",
    "cached",
    default=True,
    da="Husk rapporten om skabeloner, der ikke er ændret.",
    en="Remember the report on templates that have not changed.",
)
@options.FAIL_ON
@option(
    "--jobs",
    type=click.IntRange(min=1),
    envvar="SEGL_JOBS",
    da="Antal processer (ellers: så mange, det betaler sig at starte). "
    "Med 1 er der ingen tidsgrænse.",
    en="Number of processes (else: as many as pay). With 1 there is no limit of time.",
)
@option(
    "--timeout",
    type=options.SECONDS,
    metavar="SECONDS",
    da="Tid til hver skabelon, før den opgives (60; med --prove 600).",
    en="Time for each template before it is given up (60; with --prove 600).",
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
    targets: tuple[reporting.Target, ...],
    prove: bool,
    cases: Path | None,
    cached: bool,
    fail_on: str,
    jobs: int | None,
    timeout: float | None,
    messages: str,
) -> None:
    """Check templates."""
    from dataclasses import replace

    from qa.jobs import Loose
    from segl.cache import Cache
    from segl.linting import Pace, run
    from segl.targets import Targets

    loose = Loose(schema, kind, jurisdiction or "", lang)
    todo = Targets(library, loose, messages).jobs(paths)
    limit = timeout or (PROVING if prove else LINTING)
    cache = Cache() if cached and not prove else None  # what is tried is tried anew each time
    found = run([replace(job, prove=prove) for job in todo], Pace(jobs, limit, messages), cache)
    try:
        reporting.save(found.report, targets, messages)
        if cases is not None:
            from segl import saving

            saving.save(found.report, cases)
    finally:  # what was found is not lost
        reporting.show(found.report, style, messages)
        failure.tell_bugs(found.crashes, messages)
    if style == "github":
        reporting.summarise(found.report, messages)
    if found.crashes:
        ctx.exit(failure.BUG)
    ctx.exit(failure.REFUSED if found.report.fails(fail_on) else 0)
