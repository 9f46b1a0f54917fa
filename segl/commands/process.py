"""`segl process`: a work process, as in Gluu, and the templates that its steps lead to."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from render.message import Message
from segl import failure, options
from segl.language import language
from segl.speech import Command, Group, argument, messages_option, option


def _address(_: click.Context, __: click.Parameter, text: str) -> str:
    """Return an address of the web; what is none is a wrong call."""
    from urllib.parse import urlsplit  # late: only a process needs it

    try:
        parts = urlsplit(text)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # brackets that are no address
        is_web = False
    if text and (not is_web or any(sign.isspace() for sign in text)):
        raise click.BadParameter(_NO_ADDRESS.text(language()))
    return text


_NO_ADDRESS = Message(
    "Skriv en adresse, der begynder med https:// (eller http://).",
    "Write an address that begins with https:// (or http://).",
)
_BASE = option(
    "--base-url",
    "base",
    callback=_address,
    default="",
    metavar="URL",
    da="Bibliotekets egen adresse; en skabelons er den med skabelonens id bagefter.",
    en="The library's own address; a template's is that with the template's id behind it.",
)


@click.group(
    "process",
    cls=Group,
    spoken=Message(
        "Hold en arbejdsproces (fx i Gluu) op mod skabelonerne, og skriv henvisninger til den.",
        "Hold a work process (such as in Gluu) to the templates, and write links for it.",
    ),
)
@messages_option
def command(messages: str) -> None:
    """Look at a process; what is said in which language, each command asks for itself."""


@command.command(
    "check",
    cls=Command,
    spoken=Message(
        "Find trin, der henviser til ukendte, udgåede eller forældede skabeloner, skabeloner, som "
        "ingen trin bruger, og faser uden trin.",
        "Find steps that link to unknown, withdrawn or outdated templates, templates that no step "
        "uses, and phases without a step.",
    ),
)
@argument("export", metavar="EXPORT", type=options.PATH)
@_BASE
@option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    da="Regn fra denne dag, åååå-mm-dd (ellers i dag).",
    en="Count from this day, yyyy-mm-dd (else today).",
)
@options.LIBRARY
@options.STYLE
@options.OUTPUT
@options.OVERWRITE
@options.FAIL_ON
@messages_option
@click.pass_context
@failure.told
def check(
    ctx: click.Context,
    export: Path,
    base: str,
    day: datetime.datetime | None,
    library: Path | None,
    style: str,
    output: Path | None,
    overwrite: bool,
    fail_on: str,
    messages: str,
) -> None:
    """Hold an export of activities to the library."""
    from render.library import find
    from segl import putting
    from segl.process import finding, report

    today = day.date() if day is not None else datetime.datetime.now().astimezone().date()
    found = finding.made(find(library), export, base, today)
    putting.put(report.told(found, style, messages), output, overwrite, messages)
    ctx.exit(failure.REFUSED if found.fails(fail_on) else 0)


@command.command(
    "links",
    cls=Command,
    spoken=Message(
        "Skriv hver skabelons faste henvisning og adresse, til at sætte ind i processens trin.",
        "Write the lasting link and address of each template, to paste into the steps.",
    ),
)
@_BASE
@options.LIBRARY
@option(
    "--format",
    "style",
    type=click.Choice(["md", "csv", "json"]),
    default="md",
    da="Svarets form.",
    en="The form of the answer.",
)
@options.OUTPUT
@options.OVERWRITE
@messages_option
@failure.told
def links(
    base: str,
    library: Path | None,
    style: str,
    output: Path | None,
    overwrite: bool,
    messages: str,
) -> None:
    """Write what means each template in a link."""
    from qa.process.model import offers
    from render.library import find
    from segl import putting
    from segl.process import report

    text = report.links(list(offers(find(library))), base, style)
    mark = "\ufeff" if output is not None and style == "csv" else ""  # else Excel spoils æ, ø, å
    putting.put(mark + text, output, overwrite, messages)
