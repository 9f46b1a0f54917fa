"""A CPR number in the template itself, or a living person's in a sample case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qa.flow import cpr
from qa.flow.words import is_next_cell
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import Place

_DIGITS = re.compile(r"\d{6}")


@rule(
    "LNG002",
    "error",
    Message("Der står et CPR-nummer", "A CPR number stands here"),
    Message(
        "Et CPR-nummer i skabelonen står i alle breve, også til andre borgere; i en prøvesag må "
        "det ikke kunne være et levende menneskes.",
        "A CPR number in the template stands in all letters, to other citizens too; in a sample "
        "case it must not be one that a living person can have.",
    ),
    bad="Sagen handler om dit barn, cpr-nr. 010190-1234.",
    good="Sagen handler om {{ navn }}.",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each CPR number of the template (error) and each real-looking one of a case (warning).

    The template's own words are judged by the day of birth alone, as modulus 11 is no check
    since 1 October 2007; one that is introduced as a case number or the like is a warning. The
    words are those of the text, the tags, the alternative texts, the comments and the title.
    A sample case needs numbers that the schema accepts, so that there
    only those count that can have been given out (see `qa.flow.cpr.looks_real`; source:
    cpr.dk, "Personnumre uden kontrolciffer", 10 May 2023).
    """
    yield from _in_template(subject)
    for name, path, text in subject.case_texts:
        found = cpr.numbers(_named(path, text)) if len(text) >= 10 else ()
        if any(cpr.looks_real(number.digits) for number in found):
            yield Found(subject.start.quoting(name), _in_case(name, path), _FICTION, "warning")


def _in_template(subject: Subject) -> Iterator[Found]:
    seen: set[str] = set()
    for place, text in _texts(subject):
        for number in cpr.numbers(text) if _DIGITS.search(text) else ():
            if number.digits not in seen:
                seen.add(number.digits)
                severity = "warning" if number.is_doubtful else ""
                message = _DOUBTFUL if number.is_doubtful else _TEMPLATE
                yield Found(_place(place, number), message, _FIELD, severity)


def _texts(subject: Subject) -> Iterator[tuple[Place, str]]:
    """Yield all that somebody wrote into a template, with its place."""
    for left, words in zip((None, *subject.words), subject.words, strict=False):
        label = f"{left.text} " if left is not None and is_next_cell(left, words) else ""
        yield words.place, f"{label}{words.text}"
    for tag in subject.template.tags() if subject.template is not None else ():
        yield tag.place, tag.source
    if subject.survey is not None:
        yield from ((picture.place, picture.alt) for picture in subject.survey.pictures)
        yield from ((control.place, control.prompt) for control in subject.survey.controls)
        yield from ((comment.place, comment.text) for comment in subject.survey.comments)
        if subject.survey.title is not None:
            yield subject.survey.title.place, subject.survey.title.text


def _place(place: Place, number: cpr.Number) -> Place:
    """Return the place with the number masked, in the trail of headings as well."""
    trail = tuple(words.replace(number.written, number.masked) for words in place.heading)
    return replace(place, heading=trail, quote=number.masked)


def _named(path: str, text: str) -> str:
    """Return a field's text after its own name, which says what a number is."""
    return f"{path.rpartition('.')[2].lower()} {text}"


def _in_case(name: str, path: str) -> Message:
    return Message(
        f"Prøvesagen {name}: »{path}« har et CPR-nummer, som et levende menneske kan have.",
        f'The sample case {name}: "{path}" has a CPR number that a living person can have.',
    )


_TEMPLATE = Message(
    "Der står et CPR-nummer i skabelonens egen tekst.",
    "A CPR number stands in the template's own text.",
)
_DOUBTFUL = Message(
    "Nummeret har et andet navn, men kan være et CPR-nummer.",
    "The number has another name, but can be a CPR number.",
)
_FIELD = Message(
    "Slet nummeret, og brug en kode i stedet, fx {{ barn.cpr|cpr_skjult }}.",
    "Delete the number, and use a tag instead, such as {{ barn.cpr|cpr_skjult }}.",
)
_FICTION = Message(
    "Brug et opdigtet nummer: ret det sidste ciffer, så nummeret ikke består modulus 11.",
    "Use a fictional number: change the last digit, so that it fails modulus 11.",
)
