"""Tell what was found in a process, and which links to paste, in the form asked for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from qa.process.model import SEVERITIES, Offer, Remark
from qa.process.references import address, reference
from qa.reports.text_report import FIX, LEVELS
from render.characters import visible
from render.message import Message
from render.record import record

VERSION = 1
MARKS = {"error": "bad", "warning": "mind", "info": "none"}
GAPS = Message("Ikke kontrolleret", "Not checked")
NO_PHASES = Message(
    "Eksporten har ingen faser, så det er ikke set efter, om en fase mangler trin.",
    "The export has no phases, so whether one lacks a step was not looked at.",
)
_HEADINGS = ("id", "title", "phase", "version", "reference", "url")


@record
class Found:
    """What was found: how many steps there are, what is amiss, and what was not checked."""

    library: str
    steps: int
    linked: int
    remarks: tuple[Remark, ...]
    gaps: tuple[Message, ...] = ()

    def count(self, severity: str) -> int:
        """Return how many remarks are of a severity."""
        return sum(one.severity == severity for one in self.remarks)

    def fails(self, level: str) -> bool:
        """Say whether any remark is at or above a severity; none is above "never"."""
        if level == "never":
            return False
        return any(self.count(one) for one in SEVERITIES[: SEVERITIES.index(level) + 1])

    @property
    def summary(self) -> Message:
        """How many steps, and how much is amiss."""
        errors, warnings, infos = (self.count(level) for level in SEVERITIES)
        return Message(
            f"{self.steps} trin, {self.linked} med en skabelon: {errors} fejl, {warnings} "
            f"{'advarsel' if warnings == 1 else 'advarsler'}, {infos} "
            f"{'oplysning' if infos == 1 else 'oplysninger'}.",
            f"{self.steps} steps, {self.linked} with a template: {errors} errors, {warnings} "
            f"warnings, {infos} notes.",
        )


def told(found: Found, style: str, language: str) -> str:
    """Return what was found as text, as an HTML page, or as JSON."""
    if style == "json":
        text = json.dumps(_data(found, language), ensure_ascii=False, indent=2)
        return visible(text, r"\\")
    if style == "html":
        from segl.page import page  # late: only a page needs it

        return page("process", language, found=found, levels=LEVELS, marks=MARKS, gaps=GAPS)
    return visible("\n".join(_lines(found, language)))


def _lines(found: Found, language: str) -> Iterator[str]:
    for fix, alike in groupby(found.remarks, key=lambda one: one.fix):
        for one in alike:
            level = LEVELS[one.severity].text(language)
            yield f"{level} {one.code}: {one.message.text(language)}"
        yield f"    {FIX.text(language)}: {fix.text(language)}"
    if found.gaps:
        yield f"{GAPS.text(language)}:"
        yield from (f"  - {gap.text(language)}" for gap in found.gaps)
    yield found.summary.text(language)


def _data(found: Found, language: str) -> dict[str, Any]:
    return {
        "version": VERSION,
        "library": found.library,
        "steps": found.steps,
        "steps_with_template": found.linked,
        "findings": [
            {
                "code": one.code,
                "severity": one.severity,
                "message": one.message.text(language),
                "fix": one.fix.text(language),
                "step": one.step or None,
                "template": one.template or None,
            }
            for one in found.remarks
        ],
        "not_checked": [gap.text(language) for gap in found.gaps],
        "summary": {level: found.count(level) for level in SEVERITIES},
    }


# --- links to paste ---------------------------------------------------------------------


def links(offered: Sequence[Offer], base: str, style: str) -> str:
    """Return the templates in use with what means each of them in a link."""
    rows = [
        (one.id, one.title, one.phase, one.version, reference(one.id), address(base, one.id))
        for one in offered
        if not one.withdrawn
    ]
    if style == "json":
        items = [dict(zip(_HEADINGS, row, strict=True)) for row in rows]
        return json.dumps({"version": VERSION, "templates": items}, ensure_ascii=False, indent=2)
    if style == "md":
        head = [_HEADINGS, tuple("---" for _ in _HEADINGS)]
        return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in (*head, *rows))
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([_HEADINGS, *rows])
    return out.getvalue().rstrip("\n")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
