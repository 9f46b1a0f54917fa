"""Compare two sides, and tell what differs in the form asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from qa.compare import difference
from qa.compare.difference import Difference, LibraryDifference
from segl.diffing import data, text
from segl.diffing.sides import Side


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of a comparison: of two libraries, or of two templates."""

    old: str
    new: str
    whole: LibraryDifference | None
    one: Difference | None

    @property
    def breaks(self) -> bool:
        """Whether anything differs in a way that breaks."""
        return any(found.breaks for found in (self.whole, self.one) if found is not None)

    def told(self, style: str, language: str) -> str:
        """Return what differs as text, as an HTML page, or as JSON."""
        if style == "html":
            return self._page(language)
        if style == "json":
            return json.dumps(self._data(language), ensure_ascii=False, indent=2)
        if self.whole is not None:
            return "\n".join(text.library(self.whole, language))
        return "\n".join(text.template(self.one, language)) if self.one is not None else ""

    def _data(self, language: str) -> dict[str, Any]:
        if self.whole is not None:
            return data.library(self.whole, language)
        return data.template(self.one, language) if self.one is not None else {}

    def _page(self, language: str) -> str:
        from segl.page import page  # late: only a page needs it

        single = [self.one] if self.one is not None and not self.one.is_empty else []
        many = list(self.whole.changed) if self.whole is not None else single
        sides = {"old": self.old, "new": self.new}
        return page("diff", language, whole=self.whole, differences=many, **sides)


def compare(old: Side, new: Side, language: str) -> Compared:
    """Compare two libraries, or two templates; a library with a template is a LibraryError."""
    if old.is_whole and new.is_whole and old.library is not None and new.library is not None:
        return Compared(old.name, new.name, difference.libraries(old.library, new.library), None)
    found = difference.compare(old.edition(language), new.edition(language))
    return Compared(old.name, new.name, None, found)
