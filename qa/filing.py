"""What rules ask of a template's metadata: its patterns, their fields, where they are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.law.protection import is_address
from qa.subject import Subject
from render import case_number
from render.esdh import metadata, pattern
from render.esdh.metadata import Metadata
from render.esdh.pattern import Reference
from render.fields import sort_of
from render.limits import LENGTHS
from render.place import METADATA, Place
from render.record import record
from render.shape import UNKNOWN, Shape

_LONGEST = {
    "dato": 10,
    "sagsnummer": case_number.LONGEST,
    "kle": 8,
    "cpr": 11,
    "email": 254,
    "ja_nej": 5,
}
_LONGEST_OF = {"dato": 20, "kroner": 40, "telefon": 20, "cpr": 11, "cpr_skjult": 11, "ja_nej": 5}
_SAME = frozenset({"", "upper", "lower", "capitalize", "title", "trim", "stort", "string"})


@record
class Told:
    """A pattern of the metadata, under its key in template.toml."""

    key: str
    pattern: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place("", METADATA, quote=f'{self.key} = "{self.pattern}"'[:60])


def of(subject: Subject) -> Metadata:
    """Return the metadata of a template, with what follows from the rest of its manifest."""
    about = subject.template.manifest if subject.template is not None else subject.manifest
    return metadata.of(about.metadata)


def told(subject: Subject) -> Iterator[Told]:
    """Yield the patterns of a template; only its first version has them, to be told once."""
    if subject.template is None or (subject.shelf is not None and not subject.shelf.is_first):
        return
    for key, value in of(subject).patterns.items():
        yield Told(key, value)


def known(subject: Subject, one: Told) -> Iterator[tuple[Reference, Shape]]:
    """Yield the fields of a pattern with what the schema says of them, if anything."""
    for reference in pattern.references(one.pattern):
        yield reference, shape_of(subject, reference)


def shape_of(subject: Subject, reference: Reference) -> Shape:
    """Return what the schema says of a field in a pattern."""
    return next(reversed(list(_steps(subject, reference))), UNKNOWN)


def is_in_address(subject: Subject, reference: Reference) -> bool:
    """Say whether a field is a person's address, or stands in one."""
    return any(is_address(shape) for shape in _steps(subject, reference))


def _steps(subject: Subject, reference: Reference) -> Iterator[Shape]:
    """Yield what the schema says of each step on the way to a field."""
    steps = reference.path.split(".")
    shape = subject.schema.shape if subject.schema is not None else UNKNOWN
    if steps[0] == "kommune":
        shape, steps = subject.municipality_shape, steps[1:]
    for step in steps:
        shape = shape.property(step) or UNKNOWN
        yield shape


def longest(reference: Reference, shape: Shape) -> int | None:
    """Return how many characters a field prints at most, None where nothing limits it."""
    if reference.filter in _LONGEST_OF:
        return _LONGEST_OF[reference.filter]
    if reference.filter not in _SAME:
        return None
    if shape.choices is not None:
        return max((len(str(word)) for word in shape.choices), default=0)
    most = [part.node["maxLength"] for part in shape.parts
            if not part.optional and isinstance(part.node.get("maxLength"), int)]  # fmt: skip
    sort = sort_of(shape)
    most += [_LONGEST[sort]] if sort in _LONGEST else []
    most += [32] if sort in ("tal", "heltal") else []  # numbers have 15 digits at most
    return min(most, default=None)


def limits(subject: Subject) -> Mapping[str, int]:
    """Return how many characters each key may have, by the contract in the file as well."""
    found = dict(LENGTHS)
    for column in subject.survey.contract if subject.survey is not None else ():
        if column.most:
            found[f"columns.{column.name}"] = column.most
    return found
