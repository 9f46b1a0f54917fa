"""Where the conversation takes place: plain lines out, one line in; a little colour on a screen."""

from __future__ import annotations

import datetime
import os
import shutil
import sys
import textwrap
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import click

from render.message import Message
from render.record import record
from segl.asking import pasted

PROMPT = "> "
WIDTH = 88
_STYLES: dict[str, dict[str, object]] = {
    "heading": {"bold": True, "fg": "cyan"},
    "question": {"bold": True},
    "refusal": {"fg": "yellow"},
    "plain": {},
}


class Interrupted(Exception):  # noqa: N818 - what a person does, not an error
    """The person pressed Ctrl-C or Ctrl-D, or the answers that were piped in came to an end."""


@record
class Terminal:
    """
    One person, asked in `language`.

    `shows` says whether answers may be repeated: on the person's own screen, but
    not where the output goes to a file or another program, which would keep them.
    `width` is that of the screen; `read_rest` returns the lines that wait already, because
    they were pasted at once with the one before.
    """

    language: str
    shows: bool
    write: Callable[[str], None]
    read_line: Callable[[str], str]
    width: int = WIDTH
    read_rest: Callable[[], list[str]] = list

    def say(
        self, words: Message | str, style: str = "plain", indent: int = 0, hang: int = 0
    ) -> None:
        """Write lines, wrapped for a screen; `hang` is how much further the rest is indented."""
        text = words.text(self.language) if isinstance(words, Message) else words
        lines = [
            self._wrapped(line, " " * indent, " " * (indent + hang)) for line in text.split("\n")
        ]
        looks = _STYLES[style]
        told = "\n".join(lines)
        self.write(click.style(told, **looks) if looks else told)  # type: ignore[arg-type]

    def _wrapped(self, line: str, first: str, rest: str) -> str:
        if not self.shows:
            return first + line
        wrapper = textwrap.TextWrapper(
            self.width, initial_indent=first, subsequent_indent=rest, break_long_words=False
        )
        return wrapper.fill(line)

    def gap(self) -> None:
        """Write an empty line."""
        self.write("")

    def ask(self) -> str:
        """Return one line; raises Interrupted when there will be none."""
        try:
            return self.read_line(PROMPT)
        except (EOFError, KeyboardInterrupt) as error:
            self.gap()  # the prompt's line is left
            raise Interrupted from error

    def rest(self) -> list[str]:
        """Return the lines that were pasted together with the last one; they are used up."""
        return self.read_rest()


def own(language: str) -> Terminal:
    """Return the terminal that the command was started from."""
    color = False if os.environ.get("NO_COLOR") else None
    if sys.stdin.isatty():
        with suppress(ImportError):  # Windows has its own
            import readline

            readline.set_auto_history(False)  # answers are not to be found by arrow keys
    else:
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure is not None:  # what is no UTF-8 is refused with words, not with a crash
            reconfigure(encoding="utf-8-sig", errors="surrogateescape")
    width = min(shutil.get_terminal_size().columns, WIDTH)
    rest = pasted.rest if sys.stdin.isatty() else list[str]
    shows = sys.stdout.isatty()
    write = partial(click.echo, color=color)
    return Terminal(language, shows, write, _line, width, rest)


def today() -> datetime.date:
    """Return the day by the computer's clock, for a person who types "i dag"."""
    return datetime.datetime.now(datetime.UTC).astimezone().date()


def _line(prompt: str) -> str:
    line = input(prompt)
    if not sys.stdin.isatty():
        click.echo()  # nobody pressed Enter on this screen
    return line
