"""The date that the records system is told must be a date."""

from __future__ import annotations

from collections.abc import Iterator

from qa import filing
from qa.filing import Told
from qa.rule import Found, rule
from qa.subject import Subject
from render.esdh import pattern
from render.fields import sort_of
from render.message import Message


@rule(
    "ESD011",
    "error",
    Message("Journalens dato er ingen dato", "The date in the records system is no date"),
    Message(
        "Skemaet lader feltet være en hvilken som helst tekst. En dato, der ikke er skrevet som"
        " en dato, bliver afvist, eller læst med dag og måned byttet om.",
        "The schema lets the field be any text. A date that is not written as one is refused, or"
        " read with day and month exchanged.",
    ),
    bad="(dato i journalen) {navn}",
    good="(dato i journalen) {foedt}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Ask the schema for the format "date" of the fields that fill dates."""
    survey = subject.survey
    dates = {"date"} | {
        f"columns.{column.name}"
        for column in (survey.contract if survey is not None else ())
        if column.kind == "DateTime"
    }
    for one in filing.told(subject):
        if one.key in dates and not _is_date(subject, one):
            yield Found(one.place, _MESSAGE, _FIX)


def _is_date(subject: Subject, one: Told) -> bool:
    only = pattern.only(one.pattern)
    if only is None or only.filter:
        return False
    shape = filing.shape_of(subject, only)
    return shape.is_unknown or sort_of(shape) == "dato"


_MESSAGE = Message(
    "Her skal stå ét felt, som skemaet siger er en dato.",
    "One field must stand here that the schema says is a date.",
)
_FIX = Message(
    "Brug et datofelt uden filter, fx {brev.dato}, eller giv feltet »format: date« i skemaet.",
    'Use a field for a date without a filter, such as {brev.dato}, or give it "format: date" in '
    "the schema.",
)
