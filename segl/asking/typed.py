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

_AFTER_END = Message(
    "Det, der blev sat ind efter punktummet alene på en linje, er udeladt.",
    "What was pasted after the full stop alone on a line is left out.",
)


def command(text: str, language: str) -> Command | None:
    """Return the command that a line is, None for an answer."""
    words = _EVERYWHERE | _WORDS[language]
    return words.get(text.strip().casefold())


def answer(question: Question, terminal: Terminal) -> str | Command:
    """
    Return the text that answers a question, "" for Enter alone, or where to go instead.

    A full stop alone says no more than Enter: it ends a long text, and is no answer.

    Raises Stopped when the person breaks off.
    """
    if question.is_prose and question.kind == "value":
        return _lines(question, terminal)
    while True:
        text = only_line(terminal)
        said = command(text, terminal.language)
        if said is not Command.HELP:
            return said or ("" if text.strip() == _END else _meant(text))
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
        pasted = line(terminal, "\n".join(lines))
        if not lines:  # empty lines before a text that is pasted are no answer
            pasted = (pasted if pasted.strip() else "\n".join(terminal.rest())).strip("\n")
        several = pasted.split("\n")
        for number, text in enumerate(several, 1):
            said = command(text, terminal.language)
            if said is Command.HELP:
                tell_help(question, terminal)
            elif said is Command.STOP:  # among lines that were pasted at once
                raise Stopped("\n".join(lines))
            elif said is not None:
                return said
            elif text.strip() == _END or not (lines or text.strip()):
                _drop(several[number:], terminal)
                return "\n".join(lines).strip("\n")
            else:
                lines.append(_meant(text).rstrip())
        if terminal.shows and lines and not lines[-1] and not reminded:
            terminal.say(_NOT_ENDED, "refusal", 4)
            reminded = True


def _drop(lines: list[str], terminal: Terminal) -> None:
    """Leave out what was pasted after the end of a text: it would answer the next question."""
    if any(text.strip() for text in [*lines, *terminal.rest()]):
        terminal.say(_AFTER_END, "refusal", 4)


def only_line(terminal: Terminal) -> str:
    """Return one line, with those pasted at once behind it, which would answer what comes next."""
    text = line(terminal)
    return "\n".join([text, *terminal.rest()]).rstrip("\n")


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
