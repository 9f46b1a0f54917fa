"""Run the rules over templates: each is read once, and one bad file never hides another."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from qa import blocks, coverage, dictionaries, samples, shelf
from qa.finding import Finding, NotChecked, Report, merge
from qa.flow.words import masked
from qa.jobs import Loose
from qa.law import catalogue, local
from qa.law.local import Local
from qa.rule import Found, Rule
from qa.ruleset import RULES
from qa.subject import Subject
from render import mistaken, schema
from render.errors import LibraryError, Problem, SeglError
from render.home import MARK
from render.library import Entry, Library
from render.manifest import Manifest
from render.message import Message
from render.naming import without_cpr
from render.renderer import Renderer
from render.schema import Schema
from render.template import Template, read_file
from render.translation import staleness

Result = TypeVar("Result")


def lint(subject: Subject, rules: Sequence[Rule[Subject]] = RULES) -> Report:
    """Return the report on one template, or on one block."""
    found = (_finding(rule, one, subject.name) for rule in rules for one in rule.check(subject))
    if subject.block is not None:
        return merge([Report((subject.name,), tuple(blocks.of_itself(found, subject.block.block)))])
    findings = tuple(blocks.settled(found, subject, lambda lone: lint(lone, rules)))
    kept = tuple(_causes(findings))
    gaps = (*coverage.gaps(subject), *_unfilled(subject, findings, kept))
    met = tuple(replace(one, place=one.place.told) for one in coverage.fulfilled(subject))
    names = dict.fromkeys((subject.name, *(finding.template for finding in kept)))
    report = Report(tuple(names), kept, met, gaps)
    notes, corrected = tuple(coverage.notes(subject)), tuple(coverage.corrected(subject))
    return merge([replace(report, notes=notes, corrected=corrected)])


_CAUSES = frozenset({"DAT001", "DAT002", "DAT004", "DAT008", "TAG020"})


def _causes(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings without those that only follow: a sample fails where a tag is wrong."""
    wrong = any(finding.code in _CAUSES for finding in findings)
    yield from (f for f in findings if not (wrong and f.code == "LIB002"))


def _unfilled(
    subject: Subject, findings: Sequence[Finding], kept: Sequence[Finding]
) -> Iterator[NotChecked]:
    if len(kept) < len(findings):
        yield NotChecked(subject.name, _FIRST)


_FIRST = Message(
    "prøvesagerne: ret først fejlene ovenfor", "the sample cases: mend the errors above first"
)


def _finding(rule: Rule[Subject], found: Found, name: str) -> Finding:
    """Return what a rule found as the reports tell it: no CPR number whole, wherever it stood."""
    place, fix = found.place.told, found.fix
    return Finding(
        rule.code,
        found.severity or rule.severity,
        _masked(found.message),
        name,
        replace(place, quote=masked(place.quote), heading=tuple(map(masked, place.heading))),
        _masked(fix) if fix is not None else None,
        found.basis,
        found.case,
    )


def _masked(message: Message) -> Message:
    return Message(masked(message.da), masked(message.en))


# --- subjects ---------------------------------------------------------------------


def library_subjects(library: Library, ids: Sequence[str] = ()) -> Iterator[Subject]:
    """
    Yield each language version of the templates of a library (all, or those named).

    A broken municipality is a subject of its own, so that it is told once; so is a file of law.
    """
    kommune = Kommune.of(library)
    yield from kommune.shared
    for template_id in ids or library.ids:
        yield from template_subjects(library, template_id, kommune)


def template_subjects(
    library: Library, template_id: str, kommune: Kommune, only: str = ""
) -> Iterator[Subject]:
    """Yield each language version of a template, or `only` the one of a language."""
    try:
        entry = library.entry(template_id)
    except SeglError as error:
        name = f"templates/{template_id}/template.toml"
        yield Subject(name, Manifest(template_id), manifest_error=error)
        return
    if not entry.files:
        name = f"templates/{template_id}"
        yield Subject(name, entry.manifest, manifest_error=_no_file(entry))
    for language in entry.files:
        if only in ("", language):
            yield _versioned(library, entry, language, kommune)


