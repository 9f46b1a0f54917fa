"""`segl deliver`: finished letters into the records system."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from render.message import Message
from segl import failure, options
from segl.branching import Branching
from segl.speech import Command, argument, messages_option, option

if TYPE_CHECKING:
    from render.esdh.outbox.store import Outbox
    from render.esdh.system import Case
    from segl.delivering.errand import Parcel
    from segl.delivering.work import Channel

PROBE = Path("probe")
_NOTHING = Message("Der er ikke lagt noget på sagen.", "Nothing was delivered.")
_PROBE_FIRST = Message(
    "Skriv probe som det første: segl deliver probe. Et brev af det navn skrives ./probe.",
    "Write probe first: segl deliver probe. A letter of that name is written ./probe.",
)
_TRIED = Message(
    "Det ville der blive gjort (intet er sendt):", "This would be done (nothing was sent):"
)


_RECORDS = option(
    "--records",
    default="",
    da="Fagsystemets id (ellers kommunens: records/<id>.toml).",
    en="The records system's id (else the municipality's: records/<id>.toml).",
)


@click.command(
    "deliver",
    cls=Branching,
    spoken=Message(
        "Læg færdige breve på en sag i fagsystemet: kontrolleret, én gang, journaliseret. »segl "
        "deliver probe« prøver forbindelsen uden at ændre noget.",
        "Deliver finished letters to a case in the records system: checked, once, journalised. "
        '"segl deliver probe" tries the connection and changes nothing.',
    ),
)
@argument("letters", nargs=-1, required=True, type=options.PATH)
@option("--case", "case", default="", da="Sagens nummer.", en="The case's number.")
@_RECORDS
@option(
    "--title",
    default="",
    da="Dokumentets titel (ellers brevets egen).",
    en="The document's title (else the letter's own).",
)
@option(
    "--attach",
    "enclosures",
    multiple=True,
    type=options.PATH,
    da="Et bilag, som lægges ved hvert brev.",
    en="An enclosure that goes with each letter.",
)
@option(
    "--journalise/--no-journalise",
    "journalise",
    default=None,
    da="Journalisér, eller lad være (ellers som brevet siger).",
    en="Journalise, or do not (else as the letter says).",
)
@options.TEMPLATE
@options.MENTIONS
@option("--yes", "-y", is_flag=True, da="Spørg ikke.", en="Do not ask.")
@option(
    "--dry-run",
    "dry",
    is_flag=True,
    da="Vis, hvad der ville blive gjort, og send intet.",
    en="Show what would be done, and send nothing.",
)
@options.LIBRARY
@messages_option
@click.pass_context
@failure.told
def command(
    ctx: click.Context,
    letters: tuple[Path, ...],
    case: str,
    records: str,
    title: str,
    enclosures: tuple[Path, ...],
    journalise: bool | None,
    template: str,
    mentions: tuple[str, ...],
    yes: bool,
    dry: bool,
    library: Path | None,
    messages: str,
) -> None:
    """Deliver finished letters to a case."""
    from render.library import find
    from segl import leaving, recorded
    from segl.delivering import breaking, work
    from segl.delivering.errand import Errand, once, parcels

    _check_call(letters, case, title, yes or dry, messages)
    letters = leaving.letters(letters)
    home = find(library)
    if template:
        home.entry(template)
    channel = work.channel(home, records)
    installation = channel.installation
    _say(recorded.asking(installation.id, case.strip()), messages)
    into = channel.case(case.strip(), letters)
    errand = Errand(
        letters, case.strip(), into, installation.id, title, enclosures, journalise, mentions,
        template,
    )  # fmt: skip
    with work.opened(installation.delivery, installation.id) as outbox:
        with breaking.heard():
            found, copies = once(parcels(errand, home, outbox))
            _tell_checks(found, messages)
            for line in copies:
                _say(line, messages)
            sendable = [parcel for parcel in found if parcel.rows]
            is_agreed = bool(sendable) and _agreed(
                channel, outbox, sendable, into, yes, dry, messages
            )
        if is_agreed:
            is_well = dry or _deliver(channel, outbox, sendable, messages)
        else:
            _say(_NOTHING, messages)
            is_well = False
    ctx.exit(0 if is_well and len(sendable) == len(found) else failure.REFUSED)


def _check_call(
    letters: Sequence[Path], case: str, title: str, asks_nobody: bool, messages: str
) -> None:
    wrong = None
    if letters == (PROBE,) and not PROBE.exists():
        wrong = _PROBE_FIRST
    elif not case.strip():
        wrong = Message("Sagens nummer mangler: --case.", "The case's number is missing: --case.")
    elif title and len(letters) > 1:
        wrong = Message("--title er til ét brev.", "--title is for one letter.")
    elif not asks_nobody and not sys.stdin.isatty():
        wrong = Message(
            "Her er ingen terminal til at spørge på. Brug --yes (eller --dry-run for at se først).",
            "There is no terminal to ask on. Use --yes (or --dry-run to look first).",
        )
    if wrong is not None:
        raise click.UsageError(wrong.text(messages))


@click.command(
    "probe",
    cls=Command,
    spoken=Message(
        "Prøv forbindelsen til fagsystemet trin for trin. Intet ændres, og intet sendes.",
        "Try the connection to the records system step by step. Nothing is changed or sent.",
    ),
)
@option(
    "--case",
    "case",
    default="",
    da="Nummeret på en sag, der må ses på.",
    en="The number of a case that may be looked at.",
)
@_RECORDS
@option(
    "--swagger",
    default=None,
    type=options.PATH,
    da="Sammenlign kun SBSYS' egen Swagger-fil med det, Segl sender.",
    en="Only compare the Swagger file of SBSYS with what Segl sends.",
)
@options.LIBRARY
@messages_option
@click.pass_context
@failure.told
def probe(
    ctx: click.Context,
    case: str,
    records: str,
    swagger: Path | None,
    library: Path | None,
    messages: str,
) -> None:
    """Try the connection, or compare a contract; each step is a line."""
    if swagger is not None:
        _compare(ctx, library, records, swagger, messages)
    _probe(ctx, library, records, case.strip(), messages)


command.branches[PROBE.name] = probe


def _probe(
    ctx: click.Context, library: Path | None, records: str, case: str, messages: str
) -> None:
    from render.library import find
    from segl.delivering import told, work

    channel = work.channel(find(library), records)
    system = channel.connect()
    is_well = True
    try:
        for step in system.probe(case, lambda name: _say(told.trying(name), messages)):
            click.echo(told.step(step).text(messages))
            is_well = is_well and step.state != "failed"
    finally:
        system.close()
    ctx.exit(0 if is_well else failure.REFUSED)


def _compare(
    ctx: click.Context, library: Path | None, records: str, file: Path, messages: str
) -> None:
    """Tell what of our requests a Swagger file does not have; nothing is sent."""
    from render.esdh import config
    from render.library import find
    from segl.delivering import swagger

    found = swagger.differences(file, config.find(find(library), records))
    for one in found:
        click.echo(one.message.text(messages))
    if not found:
        click.echo(swagger.AGREES.text(messages))
    ctx.exit(failure.REFUSED if found else 0)


def _tell_checks(found: Sequence[Parcel], messages: str) -> None:
    from segl.delivering import told

    for parcel in found:
        for line in told.checked(parcel):
            _say(line, messages)


def _agreed(
    channel: Channel,
    outbox: Outbox,
    parcels: Sequence[Parcel],
    case: Case,
    yes: bool,
    dry: bool,
    messages: str,
) -> bool:
    """Show what will be done, and ask; say whether a person agreed."""
    from segl.delivering import preview, told

    if dry:
        _say(_TRIED, messages)
    _say(told.case_line(case, channel.installation.id), messages)
    is_done = True
    for parcel in parcels:
        before = tuple(outbox.row(one.key) for one, _ in parcel.rows)
        earlier = outbox.latest(parcel.rows[0][0])
        known = preview.Known(before, earlier, channel.journalising)
        is_done = is_done and known.is_done
        for line in preview.shown(parcel, known):
            _say(line, messages)
    if yes or dry or is_done:
        return True
    click.echo(told.QUESTION.text(messages), err=True, nl=False)
    return sys.stdin.readline().strip().casefold() in ("j", "ja", "y", "yes")


def _deliver(channel: Channel, outbox: Outbox, parcels: Sequence[Parcel], messages: str) -> bool:
    from segl.delivering import told, work
    from segl.delivering.telling import Teller

    rows = work.queued(outbox, parcels)
    teller = Teller(messages, {row.key: row.name for parcel in parcels for row, _ in parcel.rows})
    try:
        left = channel.run(outbox, rows, teller.tell)
    except KeyboardInterrupt:
        teller.tell_rest(outbox, rows)
        raise
    if left:
        _say(told.untried(left), messages)
    others = len(outbox.rows()) - len(teller.failed) - left
    if others > 0:
        _say(told.waiting(others), messages)
    return teller.is_well and not left


def _say(message: Message, messages: str) -> None:
    click.echo(message.text(messages), err=True)
