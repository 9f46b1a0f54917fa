"""Word's own fields: what each is asked to show (ISO/IEC 29500-1, 17.16)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from render.ooxml import Element, w
from render.place import Place
from render.record import record
from render.story import Story, field_instructions, is_fallback

_SIMPLE = w("fldSimple")
_INSTRUCTION = re.compile(
    r"""\s*["„“”]?(?P<name>=|[^\s"„“”\\=]+)["„“”]?\s*"""
    r"""(?:["„“”](?P<quoted>[^"„“”]*)["„“”]|(?P<plain>[^\s\\"]\S*))?"""
)


@record
class Field:
    """
    A field: its name in capitals (`MERGEFIELD`; `=` for a calculation) and first argument.

    The place quotes nothing: what a field shows may come from an earlier letter.
    """

    place: Place
    name: str
    argument: str


def read(story: Story) -> Iterator[Field]:
    """Yield the fields of a part, simple and complex, inner before outer; fallback copies not."""
    for texts in field_instructions(story.root):
        if texts:
            yield from _field(story, texts[0], "".join(text.text or "" for text in texts))
    for simple in story.root.iter(_SIMPLE):
        yield from _field(story, simple, simple.get(w("instr"), ""))


def _field(story: Story, element: Element, instruction: str) -> Iterator[Field]:
    match = _INSTRUCTION.match(instruction)
    if match is not None and not is_fallback(element):
        argument = match["quoted"] if match["quoted"] is not None else match["plain"] or ""
        yield Field(story.place(element), match["name"].upper(), " ".join(argument.split()))
