"""Guards: a rule on finished letters has a code, words in both languages, and a place in the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa import ruleset
from qa.letter import rules
from qa.letter.ruleset import BY_CODE, RULES
from qa.letter.subject import Subject
from qa.rule import Rule

FILES = sorted(path.stem for path in Path(rules.__path__[0]).glob("*.py") if path.stem[0] != "_")
each = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


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
    assert rule.bad.strip() != rule.good.strip()


def test_each_file_is_in_the_list_once() -> None:
    assert sorted(rule.name for rule in RULES) == FILES
    assert len(BY_CODE) == len(RULES)


def test_the_codes_are_of_a_family_of_their_own() -> None:
    assert {rule.family for rule in RULES} == {"LTR"}
    assert not BY_CODE.keys() & ruleset.BY_CODE.keys()
    assert sorted(BY_CODE) == [f"LTR{number:03}" for number in range(1, len(RULES) + 1)]
