"""A row of the form: what it shows of a field, and what somebody has written in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from render.fields import Field, fields
from render.message import Message
from render.record import record
from render.schema import Schema
from segl.form import sorts

COLUMNS = {
    "name": Message("Felt", "Field"),
    "title": Message("Titel", "Title"),
    "sort": Message("Type", "Type"),
    "required": Message("Skal udfyldes", "Required"),
    "choices": Message("Valg", "Choices"),
    "help": Message("Hjælp", "Help"),
}
YES, NO = Message("ja", "yes"), Message("nej", "no")
SOMETIMES = Message("nogle gange", "sometimes")  # a condition of the schema decides
MARK = "segl-felter:"
_SPACES = re.compile(r"[^\S\n]+")


@record
class Row:
    """
    The cells of a row as text; `number` is the row's in the table, 0 for one not read.

    `written` is the name as it was written, where that has blanks which a name cannot have.
    """

    name: str
    title: str
    sort: str
    required: str
    choices: str
    help: str
    number: int = 0
    written: str = ""


def shown(field: Field, language: str) -> Row:
    """Return what the form shows of a field."""
    return Row(
        field.name,
        clean(field.title),
        sorts.word(sorts.of(field), language),
        (YES if field.required else SOMETIMES if field.sometimes else NO).text(language),
        "\n".join(map(clean, field.choices)),
        clean(field.help),
    )


def all_fields(declared: Schema) -> Iterator[Field]:
    """Yield the fields of a schema, each name once; one without a name has no row."""
    seen: set[str] = {""}
    for field in fields(declared.shape):
        if field.name not in seen:
            seen.add(field.name)
            yield field


def clean(text: str) -> str:
    """Return text without what Word adds unseen: trailing, doubled and hard spaces, hyphens."""
    lines = (_SPACES.sub(" ", line.replace("\u00ad", "")).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
