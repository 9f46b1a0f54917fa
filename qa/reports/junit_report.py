"""The report as JUnit XML, which most build servers show: a suite a template."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from qa.finding import Finding, Report
from qa.reports.words import CORRECTED, described
from render.characters import legal, visible
from render.message import Message

_GAP = Message("Ikke kontrolleret", "Not checked")


def write(report: Report, language: str) -> str:
    """
    Return the XML text.

    An error is a failure, what was not checked is skipped; a warning or note is a test that
    passes, with its words as output. A requirement of the law that is met, and a correction of the
    law, is a test that passes.
    """
    root = Element("testsuites", name="segl")
    for name in report.templates:
        _suite(SubElement(root, "testsuite", name=_legal(name)), report, name, language)
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'


def _suite(suite: Element, report: Report, name: str, language: str) -> None:
    seen: Counter[str] = Counter()

    def case(title: str) -> Element:
        seen[title] += 1
        whole = title if seen[title] == 1 else f"{title} ({seen[title]})"
        found = SubElement(suite, "testcase", classname=_legal(name), name=_legal(whole))
        found.set("file", _legal(report.path(name)))
        return found

    findings = [finding for finding in report.findings if finding.template == name]
    for finding in findings:
        _told(case(f"{finding.code}: {finding.message.text(language)}"), finding, language)
    for item in report.fulfilled:
        if item.template == name:
            case(item.requirement.text(language))
    for gap in report.not_checked:
        if gap.template == name:
            what = gap.what.text(language)
            title = f"{_GAP.text(language)}: {what}"
            SubElement(case(title), "skipped", message=_legal(what))
    for one in report.corrected:
        if one.template == name:
            case(f"{CORRECTED.text(language)}: {one.what.text(language)}")
    if not len(suite):
        case("segl lint")
    failures = sum(finding.severity == "error" for finding in findings)
    skipped = sum(gap.template == name for gap in report.not_checked)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(failures))
    suite.set("errors", "0")
    suite.set("skipped", str(skipped))


def _told(case: Element, finding: Finding, language: str) -> None:
    text = _legal("\n".join(described(finding, language)))
    if finding.severity == "error":
        message = _legal(finding.message.text(language))
        SubElement(case, "failure", message=message, type=finding.code).text = text
    else:
        SubElement(case, "system-out").text = f"{finding.severity}: {text}"


def _legal(text: str) -> str:
    """Write out characters that XML cannot hold."""
    return legal("\r".join(visible(piece) for piece in text.split("\r")))
