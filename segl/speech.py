"""Speak Danish by default, English on request: help texts and messages."""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from render.message import Message
from segl.language import language as language
from segl.parameters import MESSAGES, Parameter

PATH = click.Path(path_type=Path)
Function = TypeVar("Function", bound=Callable[..., Any])
_LOCALE = Path(__file__).parent / "locale"


def translate_click() -> None:
    """Let click's own words (usage, errors) follow the language, by its own gettext."""
    gettext.bindtextdomain("segl", str(_LOCALE))
    gettext.textdomain("segl")
    os.environ["LANGUAGE"] = language()


_METAVARS = {  # what stands for a value in help and errors
    "OPTIONS": "VALG", "COMMAND": "KOMMANDO", "ARGS": "...", "TEMPLATE": "SKABELON",
    "CASE": "SAG", "CASES": "SAGER", "CODE": "KODE", "PATHS": "STIER", "PATH": "STI",
    "FOLDER": "MAPPE", "FILE": "FIL", "TEXT": "TEKST", "INTEGER RANGE": "TAL",
    "SECONDS": "SEKUNDER", "DATE": "DATO", "ROW": "RÆKKE", "ROLE": "ROLLE", "OLD": "GAMMEL",
    "NEW": "NY", "FOLDERS": "MAPPER", "TABLE": "TABEL", "DAYS": "DAGE", "REVISION": "UDGAVE",
    "LETTERS": "BREVE", "PACKAGES": "PAKKER", "NUMBERS": "NUMRE", "NUMBER": "NUMMER",
    "EXPORT": "EKSPORT",
}  # fmt: skip
_METAVAR = re.compile(r"INTEGER RANGE|[A-Z]+")


def _metavar(text: str) -> str:
    """Return what stands for a value, in the language spoken."""
    if language() == "en":
        return text
    danish = _METAVAR.sub(lambda match: _METAVARS.get(match[0], match[0]), text)
    return danish.replace("[...]...", "...")


class Argument(click.Argument):
    """An argument whose name is in both languages."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return the argument's name in the language spoken."""
        return _metavar(super().make_metavar(ctx))


class Option(click.Option):
    """An option whose help is in both languages."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return what stands for the value; the choices of an option are words of its own."""
        text = super().make_metavar(ctx)
        return text if isinstance(self.type, click.Choice) else _metavar(text)

    def __init__(self, *args: Any, spoken: Message, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spoken = spoken

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the help of this option in the language spoken."""
        self.help = self.spoken.text(language())
        return super().get_help_record(ctx)


_OWN_PIECES = frozenset({"[OPTIONS]", "COMMAND [ARGS]..."})


class _Spoken(click.Command):
    """What has a help in both languages."""

    def __init__(self, *args: Any, spoken: Message, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"help": spoken.en})
        self.spoken = spoken

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence, for the list of commands."""
        self.help = self.spoken.text(language())
        return super().get_short_help_str(limit + 30)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the line of usage in the language spoken."""
        pieces = super().collect_usage_pieces(ctx)
        return [_metavar(piece) if piece in _OWN_PIECES else piece for piece in pieces]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language spoken."""
        self.help = self.spoken.text(language())
        super().format_help_text(ctx, formatter)


class Command(_Spoken):
    """A command whose help is in both languages."""


class Group(_Spoken, click.Group):
    """A group of commands, in both languages."""

    command_class = Command


def argument(name: str, **kwargs: Any) -> Callable[[Function], Function]:
    """Declare an argument, whose name is in both languages."""
    return click.argument(name, cls=Argument, **kwargs)


def option(*names: str, da: str, en: str, **kwargs: Any) -> Callable[[Function], Function]:
    """Declare an option with its help in Danish and English."""
    return click.option(*names, cls=Option, spoken=Message(da, en), **kwargs)


def declared(*parameters: Parameter) -> Callable[[Function], Function]:
    """Declare options as a table says, in its order."""

    def declare(function: Function) -> Function:
        for one in reversed(parameters):
            function = _declare(one)(function)
        return function

    return declare


def _declare(one: Parameter) -> Callable[[Function], Function]:
    said = {"da": one.help.da, "en": one.help.en}
    if one.kind == "flag":
        return option(*one.names, is_flag=True, **said)
    kind = click.Choice(one.choices) if one.choices else PATH if one.kind == "path" else None
    return option(*one.names, type=kind, default=one.default, **said)


def messages_option(function: Function) -> Function:
    """Declare `--messages`."""
    return declared(MESSAGES)(function)
