"""The shared paragraphs of two libraries side by side: each is told once, not in every letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qa.compare.edition import Edition, of_block
from render.library import Library
from render.shared.block import Block, Refusal
from render.shared.shelf import Lookup

if TYPE_CHECKING:
    from qa.compare.difference import Difference

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class BlockDifference:
    """
    A block that came, went, or says something else.

    `difference` is None but for one that is in both libraries; `letters` are the titles, by id,
    of the templates that ask for it, in the library that has it.
    """

    id: str
    kind: Kind
    difference: Difference | None
    letters: Mapping[str, str]


def changes(
    old: Library, new: Library, compare: Callable[[Edition, Edition], Difference]
) -> tuple[BlockDifference, ...]:
    """Return the blocks that differ, by name."""
    found: list[BlockDifference] = []
    for name in sorted({*old.blocks.ids, *new.blocks.ids}):
        if name not in new.blocks.ids:
            found.append(BlockDifference(name, "removed", None, _letters(old, name)))
        elif name not in old.blocks.ids:
            found.append(BlockDifference(name, "added", None, _letters(new, name)))
        else:
            one = compare(of_block(old, name), of_block(new, name))
            if not one.is_empty:
                found.append(BlockDifference(name, "changed", one, _letters(new, name, one)))
    return tuple(found)


def _letters(library: Library, name: str, one: Difference | None = None) -> dict[str, str]:
    """Return the templates that ask for a block, in a language in which it differs."""
    same = {v.language for v in one.versions if v.is_empty} if one is not None else set()
    uses = (use.template for use in library.block_uses.of(name) if use.language not in same)
    return {template: library.titles.get(template, template) for template in sorted(set(uses))}


def asked(edition: Edition) -> frozenset[str]:
    """Return the blocks that any version of a template asks for."""
    return frozenset(name for one in edition.versions.values() for name in one.template.asked)


def lookup(old: Library, new: Library, common: frozenset[str]) -> Lookup:
    """Return the blocks of the old library, but those in `common` as the new one has them."""

    def get(name: str, language: str) -> Block | Refusal:
        return (new if name in common else old).blocks.get(name, language)

    return get
