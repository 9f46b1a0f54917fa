"""What of a letter comes nearest to a section that it lacks, by the words of its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from qa.flow import emphasis
from qa.law.catalogue import DocumentType, Section
from qa.law.sections import matches
from qa.subject import Subject
from render.place import Place

ALIKE = 0.75  # of two headings, by their letters
STEM = 5  # letters by which a word is known: klage, klagevejledning
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset({"sådan", "hvord", "hvorf", "barne", "vores", "sagen", "kommu"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the letter; `is_exact` says that its words would do, were it a heading."""

    text: str
    place: Place
    kind: Literal["heading", "bold", "plain"]
    is_exact: bool = False


def nearest(subject: Subject, section: Section) -> Line | None:
    """Return the line that may be the heading of a section, None where nothing is near."""
    accepted, kind = section.headings.get(subject.language, ()), subject.document_type
    lines = list(_lines(subject))
    exact = next((one for one in lines if matches(one.text, accepted)), None)
    if exact is not None:
        return Line(exact.text, exact.place, exact.kind, is_exact=True)
    if kind is None:
        return None
    own = _own(section, kind, subject.language)
    others = [words for one in kind.sections for words in one.headings.get(subject.language, ())]
    free = [one for one in lines if one.kind != "plain" and not matches(one.text, (*others,))]
    scored = [(_score(one.text, accepted, own), one) for one in free]
    score, line = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return line if score >= ALIKE else None


def _lines(subject: Subject) -> Iterator[Line]:
    """Yield the headings, then the lines that look like one, then all the others."""
    for heading in subject.headings:
        yield Line(heading.text, heading.paragraph.place, "heading")
    looks = subject.survey.looks if subject.survey is not None else ()
    bold = list(emphasis.lines(looks))
    known = {id(one) for one in bold}
    plain = (o for o in emphasis.visible(looks) if o.level is None and id(o) not in known)
    yield from (Line(_words(one.text), one.place, "bold") for one in bold)
    yield from (Line(_words(one.text), one.place, "plain") for one in plain)


def _words(text: str) -> str:
    return " ".join(text.split())


def _score(text: str, accepted: tuple[str, ...], own: set[str]) -> float:
    """Return how near a line is: 1 where it has a word that only this section's headings have."""
    if own & {*_stems(text)}:
        return 1.0
    folded = text.casefold()
    alike = (SequenceMatcher(None, folded, one.casefold().rstrip("*")).ratio() for one in accepted)
    return max(alike, default=0.0)


def _own(section: Section, kind: DocumentType, language: str) -> set[str]:
    """
    Return the stems that a section's headings begin with, and no other section's have.

    Of `Begrundelse for afslaget` the first word is what it is about.
    """
    first = {stem for words in _headings(section, language) for stem in _stems(words)[:1]}
    others = (one for one in kind.sections if one is not section)
    return first.difference(*(_stems(w) for one in others for w in _headings(one, language)))


def _headings(section: Section, language: str) -> tuple[str, ...]:
    return section.headings.get(language, ())


def _stems(text: str) -> list[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    stems = (word[:STEM] for word in words if len(word) >= STEM)
    return [stem for stem in stems if stem not in _SMALL]
