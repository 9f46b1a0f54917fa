"""
Which words of a letter a dictionary does not know.

Only plain words are asked about: none with a tag, a digit or an inner capital, none that the
library or the catalogue of the law uses themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from qa.flow.sentences import ABBREVIATIONS
from qa.flow.words import TAG, Words
from qa.law.catalogue import Catalogue

MIN = 3  # letters; shorter ones are abbreviations
_WORD = re.compile(rf"[^\s{TAG}]+")
_PLAIN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SHORTENED = frozenset(piece for word in ABBREVIATIONS for piece in word.split("."))
_EDGES = " \t\n.,;:!?()[]{}«»„“”\"'’…–—/-%&+*=<>|§"


@dataclass(frozen=True)
class Speller:
    """
    A dictionary: `knows` says whether it has a word, `like` proposes some in its place.

    `own` are words that the library adds, case-folded.
    """

    knows: Callable[[str], bool]
    like: Callable[[str], tuple[str, ...]]
    own: frozenset[str] = frozenset()
    _known: dict[str, bool] = field(default_factory=dict)

    def accepts(self, word: str) -> bool:
        """Say whether a word is spelt right: as it stands, or in small letters."""
        if word not in self._known:
            self._known[word] = self._accepts(word)
        return self._known[word]

    def _accepts(self, word: str) -> bool:
        if word.casefold() in self.own or self.knows(word):
            return True
        small = word.lower()
        if small != word and word[1:] == small[1:] and self.knows(small):
            return True
        return "-" in word and all(len(p) < MIN or self._accepts(p) for p in word.split("-"))


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that no dictionary has, where it first stands."""

    word: str
    paragraph: Words


def unknown(
    paragraphs: tuple[Words, ...], speller: Speller, spared: frozenset[str]
) -> Iterator[Unknown]:
    """Yield each word that the speller refuses, once; `spared` are words never asked about."""
    seen: set[str] = set()
    for paragraph in paragraphs:
        for word in _asked(paragraph.text):
            folded = word.casefold()
            if folded in seen or folded in spared or folded in _SHORTENED:
                continue
            seen.add(folded)
            if not speller.accepts(word):
                yield Unknown(word, paragraph)


def _asked(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        touches = text[match.start() - 1 : match.start()] == TAG or text[match.end() :][:1] == TAG
        word = match[0].strip(_EDGES)
        if touches or not _PLAIN.fullmatch(word) or len(word) < MIN:
            continue
        for part in word.split("/"):
            if len(part) >= MIN and part[1:] == part[1:].lower():
                yield part


@dataclass(frozen=True)
class Terms:
    """The words of the catalogue and of a municipality's file, which a letter may use."""

    catalogue: Catalogue
    municipality: Mapping[str, Any] | None

    @cached_property
    def words(self) -> frozenset[str]:
        """All words, case-folded, with the genitive of each."""
        plain = {word.casefold() for text in self._texts() for word in _PLAIN.findall(text)}
        return frozenset(plain | {f"{word}s" for word in plain})

    def _texts(self) -> Iterator[str]:
        for statute in self.catalogue.law.statutes.values():
            yield statute.act.kind
            for language in ("da", "kl"):
                yield from statute.names(language)
        for kind in self.catalogue.documents.values():
            for section in kind.sections:
                yield from (words for headings in section.headings.values() for words in headings)
        yield from _values(self.municipality)


def _values(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for item in data.values() if isinstance(data, Mapping) else ():
        yield from _values(item)
