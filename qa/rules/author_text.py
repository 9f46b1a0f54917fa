"""Text that the author left for himself must not reach the citizen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import Place

# Seen in real municipal letters: bracketed choices, instructions, fillers.
_LEFT = re.compile(
    r"\[(?=[^\]\[\n]{0,59}[^\W\d_])[^\]\[\n]{1,60}\]"
    r"|\b(?:indsæt|vælg tekst|vejltekst|vejledningstekst|slet (?:hvis|de irrelevante)"
    r"|lorem ipsum|todo|fixme)\b|\bx{3,}\b|\bafsnit x\b|(?<!_)_{5,}(?=[^\W_])",
    re.IGNORECASE,
)


@rule(
    "LNG001",
    "warning",
    Message("Der står vejledende tekst til forfatteren", "Text for the author was left behind"),
    Message(
        "»[indsæt navn]«, »vælg tekst« og »xxx« er set i breve, der blev sendt.",
        '"[indsæt navn]", "vælg tekst" and "xxx" have been seen in letters that were sent.',
    ),
    bad="Kære [indsæt navn]",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each piece of author's text in the literal words of the template, once."""
    if subject.template is None:
        return
    seen: set[str] = set()
    for part in subject.template.parts:
        for paragraph in part.paragraphs:
            for match in _LEFT.finditer(paragraph.text):
                if match[0] not in seen:
                    seen.add(match[0])
                    yield _found(paragraph.place.quoting(match[0]), match[0])


def _found(place: Place, words: str) -> Found:
    return Found(
        place,
        Message(
            f"»{words}« ligner en note til forfatteren.",
            f'"{words}" looks like a note to the author.',
        ),
        Message(
            "Slet teksten, eller brug en kode i stedet.",
            "Delete the text, or use a tag instead.",
        ),
    )
