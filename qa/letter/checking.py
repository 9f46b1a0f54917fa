"""Judge one finished letter: read it, find its template, ask each rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qa.finding import Finding, Fulfilled, Report, merge
from qa.flow.words import masked
from qa.letter import gaps
from qa.letter.checked import Checked
from qa.letter.ruleset import RULES
from qa.letter.shelf import Shelf, current
from qa.letter.subject import Subject
from qa.rule import Found, Rule
from render.errors import TemplateError
from render.finished.letter import read
from render.library import Library
from render.message import Message
from render.place import Near, Place


def check(
    data: bytes,
    name: str,
    library: Library | Shelf | None,
    case: str = "",
    template: str = "",
    mentions: tuple[str, ...] = (),
) -> Checked:
    """
    Judge a finished letter in the bytes of its file.

    `name` is what findings call it. The template is the one that the letter names, unless
    `template` does; `library` has it, None where there is none to judge by: a Library as its files
    are now, a Shelf (for the letters of one run) as they were when it was first asked. `case` is
    the number of the case that the letter shall go to, "" where nobody said; `mentions` are numbers
    of other cases that it may speak of. A file that cannot be read is a finding. A template in
    `template` that the library does not have is one, too.
    """
    subject = read_subject(data, name, library, case, template, mentions)
    checked = _checked(subject)
    if subject.master is not None:
        subject.master.rest()
    return checked


def _checked(subject: Subject) -> Checked:
    name = subject.name
    found = tuple(_findings(subject))
    report = merge([Report((name,), found, tuple(_fulfilled(subject)), tuple(gaps.gaps(subject)))])
    manifest = subject.found.entry.manifest if subject.found is not None else None
    return Checked(
        name,
        subject.document,
        report.findings,
        report.not_checked,
        report.fulfilled,
        subject.template if manifest is not None else "",
        manifest.version if manifest is not None else "",
        subject.standing,
        subject.type,
        subject.jurisdiction,
        subject.reading.outcome if subject.reading is not None else "",
        subject.outline.parts,
    )


def read_subject(
    data: bytes,
    name: str,
    library: Library | Shelf | None,
    case: str = "",
    template: str = "",
    mentions: tuple[str, ...] = (),
) -> Subject:
    """Return a letter to be judged, as `check` takes it."""
    shelf = current(library) if isinstance(library, Library) else library
    try:
        finished = read(data)
    except TemplateError as error:
        return Subject(name, None, error, shelf, case, template, mentions)
    return Subject(name, finished, None, shelf, case, template, mentions)


def _findings(subject: Subject) -> Iterator[Finding]:
    for rule in RULES:
        for found in rule.check(subject):
            yield _finding(rule, found, subject.name)


def _finding(rule: Rule[Subject], found: Found, name: str) -> Finding:
    """Return what a rule found as the reports tell it: no CPR number whole, wherever it stood."""
    place, fix = found.place, found.fix
    return Finding(
        rule.code,
        found.severity or rule.severity,
        _masked(found.message),
        name,
        _masked_place(place),
        _masked(fix) if fix is not None else None,
        found.basis,
    )


def _masked_place(place: Place) -> Place:
    near = place.near
    return replace(
        place,
        quote=masked(place.quote),
        heading=tuple(map(masked, place.heading)),
        near=Near(masked(near.heading), near.nth) if near is not None else None,
    )


def _masked(message: Message) -> Message:
    return Message(masked(message.da), masked(message.en))


def _fulfilled(subject: Subject) -> Iterator[Fulfilled]:
    """Yield the required sections that stand in the letter with text."""
    for state in subject.outline.states:
        if state.presence == "there":
            heading = next(one for one in state.headings if not one.is_bare)
            place = subject.place(heading.line)
            yield Fulfilled(state.section.title, state.section.basis, subject.name, place)
