"""The reports for machines, each read by the rules of its own format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from qa.finding import Finding, Fulfilled, NotChecked, Report, merge
from qa.linter import lint
from qa.reports import REPORTS
from qa.ruleset import RULES
from qa.subject import Subject
from render.message import Message
from render.place import Place

TEXT = "# Afgørelse\n{{ nvan }}\n## Sats\n| a | [vælg sats] |\n# Klagevejledning\nKlag."
NAME = "templates/æ, b/50 %/da.docx"  # whatever a file may be called
HERE = Place("word/document.xml", "body", 7, (2, 3, 1), ("Brev", "Om dig: a, b"), "{{ x }} <&> 5 %")
ODD = Finding(
    "DAT002",
    "error",
    Message("Første\r\nlinje: 100 %, »x«.\x0b", "First\r\nline: 100 %."),
    NAME,
    HERE,
    Message("Ret den.", "Mend it."),
    "§ 1",
)
NOTE = replace(ODD, severity="info", place=Place(), fix=None, basis="", code="LAW005")
Write = Callable[[Report], Any]


@pytest.fixture(scope="module")
def report(subject: Callable[..., Subject]) -> Report:
    """A report with something of everything, and with whatever can stand in a name."""
    gap = NotChecked(NAME, Message("alt", "everything"))
    met = Fulfilled(Message("Et afsnit", "A section"), "§ 2", NAME, HERE)
    found = (ODD, replace(ODD, place=replace(HERE, paragraph=9)), NOTE)
    sound = Report(("sund.docx",))
    odd = Report((NAME,), found, (met,), (gap,), {}, {NAME: f"bibliotek/{NAME}"})
    return merge([lint(subject(TEXT)), odd, sound])


@pytest.mark.parametrize("style", REPORTS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_at_all(style: str, language: str) -> None:
    text = REPORTS[style](Report(), language)
    if style in ("json", "gitlab", "sarif"):
        json.loads(text)
    elif style == "junit":
        assert ElementTree.fromstring(text).tag == "testsuites"
    elif style == "github":
        assert text == ""
    else:
        assert ("0 fejl" if language == "da" else "0 errors") in text


# --- SARIF ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "en"])
def test_sarif_is_valid(language: str, report: Report, sarif: Callable[[Any], list[str]]) -> None:
    log = json.loads(REPORTS["sarif"](report, language))
    assert sarif(log) == []
    assert sarif(log | {"version": "2.0.0"})  # the schema does judge
    assert sarif(json.loads(REPORTS["sarif"](Report(), language))) == []
    assert len(log["runs"][0]["results"]) == len(report.findings)


def test_sarif_names_the_place(report: Report) -> None:
    run = json.loads(REPORTS["sarif"](report, "da"))["runs"][0]
    one = next(r for r in run["results"] if "snippet" in str(r) and "<&>" in str(r))
    (place,) = one["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "bibliotek/templates/%C3%A6%2C%20b/50%20%25/da.docx"},
        "region": {"startLine": 7, "snippet": {"text": "{{ x }} <&> 5 %"}},
    }
    assert place["logicalLocations"] == [
        {
            "name": "Om dig: a, b",
            "fullyQualifiedName": "word/document.xml/Brev/Om dig: a, b/tbl2/tr3/tc1/p7",
            "decoratedName": (
                "brødteksten, under »Brev › Om dig: a, b«, tabel 2, række 3, kolonne 1, afsnit 7"
            ),
            "kind": "paragraph",
        }
    ]
    assert one["level"] == "error"
    assert "Ret den." in one["message"]["text"]
    assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == "DAT002"
    bare = next(r for r in run["results"] if r["ruleId"] == "LAW005")
    assert bare["level"] == "note"
    assert bare["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert bare["locations"][0]["logicalLocations"][0]["kind"] == "document"


def test_sarif_tells_each_finding_by_its_fingerprint(report: Report) -> None:
    run = json.loads(REPORTS["sarif"](report, "da"))["runs"][0]
    marks = [result["partialFingerprints"] for result in run["results"]]
    assert [mark["segl/v1"] for mark in marks] == [one.fingerprint for one in report.findings]
    assert len({mark["primaryLocationLineHash"] for mark in marks}) == len(marks)


def test_sarif_explains_every_rule_and_every_gap(report: Report) -> None:
    run = json.loads(REPORTS["sarif"](report, "en"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(rule.code for rule in RULES)
    for rule in rules:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"].count("````") == 4
        assert re.fullmatch(r"[A-Z]\w+", rule["name"])
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    told = [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]
    assert told == [f"{gap.what.en}." for gap in report.not_checked]


def test_a_finding_of_no_rule_has_no_index(report: Report) -> None:
    odd = merge([Report((NAME,), (replace(ODD, code="XXX999"),))])
    (result,) = json.loads(REPORTS["sarif"](odd, "da"))["runs"][0]["results"]
    assert "ruleIndex" not in result


# --- JUnit ------------------------------------------------------------------------------

# what the readers of Jenkins and GitLab know: children and attributes of each element
JUNIT = {
    "testsuites": ({"testsuite"}, {"name", "tests", "failures", "errors", "skipped"}),
    "testsuite": ({"testcase"}, {"name", "tests", "failures", "errors", "skipped"}),
    "testcase": ({"failure", "skipped", "system-out"}, {"classname", "name", "file"}),
    "failure": (set(), {"message", "type"}),
    "skipped": (set(), {"message"}),
    "system-out": (set(), set()),
}


@pytest.mark.parametrize("language", ["da", "en"])
def test_junit_has_the_structure_that_readers_know(language: str, report: Report) -> None:
    root = ElementTree.fromstring(REPORTS["junit"](report, language))
    for element in root.iter():
        children, attributes = JUNIT[element.tag]
        assert {child.tag for child in element} <= children
        assert set(element.attrib) == attributes
    for whole in (root, *root):
        assert int(whole.get("tests", "")) == len(list(whole.iter("testcase")))
        assert int(whole.get("failures", "")) == len(list(whole.iter("failure")))
        assert int(whole.get("skipped", "")) == len(list(whole.iter("skipped")))


def test_junit_says_what_failed_passed_and_was_skipped(report: Report) -> None:
    root = ElementTree.fromstring(REPORTS["junit"](report, "da"))
    assert [suite.get("name") for suite in root] == list(report.templates)
    errors = sum(one.severity == "error" for one in report.findings)
    assert int(root.get("failures", "")) == errors
    suite = next(suite for suite in root if suite.get("name") == NAME)
    assert [(case.get("name"), [child.tag for child in case]) for case in suite] == [
        ("DAT002: Første\r\nlinje: 100 %, »x«.\\x0b", ["failure"]),
        ("DAT002: Første\r\nlinje: 100 %, »x«.\\x0b (2)", ["failure"]),
        ("LAW005: Første\r\nlinje: 100 %, »x«.\\x0b", ["system-out"]),
        ("Et afsnit", []),
        ("Ikke kontrolleret: alt", ["skipped"]),
    ]
    assert {case.get("file") for case in suite} == {f"bibliotek/{NAME}"}
    words = _text(suite[0][0])
    assert "afsnit 7: »{{ x }} <&> 5 %«" in words
    assert "Ret den." in words
    assert "§ 1" in words
    sound = next(suite for suite in root if suite.get("name") == "sund.docx")
    assert [case.get("name") for case in sound] == ["segl lint"]


def _text(element: Element) -> str:
    return "".join(element.itertext())


# --- GitHub, GitLab -----------------------------------------------------------------------


def test_github_escapes_what_its_commands_are_made_of(report: Report) -> None:
    lines = REPORTS["github"](report, "da").split("\n")
    assert len(lines) == len(report.findings)
    line = next(line for line in lines if "50" in line and "::error" in line)
    assert line.startswith(
        "::error file=bibliotek/templates/æ%2C b/50 %25/da.docx,line=7,"
        "title=DAT002 templates/æ%2C b/50 %25/da.docx::Første%0D%0Alinje: 100 %25, »x«."
    )
    properties, _, data = line[2:].partition("::")
    assert _unescaped(data).startswith(ODD.message.da.replace("\x0b", "\\x0b"))
    assert properties.count(",") == 2
    assert [line.split(" ")[0] for line in lines].count("::notice") == 1


def _unescaped(data: str) -> str:
    """Read as GitHub's runner does (actions/runner, ActionCommand.cs)."""
    return data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_github_tells_levels_by_its_own_words(report: Report) -> None:
    told = re.findall(r"^::(\w+) ", REPORTS["github"](report, "en"), re.MULTILINE)
    names = {"error": "error", "warning": "warning", "info": "notice"}
    assert told == [names[one.severity] for one in report.findings]


