"""What is written about a document, and whether the system has it so afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from render import cpr, formats
from render.errors import DeliveryError
from render.esdh import document as fields
from render.esdh.document import OPEN_FIELDS, Document
from render.esdh.getorganized import dates, row
from render.esdh.getorganized.config import MAX_TITLE, Settings
from render.esdh.getorganized.outcomes import failure
from render.esdh.system import Difference
from render.message import Message

_CORRECT = Message(
    "Ret brevets oplysninger i skabelonen eller i opsætningen af fagsystemet (records/<id>.toml).",
    "Correct the letter's metadata in the template, or the set-up of the records system "
    "(records/<id>.toml).",
)


def columns(settings: Settings, document: Document) -> dict[str, str]:
    """Return the columns that a document gets; one without a value is left out, never `None`."""
    found = dict(settings.constants)
    for field, column in settings.fields.items():
        value = _written(settings, field, getattr(document, field))
        if value:
            found[column] = value
    return found


def written(settings: Settings, document: Document) -> str:
    """Return the z:row of a document; DeliveryError names the field that cannot be sent."""
    _check(settings, document)
    try:
        return row.write(columns(settings, document))
    except row.RowError as error:
        raise _unfit(
            str(error),
            "har tegn, som et fagsystem ikke kan gemme",
            "has characters that a records system cannot keep",
        ) from None


def _written(settings: Settings, field: str, value: str) -> str:
    """Return what stands for a field's value; one that the table leaves out is not guessed."""
    table = settings.values.get(field)
    if table is None or not value:
        return value
    if value not in table:
        raise _unfit(
            field,
            "har en værdi, som opsætningen ikke oversætter",
            "has a value that the set-up does not translate",
        )
    return table[value]


def _check(settings: Settings, document: Document) -> None:
    for field in settings.required:
        if not getattr(document, field):
            raise _unfit(field, "mangler", "is missing")
    if document.date and not formats.is_date(document.date):
        raise _unfit("date", "er ingen dato (ÅÅÅÅ-MM-DD)", "is no date (YYYY-MM-DD)")
    if len(document.title) > MAX_TITLE:
        raise _unfit("title", f"er over {MAX_TITLE} tegn", f"is over {MAX_TITLE} characters")
    for field in settings.fields:
        if cpr.has(getattr(document, field), document.case):
            raise _unfit(field, "indeholder et CPR-nummer", "holds a CPR number")


def _unfit(field: str, da: str, en: str) -> DeliveryError:
    name = fields.name(field)
    return failure(
        f"Brevet er ikke sendt: feltet »{name.da}« {da}.",
        f'The letter was not sent: the field "{name.en}" {en}.',
        "refused",
        _CORRECT,
    )


def differences(
    settings: Settings, document: Document, found: Mapping[str, str]
) -> Iterator[Difference]:
    """Yield each column that the system has otherwise than it was asked to."""
    by_column = {column: field for field, column in settings.fields.items()}
    for column, asked in columns(settings, document).items():
        field = by_column.get(column, column)
        if not found.get(column):
            yield _difference(
                field, column, asked, "mangler i GetOrganized", "is missing in GetOrganized"
            )
        elif field == "date":
            yield from _of_date(column, asked, found[column])
        elif not _same(asked, found[column]):
            yield _difference(
                field,
                column,
                asked,
                "er noget andet i GetOrganized",
                "is something else in GetOrganized",
            )


def _of_date(column: str, asked: str, found: str) -> Iterator[Difference]:
    day = dates.day(found)
    if dates.swapped(asked, day):
        yield _difference(
            "date",
            column,
            asked,
            "har byttet dag og måned i GetOrganized",
            "has day and month swapped in GetOrganized",
        )
    elif day != asked:
        yield _difference(
            "date",
            column,
            asked,
            "er en anden dag i GetOrganized",
            "is another day in GetOrganized",
        )


def _difference(field: str, column: str, asked: str, da: str, en: str) -> Difference:
    """Say what is otherwise, by the names of people and system; what was asked where it is open."""
    name = fields.name(field)
    if field not in fields.NAMES:  # one of the columns that each letter gets
        said = Message(f"Kolonnen {column} {da}.", f"The column {column} {en}.")
        return Difference(field, said)
    told_da, told_en = "", ""
    if field in OPEN_FIELDS:
        told_da, told_en = f"; der blev bedt om »{asked}«", f'; asked was "{asked}"'
    return Difference(
        field,
        Message(
            f"»{name.da}« (kolonnen {column}) {da}{told_da}.",
            f'"{name.en}" (the column {column}) {en}{told_en}.',
        ),
    )


def _same(asked: str, found: str) -> bool:
    """Say whether two values are one: as text, as a look-up's text, or as a number (`1.000`)."""
    asked_text = " ".join(asked.split())
    if asked_text in (" ".join(found.split()), *row.texts(found)):
        return True
    if row.texts(asked) == row.texts(found):
        return True
    try:
        return Decimal(asked) == Decimal(found)
    except InvalidOperation:
        return False
