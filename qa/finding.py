"""What the linter says: findings, what is fulfilled, and what was not checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Literal, TypeVar

from qa import fingerprint
from render.message import NOTHING, Message
from render.place import Place

ALWAYS = "altid"  # when a requirement holds in every letter, in Danish
SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing to mend.

    `code` never changes; `template` is the template's id or file name, with the
    language version; `fix` says what to do, `basis` names the legal basis; `case` is the
    smallest case found that shows it, made up, as JSON ("" where none is needed). The
    `fingerprint` stays the same from run to run (see qa/fingerprint.py); `merge` sets it.
    """

    code: str
    severity: str
    message: Message
    template: str
    place: Place
    fix: Message | None = None
    basis: str = ""
    case: str = field(default="", compare=False)
    fingerprint: str = field(default="", compare=False)

    @property
    def order(self) -> tuple[str, int, str, int, str]:
        """Sort key: by template, the worst first, then as the reader meets them."""
        number = self.place.paragraph or 0
        return (self.template, SEVERITIES.index(self.severity), self.place.part, number, self.code)


@dataclass(frozen=True, slots=True)
class Fulfilled:
    """
    A requirement of the law that a template meets, and where.

    `when` says in which letters it holds; `proved` that it is met in every such letter, and
    not only found somewhere in the template.
    """

    requirement: Message
    basis: str
    template: str
    place: Place
    when: Message = NOTHING
    proved: bool = False


@dataclass(frozen=True, slots=True)
class NotChecked:
    """Something that could not be judged, and why."""

    template: str
    what: Message


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was done for a template, worth knowing and no finding."""

    template: str
    what: Message


@dataclass(frozen=True, slots=True)
class Corrected:
    """
    A correction of the catalogue of law that was in force when a template was judged.

    `row` is the row that the library corrects, `keys` what of it; `by` is a role, `since` and
    `until` are days as ISO text. `what` says all of it in words.
    """

    template: str
    row: str
    keys: tuple[str, ...]
    by: str
    source: str
    since: str
    until: str
    what: Message


Item = TypeVar("Item", Finding, Fulfilled, NotChecked, Note, Corrected)


@dataclass(frozen=True, slots=True)
class Report:
    """
    The outcome of a run over some templates.

    `files` says where a template lies, seen from the working folder, where that is not its name.
    `about` is "letter" where finished letters were judged: their names stand for templates.
    """

    templates: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    fulfilled: tuple[Fulfilled, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    about: Literal["template", "letter"] = "template"

    def at(self, files: Mapping[str, str]) -> Report:
        """Return the report with where its templates lie."""
        return replace(self, files=files)

    def under(self, folder: str) -> Report:
        """Return the report with all templates named from a folder: two libraries in one run."""

        def whole(name: str) -> str:
            return (PurePosixPath(folder) / name).as_posix()

        def named(items: tuple[Item, ...]) -> tuple[Item, ...]:
            return tuple(replace(item, template=whole(item.template)) for item in items)

        return replace(
            self,
            templates=tuple(whole(name) for name in self.templates),
            findings=named(self.findings),
            fulfilled=named(self.fulfilled),
            not_checked=named(self.not_checked),
            notes=named(self.notes),
            corrected=named(self.corrected),
        )

    def path(self, template: str) -> str:
        """Return where a template lies, seen from the working folder."""
        return self.files.get(template, template)

    def fails(self, level: str) -> bool:
        """Say whether any finding is at or above a severity; none is above "never"."""
        if level == "never":
            return False
        limit = SEVERITIES.index(level)
        return any(SEVERITIES.index(finding.severity) <= limit for finding in self.findings)


def merge(reports: Iterable[Report]) -> Report:
    """Join reports; findings are sorted, and each told once."""
    parts = list(reports)
    findings = {
        (f.code, f.template, f.place, f.message.da): f for part in parts for f in part.findings
    }
    ordered = tuple(_marked(sorted(findings.values(), key=lambda finding: finding.order)))
    return Report(
        tuple(dict.fromkeys(name for part in parts for name in part.templates)),
        ordered,
        tuple(dict.fromkeys(item for part in parts for item in part.fulfilled)),
        tuple(dict.fromkeys(item for part in parts for item in part.not_checked)),
        {level: sum(f.severity == level for f in ordered) for level in SEVERITIES},
        {name: path for part in parts for name, path in part.files.items()},
        tuple(dict.fromkeys(item for part in parts for item in part.notes)),
        tuple(dict.fromkeys(item for part in parts for item in part.corrected)),
        next((part.about for part in parts), "template"),
    )


def _marked(findings: list[Finding]) -> Iterator[Finding]:
    marks = fingerprint.marks(findings)
    return (replace(one, fingerprint=mark) for one, mark in zip(findings, marks, strict=True))