@dataclass(frozen=True, slots=True)
class Kommune:
    """
    What all templates of a library share.

    The municipality that samples are filled for, those that are broken, and the law.
    """

    data: Mapping[str, Any] | None
    schema: Schema | None
    broken: tuple[Subject, ...]
    law: Local

    @property
    def shared(self) -> Iterator[Subject]:
        """What is wrong with the municipalities and the law, each file a subject."""
        yield from self.broken
        for file in dict.fromkeys(issue.file for issue in self.law.issues):
            own = tuple(issue for issue in self.law.issues if issue.file == file)
            yield Subject(file, Manifest(file), law=own)

    @classmethod
    def of(cls, library: Library) -> Kommune:
        """Read the municipalities of a library."""
        broken: list[Subject] = []
        sound: dict[str, Mapping[str, Any]] = {}
        for name in library.municipality_ids:
            data, error = _attempt(functools.partial(library.municipality, name))
            if error is not None:
                path = f"municipalities/{name}.toml"
                broken.append(Subject(path, Manifest(name), manifest_error=error))
            elif data is not None:
                sound[name] = data
        wanted = library.manifest.municipality
        if wanted and wanted not in library.municipality_ids and library.municipality_ids:
            _, error = _attempt(functools.partial(library.municipality, wanted))
            broken.append(Subject(MARK, Manifest(wanted), manifest_error=error))
        first = next(iter(sound.values()), None)
        data = sound.get(wanted, first)
        declared, _ = _attempt(lambda: library.schema("kommune"))
        known = declared if data is not None else None
        return cls(data, known, tuple(broken), local.of(library))


def _versioned(library: Library, entry: Entry, language: str, kommune: Kommune) -> Subject:
    template, template_error = _attempt(lambda: mistaken.checked(library.template(entry, language)))
    declared, schema_error = _attempt(lambda: library.schema(entry.manifest.schema))
    leads = language == next(iter(entry.files))
    asked = template.asked if template is not None else ()
    return Subject(
        entry.files[language].relative_to(library.root).as_posix(),
        entry.manifest,
        template,
        template_error,
        None,
        declared,
        schema_error,
        kommune.data,
        kommune.schema,
        kommune.law.catalogue(entry.manifest.jurisdiction),
        {} if kommune.broken else _samples(entry, template, declared, kommune.data),
        shelf.of(library, entry, language),
        leads=leads,
        others=_others(library, entry, language) if leads else (),
        speller=dictionaries.speller(language, library.root),
        stale=staleness.of_letter(library, entry.files, asked, language),
    )


def _others(library: Library, entry: Entry, language: str) -> tuple[Template, ...] | None:
    """Return the versions of a template in other languages, None if one cannot be read."""
    try:
        return tuple(library.template(entry, one) for one in entry.files if one != language)
    except SeglError:
        return None


def filled_subject(
    template: Template,
    declared: Schema | None,
    municipality: Mapping[str, Any] | None,
    municipality_schema: Schema | None = None,
    law: Local | None = None,
    stale: tuple[str, ...] = (),
) -> Subject:
    """Return a template that is about to be filled, to be linted by a library's law before."""
    manifest = template.manifest
    return Subject(
        manifest.id,
        manifest,
        template,
        schema=declared,
        municipality=municipality,
        municipality_schema=municipality_schema,
        catalogue=(law.catalogue if law is not None else catalogue.read)(
            manifest.jurisdiction or "gl"
        ),
        stale=stale,
    )


def _attempt(read: Callable[[], Result]) -> tuple[Result | None, SeglError | None]:
    try:
        return read(), None
    except SeglError as error:
        return None, error


def _no_file(entry: Entry) -> LibraryError:
    name = entry.manifest.id
    return LibraryError(
        Message(
            f"Skabelonen »{name}« har ingen Word-fil (da.docx eller kl.docx).",
            f'The template "{name}" has no Word file (da.docx or kl.docx).',
        )
    )


def _samples(
    entry: Entry,
    template: Template | None,
    declared: Schema | None,
    municipality: Mapping[str, Any] | None,
) -> dict[str, tuple[Problem, ...]]:
    """Fill the template from each sample case; the problems of those that it refuses."""
    if template is None or declared is None or template.faults:
        return {}
    return samples.refused(entry, Renderer(template, declared, municipality))


def loose_subject(path: Path, loose: Loose) -> Subject:
    """Return a Word file outside any library, with what the command line says of it."""
    called = without_cpr(path.stem)
    manifest = Manifest(called, called, type=loose.type, jurisdiction=loose.jurisdiction)
    template, error = _attempt(lambda: mistaken.checked(read_file(path, manifest, loose.language)))
    declared, schema_error = None, None
    if loose.schema is not None:
        chosen = loose.schema
        declared, schema_error = _attempt(lambda: schema.read(chosen))
    return Subject(
        path.as_posix(),  # two files of one name in two folders are two templates
        manifest,
        template,
        error,
        schema=declared,
        schema_error=schema_error,
        catalogue=catalogue.read(manifest.jurisdiction or "gl"),
        speller=dictionaries.speller(loose.language, None),
    )
