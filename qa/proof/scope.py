"""Where an expression stands: the names in reach, and the condition under which it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qa.proof.formula import Formula, conj
from qa.proof.value import Value
from render.tag import Tag

Names = dict[str, Value]


@dataclass(frozen=True, slots=True)
class At:
    """A tag, the names that it sees (the innermost last set), and its path condition."""

    tag: Tag
    names: Mapping[str, Value]
    path: Formula

    def when(self, condition: Formula) -> At:
        """Return the same place under one condition more."""
        return replace(self, path=conj(self.path, condition))

    def seeing(self, **names: Value) -> At:
        """Return the same place with further names."""
        return replace(self, names={**self.names, **names})
