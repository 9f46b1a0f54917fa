"""Text that the author left for himself must not reach the citizen."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.leftover import left
from qa.flow.words import quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import Place


@rule(
    "LNG001",
    "warning",
    Message("Der står vejledende tekst til forfatteren", "Text for the author was left behind"),
    Message(
        "»[indsæt navn]«, »vælg tekst« og »[den sag / de sager]« er set i breve, der blev sendt.",
        '"[indsæt navn]", "vælg tekst" and "[den sag / de sager]" have been seen in letters '
        "that were sent.",
    ),
    bad="Kære [indsæt navn]",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each piece of author's text, once: by its words, or by the style it is in."""
    for paragraph, match in left(subject.words):
        words = quoted(match[0])
        yield _found(paragraph.place.quoting(words), words)
    for guidance in subject.survey.guidance if subject.survey is not None else ():
        yield Found(guidance.place, _styled(guidance.style), _DELETE)


def _found(place: Place, words: str) -> Found:
    return Found(
        place,
        Message(
            f"»{words}« ligner en note til forfatteren.",
            f'"{words}" looks like a note to the author.',
        ),
        _CHOOSE if words.startswith("[") and "/" in words else _DELETE,
    )


def _styled(style: str) -> Message:
    return Message(
        f"Teksten står i typografien »{style}« og er skrevet til forfatteren.",
        f'The text is in the style "{style}", and written for the author.',
    )


_DELETE = Message(
    "Slet teksten, eller brug en kode i stedet.", "Delete the text, or use a tag instead."
)
_CHOOSE = Message(
    "Lad sagen vælge: {% if … %} det ene {% else %} det andet {% endif %}.",
    "Let the case choose: {% if … %} the one {% else %} the other {% endif %}.",
)
