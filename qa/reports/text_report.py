"""The report as text, for the person who mends the template in Word."""

from __future__ import annotations

import textwrap
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from qa.finding import ALWAYS, Corrected, Finding, NotChecked, Report
from render.message import Message
from render.place import Place

LEVELS = {
    "error": Message("FEJL", "ERROR"),
    "warning": Message("ADVARSEL", "WARNING"),
    "info": Message("OPLYSNING", "INFO"),
}
WHERE = Message("Hvor", "Where")
FIX = Message("Gør sådan", "Do this")
BASIS = Message("Grundlag", "Basis")
PROVED = Message("Bevist i alle breve", "Proved in all letters")
MET = Message("Afsnit fundet", "Sections found")
NOTHING = Message("ingen anmærkninger", "nothing to remark")
GAPS = Message("Ikke kontrolleret", "Not checked")
TRIED = Message("Prøvet", "Tried")
CORRECTED = Message("Rettelser i lovkataloget", "Corrections of the law")
_SEARCH = Message(
    "Find et sted i Word ved at søge efter de citerede ord. ",
    "To find a spot in Word, search for the words quoted. ",
)
_HELP = Message("Mere om en kode: segl explain {code}", "More on a code: segl explain {code}")
BLOCKS = "blocks"  # the folder of shared paragraphs in a library
PLACES = 8  # that one message is told of; the reports for machines have all
NAMES = 20  # of templates with nothing to remark


def write(report: Report, language: str) -> str:
    """Return the report: what is well, findings by template, what was not checked, a count."""
    wrong = {finding.template for finding in report.findings}
    sound = [name for name in report.templates if name not in wrong]
    lines = list(_sound(report, sound, language))
    for name in report.templates:
        if name in wrong:
            lines += _template(report, name, language)
    if report.notes:
        lines += [f"{TRIED.text(language)}:", *_notes(report, language), ""]
    changed = corrections(report, language)
    if changed:
        lines += [f"{CORRECTED.text(language)}:", *(f"  - {what}" for what in changed), ""]
    unseen = gaps(report, language)
    if unseen:
        lines += [f"{GAPS.text(language)}:", *(f"  - {what}" for what in unseen), ""]
    if report.findings:
        search = _SEARCH.text(language) if any(f.place.quote for f in report.findings) else ""
        lines.append(search + _HELP.text(language).format(code=report.findings[0].code))
    lines.append(summary(report).text(language))
    return "\n".join(lines)


def _sound(report: Report, names: Sequence[str], language: str) -> Iterator[str]:
    """Yield the templates that have no finding, or only their number where they are many."""
    if len(names) > NAMES:
        many = _judged(replace(report, templates=tuple(names)))
        yield f"{many.text(language)}: {NOTHING.text(language)}"
    for name in names if len(names) <= NAMES else ():
        yield f"{name}: {NOTHING.text(language)}"
        yield from _met(report, name, language)
    if names:
        yield ""


def _template(report: Report, name: str, language: str) -> Iterator[str]:
    findings = [finding for finding in report.findings if finding.template == name]
    yield f"{name}: {_counted(findings).text(language)}"
    for alike in _alike(findings):
        yield from _finding(alike, language)
        yield ""
    met = list(_met(report, name, language))
    if met:
        yield from (*met, "")


def _met(report: Report, name: str, language: str) -> Iterator[str]:
    """Yield what is proved of every letter, under each condition, then what was only found."""
    met = [item for item in report.fulfilled if item.template == name]
    proved: dict[str, dict[str, None]] = {}
    for item in met:
        if item.proved:
            when = "" if item.when.da == ALWAYS else f", {item.when.text(language)}"
            proved.setdefault(when, {})[item.requirement.text(language)] = None
    for when, titles in proved.items():
        yield f"  {PROVED.text(language)}{when}: {'; '.join(titles)}"
    found = dict.fromkeys(item.requirement.text(language) for item in met if not item.proved)
    if found:
        yield f"  {MET.text(language)}: {'; '.join(found)}"


