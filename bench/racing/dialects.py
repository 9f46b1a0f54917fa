"""The letter in each engine's own syntax: one description, written out by rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from racing.flow import Paragraph, Pieces, Table, Tag, Written
from racing.letter import FIELD, Block, Condition, Grid, Letter, Line, Repeat, Rows

CONTROL = "Body Text"  # the style of a paragraph that holds a control tag only
Flow = Paragraph | Table
Cells = tuple[Pieces, ...]
Case = Mapping[str, object]


@dataclass(frozen=True)
class Dialect:
    """
    How one syntax writes a value, an item of a list (list, position or "", field), a
    condition, paragraphs that repeat, and the rows of a table that repeat.
    """

    name: str
    value: Callable[[str], Tag]
    item: Callable[[str, str, str], Tag]
    condition: Callable[[Condition, Case], Iterator[Flow]]
    repeat: Callable[[Repeat, Case], Iterator[Flow]]
    rows: Callable[[Rows], Sequence[Cells]]

    def pieces(self, text: str, items: str = "", position: str = "") -> Pieces:
        """Return a text with its fields as tags; those of an item belong to `items`."""
        found: list[str | Tag] = []
        for number, part in enumerate(FIELD.split(text)):
            if number % 2 == 0:
                found += [part] if part else []
            elif part.startswith("."):
                found.append(self.item(items, position, part[1:]))
            else:
                found.append(self.value(part))
        return tuple(found)

    def lines(
        self, lines: Sequence[Line], items: str = "", position: str = ""
    ) -> Iterator[Paragraph]:
        """Yield paragraphs with their fields as tags."""
        for line in lines:
            yield Paragraph(self.pieces(line.text, items, position), line.style)

    def write(self, letter: Letter, case: Case) -> Written:
        """Write a letter; only mail merge looks at the case, for what it cannot decide."""
        body = [flow for block in letter.body for flow in self._block(block, case)]
        return Written(self.pieces(letter.header), tuple(body), self.pieces(letter.footer))

    def _block(self, block: Block, case: Case) -> Iterator[Flow]:
        match block:
            case Line():
                yield from self.lines([block])
            case Condition():
                yield from self.condition(block, case)
            case Repeat():
                yield from self.repeat(block, case)
            case Grid(rows):
                yield Table(tuple(tuple(map(self.pieces, row)) for row in rows))
            case Rows():
                heading = tuple((title,) for title in block.heading)
                yield Table((heading, *self.rows(block)))


def _control(text: str) -> Paragraph:
    return Paragraph((Tag(text),), CONTROL)


def _items(dialect: Dialect, rows: Rows, position: str = "") -> list[Pieces]:
    return [(dialect.item(rows.items, position, field),) for field in rows.fields]


def _alone(text: str, width: int) -> Cells:
    return ((Tag(text),), *((),) * (width - 1))


# --- Jinja: Segl, docxtpl, docxtpl-ng ------------------------------------------------------


def _jinja_condition(block: Condition, _: Case) -> Iterator[Flow]:
    yield _control(f"{{%p if {block.flag} %}}")
    yield from JINJA.lines(block.lines)
    yield _control("{%p endif %}")


def _jinja_repeat(block: Repeat, _: Case) -> Iterator[Flow]:
    yield _control(f"{{%p for x in {block.items} %}}")
    yield from JINJA.lines(block.lines, block.items)
    yield _control("{%p endfor %}")


def _jinja_rows(block: Rows) -> Sequence[Cells]:
    width = len(block.fields)
    return (
        _alone(f"{{%tr for x in {block.items} %}}", width),
        tuple(_items(JINJA, block)),
        _alone("{%tr endfor %}", width),
    )


JINJA = Dialect(
    name="jinja",
    value=lambda name: Tag(f"{{{{ {name} }}}}"),
    item=lambda items, position, name: Tag(f"{{{{ x.{name} }}}}"),
    condition=_jinja_condition,
    repeat=_jinja_repeat,
    rows=_jinja_rows,
)

# --- braces: docxtemplater, easy-template-x ------------------------------------------------


def _braces_condition(block: Condition, _: Case) -> Iterator[Flow]:
    yield _control(f"{{#{block.flag}}}")
    yield from BRACES.lines(block.lines)
    yield _control(f"{{/{block.flag}}}")


def _braces_repeat(block: Repeat, _: Case) -> Iterator[Flow]:
    yield _control(f"{{#{block.items}}}")
    yield from BRACES.lines(block.lines, block.items)
    yield _control(f"{{/{block.items}}}")


def _braces_rows(block: Rows) -> Sequence[Cells]:
    first, *middle, last = _items(BRACES, block)
    begin, end = Tag(f"{{#{block.items}}}"), Tag(f"{{/{block.items}}}")
    return ((((begin, *first), *middle, (*last, end))),)


BRACES = Dialect(
    name="braces",
    value=lambda name: Tag(f"{{{name}}}"),
    item=lambda items, position, name: Tag(f"{{{name}}}"),
    condition=_braces_condition,
    repeat=_braces_repeat,
    rows=_braces_rows,
)

# --- commands: docx-templates --------------------------------------------------------------


def _commands_condition(block: Condition, _: Case) -> Iterator[Flow]:
    yield _control(f"+++IF {block.flag}+++")
    yield from COMMANDS.lines(block.lines)
    yield _control("+++END-IF+++")


def _commands_repeat(block: Repeat, _: Case) -> Iterator[Flow]:
    yield _control(f"+++FOR x IN {block.items}+++")
    yield from COMMANDS.lines(block.lines, block.items)
    yield _control("+++END-FOR x+++")


def _commands_rows(block: Rows) -> Sequence[Cells]:
    width = len(block.fields)
    return (
        _alone(f"+++FOR x IN {block.items}+++", width),
        tuple(_items(COMMANDS, block)),
        _alone("+++END-FOR x+++", width),
    )


COMMANDS = Dialect(
    name="commands",
    value=lambda name: Tag(f"+++{name}+++"),
    item=lambda items, position, name: Tag(f"+++$x.{name}+++"),
    condition=_commands_condition,
    repeat=_commands_repeat,
    rows=_commands_rows,
)

# --- by example: carbone -------------------------------------------------------------------


def _example_condition(block: Condition, _: Case) -> Iterator[Flow]:
    first, *rest = EXAMPLE.lines(block.lines)
    begin = Tag(f"{{d.{block.flag}:ifEQ(true):showBegin}}")
    end = Tag(f"{{d.{block.flag}:showEnd}}")
    *between, last = [Paragraph((begin, *first.pieces), first.style), *rest]
    yield from between
    yield Paragraph((*last.pieces, end), last.style)


def _example_repeat(block: Repeat, _: Case) -> Iterator[Flow]:
    yield from EXAMPLE.lines(block.lines, block.items, "i")
    yield from EXAMPLE.lines(block.lines[:1], block.items, "i+1")


def _example_rows(block: Rows) -> Sequence[Cells]:
    return tuple(tuple(_items(EXAMPLE, block, position)) for position in ("i", "i+1"))


EXAMPLE = Dialect(
    name="example",
    value=lambda name: Tag(f"{{d.{name}}}"),
    item=lambda items, position, name: Tag(f"{{d.{items}[{position}].{name}}}"),
    condition=_example_condition,
    repeat=_example_repeat,
    rows=_example_rows,
)

# --- merge fields: docx-mailmerge2 ---------------------------------------------------------


def _fields_condition(block: Condition, case: Case) -> Iterator[Flow]:
    if case[block.flag]:  # it has no conditions: the paragraphs of this case stand fixed
        yield from FIELDS.lines(block.lines)


def _fields_repeat(block: Repeat, case: Case) -> Iterator[Flow]:
    items = case[block.items]
    assert isinstance(items, list)
    for number in range(1, len(items) + 1):  # it repeats no paragraphs: each item stands written
        yield from FIELDS.lines(block.lines, block.items, f"_{number}")


def _fields_rows(block: Rows) -> Sequence[Cells]:
    return (tuple((Tag(field, is_field=True),) for field in block.fields),)


FIELDS = Dialect(
    name="fields",
    value=lambda name: Tag(name, is_field=True),
    item=lambda items, position, name: Tag(f"{items}{position}_{name}", is_field=True),
    condition=_fields_condition,
    repeat=_fields_repeat,
    rows=_fields_rows,
)
