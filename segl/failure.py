"""From errors to exit codes and sentences, in one place."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import click

from render.errors import (
    CaseError,
    Crash,
    FormError,
    LibraryError,
    SeglError,
    TemplateError,
    ToolError,
    trail,
)
from render.message import Message
from segl import speech

REFUSED, WRONG_CALL, BUG = 1, 2, 3
BROKEN_OFF = 130  # as shells say of Ctrl-C
_SHOWN = 20


def told(function: Callable[..., None]) -> Callable[..., None]:
    """Wrap a command: a SeglError becomes its sentence and exit code, never a traceback."""

    @functools.wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        language = kwargs.get("messages") or speech.language()
        try:
            function(*args, **kwargs)
        except SeglError as error:
            _tell(error, language)
        except click.exceptions.ClickException:
            raise
        except (click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt as stop:
            click.echo("\n" + Message("Afbrudt.", "Broken off.").text(language), err=True)
            raise click.exceptions.Exit(BROKEN_OFF) from stop
        except Exception as error:  # the last word before the user
            _bug(error, language)

    return wrapped


def _tell(error: SeglError, language: str) -> NoReturn:
    click.echo(error.message.text(language), err=True)
    for line in details(error, language):
        click.echo(f"  - {line}", err=True)
    if isinstance(error, ToolError):
        raise click.exceptions.Exit(BUG)
    raise click.exceptions.Exit(WRONG_CALL if isinstance(error, LibraryError) else REFUSED)


def details(error: SeglError, language: str) -> list[str]:
    """Return the single things that an error speaks of, a line each, not too many."""
    return _details(error, language)[:_SHOWN]


def _details(error: SeglError, language: str) -> list[str]:
    if isinstance(error, CaseError) and len(error.problems) > 0:
        lines = [problem.message.text(language) for problem in error.problems]
        return [line for line in lines if line not in error.message.text(language)]
    if isinstance(error, FormError):
        return [problem.text(language) for problem in error.problems]
    if isinstance(error, TemplateError):
        return [f"{f.message.text(language)} ({f.place.describe(language)})" for f in error.faults]
    return []


def _bug(error: Exception, language: str) -> NoReturn:
    """Say that Segl is at fault: the trail of the code, without words that may hold data."""
    crash = error if isinstance(error, Crash) else Crash(type(error).__name__, trail(error))
    if crash.work:
        met = Message(f"Det skete ved {crash.work}.", f"It happened at {crash.work}.")
        click.echo(met.text(language), err=True)
    message = Message(
        f"Segl har en fejl ({crash.kind}). Send venligst linjerne her til projektet.",
        f"Segl has a bug ({crash.kind}). Please send these lines to the project.",
    )
    click.echo(message.text(language), err=True)
    for line in crash.trail:
        click.echo(f"  {line}", err=True)
    raise click.exceptions.Exit(BUG)


def speak_utf8() -> None:
    """Let æ, ø, å through: consoles may replace what they lack, files get UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8")
