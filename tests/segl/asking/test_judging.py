"""Three values: what is decided of a case begun stays so, however it goes on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render import schema, validators
from segl.asking.answers import Mark, Place
from segl.asking.judging import Judge, Standing, State, Verdict, every, negated, one, some

MADE = schema.from_documents({"sag.json": {"type": "object"}}, "sag.json")
FIELDS = ("a", "b", "c")
VALUES = st.sampled_from([1, 2, "x", True])


def _accepts(node: Any, resolver: Any, value: Any) -> bool:
    return bool(validators.explainer(node, MADE.registry, resolver).is_valid(value))


def _judge(given: dict[Place, Any]) -> Judge:
    return Judge(Standing(given, {}), _accepts)


@pytest.mark.parametrize(
    ("verdicts", "all_hold", "some_hold", "one_holds"),
    [
        ([], True, False, False),
        ([True], True, True, True),
        ([False], False, False, False),
        ([None], None, None, None),
        ([True, None], None, True, None),
        ([False, None], False, None, None),
        ([True, True], True, True, False),
        ([True, True, None], None, True, False),
        ([True, False], False, True, True),
    ],
)
def test_verdicts_together(
    verdicts: Iterable[Verdict], all_hold: Verdict, some_hold: Verdict, one_holds: Verdict
) -> None:
    found = list(verdicts)
    assert (every(found), some(found), one(found)) == (all_hold, some_hold, one_holds)


def test_the_opposite() -> None:
    assert [negated(verdict) for verdict in (True, False, None)] == [False, True, None]


def test_states() -> None:
    standing = Standing(
        {("g", "x"): 1, ("h",): Mark.BLANK, ("h", "y"): 2, ("i",): Mark.THERE, ("n",): None}, {}
    )
    places: list[Place] = [("g",), ("g", "x"), ("g", "z"), ("h",), ("h", "y"), ("i",), ("n",), ()]
    assert [standing.state(place) for place in places] == [
        State.BEGUN, State.VALUE, State.OPEN, State.ABSENT, State.ABSENT, State.BEGUN,
        State.VALUE, State.BEGUN,
    ]  # fmt: skip
    assert standing.value(()) == {"g": {"x": 1}, "i": {}, "n": None}


def test_a_list_as_a_value() -> None:
    standing = Standing({("l", 0): "a", ("l", 1): "b", ("l", 2): Mark.BLANK}, {})
    assert standing.value(("l",)) == ["a", "b"]


def test_watched_fields_come_one_by_one() -> None:
    node = {
        "type": "object",
        "required": ["a", "b"],
        "properties": {"a": {"const": 1}, "g": {"properties": {"x": {"const": 1}}}},
        "anyOf": [{"properties": {"c": {"enum": [1]}}}, {"minProperties": 2}],
    }
    watched = list(_judge({("b",): 1}).watched(node, MADE.resolver, ()))
    assert watched == [("a",), ("g", "x"), ("c",), (), ("a",)]


CONDITIONS = st.recursive(
    st.one_of(
        st.builds(lambda f, v: {"properties": {f: {"const": v}}}, st.sampled_from(FIELDS), VALUES),
        st.builds(
            lambda f, v, w: {"properties": {f: {"enum": [v, w]}}, "required": [f]},
            st.sampled_from(FIELDS), VALUES, VALUES,
        ),
        st.builds(lambda f: {"required": [f]}, st.sampled_from(FIELDS)),
        st.builds(lambda f: {"properties": {f: False}}, st.sampled_from(FIELDS)),
        st.just({"type": "object"}),
        st.booleans(),
    ),
    lambda inner: st.one_of(
        st.builds(lambda node: {"not": node}, inner),
        st.builds(
            lambda word, nodes: {word: nodes},
            st.sampled_from(["allOf", "anyOf", "oneOf"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        st.builds(lambda i, t, e: {"if": i, "then": t, "else": e}, inner, inner, inner),
    ),
    max_leaves=6,
)  # fmt: skip
CASES = st.dictionaries(st.sampled_from(FIELDS), VALUES)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(node=CONDITIONS, case=CASES, asked=st.sets(st.sampled_from(FIELDS)))
def test_what_is_decided_early_is_decided_right(
    node: Any, case: dict[str, Any], asked: set[str]
) -> None:
    answers: dict[Place, Any] = {(name,): case.get(name, Mark.BLANK) for name in FIELDS}
    truth = _accepts(node, MADE.resolver, case)
    so_far = {place: answer for place, answer in answers.items() if place[0] in asked}
    assert _judge(so_far).verdict(node, MADE.resolver, ()) in (truth, None)
    assert _judge(answers).verdict(node, MADE.resolver, ()) is truth
