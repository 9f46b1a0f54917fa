"""Guards: a rule without a working example, a reason or a test does not get in."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from qa import rules
from qa.rule import Rule
from qa.rules import fact_missing, section_missing
from qa.ruleset import BY_CODE, RULES
from qa.subject import Subject

FAMILIES = ("PKG", "TAG", "DAT", "LAW", "ACC", "LNG", "PAR", "LIB", "ESD")
FILES = sorted(path for path in Path(rules.__path__[0]).glob("*.py") if path.stem != "__init__")
# an example is a fragment of a letter: it has no room for every required section and fact
LEFT_OUT = {section_missing.check.code, fact_missing.check.code}
WITH = {"DAT018": {"DAT015"}}  # a field is dead because its branch is
each = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@each
def test_the_bad_example_fires_and_nothing_else(
    rule: Rule[Subject], findings: Callable[..., list[tuple[str, str, str]]]
) -> None:
    codes = {code for code, _, _ in findings(rule.bad)}
    assert codes - (LEFT_OUT - {rule.code}) - WITH.get(rule.code, set()) == {rule.code}


@each
def test_the_good_example_is_silent(
    rule: Rule[Subject], findings: Callable[..., list[tuple[str, str, str]]]
) -> None:
    codes = {code for code, _, _ in findings(rule.good)}
    assert not codes - (LEFT_OUT - {rule.code})


@each
def test_it_says_what_and_why_in_both_languages(rule: Rule[Subject]) -> None:
    for message in (rule.title, rule.reason):
        assert message.da.strip()
        assert message.en.strip()
        assert message.da != message.en
    assert (rule.check.__doc__ or "").strip()
    assert not rule.title.da.endswith(".")
    assert rule.reason.da.endswith(".")
    assert rule.reason.en.endswith(".")


@each
def test_it_has_a_table_of_its_own(rule: Rule[Subject]) -> None:
    assert (Path(__file__).parent / f"test_{rule.name}.py").is_file()


def test_each_file_is_in_the_ruleset() -> None:
    assert sorted(rule.name for rule in RULES) == [path.stem for path in FILES]


def test_codes_are_unique_and_well_formed() -> None:
    assert len(BY_CODE) == len(RULES)
    for rule in RULES:
        assert rule.family in FAMILIES
        assert len(rule.code) == 6
        assert rule.code[3:].isdigit()
        assert rule.severity in ("error", "warning", "info")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_rule_looks_past_the_model(path: Path) -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not imported & {"lxml", "zipfile", "docx", "docxtpl", "jinja2"}
