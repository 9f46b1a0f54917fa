"""The report as SARIF 2.1.0 (OASIS), which code scanning services read."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from qa.finding import Corrected, Finding, NotChecked, Report
from qa.reports.words import CORRECTED, described
from render.place import STORIES, Place

if TYPE_CHECKING:
    from qa.rule import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def write(report: Report, language: str) -> str:
    """
    Return the JSON text of one run.

    A Word file has no lines: a paragraph's number stands for one, and the logical location
    says part, heading and paragraph. What was not checked, and how the law was corrected, are
    notifications of the run.
    """
    rules = sorted(_rules(report), key=lambda rule: rule.code)
    index = {rule.code: number for number, rule in enumerate(rules)}
    told: list[NotChecked | Corrected] = [*report.not_checked, *report.corrected]
    gaps = [_notification(one, report, language) for one in told]
    run = {
        "tool": {"driver": _driver(rules, language)},
        "language": "da-DK" if language == "da" else "en-GB",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": gaps}],
        "results": [_result(one, index.get(one.code), report, language) for one in report.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rules(report: Report) -> Sequence[Rule[Any]]:
    """Return the rules that were asked: those on templates, or those on finished letters."""
    if report.about == "letter":
        from qa.letter import ruleset as letters  # late: no other report needs them

        return letters.RULES
    from qa import ruleset  # late, as above

    return ruleset.RULES


def _driver(rules: list[Rule[Any]], language: str) -> dict[str, Any]:
    from importlib import metadata

    about = {"name": "Segl", "rules": [_rule(rule, language) for rule in rules]}
    with suppress(metadata.PackageNotFoundError):  # run from a checkout that is not installed
        about["version"] = metadata.version("segl")
    return about


def _rule(rule: Rule[Any], language: str) -> dict[str, Any]:
    bad, good = ("Forkert", "Rigtigt") if language == "da" else ("Bad", "Good")
    reason = rule.reason.text(language)
    return {
        "id": rule.code,
        "name": rule.name.title().replace("_", ""),
        "shortDescription": {"text": f"{rule.title.text(language)}."},
        "fullDescription": {"text": reason},
        "help": {
            "text": f"{reason}\n\n{bad}: {rule.bad}\n{good}: {rule.good}",
            "markdown": f"{reason}\n\n{bad}:\n{_fenced(rule.bad)}\n{good}:\n{_fenced(rule.good)}",
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _fenced(text: str) -> str:
    return f"````\n{text}\n````"


def _result(finding: Finding, index: int | None, report: Report, language: str) -> dict[str, Any]:
    place = finding.place
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": " ".join(described(finding, language))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(report.path(finding.template))},
                    "region": _region(place),
                },
                "logicalLocations": [_logical(place, language)],
            }
        ],
        # the second is the name that GitHub knows; both outlive edits elsewhere
        "partialFingerprints": {
            "segl/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
    }
    return result if index is None else {"ruleIndex": index, **result}


def _region(place: Place) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": place.paragraph or 1}
    return region | {"snippet": {"text": place.quote}} if place.quote else region


def _logical(place: Place, language: str) -> dict[str, Any]:
    steps = [place.part or place.story, *place.heading]
    if place.cell is not None:
        steps.append("tbl{}/tr{}/tc{}".format(*place.cell))
    if place.paragraph is not None:
        steps.append(f"p{place.paragraph}")
    return {
        "name": place.heading[-1] if place.heading else STORIES[place.story].text(language),
        "fullyQualifiedName": "/".join(steps),
        "decoratedName": place.quoting("").describe(language),
        "kind": "paragraph" if place.paragraph is not None else "document",
    }


def _notification(gap: NotChecked | Corrected, report: Report, language: str) -> dict[str, Any]:
    uri = _uri(report.path(gap.template))
    return {
        "level": "note",
        "message": {"text": f"{_named(gap, language)}."},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}}}],
    }


def _named(gap: NotChecked | Corrected, language: str) -> str:
    text = gap.what.text(language).rstrip(".")
    return f"{CORRECTED.text(language)}: {text}" if isinstance(gap, Corrected) else text


def _uri(path: str) -> str:
    found = Path(path)
    return found.as_uri() if found.is_absolute() else quote(os.fsencode(path))
