"""The fields of a schema as a person fills them in: path, title, sort, whether required."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from render.message import Message
from render.record import record
from render.shape import DRAFT as DRAFT
from render.shape import ITEM as ITEM
from render.shape import Shape

MAX_ROUNDS = 2  # of a schema that refers to itself
MAX_FIELDS = 5_000
SORTS = {
    "tekst": Message("tekst", "text"),
    "dato": Message("dato", "date"),
    "cpr": Message("CPR-nummer", "CPR number"),
    "email": Message("e-mail", "e-mail"),
    "sagsnummer": Message("sagsnummer", "case number"),
    "kle": Message("KLE-emne", "KLE subject"),
    "heltal": Message("helt tal", "whole number"),
    "tal": Message("tal", "number"),
    "ja_nej": Message("ja/nej", "yes/no"),
    "valg": Message("valg", "choice"),
    "liste": Message("liste", "list"),
    "gruppe": Message("gruppe", "group"),
    "ukendt": Message("alt", "anything"),
}
_BY_FORMAT = {"date": "dato", "cpr": "cpr", "email": "email", "sagsnummer": "sagsnummer"}
_BY_FORMAT |= {"kle": "kle", "tekst": "tekst"}
_BY_TYPE = (
    ("array", "liste"),
    ("object", "gruppe"),
    ("boolean", "ja_nej"),
    ("number", "tal"),
    ("integer", "heltal"),
    ("string", "tekst"),
)


@record
class Field:
    """
    A field of a case.

    `path` are the names from the case down, `[]` for each item of a list; `required`
    says whether every case (every item, every group that is there) must have it,
    `sometimes` whether a condition may ask for it.
    """

    path: tuple[str, ...]
    shape: Shape
    required: bool
    sometimes: bool = False

    @property
    def name(self) -> str:
        """The path as it is written: `afgoerelse.stoette[].navn`."""
        return ".".join(self.path).replace(f".{ITEM}", ITEM)

    @property
    def title(self) -> str:
        """The title that people read, "" without one."""
        return self.shape.title

    @property
    def help(self) -> str:
        """What the schema says to help, "" if nothing."""
        return str(self.shape.get("description") or "")

    @property
    def choices(self) -> tuple[str, ...]:
        """The words to choose among, () where any value may be given."""
        found = self.shape.choices or ()
        return () if self.sort == "ja_nej" else tuple(str(one) for one in found if one is not None)

    @property
    def sort(self) -> str:
        """The sort of value, a key of SORTS."""
        return sort_of(self.shape)


def is_draft(title: str) -> bool:
    """Say whether a title is still the one that was made of a field's name."""
    return title.rstrip().endswith(DRAFT)


def sort_of(shape: Shape) -> str:
    """Return the sort of value that a person gives in a place, a key of SORTS."""
    if shape.choices is not None:
        return "ja_nej" if shape.types == {"boolean"} else "valg"
    named = _BY_FORMAT.get(str(shape.get("format")))
    if named is not None:
        return named
    return next((sort for name, sort in _BY_TYPE if name in shape.types), "ukendt")


def required(shape: Shape, sometimes: bool = False) -> frozenset[str]:
    """Return the names of the fields that every object of a shape must have, or only some."""
    parts = (part for part in shape.parts if part.optional is sometimes)
    return frozenset(name for part in parts for name in part.node.get("required", ()))


def fields(shape: Shape, path: tuple[str, ...] = ()) -> Iterator[Field]:
    """
    Yield the fields of an object in the schema's order, each group before what is in it.

    A schema that refers to itself is followed one round, so that a child's own child is
    there, and no more.
    """
    return islice(_fields(shape, path, ()), MAX_FIELDS)


def _fields(shape: Shape, path: tuple[str, ...], above: tuple[Shape, ...]) -> Iterator[Field]:
    needed, asked = required(shape), required(shape, sometimes=True)
    for name, inner in shape.properties.items():
        here = (*path, name)
        yield Field(here, inner, name in needed, name in asked - needed)
        yield from _below(inner, here, (*above, shape))


def _below(shape: Shape, path: tuple[str, ...], above: tuple[Shape, ...]) -> Iterator[Field]:
    if "array" in shape.types:
        shape, path = shape.items(), (*path, ITEM)
    own = _groups(shape)
    if sum(bool(own & _groups(outer)) for outer in above) < MAX_ROUNDS:
        yield from _fields(shape, path, above)


def _groups(shape: Shape) -> frozenset[int]:
    """Return the schema objects of a shape that declare fields."""
    return frozenset(id(part.node) for part in shape.parts if "properties" in part.node)
