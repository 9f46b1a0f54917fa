"""The syntax tree of a part: markup, printed values and blocks, each with its tag."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from render.expression import Expression
from render.place import Place
from render.record import record
from render.tag import Tag

if TYPE_CHECKING:
    from render.run import Run, Scope


@record
class Shape:
    """
    Where the markup of a macro or `set` block was written, hence where it may print.

    `level` is "text" (inside a run's text), "run", "block" (whole paragraphs),
    "row", "cell", or "" where none may print; `closes` names the elements that the markup
    closes and opens again.
    """

    level: str
    closes: tuple[str, ...] = ()


@record
class Text:
    """Markup that is the same for every case."""

    markup: str


@record
class Output:
    """`{{ value }}`; `inside` names the elements open around it, outermost first."""

    tag: Tag
    value: Expression
    inside: tuple[str, ...]


@record
class Branch:
    """One side of a condition; `test` is None for `else`."""

    tag: Tag
    test: Expression | None
    body: Body


@record
class If:
    """A condition with its branches in order."""

    branches: tuple[Branch, ...]


@record
class For:
    """A loop; `otherwise` is filled when there is no item."""

    tag: Tag
    targets: tuple[str, ...]
    iterable: Expression
    test: Expression | None
    body: Body
    otherwise: Body


@record
class Set:
    """`{% set a = value %}`."""

    tag: Tag
    targets: tuple[str, ...]
    value: Expression


@record
class SetBlock:
    """`{% set a %}...{% endset %}`: markup under a name."""

    tag: Tag
    name: str
    body: Body
    shape: Shape


@record
class With:
    """`{% with a = value %}...{% endwith %}`: a scope of its own."""

    tag: Tag
    bindings: tuple[tuple[str, Expression], ...]
    body: Body


@record
class Macro:
    """`{% macro name(parameters) %}...{% endmacro %}`."""

    tag: Tag
    name: str
    parameters: tuple[tuple[str, Expression | None], ...]
    body: Body
    shape: Shape


@record
class Whole:
    """
    An element whose content depends on the case, and which must stay whole.

    A `cell` and a `story` must end in a paragraph; a `row` without cells, a `table` without
    rows and a content `control` with nothing in it are left out (ISO/IEC 29500-1, 17.4.66,
    17.4.38 and 17.5.2).
    """

    kind: str
    body: Body


@record
class Grid:
    """A table whose number of columns depends on the case: its grid follows the cells."""

    body: Body


@record
class Unique:
    """An id that differs each time it is written."""


@record
class Once:
    """Markup that a part holds once, the first time that it is written, under a name."""

    name: str
    markup: str


@record
class Probe:
    """A spot that writes nothing and tells `note` of each filling that passes it."""

    note: Callable[[Scope, Run], None]


Node = (
    Text | Output | If | For | Set | SetBlock | With | Macro | Whole | Grid | Unique | Once | Probe
)
Body = tuple[Node, ...]


@record
class Paragraph:
    """
    A paragraph of a part as rules see it.

    `content` alternates literal text and tag numbers; `level` is its heading
    level or None; `blocks` are the enclosing blocks as (tag number, branch).
    """

    place: Place
    level: int | None
    content: tuple[str | int, ...]
    blocks: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The literal text, with each tag as `…`."""
        return "".join(piece if isinstance(piece, str) else "…" for piece in self.content)


def bodies(node: Node) -> Iterator[Body]:
    """Yield the bodies directly under a node."""
    match node:
        case If(branches):
            yield from (branch.body for branch in branches)
        case For():
            yield node.body
            yield node.otherwise
        case SetBlock() | With() | Macro() | Whole() | Grid():
            yield node.body


def walk(body: Body) -> Iterator[Node]:
    """Yield every node of a body, outer before inner, in order."""
    for node in body:
        yield node
        for inner in bodies(node):
            yield from walk(inner)
