"""
The cells of a table as the values of fields, by what the schema wants there.

A cell of a CSV file is always text; one of Excel is what Excel made of it, which is where
leading zeros and dates are lost. What is lost is told, never guessed.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from typing import Any

from render.branches import word_of
from render.case import MAX_DIGITS
from render.characters import ILLEGAL
from render.message import Message
from render.record import record
from render.shape import Shape
from render.workbook import Broken
from segl.written import choices, dates, fitting, numbers, texts, truth

Cell = str | bool | int | Decimal | datetime.datetime | Broken
Value = str | bool | int | Decimal | list[Any]
Reader = Callable[[Any], Value | Message]
_ZEROS = ("0", "00", "000")
MAX_LISTED = 12  # choices that a message names
LOST_ZERO_CPR = Message(
    "CPR-nummeret har kun ni cifre: Excel har fjernet nullet forrest, fordi cellen er et tal. "
    "Formatér kolonnen som tekst i Excel, og skriv nummeret igen med alle ti cifre.",
    "The CPR number has only nine digits: Excel dropped its leading zero, because the cell is a "
    "number. Format the column as text in Excel and type the number again with all ten digits.",
)
LOST_ZERO = Message(
    "Nummeret er for kort. Begynder det med 0, har Excel fjernet nullet, fordi cellen er et tal: "
    "formatér kolonnen som tekst i Excel, og skriv nummeret igen.",
    "The number is too short. If it begins with 0, Excel dropped the zero, because the cell is a "
    "number: format the column as text in Excel and type the number again.",
)
LOST_DIGITS = Message(
    f"Excel gemmer kun {MAX_DIGITS} cifre af et tal, så de sidste cifre kan være forkerte. "
    "Formatér kolonnen som tekst i Excel, og skriv nummeret igen.",
    f"Excel keeps only {MAX_DIGITS} digits of a number, so the last ones may be wrong. "
    "Format the column as text in Excel and type the number again.",
)
SHORTENED = Message(
    "Excel har forkortet nummeret, så cifrene er væk. Formatér kolonnen som tekst i Excel, og "
    "skriv nummeret igen.",
    "Excel shortened the number, so its digits are gone. Format the column as text in Excel and "
    "type the number again.",
)
NO_TEXT = Message(
    "Feltet er en tekst, men Excel har gjort cellen til et decimaltal. "
    "Formatér kolonnen som tekst i Excel, og skriv teksten igen.",
    "The field is a text, but Excel made the cell a decimal number. "
    "Format the column as text in Excel and type the text again.",
)
DATE_FOR_TEXT = Message(
    "Feltet er en tekst, men Excel har gjort cellen til en dato. "
    "Formatér kolonnen som tekst i Excel, og skriv teksten igen.",
    "The field is a text, but Excel made the cell a date. "
    "Format the column as text in Excel and type the text again.",
)
TRUTH_FOR_TEXT = Message(
    "Feltet er en tekst, men cellen er SAND eller FALSK. Skriv teksten i stedet.",
    "The field is a text, but the cell is TRUE or FALSE. Type the text instead.",
)
NUMBER_FOR_DATE = Message(
    "Cellen er et tal, ikke en dato. Formatér kolonnen som dato i Excel, fx 20-11-2026.",
    "The cell is a number, not a date. Format the column as a date in Excel.",
)
NO_SIGN = Message(
    "Cellen har et tegn, som et dokument ikke kan indeholde. Skriv teksten igen uden tegnet.",
    "The cell has a character that a document cannot hold. Type the text again without it.",
)
YES_OR_NO = Message("Skriv ja eller nej.", "Write yes or no.")


@record
class Place:
    """A place of the schema that a column fills; where nothing is known, any text will do."""

    shape: Shape

    @cached_property
    def sort(self) -> str:
        """The sort of value that belongs there, a key of render.fields.SORTS."""
        return choices.sort(self.shape)

    @cached_property
    def is_cpr(self) -> bool:
        """Whether a CPR number belongs there: by its format, or by the concept referred to."""
        refers = (str(part.node.get("$ref", "")) for part in self.shape.parts)
        return self.sort == "cpr" or any(name.endswith("/$defs/cpr") for name in refers)

    @cached_property
    def has_form(self) -> bool:
        """Whether not any text will do."""
        is_plain = self.sort == "tekst" and self.shape.get("pattern") is None
        return self.is_cpr or not is_plain

    @cached_property
    def accepts(self) -> Callable[[str], bool]:
        """What says whether the schema may accept a text there."""
        return fitting.accepts_text(self.shape)

    @property
    def item(self) -> Place:
        """The place of each item of a list."""
        return Place(self.shape.items())


def reader(place: Place) -> Reader | None:
    """Return what reads the cells of a column, None where a cell cannot be the value: a group."""
    if place.sort == "gruppe":
        return None
    if place.sort == "liste":
        return _lines(place.item)
    read = _READERS.get(place.sort, _text)(place)

    def whole(cell: Cell) -> Value | Message:
        if isinstance(cell, str):
            return NO_SIGN if ILLEGAL.search(cell) else read(cell)
        return cell.message if isinstance(cell, Broken) else read(cell)

    return whole


def _lines(place: Place) -> Reader | None:
    """Return what reads a cell as a list: each line of it is an item."""
    read = reader(place)
    if read is None or place.sort == "liste":
        return None

    def lines(cell: Cell) -> Value | Message:
        pieces = cell.splitlines() if isinstance(cell, str) else [cell]
        values = [read(piece) for piece in map(tidy, pieces) if piece != ""]
        return next((value for value in values if isinstance(value, Message)), values)

    return lines


def tidy(cell: Any) -> Any:
    """Return a cell without the space around its text, its letters and line breaks as one form."""
    if not isinstance(cell, str):
        return cell
    text = cell.strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


# --- one reader for each sort of value -------------------------------------------------


def _date(_: Place) -> Reader:
    def read(cell: Cell) -> Value | Message:
        if isinstance(cell, datetime.datetime):
            return cell.date().isoformat()
        return dates.listed(cell) if isinstance(cell, str) else NUMBER_FOR_DATE

    return read


def _number(place: Place) -> Reader:
    is_whole = place.sort == "heltal"
    form = numbers.WHOLE if is_whole else numbers.FORM

    def read(cell: Cell) -> Value | Message:
        if isinstance(cell, bool | datetime.datetime):
            return form
        found = numbers.listed(cell, is_whole) if isinstance(cell, str) else cell
        if isinstance(found, Decimal) and is_whole:
            return int(found) if found == int(found) else form
        return form if found is numbers.FORM else found  # type: ignore[return-value]

    return read


def _yes_no(_: Place) -> Reader:
    def read(cell: Cell) -> Value | Message:
        said = cell if isinstance(cell, bool) else truth.listed(str(cell))
        return YES_OR_NO if said is None else said

    return read


def _choice(place: Place) -> Reader:
    exact = {word_of(choice): choice for choice, _ in choices.labels(place.shape)}
    by_word: dict[str, list[Any]] = {}
    for choice, words in choices.labels(place.shape):
        for word in {choices.folded(word) for word in words}:
            by_word.setdefault(word, []).append(choice)
    refusal, are_all = _no_choice([*exact]), place.shape.choices is not None

    def read(cell: Cell) -> Value | Message:
        text = str(cell) if isinstance(cell, str | datetime.datetime) else word_of(cell)
        found = [exact[text]] if text in exact else by_word.get(choices.folded(text), [])
        if len(found) == 1:
            return found[0]  # type: ignore[no-any-return]
        return refusal if are_all else _as_text(cell)

    return read


def _no_choice(words: list[str]) -> Message:
    shown = ", ".join(words[:MAX_LISTED]) + (" …" if len(words) > MAX_LISTED else "")
    return Message(f"Skriv en af: {shown}.", f"Write one of: {shown}.")


def _any(_: Place) -> Reader:
    def read(cell: Cell) -> Value | Message:
        if isinstance(cell, datetime.datetime):
            return cell.date().isoformat()
        return cell  # type: ignore[return-value]  # a broken cell is told before

    return read


def _text(place: Place) -> Reader:
    def read(cell: Cell) -> Value | Message:
        text = _as_text(cell)
        if isinstance(text, Message) or not place.has_form:
            return text
        if place.is_cpr and re.fullmatch(r"[0-9]{9}", re.sub(r"[\s-]", "", text)):
            return LOST_ZERO_CPR
        return _formed(text, place)

    return read


def _as_text(cell: Cell) -> str | Message:
    """Return the text of a cell as it was typed, or why nobody can know it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return TRUTH_FOR_TEXT
    if isinstance(cell, datetime.datetime):
        return DATE_FOR_TEXT
    if not isinstance(cell, int):
        return NO_TEXT
    return str(cell) if abs(cell) < 10**MAX_DIGITS else LOST_DIGITS


def _formed(text: str, place: Place) -> str | Message:
    """Return a text in the form that the schema accepts; as it is where it accepts none."""
    if place.accepts(text):
        return text
    for form in texts.forms(text, place.shape, place.sort):
        if place.accepts(form):
            return form
    if re.fullmatch(r"[0-9][.,][0-9]+E\+[0-9]+", text):
        return SHORTENED
    is_number = re.fullmatch(r"[0-9]+", text) is not None
    return LOST_ZERO if is_number and any(place.accepts(z + text) for z in _ZEROS) else text


_READERS: dict[str, Callable[[Place], Reader]] = {
    "dato": _date,
    "tal": _number,
    "heltal": _number,
    "ja_nej": _yes_no,
    "valg": _choice,
    "ukendt": _any,
}
