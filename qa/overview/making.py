"""Make the overview of a library from what the linter said of it, and from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qa import samples
from qa.compare import difference
from qa.finding import Report
from qa.law import local
from qa.law.local import Local
from qa.overview.model import Letter, Missing, Overview, OwnLaw, Row, Twin
from render.errors import SeglError
from render.library import Entry, Library
from render.manifest import PHASES
from render.renderer import Renderer
from render.schema import Schema
from render.template import Template

_LACKING = frozenset({"LAW001", "LAW004", "LAW006"})  # a section missing, empty, or a fact of one
_GRADES = ("V", "V*", "G", "U")  # the best first


def overview(library: Library, report: Report, others: Mapping[str, Library]) -> Overview:
    """
    Return the overview of a library.

    `report` is the linter's on all of it; `others` are libraries to compare it with, by name.
    """
    rows = sorted(_rows(library, report), key=lambda row: (_order(row.phase), row.title))
    law = local.of(library)
    return Overview(
        library.manifest.name,
        library.manifest.languages,
        library.municipality_ids,
        tuple(rows),
        tuple(_missing(library, rows, law)),
        tuple(_twins(library, others)),
        tuple(others),
        _own(law),
    )


def _own(law: Local) -> OwnLaw:
    return OwnLaw(
        tuple(one.told for one in law.corrections),
        tuple(one.named for one in law.expired),
        tuple(one.named for one in law.wrong),
    )


def _order(phase: str) -> int:
    return PHASES.index(phase) if phase in PHASES else len(PHASES)


def _rows(library: Library, report: Report) -> Iterator[Row]:
    municipal = dict(_municipal(library))
    for template_id, entry in library.entries():
        if isinstance(entry, SeglError):
            yield _broken(template_id, entry)
            continue
        manifest = entry.manifest
        languages = dict.fromkeys((*library.manifest.languages, *entry.files))
        yield Row(
            template_id,
            manifest.title,
            manifest.type,
            manifest.phase,
            manifest.jurisdiction,
            manifest.owner,
            manifest.version,
            manifest.review_by,
            len(entry.cases),
            {one: _letter(library, entry, one, report) for one in languages},
            dict(_served(library, entry, municipal)),
        )


def _broken(template_id: str, error: SeglError) -> Row:
    return Row(template_id, template_id, "", "", "", "", "", "", 0, {}, {}, error.message)


def _letter(library: Library, entry: Entry, language: str, report: Report) -> Letter | None:
    path = entry.files.get(language)
    if path is None:
        return None
    name = path.relative_to(library.root).as_posix()
    own = [one for one in report.findings if one.template == name]
    found = [one.severity for one in own]
    return Letter(
        found.count("error"),
        found.count("warning"),
        sum(one.proved for one in report.fulfilled if one.template == name),
        tuple(one.what for one in report.not_checked if one.template == name),
        sum(one.code in _LACKING for one in own),
    )


def _municipal(library: Library) -> Iterator[tuple[str, Mapping[str, Any] | None]]:
    for name in library.municipality_ids:
        try:
            yield name, library.municipality(name)
        except SeglError:
            yield name, None


def _served(
    library: Library, entry: Entry, municipal: Mapping[str, Mapping[str, Any] | None]
) -> Iterator[tuple[str, int | None]]:
    """Yield how many letters of a template's sample cases each municipality does not serve."""
    try:
        schema = library.schema(entry.manifest.schema)
        templates = [library.template(entry, language) for language in entry.files]
    except SeglError:
        templates = []
    for name, data in municipal.items():
        usable = data is not None and bool(templates)
        yield name, _refused(entry, templates, schema, data) if usable else None


def _refused(
    entry: Entry, templates: Sequence[Template], schema: Schema, data: Mapping[str, Any] | None
) -> int | None:
    try:
        renderers = [Renderer(template, schema, data) for template in templates]
    except SeglError:
        return None
    return sum(len(samples.refused(entry, renderer)) for renderer in renderers)


def _missing(library: Library, rows: Sequence[Row], law: Local) -> Iterator[Missing]:
    """Yield the types of document that the library's own law names and no template serves."""
    served = {(row.jurisdiction, row.type) for row in rows}
    for jurisdiction in dict.fromkeys(
        (library.manifest.jurisdiction, *(j for j, _ in served if j))
    ):
        for kind in law.catalogue(jurisdiction).documents.values():
            if (jurisdiction, kind.id) not in served:
                grades = [one.grade for one in kind.sections]
                best = min(grades, key=_GRADES.index, default="U")
                yield Missing(kind.id, kind.title, kind.phase, jurisdiction, best)


def _twins(library: Library, others: Mapping[str, Library]) -> Iterator[Twin]:
    if not others:
        return
    found = {name: difference.libraries(library, other) for name, other in others.items()}
    titles = dict(library.titles)
    for other in others.values():
        titles = {**other.titles, **titles}
    ids = dict.fromkeys((*library.ids, *(one for other in others.values() for one in other.ids)))
    for template_id in ids:
        states = {name: _state(template_id, found[name]) for name in others}
        yield Twin(template_id, titles.get(template_id, template_id), states)


def _state(template_id: str, found: difference.LibraryDifference) -> str:
    """Return what another library has of a template; "added" is one that only it has."""
    if template_id in found.added:
        return "added"
    if template_id in found.removed:
        return "missing"
    if template_id in found.same:
        return "same"
    if template_id in found.touched or any(one.id == template_id for one in found.changed):
        return "differs"
    return "unread" if template_id in found.unread else "none"
