"""
Which finding is which, from run to run: a mark that edits elsewhere leaves alone.

A finding is known by its code, its template, the part of the document, the nearest heading, the
words quoted, and the first name in its message. Numbers of paragraphs, tables and parts are
left out, for they change when anything is inserted; so are the numbers before headings. Findings
that are alike in all of it are counted: mending one of them leaves the marks of the others.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.finding import Finding

_NAME = re.compile("»([^«]*)«")
_NUMBERING = re.compile(r"^\s*\d+(\.\d+)*[.)]?\s+")
_DIGITS = re.compile(r"\d+")
LENGTH = 32


def marks(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the mark of each finding, in their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        known = _known_by(finding)
        whole = "\n".join((*known, str(seen[known])))
        seen[known] += 1
        yield hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _known_by(finding: Finding) -> tuple[str, ...]:
    place = finding.place
    heading = _NUMBERING.sub("", place.heading[-1]) if place.heading else ""
    words = [finding.code, finding.template, place.story, heading, place.quote, _name(finding)]
    words += [place.source] if place.source else []
    return tuple(" ".join(word.split()) for word in words)


def _name(finding: Finding) -> str:
    """Return what a message names first; where nothing is named or quoted, the message."""
    named = _NAME.search(finding.message.da)
    if named is not None:
        return named[1]
    return "" if finding.place.quote else _DIGITS.sub("", finding.message.da)
