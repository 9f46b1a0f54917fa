"""A case at hand as answers: whole cases need no question, and nothing is lost unsaid."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from render import case, library
from render.schema import Schema
from samples import to_one
from segl.asking import beginning, prose
from segl.asking.answers import Mark
from segl.asking.course import course

ROOT = Path(__file__).resolve().parents[3]
CASES = [pytest.param(path, id=f"{path.parents[1].name}-{path.stem}") for path in to_one(ROOT)]
DECISION = ROOT / "templates" / "afgoerelse_stoette" / "cases" / "delvis.json"


def _schema(path: Path) -> Schema:
    home = library.open_library(ROOT)
    return home.schema(home.entry(path.parents[1].name).manifest.schema)


def _read(path: Path) -> dict[str, Any]:
    return case.read(path.read_bytes())


@pytest.mark.parametrize("path", CASES)
def test_a_whole_case_leaves_no_question(path: Path) -> None:
    home = library.open_library(ROOT)
    long_texts = prose.paths(home.template(home.entry(path.parents[1].name)))
    schema, told = _schema(path), _read(path)
    answers = beginning.read(schema, told, long_texts)
    found = course(schema, answers, long_texts)
    assert found.question is None
    assert found.case == told
    assert not list(beginning.unused(schema, told, answers))


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        pytest.param(lambda told: told["barn"].pop("navn"), ("barn", "navn"), id="missing"),
        pytest.param(
            lambda told: told["brev"].update(dato="i morgen"), ("brev", "dato"), id="wrong"
        ),
        pytest.param(
            lambda told: told["barn"].update(navn={"for": "A"}), ("barn", "navn"), id="a group"
        ),
    ],
)
def test_what_lacks_or_is_wrong_is_asked_for(change: Any, asked: tuple[str, ...]) -> None:
    schema, told = _schema(DECISION), copy.deepcopy(_read(DECISION))
    change(told)
    found = course(schema, beginning.read(schema, told))
    assert found.question is not None
    assert [question.place for question in found.open] == [asked]


def test_what_a_missing_answer_decides_is_offered_later() -> None:
    schema, told = _schema(DECISION), copy.deepcopy(_read(DECISION))
    outcome = told["modtager"].pop("afgoerelsesklasse")
    answers = beginning.read(schema, told)
    assert course(schema, answers).question is not None
    assert answers.earlier
    again = answers.give(("modtager", "afgoerelsesklasse"), outcome)
    while (question := course(schema, again).question) is not None:
        again = again.give(question.place, answers.earlier.get(question.place, Mark.BLANK))
    assert course(schema, again).case == _read(DECISION)


def test_what_the_letter_has_no_field_for_is_named() -> None:
    schema, told = _schema(DECISION), {**_read(DECISION), "skostørrelse": 43}
    answers = beginning.read(schema, told)
    assert list(beginning.unused(schema, told, answers)) == ["skostørrelse"]
