"""What a person types in the place of an answer: a line, a long text, or a command."""

from __future__ import annotations

from enum import Enum

from render.message import Message
from segl.asking import phrases
from segl.asking.question import Question
from segl.asking.terminal import Interrupted, Terminal


class Command(Enum):
    """What can be typed instead of an answer; help and stop are obeyed at once."""

    BACK = "back"
    DELETE = "delete"
    HELP = "help"
    STOP = "stop"


class Stopped(Exception):  # noqa: N818 - what a person does, not an error
    """The person breaks off; `text` is what there is of a long text so far."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.text = text


_WORDS = {
    "da": {"tilbage": Command.BACK, "slet": Command.DELETE},
    "en": {"back": Command.BACK, "delete": Command.DELETE},
}
_EVERYWHERE = {"?": Command.HELP, "stop": Command.STOP}
_LITERAL = "\\"  # before a line that is meant as it stands, although it reads as a command
_END = "."
_NOT_ENDED = Message(
    "Teksten er ikke slut endnu: skriv et punktum alene på en linje, når den er.",
    "The text has not ended yet: type a full stop alone on a line when it has.",
)


def command(text: str, language: str) -> Command | None:
    """Return the command that a line is, None for an answer."""
    words = _EVERYWHERE | _WORDS[language]
    return words.get(text.strip().casefold())


def answer(question: Question, terminal: Terminal) -> str | Command:
    """
    Return the text that answers a question, "" for Enter alone, or where to go instead.

    Raises Stopped when the person breaks off.
    """
    if question.is_prose and question.kind == "value":
        return _lines(question, terminal)
    while True:
        text = line(terminal)
        said = command(text, terminal.language)
        if said is not Command.HELP:
            return said or _meant(text)
        tell_help(question, terminal)


def tell_help(question: Question, terminal: Terminal) -> None:
    """Write all that can help with a question."""
    for text in phrases.more_help(question, terminal.language):
        terminal.say(text, indent=4)


def _lines(question: Question, terminal: Terminal) -> str | Command:
    """Return a long text, which a full stop alone on a line ends; pasted empty lines do not."""
    lines: list[str] = []
    reminded = False
    while True:
        for text in line(terminal, "\n".join(lines)).split("\n"):
            said = command(text, terminal.language)
            if said is Command.HELP:
                tell_help(question, terminal)
            elif said is Command.STOP:  # among lines that were pasted at once
                raise Stopped("\n".join(lines))
            elif said is not None:
                return said
            elif text.strip() == _END or not (lines or text.strip()):
                return "\n".join(lines).strip("\n")
            else:
                lines.append(_meant(text).rstrip())
        if terminal.shows and lines and not lines[-1] and not reminded:
            terminal.say(_NOT_ENDED, "refusal", 4)
            reminded = True


def line(terminal: Terminal, before: str = "") -> str:
    """Return one line; raises Stopped, with the text before it, where the person breaks off."""
    try:
        text = terminal.ask()
    except Interrupted as error:
        raise Stopped(before) from error
    if command(text, terminal.language) is Command.STOP:
        raise Stopped(before)
    return text


def _meant(text: str) -> str:
    return text.removeprefix(_LITERAL)
