"""The report as text, for the person who mends the template in Word."""

from __future__ import annotations

from collections.abc import Iterator

from qa.finding import Finding, Report
from render.message import Message

_LEVELS = {
    "error": Message("FEJL", "ERROR"),
    "warning": Message("ADVARSEL", "WARNING"),
    "info": Message("OPLYSNING", "INFO"),
}
_FIX = Message("Gør sådan", "Do this")
_BASIS = Message("Grundlag", "Basis")


def write(report: Report, language: str) -> str:
    """Return the report: findings by template, what is fulfilled, what was not checked."""
    lines: list[str] = []
    for name in report.templates:
        lines += _template(report, name, language)
    lines.append(_summary(report, language))
    return "\n".join(lines)


def _template(report: Report, name: str, language: str) -> Iterator[str]:
    yield name
    findings = [finding for finding in report.findings if finding.template == name]
    for finding in findings:
        yield from _finding(finding, language)
    if not findings:
        yield "  " + Message("ingen anmærkninger", "nothing to remark").text(language)
    met = [item for item in report.fulfilled if item.template == name]
    if met:
        words = dict.fromkeys(item.requirement.text(language) for item in met)
        label = Message("Lovpligtige afsnit fundet", "Required sections found").text(language)
        yield f"  {label}: {'; '.join(words)}"
    for gap in (item for item in report.not_checked if item.template == name):
        label = Message("Ikke kontrolleret", "Not checked").text(language)
        yield f"  {label}: {gap.what.text(language)}"
    yield ""


def _finding(finding: Finding, language: str) -> Iterator[str]:
    level = _LEVELS[finding.severity].text(language)
    yield f"  {level} {finding.code}: {finding.message.text(language)}"
    if finding.place.part or finding.place.quote:
        where = Message("Hvor", "Where").text(language)
        yield f"      {where}: {finding.place.describe(language)}"
    if finding.fix is not None:
        yield f"      {_FIX.text(language)}: {finding.fix.text(language)}"
    if finding.basis:
        yield f"      {_BASIS.text(language)}: {finding.basis}"


def _summary(report: Report, language: str) -> str:
    errors, warnings, infos = (report.counts.get(level, 0) for level in _LEVELS)
    count = len(report.templates)
    return Message(
        f"{count} skabelon{'er' if count != 1 else ''} kontrolleret: {errors} fejl, "
        f"{warnings} advars{'ler' if warnings != 1 else 'el'}, "
        f"{infos} oplysning{'er' if infos != 1 else ''}.",
        f"{count} template{'s' if count != 1 else ''} checked: "
        f"{errors} error{'s' if errors != 1 else ''}, "
        f"{warnings} warning{'s' if warnings != 1 else ''}, "
        f"{infos} note{'s' if infos != 1 else ''}.",
    ).text(language)
