"""Options and completions that several commands share."""

from __future__ import annotations

import datetime
import math
from typing import Any

import click

from render.message import Message
from segl import parameters
from segl.language import language
from segl.speech import PATH as PATH
from segl.speech import declared, option

_DAY = 86_400.0


class Seconds(click.FloatRange):
    """A time to wait: some tenths of a second up to a day, and a number at all."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the seconds; "nan" is no number, and would lie in every range."""
        found = click.FLOAT.convert(value, param, ctx)
        if math.isnan(found):
            self.fail(
                Message(f"{value} er ikke et tal.", f"{value} is no number.").text(language())
            )
        return float(super().convert(found, param, ctx))


def day(text: str) -> datetime.date:
    """Return the day in the value of an option; one that is written otherwise is told how."""
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day, no hour
    except ValueError as error:
        told = Message(
            f"»{text}« er ingen dato. Skriv den som åååå-mm-dd, fx 2026-11-22.",
            f'"{text}" is no date. Write it as yyyy-mm-dd, such as 2026-11-22.',
        )
        raise click.BadParameter(told.text(language())) from error


SECONDS = Seconds(min=0.1, max=_DAY)


def templates(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Complete the ids of the templates of the library at hand."""
    from render import library
    from render.errors import SeglError

    try:
        return [name for name in library.find().ids if name.startswith(incomplete)]
    except SeglError:
        return []


LIBRARY = declared(parameters.LIBRARY)
LETTER_LANGUAGE = declared(parameters.LETTER_LANGUAGE)
MUNICIPALITY = declared(parameters.MUNICIPALITY)
DRAFT = declared(parameters.DRAFT)
STYLE = option(
    "--format",
    "style",
    type=click.Choice(["text", "html", "json"]),
    default="text",
    da="Svarets form.",
    en="The form of the answer.",
)
JOBS = option(
    "--jobs",
    type=click.IntRange(1, 60),
    default=None,
    da="Antal processer (ellers alle kerner).",
    en="How many processes (else all cores).",
)
TEMPLATE = option(
    "--template",
    default="",
    shell_complete=templates,
    da="Skabelonen, der kontrolleres efter (ellers den, brevet selv nævner).",
    en="The template to judge by (else the one that the letter names).",
)
MENTIONS = option(
    "--mentions",
    multiple=True,
    metavar="NUMBER",
    da="Nummeret på en anden sag, som brevet gerne må nævne; kan stå flere gange.",
    en="The number of another case that the letter may speak of; may be said again.",
)
OUTPUT = option("-o", "--output", type=PATH, da="Skriv svaret i en fil.", en="Write to a file.")
FAIL_ON = option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    da="Fejl fra dette niveau.",
    en="Fail from this level.",
)
OVERWRITE = option("--overwrite", is_flag=True, da="Erstat en fil.", en="Replace a file.")
