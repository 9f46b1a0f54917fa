"""
How hard a letter is to read: LIX (Björnsson 1968), words a sentence and long words in a hundred.

Only running text counts; headings, lists and tables have no sentences. It says nothing of
Kalaallisut, whose words are long by their nature.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa.flow.sentences import sentences, words
from qa.flow.words import Words
from qa.subject import Subject

LONG = 7  # letters from which a word is long
ENOUGH = 80  # words below which the figure says nothing
MIN_WORDS = 4  # of a paragraph that is running text
CHILDREN, OTHERS = 35, 45  # the highest LIX that a letter should have; no law sets a limit
_FOR_CHILDREN = frozenset({"barnets_brev"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the paragraph that it stands in."""

    text: str
    length: int
    paragraph: Words


@dataclass(frozen=True, slots=True)
class Reading:
    """The running text of a letter: its LIX and its sentences, the longest first."""

    lix: int
    total: int
    sentences: tuple[Sentence, ...]


def read(subject: Subject) -> Reading | None:
    """Return how the running text of a letter reads, None where there is too little of it."""
    found = [one for paragraph in _running(subject) for one in _sentences(paragraph)]
    every = [word for one in found for word in words(one.text)]
    if len(every) < ENOUGH:
        return None
    long = sum(len(word.replace("-", "")) >= LONG for word in every)
    lix = round(len(every) / len(found) + 100 * long / len(every))
    ordered = sorted(found, key=lambda one: -one.length)
    return Reading(lix, len(every), tuple(ordered))


def _sentences(paragraph: Words) -> Iterator[Sentence]:
    for text in sentences(" ".join(paragraph.text.split())):
        if count := len(words(text)):
            yield Sentence(text, count, paragraph)


def _running(subject: Subject) -> Iterator[Words]:
    """Yield the paragraphs of running text in the body."""
    template, survey = subject.template, subject.survey
    if template is None or survey is None:
        return
    body = (part for part in template.parts if part.story == "body")
    plain = (one for part in body for one in part.paragraphs if one.level is None)
    levels = {(one.place.part, one.place.paragraph) for one in plain}
    lists = {(one.place.part, one.place.paragraph) for one in survey.looks if one.is_list}
    for one in subject.words:
        key = (one.place.part, one.place.paragraph)
        if key not in levels or key in lists or one.place.cell is not None:
            continue
        if len(words(one.text)) >= MIN_WORDS:
            yield one


def limit(subject: Subject) -> int:
    """Return the highest LIX that a letter should have, by its type of document."""
    return CHILDREN if subject.manifest.type in _FOR_CHILDREN else OTHERS
