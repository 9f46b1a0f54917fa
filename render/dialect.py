"""
The DOM pass: one XML part in docxtpl's dialect becomes tokens and numbered tags.

Tags are found in the text as a reader sees it (runs joined), unescaped, numbered
and placed; `p`, `tr`, `tc` and `r` tags are lifted in the tree, never by pattern.
Each tag comes out exactly once, or a fault says what became of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from render import directives, lifting, spots, twins
from render.errors import Fault
from render.ledger import Ledger
from render.place import Place
from render.record import record
from render.story import Story
from render.tag import Tag
from render.token import Token
from render.tokens import tokens

NONE: Mapping[int, Tag] = MappingProxyType({})


@record
class Reading:
    """
    What the DOM pass makes of a part.

    `tokens` is the part as a flat stream of markup and tags; `literal` counts the
    characters of literal text found, `deleted` those that lifted tags take with them.
    """

    tokens: tuple[Token, ...]
    tags: dict[int, Tag]
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]
    story: Story
    literal: int
    deleted: int


def read_part(story: Story, first: int = 1, given: Mapping[int, Tag] = NONE) -> Reading:
    """
    Read a WordprocessingML part; tags are numbered from `first`. Changes the tree.

    `given` are tags whose markers stand in the tree already.
    """
    ledger = Ledger(story, first)
    ledger.tags.update(given)
    spots.paragraphs(ledger)
    spots.fields(ledger)
    spots.other_text(ledger)
    _end_raw(ledger)
    spots.attributes(ledger)
    _end_raw(ledger)
    directives.resolve(ledger)
    twins.check(ledger)
    lifting.lift(ledger)
    return Reading(
        tuple(tokens(story.root, ledger.signs)),
        ledger.tags,
        tuple(ledger.faults),
        tuple(ledger.notices),
        story,
        ledger.literal,
        ledger.deleted,
    )


def _end_raw(ledger: Ledger) -> None:
    if ledger.in_raw:
        ledger.fault("block", Place(ledger.story.part, ledger.story.kind), *_RAW)
        ledger.in_raw = False


_RAW = ("»raw« slutter ikke med »endraw«.", '"raw" does not end with "endraw".')
