"""A tag as the template holds it: numbered, placed, and knowing where it prints."""

from __future__ import annotations

from typing import Literal

from render.place import Place
from render.record import record

Kind = Literal["output", "statement", "comment"]
KINDS: dict[str, Kind] = {"{{": "output", "{%": "statement", "{#": "comment"}
Where = Literal["text", "plain", "attribute", "field", "link", "property", "block"]
Simple = Literal[
    "text",
    "color",
    "span",
    "address",
    "contact",
    "title",
    "description",
    "date",
    "exempt_title",
    "exempt_basis",
]


@record
class Context:
    """
    Where a tag prints, which decides how a value is checked and escaped.

    `where`: "text" is the text of a run, "plain" other element text, "block" a
    lifted tag that stands where a whole paragraph or row stood. `simple` is the
    type of an attribute, or the field of the records system that a property is for.
    `wrap` is the markup that turns a printed string into a run or paragraph where the
    tag was lifted out of one; `breaks` the markup that ends a paragraph and begins its
    like ("" where that is impossible).
    """

    where: Where
    simple: Simple = "text"
    wrap: tuple[str, str] = ("", "")
    breaks: str = ""


@record
class Tag:
    """
    One tag of a template.

    `code` is what stands between the delimiters, repaired and trimmed, `source` the
    whole tag as it was written; `lift` is "p", "tr", "tc", "r" or ""; `twin` marks a tag
    in the fallback copy of a drawing; `made` one that a directive such as `{% vm %}`
    stands for.
    """

    number: int
    kind: Kind
    lift: str
    code: str
    place: Place
    context: Context
    trim_left: bool = False
    trim_right: bool = False
    twin: bool = False
    made: bool = False
    source: str = ""
