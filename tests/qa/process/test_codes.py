"""Guards: each code that the check of a process uses is told, and none beside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qa import ruleset
from qa.finding import SEVERITIES
from qa.letter import ruleset as letters
from qa.process import checking
from qa.process.codes import BY_CODE, CODES, Code


def test_what_is_found_is_told() -> None:
    used = re.findall(r'"(PRO\d{3})"', Path(checking.__file__).read_text("utf-8"))
    assert sorted(set(used)) == sorted(BY_CODE) == [one.code for one in CODES]
    assert not BY_CODE.keys() & (ruleset.BY_CODE.keys() | letters.BY_CODE.keys())


@pytest.mark.parametrize("one", CODES, ids=lambda one: one.code)
def test_it_says_what_and_why_in_both_languages(one: Code) -> None:
    for message in (one.title, one.reason):
        assert message.da.strip()
        assert message.en.strip()
        assert message.da != message.en
    assert one.reason.da.endswith(".")
    assert one.reason.en.endswith(".")
    assert one.bad != one.good
    assert one.severity in SEVERITIES
