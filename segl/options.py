"""Options and completions that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from segl.speech import option

PATH = click.Path(path_type=Path)
WORD = (".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot")


def templates(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Complete the ids of the templates of the library at hand."""
    from render import library
    from render.errors import SeglError

    try:
        return [name for name in library.find().ids if name.startswith(incomplete)]
    except SeglError:
        return []


LIBRARY = option(
    "--library",
    type=PATH,
    da="Skabelonbibliotekets mappe (ellers: mappen her og opefter).",
    en="The library's folder (else: the one around the working folder).",
)
