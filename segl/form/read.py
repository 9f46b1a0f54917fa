"""Read a form back: its rows as somebody left them in Word, or a refusal that names the row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from render import package, tables
from render.errors import FileError, FormError
from render.message import Message
from render.package import Package
from render.record import record
from render.tables import TableRow
from segl.form.rows import COLUMNS, MARK, Row, clean

SUBJECT = "{http://purl.org/dc/elements/1.1/}subject"
_NEEDED = ("name", "title", "sort", "required")
_ALIASES = {
    "feltnavn": "name", "navn": "name", "field": "name", "feltetsnavn": "name",
    "dansktitel": "title", "påkrævet": "required", "obligatorisk": "required",
    "valgmuligheder": "choices", "hjælpetekst": "help",
}  # fmt: skip


@record
class Form:
    """The rows of a form, and which columns it has at all."""

    rows: tuple[Row, ...]
    columns: frozenset[str]


def read(path: Path, name: str) -> Form:
    """Return the form for the template `name`; raises FormError, FileError or TemplateError."""
    if not path.is_file():
        raise FileError(Message(f"Formularen findes ikke: {path}", f"There is no form {path}"))
    source = package.read(path)
    _check_mark(source, path, name)
    found = next((table for table in tables.read(source) if table and _columns(table[0])), None)
    if found is None:
        raise FormError(_NO_TABLE)
    columns = _columns(found[0])
    missing = [COLUMNS[key] for key in _NEEDED if key not in columns]
    if missing:
        da, en = (", ".join(word.text(language) for word in missing) for language in ("da", "en"))
        raise FormError(
            Message(f"Tabellen mangler kolonnen {da}.", f"The table lacks the column {en}.")
        )
    problems = tuple(
        _merged(row) for row in found[1:] if row.merged or len(row.cells) < len(columns)
    )
    if problems:
        raise FormError(_UNREADABLE, problems)
    return Form(tuple(_rows(found[1:], columns)), frozenset(columns))


def _check_mark(source: Package, path: Path, name: str) -> None:
    """Refuse a form that was made for another template."""
    part = source.related("core-properties")
    element = source.parse(part).find(SUBJECT) if part else None
    mark = (element.text or "") if element is not None else ""
    if mark.startswith(MARK) and mark != MARK + name:
        other = mark.removeprefix(MARK)
        raise FormError(
            Message(
                f"{path.name} er felterne i skabelonen »{other}«, ikke »{name}«.",
                f'{path.name} holds the fields of the template "{other}", not "{name}".',
            )
        )


def _columns(head: TableRow) -> Mapping[str, int]:
    """Return where each column stands, {} for a table that is no form."""
    words = {_key(word.text(lang)): key for key, word in COLUMNS.items() for lang in ("da", "en")}
    words = _ALIASES | words
    found: dict[str, int] = {}
    for index, cell in enumerate(head.cells):
        key = words.get(_key(cell))
        if key is not None:
            found.setdefault(key, index)
    return found if {"name", "title"} <= set(found) else {}


def _key(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _rows(rows: tuple[TableRow, ...], columns: Mapping[str, int]) -> Iterator[Row]:
    """Yield the rows that somebody has written in."""
    for row in rows:
        cells = {key: clean(row.cells[columns[key]]) if key in columns else "" for key in COLUMNS}
        if cells["name"] or cells["title"] or cells["choices"] or cells["help"]:
            written = " ".join(cells["name"].split())
            cells["name"] = "".join(cells["name"].split())
            cells |= {
                key: " ".join(cells[key].split("\n")) for key in ("title", "sort", "required")
            }
            yield Row(**cells, number=row.number, written=written)


def _merged(row: TableRow) -> Message:
    return Message(
        f"Række {row.number}: celler er flettet sammen. Del dem igen (Tabellayout › Opdel celler), "
        "så der er én celle i hver kolonne.",
        f"Row {row.number}: cells are merged. Split them again (Layout › Split cells), so that "
        "there is one cell in each column.",
    )


_UNREADABLE = Message(
    "Formularen kan ikke læses, som den er. Intet er ændret.",
    "The form cannot be read as it is. Nothing was changed.",
)
_NO_TABLE = Message(
    "Filen har ingen tabel med felter. Lav formularen med »segl fields ID --form felter.docx«, "
    "ret i den, og læs den så.",
    'The file has no table of fields. Make the form by "segl fields ID --form fields.docx", '
    "change it, and read it then.",
)
