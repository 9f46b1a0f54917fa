"""A required column must be filled by something."""

from __future__ import annotations

from collections.abc import Iterator

from qa import filing
from qa.rule import Found, rule
from qa.subject import Subject
from render.esdh import columns
from render.esdh.contract import Column
from render.message import Message
from render.place import Place


@rule(
    "ESD009",
    "warning",
    Message(
        "En påkrævet kolonne bliver ikke udfyldt", "A required column is not filled by anything"
    ),
    Message(
        "Journalsystemet kræver kolonnen. Uden en værdi skal en sagsbehandler udfylde den i hånden"
        " for hvert brev, eller brevet bliver ikke taget imod.",
        "The records system requires the column. Without a value a caseworker must fill it in by"
        " hand for each letter, or the letter is not taken.",
    ),
    bad="(den påkrævede kolonne Afdeling er tom) Kære {{ navn }}",
    good="(den påkrævede kolonne Afdeling er udfyldt) Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Ask for the columns that the contract requires, of a template that has metadata."""
    if subject.survey is None or not subject.manifest.metadata:
        return
    told, survey = filing.of(subject), subject.survey
    tagged = {control.node for control in survey.controls if control.has_tag}
    for column in survey.contract:
        filled = columns.filling(column.name, told) is not None or column.name in tagged
        if _is_asked(column) and not filled and not survey.columns.get(column.name):
            yield Found(Place(story="properties", quote=column.name), *_said(column))


def _is_asked(column: Column) -> bool:
    """Say whether a person must fill a column: what the system fills by itself starts with CCM."""
    own = column.read_only or column.hidden or column.default or column.name.startswith("CCM")
    return column.required and not own


def _said(column: Column) -> tuple[Message, Message]:
    line = f'{column.name} = "..."'
    return Message(
        f"Kolonnen »{column.label}« ({column.name}) er påkrævet i journalsystemet, og intet "
        "udfylder den.",
        f'The column "{column.label}" ({column.name}) is required by the records system, and '
        "nothing fills it.",
    ), Message(
        f"Skriv {line} under [metadata.columns] i template.toml.",
        f"Write {line} under [metadata.columns] of template.toml.",
    )
