"""What the check of a finished letter could not judge, and why: said, never passed over."""

from __future__ import annotations

from collections.abc import Iterator

from qa.finding import NotChecked
from qa.letter.subject import Subject
from render.message import Message


def gaps(subject: Subject) -> Iterator[NotChecked]:
    """Yield what was not judged."""
    yield from (NotChecked(subject.name, what) for what in _gaps(subject))


def _gaps(subject: Subject) -> Iterator[Message]:
    if subject.finished is None:
        yield _NOTHING
        return
    if subject.library is None:
        yield _NO_LIBRARY
    elif subject.reading is None:
        yield _NO_TEMPLATE
    elif not subject.is_same:
        yield _OTHER
    if not subject.jurisdiction:
        yield _NO_LAW
    elif subject.document_type is None:
        yield _NO_TYPE
    elif subject.language not in ("da",):
        yield _LANGUAGE
    for state in subject.outline.states:
        if state.needed is None and not state.headings and state.section.when.concept:
            yield _unknown(state.section.title)


def _unknown(title: Message) -> Message:
    return Message(
        f"om afsnittet »{title.da}« skal være der: brevet viser ikke, hvad afgørelsen er blevet",
        f'whether the section "{title.en}" must be there: the letter does not show the outcome',
    )


_NOTHING = Message(
    "indholdet af filen: den kan ikke læses", "the content of the file: it cannot be read"
)
_NO_LIBRARY = Message(
    "den faste ordlyd og de lovpligtige afsnit: der er intet skabelonbibliotek at sammenligne med",
    "the locked wording and the required sections: there is no library of templates to compare by",
)
_NO_TEMPLATE = Message(
    "den faste ordlyd: det vides ikke, hvilken skabelon i biblioteket brevet er lavet af",
    "the locked wording: it is not known which template of the library the letter is made of",
)
_OTHER = Message(
    "ordlyden, som den var: brevet er sammenlignet med skabelonen, som den er nu",
    "the wording as it was: the letter was compared with the template as it is now",
)
_NO_LAW = Message(
    "klagefrist og klageinstans: det vides ikke, hvilket lands regler brevet følger",
    "complaint period and body: it is not known which country's rules the letter follows",
)
_NO_TYPE = Message(
    "de lovpligtige afsnit: det vides ikke, hvilken slags dokument brevet er",
    "the required sections: it is not known which type of document the letter is",
)
_LANGUAGE = Message(
    "lovpligtige afsnit uden en bekræftet overskrift på brevets sprog",
    "required sections without a confirmed heading in the language of the letter",
)
