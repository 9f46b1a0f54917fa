"""`segl package`: a letter as a neutral package, and packages verified."""

from __future__ import annotations

from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.branching import Branching
from segl.speech import Command, argument, messages_option, option

_NOTE = Message("Bemærk", "Note")
_SOUND = Message("{}: i orden.", "{}: sound.")
_FAULTS = Message("{} af {} pakker har fejl.", "{} of {} packages have faults.")


@click.command(
    "package",
    cls=Branching,
    spoken=Message(
        "Pak færdige BREVE med oplysninger og fingeraftryk til et system uden egen grænseflade. "
        "»segl package verify PAKKER« efterprøver pakker.",
        "Package finished LETTERS with metadata and checksums for a system without an interface "
        'of its own. "segl package verify PACKAGES" verifies packages.',
    ),
)
@argument("letters", nargs=-1, required=True, type=options.PATH)
@option("--case", default="", da="Sagens nummer.", en="The number of the case.")
@option("--title", default="", da="Dokumentets titel.", en="The document's title.")
@option("--date", default="", da="Brevets dato, åååå-mm-dd.", en="The letter's date, yyyy-mm-dd.")
@option(
    "--direction",
    default="",
    da="Udgående, Indgående eller Intern.",
    en="Udgående (out), Indgående (in) or Intern.",
)
@option("--description", default="", da="Beskrivelse.", en="Description.")
@option("--sensitivity", default="", da="Følsomhed.", en="Sensitivity.")
@option(
    "--exempt-title",
    default="",
    da="Titel, der vises i stedet, når brevet er undtaget.",
    en="Title shown instead where the letter is exempt from access.",
)
@option(
    "--exempt-basis",
    default="",
    da="Hjemmel til undtagelse fra aktindsigt.",
    en="Legal basis of an exemption from access.",
)
@option("--kle", default="", da="KLE-emne, 00.00.00.", en="KLE subject, 00.00.00.")
@option("--facet", default="", da="KLE-facet, fx A00.", en="KLE facet, such as A00.")
@option(
    "--it-system",
    "system",
    default="",
    da="Kun til SF2900: det afsendende it-systems UUID eller URN.",
    en="For SF2900 only: the UUID or URN of the sending IT system.",
)
@option(
    "--progress",
    default="",
    da="Kun til SF2900: Fremdrift, fx Endeligt.",
    en="For SF2900 only: the progress (Fremdrift), such as Endeligt.",
)
@option(
    "--attach",
    "attached",
    multiple=True,
    type=options.PATH,
    da="Et bilag, der skal med; kan stå flere gange.",
    en="An enclosure to go with it; may be said again.",
)
@option(
    "--pdf",
    is_flag=True,
    da="Læg også brevet i som PDF (ved LibreOffice).",
    en="Put the letter in as PDF, too (by LibreOffice).",
)
@option(
    "-o",
    "--output",
    type=options.PATH,
    default=Path(),
    da="Mappen, som pakken lægges i (ellers mappen her), eller en fil, der ender på .zip.",
    en="The folder that the package goes into (else the working folder), or a .zip file.",
)
@option(
    "--zip",
    "zipped",
    is_flag=True,
    da="Hver pakke som én zip-fil.",
    en="Each package as one zip file.",
)
@option(
    "--overwrite",
    is_flag=True,
    da="Erstat en pakke, der findes.",
    en="Replace a package that is there.",
)
@options.TEMPLATE
@options.MENTIONS
@options.LIBRARY
@messages_option
@failure.told
def command(
    letters: tuple[Path, ...],
    system: str,
    progress: str,
    attached: tuple[Path, ...],
    pdf: bool,
    output: Path,
    zipped: bool,
    overwrite: bool,
    template: str,
    mentions: tuple[str, ...],
    library: Path | None,
    messages: str,
    **said: str,
) -> None:
    """Package letters."""
    from segl import finished, leaving, packaging

    home = finished.at_hand(library)
    finished.check_template(home, template)
    order = packaging.Order(
        leaving.letters(letters),
        said,
        attached,
        output,
        packaging.sender(system, progress),
        pdf,
        zipped,
        overwrite,
        home,
        mentions,
        template,
    )
    for packed in packaging.package(order):
        for remark in packed.remarks:
            click.echo(f"{_NOTE.text(messages)}: {remark.text(messages)}", err=True)
        click.echo(str(packed.path))


@click.command(
    "verify",
    cls=Command,
    spoken=Message(
        "Efterprøv PAKKER, eller mapper med pakker: fingeraftryk, skemaer, og at alt i dem siger "
        "det samme.",
        "Verify PACKAGES, or folders of packages: checksums, schemas, and that all in them says "
        "the same.",
    ),
)
@argument("packages", nargs=-1, required=True, type=options.PATH)
@messages_option
@click.pass_context
@failure.told
def verify(ctx: click.Context, packages: tuple[Path, ...], messages: str) -> None:
    """Verify packages: a line for each fault."""
    from segl import packaging

    found = [one for path in packages for one in packaging.named(path)]
    faulty = 0
    for path in found:
        flaws = packaging.verify(path)
        faulty += bool(flaws)
        for flaw in flaws:
            click.echo(f"{path}: {flaw.text(messages)}")
        if not flaws:
            click.echo(_SOUND.text(messages).format(path))
    if faulty and len(found) > 1:
        click.echo(_FAULTS.text(messages).format(faulty, len(found)), err=True)
    ctx.exit(failure.REFUSED if faulty else 0)


command.branches["verify"] = verify
