"""Findings in order, told once, and what makes a run fail."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from qa.finding import SEVERITIES, Finding, Fulfilled, NotChecked, Report, merge
from render.message import Message
from render.place import Place

SAID = Message("Noget er galt.", "Something is wrong.")
HERE = Place("word/document.xml", "body", 3, quote="{{ x }}")
ONE = Finding("TAG001", "error", SAID, "a/da.docx", HERE)
WARNING = replace(ONE, severity="warning")
INFO = replace(ONE, severity="info")


def test_order_is_template_then_severity_then_place() -> None:
    ordered = [
        replace(ONE, place=Place()),
        replace(ONE, place=replace(HERE, paragraph=2), code="TAG009"),
        replace(ONE, place=replace(HERE, paragraph=10)),
        replace(ONE, place=replace(HERE, paragraph=10), code="TAG002"),
        replace(ONE, place=Place("word/footer1.xml", "footer", 1)),
        replace(WARNING, place=replace(HERE, paragraph=1)),
        replace(INFO, place=replace(HERE, paragraph=2)),
        replace(ONE, template="b/da.docx"),
    ]
    mixed = ordered.copy()
    random.Random(7).shuffle(mixed)
    assert list(merge([Report(findings=tuple(mixed))]).findings) == ordered


def test_the_same_is_told_once() -> None:
    other = replace(ONE, place=replace(HERE, paragraph=4))
    report = merge([Report(findings=(ONE, other)), Report(findings=(ONE,))])
    assert report.findings == (ONE, other)
    assert report.counts == {"error": 2, "warning": 0, "info": 0}


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, code="TAG002"),
        replace(ONE, template="b/da.docx"),
        replace(ONE, place=replace(HERE, quote="{{ y }}")),
        replace(ONE, message=Message("Noget andet.", "Something else.")),
    ],
    ids=["code", "template", "place", "message"],
)
def test_what_differs_is_told_twice(other: Finding) -> None:
    assert len(merge([Report(findings=(ONE, other))]).findings) == 2


def test_merging_keeps_the_rest() -> None:
    gap = NotChecked("a/da.docx", SAID)
    met = Fulfilled(SAID, "§ 1", "a/da.docx", HERE)
    left = Report(("a/da.docx",), (), (met,), (gap,))
    right = Report(("b/da.docx",), (INFO,), (), (gap, replace(gap, template="b/da.docx")))
    report = merge([left, right, left])
    assert report.templates == ("a/da.docx", "b/da.docx")
    assert report.fulfilled == (met,)
    assert [item.template for item in report.not_checked] == ["a/da.docx", "b/da.docx"]
    assert report.counts == {"error": 0, "warning": 0, "info": 1}


def test_merging_nothing() -> None:
    assert merge([]) == Report(counts=dict.fromkeys(SEVERITIES, 0))


@pytest.mark.parametrize(
    ("findings", "level", "fails"),
    [
        ((), "error", False),
        ((), "info", False),
        ((ONE,), "error", True),
        ((ONE,), "warning", True),
        ((WARNING,), "error", False),
        ((WARNING,), "warning", True),
        ((INFO,), "warning", False),
        ((INFO,), "info", True),
        ((INFO, WARNING, ONE), "error", True),
        ((INFO, WARNING, ONE), "never", False),
    ],
)
def test_fails(findings: tuple[Finding, ...], level: str, fails: bool) -> None:
    assert Report(findings=findings).fails(level) is fails


def test_a_report_named_from_a_folder() -> None:
    gap, met = NotChecked("a/da.docx", SAID), Fulfilled(SAID, "§ 1", "a/da.docx", HERE)
    report = Report(("a/da.docx",), (ONE,), (met,), (gap,))
    for folder, name in (("lib", "lib/a/da.docx"), (".", "a/da.docx"), ("/x", "/x/a/da.docx")):
        under = report.under(folder)
        assert under.templates == (name,)
        assert [one.template for one in under.findings] == [name]
        assert [one.template for one in under.fulfilled] == [name]
        assert [one.template for one in under.not_checked] == [name]


def test_where_a_template_lies() -> None:
    left = Report(("a/da.docx",)).at({"a/da.docx": "lib/a/da.docx"})
    report = merge([left, Report(("b/da.docx",))])
    assert report.path("a/da.docx") == "lib/a/da.docx"
    assert report.path("b/da.docx") == "b/da.docx"
