"""Which field each column of a table fills: by path, by title, or as `--map` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property

from render.errors import CaseError, Problem
from render.fields import ITEM, Field, fields, required
from render.message import Message, did_you_mean
from render.record import record
from render.schema import Schema
from render.shape import Shape
from segl.cases import cells, paths, told
from segl.cases.cells import Place, Reader
from segl.cases.paths import Path
from segl.written.choices import folded


@record
class Column:
    """A column that fills a field: its number from 0, its heading, and how its cells are read."""

    index: int
    heading: str
    path: Path
    read: Reader


@record
class Columns:
    """The columns that are used, and what to tell about the others."""

    used: tuple[Column, ...]
    remarks: tuple[Message, ...] = ()


@record
class Headings:
    """
    The headings of a table, to be matched with the fields of a schema.

    `mapping` is what the user said: a heading and the path of its field, "" for a column to
    leave out.
    """

    texts: Sequence[str]
    schema: Schema | None
    mapping: Mapping[str, str]

    def matched(self) -> int:
        """Return how many columns have a field: what tells the header from other lines."""
        return sum(bool(self._paths(text)) for text in self.texts)

    def columns(self) -> Columns:
        """
        Return the columns with their fields.

        Raises LibraryError for a `--map` that leads nowhere, CaseError for a header in which
        no column has a field, one has several, two share one, or a needed field has none.
        """
        self._check_mapping()
        found = {index: self._paths(text) for index, text in enumerate(self.texts)}
        if not any(found.values()):
            raise CaseError(told.NO_MATCH, tuple(Problem("", hint) for hint in self._hints(found)))
        problems = [*self._several(found), *self._shared(found), *self._groups(found)]
        problems = problems or [*self._misspelt(found), *self._lacking(found)]
        if problems:
            raise CaseError(told.REFUSED, tuple(Problem("", problem) for problem in problems))
        used = [self._column(index, path) for index, (path, *_) in _filled(found)]
        return Columns(tuple(used), tuple(self._remarks(found)))

    def _column(self, index: int, path: Path) -> Column:
        read = cells.reader(self._place(path))
        assert read is not None  # groups were refused
        return Column(index, self.texts[index], path, read)

    def _place(self, path: Path) -> Place:
        shape = paths.shape(self.schema, path)
        assert shape is not None  # as the path was found
        return Place(shape)

    # --- the paths that a heading may mean ---------------------------------------------

    def _paths(self, text: str) -> tuple[Path, ...]:
        """Return the fields that a heading may mean: one, none, or several by their title."""
        wanted = folded(text)
        if wanted in self._mapped:
            said = paths.parse(self._mapped[wanted])
            return () if said is None else (said,)
        exact = paths.parse(text)
        if exact is not None and self._is_field(exact):
            return (exact,)
        return tuple(dict.fromkeys(self._by_name.get(wanted, ())))

    def _is_field(self, path: Path) -> bool:
        shape = paths.shape(self.schema, path)
        return shape is not None and cells.reader(Place(shape)) is not None

    @cached_property
    def _mapped(self) -> dict[str, str]:
        return {folded(heading): path for heading, path in self.mapping.items()}

    @cached_property
    def _by_name(self) -> dict[str, list[Path]]:
        found: dict[str, list[Path]] = {}
        for field in self._fields():
            for name in {folded(field.name), folded(field.shape.label)} - {""}:
                found.setdefault(name, []).append(field.path)
        return found

    def _fields(self) -> Iterator[Field]:
        """Yield the fields that a heading can mean by name: those that no list repeats."""
        for field in fields(self.schema.shape) if self.schema is not None else ():
            if ITEM not in field.path and self._is_field(field.path):
                yield field

    # --- what is refused, and what is only told ----------------------------------------

    def _check_mapping(self) -> None:
        known = {folded(text): text for text in self.texts}
        for heading, text in self.mapping.items():
            if folded(heading) not in known:
                near = get_close_matches(folded(heading), known, n=1)
                raise told.no_column(
                    heading, did_you_mean([known[name] for name in near], before=" ")
                )
            path = paths.parse(text)
            if text and (path is None or not self._is_field(path)):
                raise told.no_field(heading, text, paths.near(self.schema, text))

    def _several(self, found: Mapping[int, Sequence[Path]]) -> Iterator[Message]:
        for index, several in found.items():
            if len(several) > 1:
                yield told.ambiguous(
                    told.shown(self.texts[index], index), self.texts[index], several
                )

    def _shared(self, found: Mapping[int, Sequence[Path]]) -> Iterator[Message]:
        """Yield each two columns that fill one field, or a list and one of its items."""
        sure = [(index, one[0]) for index, one in found.items() if len(one) == 1]
        for place, (index, path) in enumerate(sure):
            for other, known in sure[:place]:
                short = min(len(path), len(known))
                if path[:short] == known[:short]:
                    names = [told.shown(self.texts[one], one) for one in (other, index)]
                    yield told.twice(names[0], names[1], paths.written(path))

    def _groups(self, found: Mapping[int, Sequence[Path]]) -> Iterator[Message]:
        """Yield the paths that need both a list and a group in one place: `x[0]` and `x.y`."""
        kinds: dict[Path, type] = {}
        for _, (path, *_rest) in _filled(found):
            for depth in range(1, len(path)):
                if kinds.setdefault(path[:depth], type(path[depth])) is not type(path[depth]):
                    name = paths.written(path[:depth])
                    yield Message(
                        f"{name} kan ikke være både en liste og en gruppe.",
                        f"{name} cannot be both a list and a group.",
                    )

    def _misspelt(self, found: Mapping[int, Sequence[Path]]) -> Iterator[Message]:
        """Yield the columns that nearly have the name of a field which no column fills."""
        covered = {path for _, (path, *_) in _filled(found)}
        for index in self._unused(found):
            heading = self.texts[index]
            near = get_close_matches(folded(heading), self._by_name, n=1, cutoff=0.8)
            meant = self._by_name[near[0]] if near else []
            if meant and not covered & set(meant):
                yield told.misspelt(told.shown(heading, index), meant[0])

    def _unused(self, found: Mapping[int, Sequence[Path]]) -> list[int]:
        """Return the columns without a field that nobody left out by name."""
        unused = [i for i, one in found.items() if not one and self.texts[i].strip()]
        return [i for i in unused if folded(self.texts[i]) not in self._mapped]

    def _lacking(self, found: Mapping[int, Sequence[Path]]) -> Iterator[Message]:
        """Yield the fields that every case must have, and none of which has a column."""
        if self.schema is None:
            return
        covered = {path[:n] for _, (path, *_) in _filled(found) for n in range(1, len(path) + 1)}
        lacking = [*_uncovered(self.schema.shape, (), covered)]
        if lacking:
            yield told.without(lacking)
            yield from self._remarks(found)

    def _remarks(self, found: Mapping[int, Sequence[Path]]) -> Iterator[Message]:
        unused = self._unused(found)
        if unused:
            yield told.unused([told.shown(self.texts[index], index) for index in unused])
            yield from self._hints(dict.fromkeys(unused, ()))

    def _hints(self, found: Mapping[int, Sequence[Path]]) -> Iterator[Message]:
        """Yield which field a column without one may have been meant for."""
        for index, known in found.items():
            near = paths.near(self.schema, self.texts[index])
            if not known and near.da:
                name = told.shown(self.texts[index], index)
                yield Message(f"{name.da}:{near.da}", f"{name.en}:{near.en}")


def _filled(found: Mapping[int, Sequence[Path]]) -> Iterator[tuple[int, Sequence[Path]]]:
    return ((index, one) for index, one in found.items() if one)


def _uncovered(shape: Shape, above: Path, covered: set[Path]) -> Iterator[str]:
    for name in shape.properties:
        path = (*above, name)
        if name in required(shape):
            inner = shape.properties[name]
            if path not in covered:
                label = f" ({inner.label})" if inner.label else ""
                yield f"{paths.written(path)}{label}"
            elif "object" in inner.types:
                yield from _uncovered(inner, path, covered)
