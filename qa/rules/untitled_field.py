"""A field of the schema has no Danish title."""

from __future__ import annotations

from collections.abc import Iterator

from qa import commands
from qa.rule import Found, rule
from qa.subject import Subject
from render.fields import Field, fields
from render.message import Message

_MOST = 12


@rule(
    "DAT006",
    "warning",
    Message("Et felt i skemaet har ingen titel", "A field of the schema has no title"),
    Message(
        "Sagsbehandleren bliver spurgt om feltet ved dets titel, og fejl nævner den. Uden titel "
        "står der et navn, som kun passer til programmer.",
        "The caseworker is asked for the field by its title, and errors name it. Without one "
        "there stands a name that is fit for programs only.",
    ),
    bad="(skemaet har feltet navn uden titel) Kære {{ navn }}",
    good="(skemaet har felterne navn og skole) {{ navn }} fra {{ skole }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield one finding that names the fields whose title is missing, or is their name."""
    if subject.schema is None or not subject.leads:
        return
    names = [one.name for one in fields(subject.schema.shape) if _is_untitled(one)]
    if names:
        yield Found(subject.start, _message(names), _fix(subject))


def _is_untitled(field: Field) -> bool:
    title = field.title.strip()
    return not title or title in (field.path[-1], field.name)


def _message(names: list[str]) -> Message:
    said, more = ", ".join(names[:_MOST]), len(names) - _MOST
    da = f"{said} og {more} til" if more > 0 else said
    en = f"{said} and {more} more" if more > 0 else said
    return Message(f"Felter uden dansk titel: {da}.", f"Fields without a Danish title: {en}.")


def _fix(subject: Subject) -> Message:
    where = commands.form(subject)
    return Message(
        f"Skriv en dansk titel til hvert felt, fx »Barnets navn«, {where.da}.",
        f'Write a Danish title for each field, such as "Barnets navn", {where.en}.',
    )
