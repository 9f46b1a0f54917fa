"""The words that an author wrote, paragraph by paragraph: what every letter says the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from render import cpr
from render.place import Place
from render.template import Template

TAG = "\N{OBJECT REPLACEMENT CHARACTER}"
MAX_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Words:
    """
    The literal text of a paragraph, `low` in lower case.

    `TAG` stands for a tag, and for the placeholder of a form control: no words of the author.
    """

    place: Place
    text: str
    low: str


def words(
    template: Template, prompts: Mapping[tuple[str, int | None], tuple[str, ...]]
) -> Iterator[Words]:
    """Yield each paragraph of a template in which something is written beside the `prompts`."""
    for part in template.parts:
        for paragraph in part.paragraphs:
            pieces = [piece if isinstance(piece, str) else TAG for piece in paragraph.content]
            text = "".join(pieces)
            for prompt in prompts.get((part.name, paragraph.place.paragraph), ()):
                text = text.replace(prompt, TAG, 1)
            if text.strip(f" \t\n{TAG}"):
                yield Words(paragraph.place, text, text.lower())


def is_next_cell(left: Words, right: Words) -> bool:
    """Say whether the words of one cell stand right of another's, as a value of its label."""
    one, other = left.place.cell, right.place.cell
    return one is not None and other is not None and (*one[:2], one[2] + 1) == other


def before(text: str, position: int, length: int) -> str:
    """Return up to `length` characters before a position, in lower case."""
    return text[max(0, position - length) : position].lower()


def masked(text: str) -> str:
    """Return words without a whole CPR number: `010101-xxxx`."""
    return cpr.masked(text)


def quoted(text: str) -> str:
    """Return words as a finding quotes them: on one line, not too long, no CPR number whole."""
    line = masked(" ".join(text.replace(TAG, "…").split()))
    return line if len(line) <= MAX_QUOTE else line[: MAX_QUOTE - 1].rstrip() + "…"


def first_of_each(
    paragraphs: Iterable[Words], pattern: re.Pattern[str], hints: tuple[str, ...]
) -> Iterator[tuple[Words, re.Match[str]]]:
    """
    Yield what a pattern finds, with its paragraph; the same words only once a paragraph.

    A paragraph without any of the `hints` (in lower case) is not searched: a pattern of many
    words costs a hundred times what looking for a few letters does.
    """
    for paragraph in paragraphs:
        seen: set[str] = set()
        if any(hint in paragraph.low for hint in hints):
            for match in pattern.finditer(paragraph.text):
                if match[0] not in seen:
                    seen.add(match[0])
                    yield paragraph, match
