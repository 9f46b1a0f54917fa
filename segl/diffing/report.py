"""Compare two sides, and tell what differs in the form asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qa.compare import difference, own_law
from qa.compare.difference import Difference, LibraryDifference
from qa.compare.own_law import LawChange
from qa.law import local
from render.manifest import Manifest
from segl.diffing import data, text, words
from segl.diffing.sides import Side


@dataclass(frozen=True, slots=True)
class Compared:
    """
    What came of a comparison: of two libraries, or of two templates.

    `law` is what of the libraries' own law differs, as far as it concerns what is compared.
    """

    old: str
    new: str
    whole: LibraryDifference | None
    one: Difference | None
    law: tuple[LawChange, ...] = ()

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
        return "\n".join(self._lines(language))

    def _lines(self, language: str) -> Iterator[str]:
        if self.whole is not None:
            yield from text.library(self.whole, language)
        if self.one is not None:
            yield from text.template(self.one, language)
            yield from words.law(self.law, language)

    def _data(self, language: str) -> dict[str, Any]:
        if self.whole is not None:
            return data.library(self.whole, language)
        if self.one is None:
            return {}
        return {**data.template(self.one, language), "law": data.law(self.law, language)}

    def _page(self, language: str) -> str:
        from segl.page import page  # late: only a page needs it

        single = [self.one] if self.one is not None and not self.one.is_empty else []
        many = list(self.whole.changed) if self.whole is not None else single
        about = {
            "old": self.old,
            "new": self.new,
            "law_heading": words.LAW,
            "law_about": words.ABOUT,
            "words_of": words,
        }
        law = self.law
        return page("diff", language, whole=self.whole, differences=many, law=law, **about)


def compare(old: Side, new: Side, language: str) -> Compared:
    """Compare two libraries, or two templates; a library with a template is a LibraryError."""
    if old.is_whole and new.is_whole and old.library is not None and new.library is not None:
        whole = difference.libraries(old.library, new.library)
        return Compared(old.name, new.name, whole, None, whole.law)
    before, after = old.edition(language), new.edition(language)
    found = difference.compare(before, after)
    return Compared(old.name, new.name, None, found, _law(old, new, after.manifest))


def _law(old: Side, new: Side, about: Manifest) -> tuple[LawChange, ...]:
    """Return what of two libraries' own law differs and concerns a template of theirs."""
    if old.library is None or new.library is None or old.library.root == new.library.root:
        return ()
    before, after = local.of(old.library), local.of(new.library)
    found = own_law.changes(before, after)
    return own_law.concerning(found, about.jurisdiction, about.type, (before, after))
