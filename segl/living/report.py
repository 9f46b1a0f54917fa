"""Tell how live templates compare with a library: text, a page, a table, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qa.live import comparing
from qa.live.model import MARKS, STATES, Comparison, Edition, Held
from render.errors import FileError
from render.library import Library
from render.message import Message
from segl.auditing import sheet, sources
from segl.auditing.sources import Chunk, Other
from segl.cases import numbered
from segl.living import editions

VERSION = 1
ORIGINS = {
    "current": Message("gældende", "current"),
    "published": Message("udgivet før", "published before"),
    "git": Message("fra git", "from git"),
}
_HEADS = (
    Message("Fil", "File"),
    Message("Tilstand", "State"),
    Message("Skabelon", "Template"),
    Message("Sprog", "Language"),
    Message("Version", "Version"),
    Message("Udgave fra", "Edition of"),
    Message("Lighed i procent", "Likeness in percent"),
    Message("Linjer, der afviger", "Lines that differ"),
    Message("Bemærk", "Note"),
)
_SUMMARY = Message(
    "{0} filer: {1} ens, {2} forældede, {3} ændrede, {4} ukendte eller ulæselige. "
    "{5} af bibliotekets skabeloner mangler der.",
    "{0} files: {1} the same, {2} outdated, {3} changed, {4} unknown or unreadable. "
    "{5} of the library's templates are missing there.",
)
_MORE = Message("… og {0} linjer til", "… and {0} more lines")


def compared(library: Library, place: Path) -> Comparison:
    """Compare the Word files in a folder or zip with a library; FileError where there are none."""
    if not (place.is_dir() or (place.suffix.lower() == ".zip" and place.is_file())):
        raise FileError(
            Message(
                f"{place} er hverken en mappe eller en zip-fil.",
                f"{place} is neither a folder nor a zip file.",
            )
        )
    found = list(sources.found(place))
    if any(one == Other("unread", place) for one in found):
        raise FileError(
            Message(f"{place} kan ikke læses som zip-fil.", f"{place} cannot be read as a zip.")
        )
    known = editions.known(library)
    held = [
        known.held(numbered.file(name).da, data)
        for chunk in found
        if isinstance(chunk, Chunk)
        for name, data in sources.contents(chunk)
    ]
    if not held:
        raise FileError(
            Message(f"Der er ingen Word-filer i {place}.", f"There are no Word files in {place}.")
        )
    told = comparing.copies(sorted(held, key=lambda one: one.name))
    name, remarks = library.manifest.name, editions.remarks(library)
    return Comparison(name, told, known.missing(held), len(known.editions), remarks)


def told(found: Comparison, style: str, language: str) -> str:
    """Return a comparison in a form: "text", "html", "csv" or "json"."""
    if style == "json":
        return json.dumps(_data(found, language), ensure_ascii=False, indent=2)
    if style == "csv":
        return sheet.written([[one.text(language) for one in _HEADS], *_rows(found, language)])
    if style == "html":
        from segl.page import page  # late: only a page needs it

        return page("live", language, found=found, states=STATES, marks=MARKS, origins=ORIGINS,
                    summary=summary(found))  # fmt: skip
    return "\n".join(_lines(found, language))


def summary(found: Comparison) -> Message:
    """Return how many files are what, in a sentence."""
    states = [one.state for one in found.held]
    same = states.count("same") + states.count("resaved")
    known = same + states.count("outdated") + states.count("changed")
    counts = (
        len(states), same, states.count("outdated"), states.count("changed"),
        len(states) - known, len(found.missing),
    )  # fmt: skip
    return Message(_SUMMARY.da.format(*counts), _SUMMARY.en.format(*counts))


# --- text ------------------------------------------------------------------------------


def _lines(found: Comparison, language: str) -> Iterator[str]:
    yield found.library
    yield summary(found).text(language)
    yield from (remark.text(language) for remark in found.remarks)
    width = max((len(one.name) for one in found.held), default=0)
    for one in found.held:
        yield f"  {one.name:{width}}  {STATES[one.state].text(language)}{_about(one, language)}"
        yield from (f"      {remark.text(language)}" for remark in one.remarks)
        for change in one.changes:
            yield from (f"      - {text}" for text in (change.old,) if text)
            yield from (f"      + {text}" for text in (change.new,) if text)
        if one.changes and one.count > len(one.changes):
            yield f"      {_MORE.text(language).format(one.count - len(one.changes))}"
    for edition in found.missing:
        yield f"  - {STATES['missing'].text(language)}: {edition.title} ({edition.name})"


def _about(one: Held, language: str) -> str:
    if one.edition is None:
        return ""
    near = f", {one.near} %" if one.state == "changed" else ""
    return f": {one.edition.name}{_since(one.edition, language)}{near}"


def _since(edition: Edition, language: str) -> str:
    if edition.origin == "current":
        return ""
    day = f" {edition.day}" if edition.day else ""
    return f" ({ORIGINS[edition.origin].text(language)}{day})"


# --- for programs ------------------------------------------------------------------------


def _rows(found: Comparison, language: str) -> Iterator[list[str]]:
    for one in found.held:
        yield [
            one.name, STATES[one.state].text(language), *_edition(one.edition, language),
            str(one.near or ""), str(one.count or ""),
            " ".join(remark.text(language) for remark in one.remarks),
        ]  # fmt: skip
    for edition in found.missing:
        yield ["", STATES["missing"].text(language), *_edition(edition, language), "", "", ""]


def _edition(one: Edition | None, language: str) -> list[str]:
    if one is None:
        return ["", "", "", ""]
    since = f"{ORIGINS[one.origin].text(language)} {one.day}".strip()
    return [one.template, one.language, one.version, since]


def _data(found: Comparison, language: str) -> dict[str, Any]:
    return {
        "version": VERSION,
        "library": found.library,
        "editions": found.editions,
        "files": [
            {
                "file": one.name,
                "state": one.state,
                **_told(one.edition),
                "likeness": one.near,
                "lines_differing": one.count,
                "lines": [{"library": c.old, "file": c.new} for c in one.changes],
                "remarks": [remark.text(language) for remark in one.remarks],
            }
            for one in found.held
        ],
        "missing": [_told(edition) for edition in found.missing],
        "remarks": [remark.text(language) for remark in found.remarks],
    }


def _told(one: Edition | None) -> dict[str, str]:
    if one is None:
        return {}
    return {
        "template": one.template, "language": one.language, "template_version": one.version,
        "origin": one.origin, "day": one.day,
    }  # fmt: skip
