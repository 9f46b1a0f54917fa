"""Guards: each kind of finding has a working example, a reason, and its place in the documents."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa import ruleset
from qa.letter import ruleset as letters
from qa.process import checking
from qa.process.model import Offer
from qa.process.ruleset import BY_CODE, RULES, Rule
from segl.cli import main
from segl.process import reading

ROOT = Path(__file__).resolve().parents[3]
OFFERS = (
    Offer("partshoering", "Partshøring", "oplysning", "0.2.0"),
    Offer("gammel_hoering", "Gammel høring", "oplysning", "0.1.0", "2020-01-01"),
)
each = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def _codes(text: str, folder: Path) -> set[tuple[str, str]]:
    path = folder / "a.csv"
    path.write_text(text, "utf-8")
    found = checking.check(reading.read(path).steps, OFFERS, "", datetime.date(2026, 11, 22))
    return {(one.code, one.severity) for one in found}


@each
def test_the_bad_example_fires_and_the_good_one_is_silent(rule: Rule, tmp_path: Path) -> None:
    assert _codes(rule.bad, tmp_path) == {(rule.code, rule.severity)}
    assert _codes(rule.good, tmp_path) == set()


@each
def test_it_says_what_and_why_in_both_languages(rule: Rule) -> None:
    for message in (rule.title, rule.reason):
        assert message.da != message.en
    assert not rule.title.da.endswith(".")
    assert rule.reason.da.endswith(".")
    assert rule.reason.en.endswith(".")


def test_the_codes_are_a_family_of_their_own() -> None:
    assert list(BY_CODE) == [f"PRO{number:03}" for number in range(1, len(RULES) + 1)]
    assert not BY_CODE.keys() & (ruleset.BY_CODE.keys() | letters.BY_CODE.keys())
    said = (ROOT / "qa" / "process" / "checking.py").read_text("utf-8")
    assert set(re.findall(r"PRO\d{3}", said)) == BY_CODE.keys()
    table = (ROOT / "docs" / "process.md").read_text("utf-8")
    assert re.findall(r"^\| (PRO\d{3}) \|", table, re.MULTILINE) == list(BY_CODE)


def test_they_are_listed_and_explained() -> None:
    run = CliRunner().invoke
    assert "PRO004  warning  Trinnet henviser til en løs Word-fil" in run(main, ["rules"]).stdout
    told = run(main, ["explain", "pro001"]).stdout
    assert told.startswith("PRO001 (fejl): Trinnet henviser til en ukendt skabelon")
    assert "    Hør parten;Partshøring" in told
