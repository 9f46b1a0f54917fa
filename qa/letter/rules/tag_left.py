"""A code of the template that nothing filled, or the rest of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render import parsing, statement
from render.expression import LanguageError
from render.message import Message

_SIGN = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_WHOLE = re.compile(
    r"\{\{(?P<value>[^{}\n]{0,200})\}\}|\{%(?:p|tr|tc|r)?\s(?P<says>[^{}\n]{0,200})%\}|\{#[^{}\n]*#\}"
)
_FIX = Message(
    "Skriv det, der skal stå, i stedet for koden, eller lav brevet igen.",
    "Write what must stand there in place of the tag, or make the letter again.",
)


@rule(
    "LTR014",
    "error",
    Message("Der står en kode i brevet", "A tag is left in the letter"),
    Message(
        "En kode betyder, at noget i brevet ikke er udfyldt.",
        "A tag means that something in the letter was not filled.",
    ),
    bad="Kære {{ modtager.navn }}",
    good="Kære Ane Eksempel",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each paragraph with a tag, or the rest of one.

    Double braces around words that are no code of the language are words of the case.
    """
    for line in subject.lines:
        shown = _left(line.text) if "{" in line.text or "}" in line.text else ""
        if shown:
            message = Message(
                f"»{shown}« er en kode fra skabelonen, som ikke er udfyldt.",
                f'"{shown}" is a tag of the template that was not filled.',
            )
            yield Found(subject.place(line, shown), message, _FIX)


def _left(text: str) -> str:
    """Return the first tag in a text, or the first sign of half a one."""
    for whole in _WHOLE.finditer(text):
        if _is_code(whole):
            return whole[0][:60]
    rest = _SIGN.search(_WHOLE.sub("", text))
    return rest[0] if rest is not None else ""


def _is_code(whole: re.Match[str]) -> bool:
    try:
        if whole["value"] is not None:
            parsing.parse(whole["value"].strip())
        elif whole["says"] is not None:
            statement.parse(whole["says"].strip())
    except LanguageError:
        return False
    return True
