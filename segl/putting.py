"""Put the answer of a command where it was asked for: on the screen, or in a file."""

from __future__ import annotations

from pathlib import Path

import click

from render import files
from render.errors import FileError
from render.home import WORD, is_source
from render.message import Message


def put(
    text: str, output: Path | None, overwrite: bool, language: str, *, private: bool = False
) -> None:
    """
    Print a text, or write it to a file (a `private` one for its owner only) and say so.

    Raises FileError where the file exists (without `overwrite`), is a Word file, or lies among
    what a library consists of.
    """
    if output is None:
        click.echo(text)
        return
    if output.suffix.lower() in WORD or is_source(output):
        raise FileError(
            Message(
                f"{output} er en Word-fil eller en del af skabelonbiblioteket; vælg en anden fil.",
                f"{output} is a Word file or part of the template library; choose another file.",
            )
        )
    files.write(output, text.rstrip("\n").encode() + b"\n", overwrite, private=private)
    click.echo(Message(f"Skrevet: {output}", f"Written: {output}").text(language), err=True)
