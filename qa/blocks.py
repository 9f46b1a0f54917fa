"""
Blocks as the linter sees them: judged on their own, and told once.

A finding in a block that stands in thirty letters is one finding, of the block's file, where
the block has it on its own; what only one letter makes of it is a finding of that letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from qa.finding import Finding, Report
from qa.law import local
from qa.law.catalogue import Catalogue
from qa.law.local import Local
from qa.shelf import Lone
from qa.subject import Subject
from render.errors import TemplateError
from render.library import Library
from render.manifest import Manifest
from render.shared.block import Block, Refusal
from render.translation import staleness

_OF_FILES = ("LIB", "PKG001", "PAR006")  # what is said of a block's file as a whole
_OF_LETTERS = frozenset({"ACC004", "ACC001"})  # what only a whole letter can be judged by


def subject(library: Library, name: str, language: str, law: Local) -> Subject:
    """Return a block of a library, to be looked at on its own by the library's law."""
    found = library.blocks.get(name, language)
    about = Manifest(name, name, jurisdiction=library.manifest.jurisdiction)
    if isinstance(found, Refusal):
        path = library.blocks.source(library.blocks.files(name)[language])
        return Subject(path, about, template_error=TemplateError(found.message))
    leads = language == next(iter(library.blocks.files(name)))
    used = _is_used(library, name) if leads else None
    made = alone(found, law.catalogue(about.jurisdiction), used)
    return replace(made, stale=staleness.of_block(library, name, language))


def subjects(library: Library) -> Iterator[Subject]:
    """Yield each language version of the blocks of a library."""
    law = local.of(library)
    for name in library.blocks.ids:
        for language in library.blocks.files(name):
            yield subject(library, name, language, law)


def _is_used(library: Library, name: str) -> bool | None:
    uses = library.block_uses
    return True if uses.of(name) else None if uses.unread else False


def alone(block: Block, law: Catalogue, is_used: bool | None = None) -> Subject:
    """Return a block as a subject of its own, judged by a law; see `Lone` for `is_used`."""
    return Subject(
        block.source,
        Manifest(block.id, block.id, jurisdiction=law.jurisdiction),
        block.template,
        catalogue=law,
        block=Lone(block, is_used),
    )


def of_itself(findings: Iterable[Finding], block: Block) -> Iterator[Finding]:
    """Yield what is said of a block's paragraphs; its margins and properties go nowhere."""
    for one in findings:
        inside = one.place.part == block.package.main and one.place.paragraph is not None
        if one.code.startswith(_OF_FILES) or (inside and one.code not in _OF_LETTERS):
            yield one


def settled(
    findings: Iterable[Finding], whole: Subject, lint: Callable[[Subject], Report]
) -> Iterator[Finding]:
    """Yield the findings of a template, those that a block has on its own under its file."""
    known = whole.template.blocks if whole.template is not None else {}
    own: dict[str, frozenset[Finding]] = {}
    for one in findings:
        source = one.place.source
        block = known.get(source)
        if block is None:
            yield one
            continue
        if source not in own:
            report = lint(alone(block, whole.catalogue))
            own[source] = frozenset(report.findings)
        there = replace(one, template=source, place=replace(one.place, source=""))
        yield there if there in own[source] else one