def test_gitlab_has_what_its_widget_asks_for(report: Report) -> None:
    entries = json.loads(REPORTS["gitlab"](report, "da"))
    assert len(entries) == len(report.findings)
    for entry, finding in zip(entries, report.findings, strict=True):
        assert list(entry) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["check_name"] == finding.code
        assert entry["location"]["lines"]["begin"] >= 1
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    odd = next(entry for entry in entries if "50" in entry["location"]["path"])
    assert odd["location"] == {"path": f"bibliotek/{NAME}", "lines": {"begin": 7}}


# --- Markdown -------------------------------------------------------------------------------


def test_markdown_is_a_table_a_template(report: Report) -> None:
    lines = REPORTS["markdown"](report, "da").split("\n")
    assert lines[0] == "## Skabelonerne"
    assert lines[2].startswith("3 skabeloner kontrolleret: ")
    assert "### brev/da.docx" in lines
    rows = [line for line in lines if line.startswith("| FEJL DAT002")]
    assert len(rows) == 3
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert "Ingen anmærkninger: 1" in lines
    assert any(line.startswith("- ") for line in lines)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("{{ a|dato }}", r"\{\{ a\|dato \}\}", id="a filter is no column"),
        pytest.param("[x](http://y)", r"\[x\]\(http://y\)", id="no link"),
        pytest.param("<script>", r"\<script\>", id="no HTML"),
        pytest.param("a\n# b", r"a \# b", id="no line of its own"),
        pytest.param("@alle", "@\u200balle", id="nobody is called"),
        pytest.param("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`", id="no letters of its own"),
    ],
)
def test_markdown_shows_words_as_they_are(words: str, shown: str) -> None:
    odd = replace(ODD, message=Message(words, words))
    assert f"| FEJL DAT002 | {shown} |" in REPORTS["markdown"](Report((NAME,), (odd,)), "da")


def test_markdown_of_very_many() -> None:
    many = tuple(replace(ODD, place=replace(HERE, paragraph=number)) for number in range(70))
    text = REPORTS["markdown"](merge([Report((NAME,), many)]), "da")
    assert text.count("| FEJL ") == 50
    assert "og 20 til" in text
