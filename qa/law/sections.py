"""Match the headings of a template with the sections that its document type must have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow.outline import Heading
from qa.law.catalogue import Section
from qa.subject import Subject

_NUMBER = re.compile(r"^(?:\d+[.)])+\s*|^\d+\s+")  # typed by hand before a heading


def sections(subject: Subject) -> Iterator[tuple[Section, tuple[Heading, ...]]]:
    """Yield each required section, in the catalogue's order, with the headings for it."""
    kind = subject.document_type
    if kind is None or subject.template is None:
        return
    language = subject.template.language
    for section in kind.sections:
        accepted = section.headings.get(language, ())
        if accepted:  # no confirmed heading in this language: not checked, and said so
            matching = [h for h in subject.headings if matches(h.text, accepted)]
            below = [h for h in matching if h.paragraph.level != 0]
            yield section, tuple(below or matching)  # the document's title is no section


def matches(text: str, accepted: tuple[str, ...]) -> bool:
    """Say whether a heading is one of the accepted ones, a final `*` standing for any words."""
    text = _NUMBER.sub("", text.casefold()).rstrip(" :.")
    for words in accepted:
        words = words.casefold()
        if text == words or (words.endswith("*") and text.startswith(words[:-1].strip())):
            return True
    return False
