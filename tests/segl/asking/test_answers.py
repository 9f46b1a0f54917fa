"""Answers given, taken back, and taken out of a list."""

from __future__ import annotations

from typing import Any

import pytest

from segl.asking.answers import Answers, Mark, Place

BLANK, THERE = Mark.BLANK, Mark.THERE


def test_an_answer_given_again_is_the_latest() -> None:
    answers = Answers().give(("a",), "1").give(("b",), "2").give(("a",), "3")
    assert list(answers.given.items()) == [(("b",), "2"), (("a",), "3")]


def test_an_answer_taken_back_is_still_offered() -> None:
    answers = Answers().give(("a",), "1").take_one_back(("a",))
    assert (answers.given, answers.earlier) == ({}, {("a",): "1"})
    again = answers.give(("a",), "2")
    assert (again.given, again.earlier) == ({("a",): "2"}, {})


def test_what_is_below_a_place_goes_with_it_or_stays() -> None:
    answers = Answers().give(("g",), THERE).give(("g", "x"), "1")
    assert answers.take_back(("g",)).given == {}
    assert answers.take_one_back(("g",)).given == {("g", "x"): "1"}


@pytest.mark.parametrize(
    ("items", "index", "expected"),
    [
        pytest.param({0: "a", 1: "b", 2: BLANK}, 0, {0: "b", 1: BLANK}, id="the first"),
        pytest.param({0: "a", 1: "b", 2: BLANK}, 1, {0: "a", 1: BLANK}, id="the last"),
        pytest.param({0: "a", 1: "b", 2: "c"}, 1, {0: "a", 1: "c"}, id="of a full list"),
        pytest.param({0: "a"}, 1, {0: "a", 1: BLANK}, id="no more"),
        pytest.param({0: "a", 1: BLANK}, 1, {0: "a", 1: BLANK}, id="no more, once again"),
    ],
)
def test_nothing_for_an_item_takes_it_out(
    items: dict[int, Any], index: int, expected: dict[int, Any]
) -> None:
    answers = Answers({("l", n): value for n, value in items.items()})
    assert answers.give(("l", index), BLANK).given == {("l", n): v for n, v in expected.items()}


def test_the_fields_of_later_items_move_up() -> None:
    given: dict[Place, Any] = {
        ("l", 0, "x"): "a", ("l", 1): THERE, ("l", 1, "x"): "b",
        ("l", 2): THERE, ("l", 2, "x"): "c", ("l", 3): BLANK, ("m", 1): "z",
    }  # fmt: skip
    answers = Answers(given, {("l", 2, "y"): "offered"}).give(("l", 1), BLANK)
    assert answers.given == {
        ("l", 0, "x"): "a", ("l", 1): THERE, ("l", 1, "x"): "c", ("l", 2): BLANK, ("m", 1): "z",
    }  # fmt: skip
    assert answers.earlier == {("l", 1, "y"): "offered"}


def test_whether_items_come_after() -> None:
    answers = Answers({("l", 0): "a", ("l", 1): "b", ("l", 2): BLANK, ("x",): "c"})
    places = [("l", 0), ("l", 1), ("l", 2), ("x",)]
    assert [answers.has_items_after(place) for place in places] == [True, False, False, False]


def test_answers_do_not_show_themselves() -> None:
    """A record that is logged by mistake names nobody."""
    assert "Ane" not in repr(Answers().give(("navn",), "Ane").take_one_back(("navn",)))
