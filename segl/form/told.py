"""What `segl fields` tells: the fields as a table, and what a form changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from render.message import Message
from segl.fielding import Fields, Outcome, where
from segl.form.rows import COLUMNS, shown

MAX_WIDTH = 40
_USED = Message("Bruges i", "Used in")
_UNUSED = "–"


def lines(fields: Fields, name: str, language: str) -> Iterator[str]:
    """Yield the fields of a template as a table, then what the letter uses beside them."""
    yield Message(
        f"Felterne i »{fields.title}« (schemas/{fields.schema}):",
        f'The fields of "{fields.title}" (schemas/{fields.schema}):',
    ).text(language)
    yield ""
    heads = [COLUMNS[key] for key in ("name", "title", "sort", "required", "choices")]
    rows = [[word.text(language) for word in (*heads, _USED)]]
    for used in fields.fields:
        row = shown(used.field, language)
        places = "" if used.field.sort == "gruppe" else where(used.places, language) or _UNUSED
        choices = ", ".join(row.choices.split("\n"))
        rows.append([row.name, row.title, row.sort, row.required, _short(choices), places])
    yield from _table(rows)
    if fields.unknown:
        yield ""
        names = ", ".join(fields.unknown)
        yield Message(
            f"Brevet bruger også: {names}. De mangler i skemaet; tag dem med: "
            f"segl fields {name} --add",
            f"The letter also uses: {names}. The schema lacks them; take them in: "
            f"segl fields {name} --add",
        ).text(language)


def _short(text: str) -> str:
    return text if len(text) <= MAX_WIDTH else text[: MAX_WIDTH - 1] + "…"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        yield "  " + "  ".join(cells).rstrip()


def changed(outcome: Outcome, schema: str, language: str) -> Iterator[str]:
    """Yield what was changed, what was left alone, and which sample cases came along."""
    if outcome.told:
        head = Message(f"Ændret i {schema}:", f"Changed in {schema}:")
        yield from _listed(head, outcome.told, language)
    else:
        yield Message(f"Ingen ændringer i {schema}.", f"No changes in {schema}.").text(language)
    yield from _listed(Message("Ikke taget med:", "Left out:"), outcome.skipped, language)
    yield from _listed(Message("Se efter:", "Look at this:"), outcome.remarks, language)
    if outcome.left:
        names = ", ".join(outcome.left)
        yield Message(
            f"Rækken er slettet, men feltet er der endnu: {names}. Fjern det med --remove.",
            f"The row was deleted, but the field is still there: {names}. Remove it by --remove.",
        ).text(language)
    if outcome.cases:
        names = ", ".join(outcome.cases)
        yield Message(
            f"De opdigtede sager er rettet til: {names}.",
            f"The fictional cases were brought along: {names}.",
        ).text(language)


def _listed(head: Message, messages: Sequence[Message], language: str) -> Iterator[str]:
    if messages:
        yield head.text(language)
        yield from (f"  - {message.text(language)}" for message in messages)
