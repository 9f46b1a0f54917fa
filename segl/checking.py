"""Lint what a command has just made or changed: the one door to the linter from there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from qa import finding, linter
from qa.finding import Report
from qa.subject import Subject
from render.library import Library, open_library


def library(chosen: Library, ids: Sequence[str] = ()) -> Report:
    """Return the report on a library's templates, read anew from the disk: all, or those named."""
    return subjects(linter.library_subjects(open_library(chosen.root), ids))


def subjects(chosen: Iterable[Subject]) -> Report:
    """Return the report on some subjects."""
    return finding.merge(linter.lint(subject) for subject in chosen)


def brief(report: Report) -> Report:
    """Return a report without what is fulfilled and what was not checked."""
    return replace(report, fulfilled=(), not_checked=())


def without(report: Report, family: str, words: Collection[str]) -> Report:
    """Return a report without what a family of rules says of words already spoken of."""
    kept = (
        one
        for one in report.findings
        if one.code[:3] != family or not _spoken_of(one.place.quote, words)
    )
    return finding.merge([replace(report, findings=tuple(kept))])


def _spoken_of(quote: str, words: Collection[str]) -> bool:
    return bool(quote) and any(quote in word for word in words)
