"""
The name of each letter of a batch: a pattern over the case, `{sag.nr}-{brev.dato}`.

In braces stands the path of a field, or `nr` for the number of the case in its source
(`{nr:6}` for six digits); all else stands for itself. Names are safe as those of single
letters are, and hold no CPR number, whatever the fields hold.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from string import Formatter
from typing import Any

from render import case_number, formats, naming
from render.errors import CaseError, LibraryError
from render.message import Message
from render.record import record
from render.schema import Schema
from segl.cases import numbered, paths
from segl.cases.cells import Place
from segl.cases.paths import Path
from segl.written import choices

NUMBER = "nr"
DIGITS = 4  # of the number of a case, unless the pattern says
MAX_DIGITS = 9
MAX_FIELD = 60  # characters of one field in a name
SUFFIX = ".docx"
_EXAMPLE = "{sag.nr}-{nr}"
_NO_NAMES = frozenset({"gruppe", "liste"})
Namer = Callable[[Mapping[str, Any], int], str]


@record
class Piece:
    """A piece of a pattern: words as they stand, or a field, or the number of the case."""

    words: str = ""
    path: Path = ()
    digits: int = 0

    def text(self, case: Mapping[str, Any], number: int) -> tuple[str, bool]:
        """Return its text in a name, and whether it can be no part of a CPR number."""
        if self.digits:
            return f"{number:0{self.digits}}", True
        if not self.path:
            return self.words, False
        value = paths.value_at(case, self.path)
        text = _text(value)
        if not text.strip():
            raise _missing(paths.written(self.path))
        return text[:MAX_FIELD], formats.is_date(text) or case_number.is_case_number(text)


def by_pattern(text: str, schema: Schema | None = None) -> Namer:
    """
    Return what names a letter by a pattern, given the case and its number.

    Raises LibraryError for a pattern that no run should begin with: one that is not
    whole, that names a field which no case can have, or a CPR number, or no field at all.
    What it returns raises CaseError for a case without a field that it names.
    """
    pieces = tuple(_pieces(text.strip().removesuffix(SUFFIX), schema))
    if not any(piece.path or piece.digits for piece in pieces):
        raise _wrong(
            f"alle breve ville hedde det samme. Skriv felter i klammer, fx {_EXAMPLE}",
            f"all letters would have the same name. Write fields in braces, such as {_EXAMPLE}",
        )
    return lambda case, number: _name(pieces, case, number)


def key(name: str) -> str:
    """Return what two names share that are one file on Windows or a Mac."""
    return unicodedata.normalize("NFC", name).casefold()


def _name(pieces: tuple[Piece, ...], case: Mapping[str, Any], number: int) -> str:
    """
    Put a name together.

    CPR numbers are taken out of all that stands together, so that two fields cannot make
    one; a date or a case number stands apart, else `BOR-2026-000046-2026` would look like one.
    """
    texts = (piece.text(case, number) for piece in pieces)
    together = groupby(texts, key=lambda one: one[1])
    name = "".join(_together(is_sure, "".join(t for t, _ in some)) for is_sure, some in together)
    return naming.usable(name) + SUFFIX


def _together(is_sure: bool, text: str) -> str:
    """Return the text of pieces that stand together, without a CPR number that they may hold."""
    less = text if is_sure else naming.without_cpr(text)
    return text if is_sure or less == naming.plain(text) else f" {less} "


def _text(value: Any) -> str:
    """Return a value as it stands in a name, "" for none that can."""
    match value:
        case bool():
            return "ja" if value else "nej"
        case Decimal():
            return format(value, "f")
        case str() | int():
            return str(value)
    return ""


def _pieces(text: str, schema: Schema | None) -> Iterator[Piece]:
    try:
        parsed = [*Formatter().parse(text)]
    except ValueError as error:
        raise _wrong(
            f"en klamme mangler sin anden halvdel. En klamme som tegn skrives {{{{ eller }}}}, et "
            f"felt fx {_EXAMPLE}",
            f"a brace lacks its other half. A brace as it stands is written {{{{ or }}}}, a field "
            f"such as {_EXAMPLE}",
        ) from error
    for words, name, digits, conversion in parsed:
        if words:
            yield Piece(words)
        if name is not None:
            yield _field(name.strip(), (digits or "") + (conversion or ""), schema)


def _field(name: str, digits: str, schema: Schema | None) -> Piece:
    path = paths.parse(name)
    is_declared = schema is not None and name in schema.shape.properties
    if name == NUMBER and not is_declared:
        return Piece(digits=_width(digits))
    if path is None or digits:
        raise _wrong(f"»{{{name}}}« er ikke stien til et felt", f'"{{{name}}}" is no path')
    shape = paths.shape(schema, path)
    if shape is None:
        near = paths.near(schema, name)
        raise _wrong(
            f"ingen sag har feltet »{name}«.{near.da}".rstrip("."),
            f'no case has the field "{name}".{near.en}'.rstrip("."),
        )
    if choices.sort(shape) in _NO_NAMES:
        raise _wrong(
            f"»{name}« er en gruppe eller liste, ikke ét felt",
            f'"{name}" is a group or a list, not one field',
        )
    if Place(shape).is_cpr:
        raise _wrong(
            f"»{name}« er et CPR-nummer, og det må ikke stå i et filnavn",
            f'"{name}" is a CPR number, which must not stand in a file name',
        )
    return Piece(path=path)


def _width(digits: str) -> int:
    if not digits:
        return DIGITS
    if digits.isdecimal() and digits.isascii() and 1 <= int(digits[:4]) <= MAX_DIGITS:
        return int(digits)
    raise _wrong(
        f"efter {NUMBER}: står antallet af cifre, fra 1 til {MAX_DIGITS}",
        f"behind {NUMBER}: stands the number of digits, from 1 to {MAX_DIGITS}",
    )


def _wrong(da: str, en: str) -> LibraryError:
    end = "" if da.endswith("?") else "."
    return LibraryError(Message(f"--name: {da}{end}", f"--name: {en}{end}"))


def _missing(name: str) -> CaseError:
    return numbered.refusal(
        Message(
            f"Brevets filnavn bruger {name}, som sagen ikke har.",
            f"The letter's file name uses {name}, which the case does not have.",
        ),
        name,
    )