def _alike(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Put findings that say the same of several places together, at the first of them."""
    found: dict[Hashable, list[Finding]] = {}
    for one in findings:
        key = (one.code, one.severity, one.message, one.fix, one.basis)
        found.setdefault(key, []).append(one)
    return list(found.values())


def _finding(alike: Sequence[Finding], language: str) -> Iterator[str]:
    first = alike[0]
    level = LEVELS[first.severity].text(language)
    yield f"  {level} {first.code}: {first.message.text(language)}"
    yield from _places([one.place for one in alike if one.place != Place()], language)
    if first.fix is not None:
        yield f"      {FIX.text(language)}: {first.fix.text(language)}"
    if first.basis:
        yield f"      {BASIS.text(language)}: {first.basis}"


def _places(places: Sequence[Place], language: str) -> Iterator[str]:
    """Yield where the words stand, and the words, which a search in Word finds."""
    label = WHERE.text(language)
    for place in places[:PLACES]:
        yield f"      {label}: {place.quoting('').describe(language)}"
        if place.quote:
            yield f"      {' ' * len(label)}  »{place.quote}«"
    rest = len(places) - PLACES
    if rest > 0:
        more = Message(f"{rest} {'sted' if rest == 1 else 'steder'} mere", f"{rest} more of them")
        yield f"      {label}: {more.text(language)}"


def _notes(report: Report, language: str) -> Iterator[str]:
    """Yield what was done for each template."""
    about: dict[str, list[str]] = {}
    for note in report.notes:
        about.setdefault(note.template, []).append(note.what.text(language))
    for name, done in about.items():
        yield f"  {name}: {done[0]}"
        yield from (f"      {one}" for one in done[1:])


def gaps(report: Report, language: str) -> list[str]:
    """Return what was not checked, each thing once, with the templates where it was not."""
    return _once(report, report.not_checked, language)


def corrections(report: Report, language: str) -> list[str]:
    """Return the corrections of the law, each once, with the templates that it concerns."""
    return _once(report, report.corrected, language)


def _once(
    report: Report, items: Sequence[NotChecked] | Sequence[Corrected], language: str
) -> list[str]:
    about: dict[Message, list[str]] = {}
    for item in items:
        about.setdefault(item.what, []).append(item.template)
    return [
        what.text(language)
        + ("" if len(names) == len(report.templates) else f" [{_listed(names, language)}]")
        for what, names in about.items()
    ]


def _listed(names: Sequence[str], language: str) -> str:
    rest = len(names) - 3
    more = Message(f" og {rest} til", f" and {rest} more").text(language) if rest > 0 else ""
    return ", ".join(names[:3]) + more


def summary(report: Report) -> Message:
    """Return how many templates were checked, with how many findings."""
    several, counted = _judged(report), _counted(report.findings)
    return Message(
        f"{several.da} kontrolleret: {counted.da}.", f"{several.en} checked: {counted.en}."
    )


def _judged(report: Report) -> Message:
    if report.about == "template":
        return _several(report.templates)
    count = len(report.templates)
    return Message(
        f"{count} brev{'e' if count != 1 else ''}", f"{count} letter{'s' if count != 1 else ''}"
    )


def _several(names: Sequence[str]) -> Message:
    """Return how many templates these are, and how many blocks beside them."""
    count = sum(PurePosixPath(name).parts[-3:-2] == (BLOCKS,) for name in names)
    templates = _templates(len(names) - count)
    if not count:
        return templates
    blocks = Message(
        f"{count} blok{'ke' if count != 1 else ''}", f"{count} block{'s' if count != 1 else ''}"
    )
    if count == len(names):
        return blocks
    return Message(f"{templates.da} og {blocks.da}", f"{templates.en} and {blocks.en}")


def _templates(count: int) -> Message:
    return Message(
        f"{count} skabelon{'er' if count != 1 else ''}",
        f"{count} template{'s' if count != 1 else ''}",
    )


def _counted(findings: Sequence[Finding]) -> Message:
    errors, warnings, infos = (sum(f.severity == level for f in findings) for level in LEVELS)
    return Message(
        f"{errors} fejl, {warnings} advars{'ler' if warnings != 1 else 'el'}, "
        f"{infos} oplysning{'er' if infos != 1 else ''}",
        f"{errors} error{'s' if errors != 1 else ''}, "
        f"{warnings} warning{'s' if warnings != 1 else ''}, "
        f"{infos} note{'s' if infos != 1 else ''}",
    )


def folded(text: str, width: int) -> str:
    """Return the text with long lines folded, each under its own beginning."""
    lines: list[str] = []
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip(" ")) + 4)
        lines += textwrap.wrap(
            line,
            max(width, 40),
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
            drop_whitespace=True,
            replace_whitespace=False,
        ) or [""]
    return "\n".join(lines)
