"""
A wrong deadline and a wrong body of complaint: where a letter says them, and what is right.

Two rules tell these. The others see the letter as it reads when these are put right, so that one
slip of the pen is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.finding import SEVERITIES
from qa.law.bodies import Authority, Route
from qa.letter.periods import is_right, periods
from render.finished.letter import Line

if TYPE_CHECKING:
    from qa.letter.subject import Subject


@dataclass(frozen=True)
class Wrong:
    """Words of a paragraph that are wrong, what is right, and how bad that is."""

    line: Line
    written: str
    ought: str
    severity: str

    def righted(self, text: str) -> str:
        """Return a text with the right words in place of the wrong ones."""
        shape = r"\s+".join(map(re.escape, self.written.split()))
        return re.sub(rf"(?<!\w){shape}(?!\w)", lambda _: self.ought, text, flags=re.IGNORECASE)


def righted(text: str, wrongs: Iterable[Wrong], severity: str) -> str:
    """Return a text with those put right that stand in it and are told at least so gravely."""
    said = " ".join(text.split())
    for one in wrongs:
        own = " ".join(one.line.text.split())
        is_told = SEVERITIES.index(one.severity) <= SEVERITIES.index(severity)
        if is_told and (own in said or said in own):
            text = one.righted(text)
    return text


def route(subject: Subject) -> Route | None:
    """Return the route of complaint of the country that the letter is of."""
    return subject.catalogue.law.route(subject.jurisdiction) if subject.jurisdiction else None


def wrong_periods(subject: Subject) -> Iterator[Wrong]:
    """Yield each complaint period that no route of complaint of the country has."""
    right = route(subject)
    if right is None:
        return
    law, home = subject.catalogue.law, subject.jurisdiction
    inside = {
        (one.place.part, one.place.paragraph)
        for _, heading in subject.outline.complaints
        for one in heading.content
    }
    words = right.deadline.words.get(subject.language, ())
    ought = next(iter(words), right.deadline.length.da)
    for _, line in subject.each():
        is_section = (line.place.part, line.place.paragraph) in inside
        for period in periods(line.text, is_section):
            if not is_right(period, law, home):
                yield Wrong(line, period.written, ought, right.deadline.evidence.severity)


def wrong_bodies(subject: Subject) -> Iterator[Wrong]:
    """Yield each body of another country that guidance on complaint names."""
    right = route(subject)
    if right is None:
        return
    law, home = subject.catalogue.law, subject.jurisdiction
    own = {name for body in law.authorities if body.jurisdiction == home for name in _names(body)}
    others = [
        (name, body.evidence.severity)
        for body in law.authorities
        if body.kind == "complaint" and body.jurisdiction != home
        for name in _names(body)
        if name not in own
    ]
    for _, heading in subject.outline.complaints:
        for line in heading.content:
            for name, severity in others:
                if re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", line.text, re.IGNORECASE):
                    yield Wrong(line, name, right.instance.name["da"], severity)


def _names(body: Authority) -> Iterator[str]:
    yield from body.name.values()
