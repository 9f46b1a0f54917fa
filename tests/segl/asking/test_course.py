"""What is asked, in which order, and what is not: the schema's conditions, met by answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from render.schema import Schema
from segl.asking.answers import Answer, Answers, Mark, Place
from segl.asking.course import Course, course

BLANK, THERE = Mark.BLANK, Mark.THERE
TEXT = {"type": "string"}
NUMBER = {"type": "integer"}
YES_NO = {"type": "boolean"}
KIND = {"enum": ["mail", "brev", "sms"]}
Make = Callable[..., Schema]


def _given(answers: Mapping[str, Any]) -> Answers:
    """Return answers by their places written as `a.b.0`."""
    made = Answers()
    for name, answer in answers.items():
        made = made.give(_place(name), answer)
    return made


def _place(name: str) -> Place:
    return tuple(int(step) if step.isdigit() else step for step in name.split("."))


def _open(found: Course) -> list[str]:
    """Return the open questions: `a.b`, with `?` where it may be skipped, `+` for lists and groups."""
    marks = {"value": "", "there": "+", "more": "+"}
    return [
        ".".join(map(str, one.place)) + marks[one.kind] + ("" if one.required else "?")
        for one in found.open
    ]


def _asked(schema: Schema, **answers: Answer) -> list[str]:
    return _open(course(schema, _given({k.replace("__", "."): v for k, v in answers.items()})))


# --- what there is to ask ----------------------------------------------------------------


def test_fields_are_asked_in_the_schemas_order(schema: Make) -> None:
    made = schema({"b": TEXT, "a": TEXT, "c": NUMBER}, required=["a"])
    assert _asked(made) == ["b?", "a", "c?"]
    assert _asked(made, b="x") == ["a", "c?"]


def test_a_required_group_is_not_asked_about_an_optional_one_is(schema: Make) -> None:
    group = {"type": "object", "properties": {"x": TEXT}, "required": ["x"]}
    made = schema({"must": group, "may": group}, required=["must"])
    assert _asked(made) == ["must.x", "may+?"]
    assert _asked(made, must__x="1", may=THERE) == ["may.x"]
    found = course(made, _given({"must.x": "1", "may": BLANK}))
    assert (found.question, found.case) == (None, {"must": {"x": "1"}})


def test_a_list_goes_on_until_there_are_no_more(schema: Make) -> None:
    made = schema({"l": {"type": "array", "items": TEXT, "minItems": 1}}, required=["l"])
    assert _asked(made) == ["l.0"]
    assert _asked(made, l__0="a") == ["l.1?"]
    found = course(made, _given({"l.0": "a", "l.1": "b", "l.2": BLANK}))
    assert (found.question, found.case) == (None, {"l": ["a", "b"]})


def test_a_list_has_its_least_and_most_items(schema: Make) -> None:
    items = {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 3}
    made = schema({"l": items}, required=["l"])
    assert _asked(made, l__0="a") == ["l.1"]
    assert _asked(made, l__0="a", l__1="b") == ["l.2?"]
    assert _asked(made, l__0="a", l__1="b", l__2="c") == []


def test_an_optional_list_may_be_left_out_and_a_required_one_be_empty(schema: Make) -> None:
    made = schema({"must": {"type": "array", "items": TEXT}, "may": {"type": "array"}})
    both = schema(
        {"must": {"type": "array", "items": TEXT}, "may": {"type": "array"}}, required=["must"]
    )
    assert _asked(made) == ["must+?", "may+?"]
    assert _asked(both) == ["must+", "may+?"]
    assert course(both, _given({"must": BLANK, "may": BLANK})).case == {"must": []}
    assert _asked(both, must=THERE, may=BLANK) == ["must.0"]


def test_a_list_of_groups(schema: Make) -> None:
    item = {"type": "object", "properties": {"x": TEXT, "y": TEXT}, "required": ["x"]}
    made = schema({"l": {"type": "array", "items": item, "minItems": 1}}, required=["l"])
    assert _asked(made) == ["l.0.x", "l.0.y?", "l.1+?"]
    answers = {"l.0.x": "a", "l.0.y": BLANK, "l.1": THERE, "l.1.x": "b", "l.1.y": "c", "l.2": BLANK}
    assert course(made, _given(answers)).case == {"l": [{"x": "a"}, {"x": "b", "y": "c"}]}


def test_lists_in_lists(schema: Make) -> None:
    inner = {"type": "array", "items": NUMBER, "minItems": 1}
    made = schema({"l": {"type": "array", "items": inner, "minItems": 1}}, required=["l"])
    assert _asked(made) == ["l.0.0", "l.1+?"]
    answers = {"l.0.0": 1, "l.0.1": BLANK, "l.1": THERE, "l.1.0": 2, "l.1.1": BLANK, "l.2": BLANK}
    assert course(made, _given(answers)).case == {"l": [[1], [2]]}


def test_a_row_of_different_items(schema: Make) -> None:
    made = schema(
        {"l": {"type": "array", "prefixItems": [TEXT, NUMBER], "items": False, "minItems": 2}},
        required=["l"],
    )
    found = course(made, _given({"l.0": "a"}))
    assert found.question is not None
    assert (found.question.place, found.question.sort) == (("l", 1), "heltal")
    assert course(made, _given({"l.0": "a", "l.1": 2})).case == {"l": ["a", 2]}


def test_a_single_choice_is_not_asked(schema: Make) -> None:
    made = schema({"v": {"const": "1.0"}, "w": {"enum": ["x"]}}, required=["v"])
    assert _asked(made) == ["w?"]
    assert course(made, _given({"w": BLANK})).case == {"v": "1.0"}


def test_a_yes_that_must_be_given_is_asked_for(schema: Make) -> None:
    """Consent is never filled in for a person."""
    assert _asked(schema({"samtykke": {"const": True}}, required=["samtykke"])) == ["samtykke"]


def test_null_is_no_choice(schema: Make) -> None:
    made = schema({"x": {"enum": ["a", None]}, "y": {"type": ["string", "null"]}}, required=["y"])
    first, second = course(made, Answers()).open
    assert (first.choices, first.may_be_null) == (("a",), True)
    assert (second.sort, second.may_be_null) == ("tekst", True)


def test_a_field_that_is_required_but_not_declared_is_asked(schema: Make) -> None:
    assert _asked(schema({"a": TEXT}, required=["b"])) == ["a?", "b"]


def test_a_group_without_fields_is_not_asked(schema: Make) -> None:
    made = schema({"may": {"type": "object"}, "must": {"type": "object"}}, required=["must"])
    found = course(made, Answers())
    assert (found.open, found.case) == ((), {"must": {}})


def test_a_schema_that_refers_to_itself_is_asked_a_step_at_a_time(schema: Make) -> None:
    node = {"type": "object", "properties": {"navn": TEXT, "barn": {"$ref": "#/$defs/node"}}}
    made = schema({"top": {"$ref": "#/$defs/node"}}, **{"$defs": {"node": node}})
    assert _asked(made) == ["top+?"]
    assert _asked(made, top=THERE, top__navn="a", top__barn=THERE) == [
        "top.barn.navn?",
        "top.barn.barn+?",
    ]


def test_a_group_that_must_hold_itself_ends(schema: Make) -> None:
    node = {"type": "object", "properties": {"x": {"$ref": "#/$defs/n"}}, "required": ["x"]}
    assert _asked(schema({"x": {"$ref": "#/$defs/n"}}, **{"$defs": {"n": node}}), x=THERE) == []


# --- conditions ----------------------------------------------------------------------------

ASKS_MAIL = {"properties": {"kind": {"const": "mail"}}, "required": ["kind"]}
MAIL = {"if": ASKS_MAIL, "then": {"required": ["to"]}, "else": {"properties": {"to": False}}}
FIELDS = {"to": TEXT, "other": TEXT, "kind": KIND}


@pytest.mark.parametrize(
    ("words", "kind", "after"),
    [
        pytest.param(MAIL, "mail", ["to", "other?"], id="then"),
        pytest.param(MAIL, "brev", ["other?"], id="else"),
        pytest.param({"allOf": [MAIL]}, "mail", ["to", "other?"], id="in allOf"),
        pytest.param(
            {"if": {"not": ASKS_MAIL}, "then": {"properties": {"to": False}}},
            "brev",
            ["other?"],
            id="not",
        ),
        pytest.param(
            {"if": {"not": ASKS_MAIL}, "then": {"properties": {"to": False}}},
            "mail",
            ["to?", "other?"],
            id="not, the other way",
        ),
        pytest.param(
            {"if": ASKS_MAIL, "then": {"properties": {"to": {"enum": ["a", "b"]}}}},
            "mail",
            ["to?", "other?"],
            id="a narrower field",
        ),
        pytest.param(
            {"if": {"type": "object", **ASKS_MAIL}, "then": {"required": ["to"]}},
            "mail",
            ["to", "other?"],
            id="with a type",
        ),
        pytest.param(
            {"if": {"anyOf": [ASKS_MAIL, {"properties": {"kind": {"const": "sms"}}}]}}
            | {"then": {"required": ["to"]}},
            "sms",
            ["to", "other?"],
            id="one of two",
        ),
        pytest.param(
            {"if": {"oneOf": [ASKS_MAIL, {"properties": {"kind": {"const": "sms"}}}]}}
            | {"then": {"required": ["to"]}},
            "brev",
            ["to?", "other?"],
            id="neither of two",
        ),
        pytest.param(
            {"if": {"if": ASKS_MAIL, "then": False}, "else": {"required": ["to"]}},
            "mail",
            ["to", "other?"],
            id="a condition as a condition",
        ),
    ],
)
def test_what_decides_is_asked_before_what_depends_on_it(
    words: dict[str, Any], kind: str, after: list[str], schema: Make
) -> None:
    made = schema(FIELDS, required=["kind"], **words)
    assert _asked(made) == ["kind", "other?"]  # although the schema has `to` first
    assert _asked(made, kind=kind) == after


def test_only_what_a_condition_decides_waits_for_it(schema: Make) -> None:
    made = schema({"first": TEXT, **FIELDS}, **MAIL)
    assert _asked(made) == ["first?", "kind?", "other?"]


def test_a_condition_on_a_field_left_out(schema: Make) -> None:
    """Without `required`, an `if` holds for a case that lacks the field."""
    loose = {"if": {"properties": {"kind": {"const": "mail"}}}, "then": {"required": ["to"]}}
    assert _asked(schema(FIELDS, **loose), kind=BLANK) == ["to", "other?"]
    assert _asked(schema(FIELDS, **MAIL), kind=BLANK) == ["other?"]


def test_one_field_can_decide_before_the_next_is_asked(schema: Make) -> None:
    both = {"properties": {"a": {"const": 1}, "b": {"const": 1}}, "required": ["a", "b"]}
    made = schema(
        {"c": TEXT, "a": NUMBER, "b": NUMBER}, **{"if": both, "then": {"required": ["c"]}}
    )
    assert _asked(made) == ["a?", "b?"]
    assert _asked(made, a=1) == ["b?"]
    assert _asked(made, a=1, b=1) == ["c"]
    assert _asked(made, a=2) == ["c?", "b?"]


def test_the_deciding_field_of_another_group_is_asked_with_its_own_heading(schema: Make) -> None:
    inner = {"properties": {"kind": {"const": "mail"}}, "required": ["kind"]}
    condition = {"if": {"properties": {"g": inner}, "required": ["g"]}}
    group = {"title": "Gruppe", "type": "object", "properties": {"x": TEXT, "kind": KIND}}
    made = schema(
        {"to": TEXT, "g": group | {"required": ["kind"]}},
        required=["g"],
        **condition,
        then={"properties": {"to": False}},
    )
    found = course(made, Answers())
    assert _open(found) == ["g.kind", "g.x?"]
    assert found.open[0].trail == ("Gruppe",)
    assert _asked(made, g__kind="mail") == ["g.x?"]
    assert _asked(made, g__kind="brev") == ["to?", "g.x?"]


def test_an_optional_group_that_holds_what_decides_is_asked_first(schema: Make) -> None:
    inner = {"properties": {"kind": {"const": "mail"}}, "required": ["kind"]}
    condition = {"if": {"properties": {"g": inner}, "required": ["g"]}}
    made = schema(
        {"to": TEXT, "g": {"type": "object", "properties": {"kind": KIND}}},
        **condition,
        then={"required": ["to"]},
    )
    assert _asked(made) == ["g+?"]
    assert _asked(made, g=BLANK) == ["to?"]
    assert _asked(made, g=THERE) == ["g.kind?"]
    assert _asked(made, g=THERE, g__kind="mail") == ["to"]


def test_conditions_in_an_item_are_the_items_own(schema: Make) -> None:
    item = {"type": "object", "properties": FIELDS, "required": ["kind"], **MAIL}
    made = schema({"l": {"type": "array", "items": item, "minItems": 1}}, required=["l"])
    answers = {"l.0.kind": "mail", "l.0.to": "x", "l.0.other": BLANK, "l.1": THERE}
    assert _open(course(made, _given(answers))) == ["l.1.kind", "l.1.other?", "l.2+?"]
    answers |= {"l.1.kind": "brev"}
    assert _open(course(made, _given(answers))) == ["l.1.other?", "l.2+?"]


def test_a_condition_on_a_list_waits_until_the_list_is_done(schema: Make) -> None:
    made = schema(
        {"why": TEXT, "l": {"type": "array", "items": KIND, "minItems": 1}},
        required=["l"],
        **{"if": {"properties": {"l": {"contains": {"const": "sms"}}}}},
        then={"required": ["why"]},
        **{"else": {"properties": {"why": False}}},
    )
    assert _asked(made) == ["l.0"]
    assert _asked(made, l__0="mail") == ["l.1?"]
    assert _asked(made, l__0="mail", l__1=BLANK) == []
    assert _asked(made, l__0="mail", l__1="sms", l__2=BLANK) == ["why"]


def test_a_condition_on_a_group_as_a_whole_waits_until_it_is_done(schema: Make) -> None:
    group = {"type": "object", "properties": {"x": TEXT, "y": TEXT}}
    made = schema(
        {"why": TEXT, "g": group},
        required=["g"],
        **{"if": {"properties": {"g": {"minProperties": 2}}}},
        then={"required": ["why"]},
    )
    assert _asked(made) == ["g.x?", "g.y?"]
    assert _asked(made, g__x="a", g__y=BLANK) == ["why?"]
    assert _asked(made, g__x="a", g__y="b") == ["why"]


def test_conditions_that_wait_for_each_other_are_asked_all_the_same(schema: Make) -> None:
    def needs(one: str, other: str) -> dict[str, Any]:
        return {"if": {"required": [one]}, "then": {"required": [other]}}

    made = schema({"a": TEXT, "b": TEXT}, allOf=[needs("a", "b"), needs("b", "a")])
    assert len(_asked(made)) == 2
    assert _asked(made, a="x") == ["b"]
    assert _asked(made, b="x") == ["a"]


def test_a_condition_on_a_field_that_there_can_never_be(schema: Make) -> None:
    made = schema(
        {"a": TEXT, "gone": False}, **{"if": {"required": ["gone"]}, "then": {"required": ["a"]}}
    )
    assert _asked(made) == ["a?"]


def test_a_chain_of_conditions(schema: Make) -> None:
    """`c` hangs on `b`, `b` on `a`: the schema has them the other way round."""
    made = schema(
        {"c": TEXT, "b": YES_NO, "a": YES_NO},
        allOf=[
            {
                "if": {"properties": {"a": {"const": True}}, "required": ["a"]},
                "then": {"required": ["b"]},
                "else": {"properties": {"b": False}},
            },
            {
                "if": {"properties": {"b": {"const": True}}, "required": ["b"]},
                "then": {"required": ["c"]},
                "else": {"properties": {"c": False}},
            },
        ],
    )
    assert _asked(made) == ["a?"]
    assert _asked(made, a=False) == []
    assert _asked(made, a=True) == ["b"]
    assert _asked(made, a=True, b=False) == []
    assert _asked(made, a=True, b=True) == ["c"]


# --- other words of schemas -------------------------------------------------------------------


def test_dependent_required(schema: Make) -> None:
    made = schema({"vej": TEXT, "co": TEXT}, dependentRequired={"co": ["vej"]})
    assert _asked(made) == ["co?"]
    assert _asked(made, co="x") == ["vej"]
    assert _asked(made, co=BLANK) == ["vej?"]


def test_dependent_schemas(schema: Make) -> None:
    made = schema({"b": TEXT, "a": TEXT}, dependentSchemas={"a": {"properties": {"b": False}}})
    assert _asked(made) == ["a?"]
    assert _asked(made, a="x") == []
    assert _asked(made, a=BLANK) == ["b?"]


def test_alternatives_by_a_word(schema: Make) -> None:
    person = {
        "properties": {"slags": {"const": "person"}, "cpr": TEXT},
        "required": ["slags", "cpr"],
    }
    firm = {"properties": {"slags": {"const": "firma"}, "cvr": TEXT}, "required": ["slags", "cvr"]}
    made = schema({"part": {"type": "object", "oneOf": [person, firm]}}, required=["part"])
    found = course(made, Answers())
    assert _open(found) == ["part.slags?"]
    assert found.open[0].choices == ("person", "firma")
    assert _asked(made, part__slags="firma") == ["part.cvr"]
    assert course(made, _given({"part.slags": "firma", "part.cvr": "x"})).case == {
        "part": {"slags": "firma", "cvr": "x"}
    }


def test_alternatives_by_a_word_behind_a_reference(schema: Make) -> None:
    defs = {
        "person": {"properties": {"slags": {"const": "person"}, "cpr": TEXT}, "required": ["cpr"]},
        "firma": {"properties": {"slags": {"const": "firma"}, "cvr": TEXT}, "required": ["cvr"]},
    }
    either = {"anyOf": [{"$ref": "#/$defs/person"}, {"$ref": "#/$defs/firma"}]}
    made = schema(
        {"part": {"properties": {"slags": True}, "required": ["slags"], **either}},
        required=["part"],
        **{"$defs": defs},
    )
    assert _asked(made) == ["part.slags"]
    assert _asked(made, part__slags="person") == ["part.cpr"]


def test_at_least_one_of_two(schema: Make) -> None:
    either = [{"required": ["telefon"]}, {"required": ["email"]}]
    made = schema({"telefon": TEXT, "email": TEXT}, anyOf=either)
    assert _asked(made) == ["telefon?", "email?"]
    assert _asked(made, telefon="1") == ["email?"]
    assert _asked(made, telefon=BLANK) == ["email"]


def test_a_field_skipped_is_asked_again_when_it_turns_out_to_be_required(schema: Make) -> None:
    made = schema({"a": TEXT, "b": TEXT}, dependentRequired={"a": ["b"]})
    assert _asked(made, a=BLANK, b=BLANK) == []
    assert _asked(made, a="x", b=BLANK) == ["b"]


def test_a_closed_group_has_only_the_fields_that_it_names(schema: Make) -> None:
    common = {"type": "object", "properties": {"navn": TEXT, "cpr": TEXT}}
    made = schema(
        {"m": {"$ref": "#/$defs/m", "properties": {"navn": True}, "additionalProperties": False}},
        required=["m"],
        **{"$defs": {"m": common}},
    )
    assert _asked(made) == ["m.navn?"]


def test_titles_help_and_choices_come_from_what_applies(schema: Make) -> None:
    made = schema(
        {
            "kind": KIND,
            "x": {"title": "X", "description": "Hjælp."},
            "g": {"properties": {"a": TEXT}},
        },
        required=["g", "kind"],
        **{"if": ASKS_MAIL, "then": {"properties": {"x": {"enum": ["a", "b"]}}}},
    )
    x, a = course(made, _given({"kind": "mail"})).open
    assert (x.title, x.help, x.choices) == ("X", "Hjælp.", ("a", "b"))
    assert (a.title, a.trail) == ("A", ("G",))
    x, _ = course(made, _given({"kind": "sms"})).open
    assert (x.title, x.choices) == ("X", ())


# --- answers that no longer count ----------------------------------------------------------------


def test_answers_without_a_question_are_set_aside(schema: Make) -> None:
    made = schema(FIELDS, required=["kind"], **MAIL)
    found = course(made, _given({"kind": "brev", "to": "x", "other": BLANK}))
    assert found.aside == (("to",),)
    assert found.case == {"kind": "brev"}


def test_what_is_below_a_group_left_out_is_set_aside(schema: Make) -> None:
    made = schema({"g": {"type": "object", "properties": {"x": TEXT}}})
    found = course(made, _given({"g": THERE, "g.x": "a"}).give(("g",), BLANK))
    assert (found.aside, found.case) == ((("g", "x"),), {})


def test_answers_of_another_schema_are_passed_over(schema: Make) -> None:
    """A draft may be older than the schema."""
    made = schema({"g": {"type": "object", "properties": {"x": TEXT}}, "y": TEXT})
    found = course(made, _given({"g": "was a text", "y": THERE, "z": "gone"}))
    assert _open(found) == ["g+?", "y?"]


def test_numbers_stay_as_they_were_typed(schema: Make) -> None:
    made = schema({"x": {"type": "number"}})
    assert str(course(made, _given({"x": Decimal("1234.50")})).case["x"]) == "1234.50"


def test_the_number_of_a_question_is_that_of_its_row(schema: Make) -> None:
    made = schema({"a": TEXT, "b": TEXT, "c": TEXT})
    assert course(made, Answers()).number == 1
    assert course(made, _given({"a": "x", "c": "x"})).number == 2
