"""
Which column of the records system holds which of the things that a letter is told of itself.

`Title`, `Dato` and `Korrespondance` are seen in the source of several clients of GetOrganized
that run in production, `Beskrivelse` in one, `CaseID` in its documents. `CaseNo` is a name that
documents show by DOCPROPERTY: an assumption, like any other name. A template that has other
columns names them in `[metadata.columns]`, which goes before what stands here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from render.esdh import pattern
from render.esdh.document import PROPERTIES
from render.esdh.metadata import Metadata
from render.record import record

COLUMNS: Mapping[str, str] = {  # internal name in small letters -> field of a Document
    "title": "title",
    "dato": "date",
    "korrespondance": "direction",
    "beskrivelse": "description",
    "caseid": "case",
    "caseno": "case",
}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@record
class Filling:
    """What fills a column: a pattern over the case; `is_date` for one that is a single date."""

    pattern: str
    is_date: bool = False

    @property
    def text(self) -> str:
        """The pattern as text of a template."""
        return pattern.tags(self.pattern)

    def dated(self, form: str = "") -> str:
        """Return a date as text of a template, in one of the forms of the filter `dato`."""
        found = pattern.only(self.pattern)
        if found is None or not form:
            return self.text
        return f'{{{{ {found.path}|dato("{form}") }}}}'


def filling(name: str, metadata: Metadata) -> Filling | None:
    """Return what fills a column or property of a name, None where nothing does."""
    own = dict(metadata.columns).get(name) or dict(metadata.columns).get(_read(name))
    if own:
        return Filling(own)
    field = PROPERTIES.get(name) or COLUMNS.get(_read(name).casefold(), "")
    found = metadata.fields.get(field, "")
    return Filling(found, field == "date") if found else None


def _read(name: str) -> str:
    """Return an internal name without SharePoint's escapes (`_x0020_`)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), name)
