"""The report as Markdown, for the page that a forge shows of a run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.finding import Finding, Report
from qa.reports.text_report import (
    CORRECTED,
    FIX,
    GAPS,
    LEVELS,
    NOTHING,
    TRIED,
    WHERE,
    corrections,
    gaps,
    summary,
)
from render.message import Message

_TITLE = Message("Skabelonerne", "The templates")
_LETTERS = Message("Brevene", "The letters")
_WHAT = Message("Hvad", "What")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$])")
MOST = 50  # rows a template


def write(report: Report, language: str) -> str:
    """Return the Markdown text: the count, a table a template, what was tried, what was not."""
    title = _TITLE if report.about == "template" else _LETTERS
    lines = [f"## {title.text(language)}", "", summary(report).text(language), ""]
    for name in report.templates:
        findings = [finding for finding in report.findings if finding.template == name]
        if findings:
            lines += _template(name, findings, language)
    sound = len(report.templates) - len({finding.template for finding in report.findings})
    if sound:
        lines += [f"{NOTHING.text(language).capitalize()}: {sound}", ""]
    if report.notes:
        told = [f"- {_escaped(f'{n.template}: {n.what.text(language)}')}" for n in report.notes]
        lines += [f"**{TRIED.text(language)}**", "", *told, ""]
    changed = corrections(report, language)
    if changed:
        told = [f"- {_escaped(what)}" for what in changed]
        lines += [f"**{CORRECTED.text(language)}**", "", *told, ""]
    unseen = gaps(report, language)
    if unseen:
        lines += [f"**{GAPS.text(language)}**", "", *(f"- {_escaped(what)}" for what in unseen)]
    return "\n".join(lines)


def _template(name: str, findings: list[Finding], language: str) -> Iterator[str]:
    yield f"### {_escaped(name)}"
    yield ""
    yield f"| | {_WHAT.text(language)} | {WHERE.text(language)} | {FIX.text(language)} |"
    yield "|---|---|---|---|"
    for one in findings[:MOST]:
        level = LEVELS[one.severity].text(language)
        place = one.place.describe(language) if one.place.part or one.place.quote else ""
        fix = one.fix.text(language) if one.fix is not None else ""
        cells = (f"{level} {one.code}", one.message.text(language), place, fix)
        yield f"| {' | '.join(_escaped(cell) for cell in cells)} |"
    yield ""
    if len(findings) > MOST:
        rest = len(findings) - MOST
        yield Message(f"og {rest} til", f"and {rest} more").text(language)
        yield ""


def _escaped(text: str) -> str:
    """Return text on one line in which nothing is Markdown, HTML or a mention."""
    line = " ".join(text.split())
    return _SPECIAL.sub(r"\\\1", line).replace("@", "@\N{ZERO WIDTH SPACE}")
