"""A control or field must not show a column or property that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from qa import filing
from qa.rule import Found, rule
from qa.subject import Subject
from render.esdh import columns
from render.message import Message
from render.survey.bindings import Lost


@rule(
    "ESD010",
    "warning",
    Message("Et felt viser noget, som filen ikke har", "A field shows what the file does not have"),
    Message(
        "Når brevet udskrives, skriver Word en fejl i stedet for egenskaben; et"
        " indholdskontrolelement, hvis kolonne er væk, bliver ved med at vise den gamle tekst.",
        "When the letter is printed, Word writes an error in place of the property; a content"
        " control whose column is gone goes on showing its old text.",
    ),
    bad="(felt for en egenskab, der ikke findes) Kære {{ navn }}",
    good="(felt for sagens nummer) Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each that neither the file nor the metadata have anything for."""
    if subject.survey is None:
        return
    told = {fault.place.quote for fault in subject.faults("store-shown")}
    for lost in subject.survey.lost:
        filled = columns.filling(lost.name, filing.of(subject)) is not None
        if not filled and lost.name not in told:
            yield Found(lost.place.quoting(lost.name), *_said(lost))


def _said(lost: Lost) -> tuple[Message, Message]:
    if lost.kind == "property":
        return Message(
            f"Feltet viser dokumentegenskaben »{lost.name}«, som filen ikke har. Ved udskrivning "
            "skriver Word en fejl.",
            f'The field shows the document property "{lost.name}", which the file does not have. '
            "Word writes an error when it prints.",
        ), _TAG
    return Message(
        f"Indholdskontrolelementet er bundet til kolonnen »{lost.name}«, som filen ikke har.",
        f'The content control is bound to the column "{lost.name}", which the file does not have.',
    ), _TAG


_TAG = Message(
    "Skriv en kode i stedet, fx {{ sag.nr }}, eller slet feltet i Word.",
    "Write a tag instead, such as {{ sag.nr }}, or delete the field in Word.",
)
