"""A title that was made of a field's name waits for its owner."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.fields import fields, is_draft
from render.message import Message

_SHOWN = 3


@rule(
    "DAT020",
    "info",
    Message("Et felts titel er kun et udkast", "The title of a field is only a draft"),
    Message(
        "Titlen er det, sagsbehandleren læser, når sagen udfyldes, og når noget mangler; en titel"
        " dannet af feltets navn siger sjældent nok.",
        "The title is what the caseworker reads when filling a case in, and when something is"
        " missing; one made of the field's name seldom says enough.",
    ),
    bad="(titlen på feltet navn) Navn (udkast)",
    good="(titlen på feltet navn) Modtagerens navn",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once for a schema with such titles, naming the first of them."""
    if subject.schema is None:
        return
    drafts = [field.title for field in fields(subject.schema.shape) if is_draft(field.title)]
    titles = tuple(dict.fromkeys(drafts))
    if titles:
        yield Found(subject.start, _message(titles), _fix(subject.manifest.id))


def _message(titles: tuple[str, ...]) -> Message:
    more = " …" if len(titles) > _SHOWN else ""
    da = ", ".join(f"»{title}«" for title in titles[:_SHOWN]) + more
    en = ", ".join(f'"{title}"' for title in titles[:_SHOWN]) + more
    several = len(titles) > 1
    return Message(
        f"{len(titles)} titler er kun udkast: {da}."
        if several
        else f"En titel er et udkast: {da}.",
        f"{len(titles)} titles are only drafts: {en}." if several else f"A title is a draft: {en}.",
    )


def _fix(name: str) -> Message:
    return Message(
        f"Skriv bedre titler i Word: segl fields {name} --form felter.docx, og læs dem så med "
        "--from. Slet »(udkast)«, hvor titlen er god nok.",
        f"Write better titles in Word: segl fields {name} --form fields.docx, then read them by "
        '--from. Delete "(udkast)" where a title is good enough.',
    )
