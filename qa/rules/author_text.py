"""Text that the author left for himself must not reach the citizen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

# Seen in real municipal letters: bracketed choices, instructions, fillers.
_LEFT = re.compile(
    r"\[[^\]\[\n]*[^\W\d_][^\]\[\n]*\]"
    r"|\b(?:indsæt|vælg tekst|vejltekst|vejledningstekst|slet (?:hvis|de irrelevante)"
    r"|lorem ipsum|todo|fixme)\b|\bx{3,}\b|\bafsnit x\b|_{5,}(?=\w)",
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
    """Yield each piece of author's text in the literal words of the template."""
    if subject.template is None:
        return
    for part in subject.template.parts:
        for paragraph in part.paragraphs:
            for match in _LEFT.finditer(paragraph.text):
                words = match[0]
                yield Found(
                    paragraph.place.quoting(words),
                    Message(
                        f"»{words}« ligner en note til forfatteren.",
                        f'"{words}" looks like a note to the author.',
                    ),
                    Message(
                        "Slet teksten, eller brug en kode i stedet.",
                        "Delete the text, or use a tag instead.",
                    ),
                )
