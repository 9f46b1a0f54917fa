"""What to write in Word so that a tag is only used where it can be filled."""

from __future__ import annotations

import re

from render.message import Message
from render.tag import Tag

_CONDITION = re.compile(r"(if|elif)\s+(.+)", re.DOTALL)
_WHERE = {
    "p": Message(", hver alene i sit eget afsnit", ", each alone in a paragraph of its own"),
    "tr": Message(", hver alene i sin egen række", ", each alone in a row of its own"),
}
_NOWHERE = Message("", "")


def guarded(tag: Tag, test: str, otherwise: Message) -> Message:
    """
    Return what puts a tag under a test, word by word: `note is udfyldt`, `bilag`, `alder > 0`.

    A condition gets the test in front of it; any other tag gets a condition around it, of
    the same kind as the tag (whole paragraphs, rows), together with the words that go with it.
    `otherwise` is what can be done instead, "" for nothing.
    """
    way = _written(tag, test)
    da, en = otherwise.da and f", eller {otherwise.da}", otherwise.en and f", or {otherwise.en}"
    return Message(f"{way.da}{da}.", f"{way.en}{en}.")


def _written(tag: Tag, test: str) -> Message:
    condition = _CONDITION.fullmatch(tag.code) if tag.kind == "statement" else None
    if condition is not None:
        rest = condition[2]
        code = _code(tag, f"{condition[1]} {test} and {_closed(rest)}")
        return Message(f"Skriv i stedet »{code}«", f'Write "{code}" instead')
    first, last = _code(tag, f"if {test}"), _code(tag, "endif")
    where = _WHERE.get(tag.lift, _NOWHERE)
    return Message(
        f"Skriv »{first}« foran og »{last}« efter den tekst, der så skal udgå{where.da}",
        f'Write "{first}" before and "{last}" after the text that is then to be left out{where.en}',
    )


def _code(tag: Tag, words: str) -> str:
    return f"{{%{tag.lift} {words} %}}" if tag.lift else f"{{% {words} %}}"


def _closed(condition: str) -> str:
    """Return a condition so that `and` before it takes in all of it."""
    return f"({condition})" if re.search(r"\b(?:or|if)\b", condition) else condition
