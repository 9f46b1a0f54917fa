"""A letter written out in an engine's syntax: paragraphs and tables of texts and tags."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as the engine reads it; a merge field of Word if `is_field`."""

    text: str
    is_field: bool = False


Pieces = tuple[str | Tag, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in a style."""

    pieces: Pieces
    style: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells of one paragraph each."""

    rows: tuple[tuple[Pieces, ...], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A whole letter in one syntax."""

    header: Pieces
    body: tuple[Paragraph | Table, ...]
    footer: Pieces
