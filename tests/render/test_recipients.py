"""From a case to the cases of its letters: to each recipient its own, and nothing of another's."""

from __future__ import annotations

from typing import Any

import pytest

from render import recipients
from render.errors import CaseError, Problem
from render.message import Message
from render.recipients import Letter
from render.schema import from_documents

OBJECT = {"type": "object", "properties": {"modtager": {"type": "object"}}}
ANNA, BO = {"navn": "Anna"}, {"navn": "Bo"}


def letters(case: dict[str, Any], content: dict[str, Any] | None = OBJECT) -> list[Letter]:
    declared = (
        from_documents({"skema.json": content}, "skema.json") if content is not None else None
    )
    return list(recipients.letters(case, declared.shape if declared is not None else None))


def refused(case: dict[str, Any]) -> list[str]:
    with pytest.raises(CaseError) as caught:
        letters(case)
    return [problem.path for problem in caught.value.causes]


# --- what is not split -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "content"),
    [
        pytest.param({"modtager": ANNA}, OBJECT, id="one recipient"),
        pytest.param({}, OBJECT, id="no recipient"),
        pytest.param({"modtagere": [ANNA, BO]}, None, id="no schema"),
        pytest.param({"modtagere": [ANNA, BO]}, {"type": "object"}, id="a schema without one"),
        pytest.param(
            {"modtagere": [ANNA, BO]},
            {"properties": {"modtager": {}, "modtagere": {"type": "array"}}},
            id="a list of the schema's own",
        ),
        pytest.param(
            {"modtagere": 3},
            {"properties": {"modtager": {}}, "allOf": [{"properties": {"modtagere": {}}}]},
            id="a list of the schema's own, further in",
        ),
    ],
)
def test_a_case_that_is_one_letter_is_left_as_it_is(
    case: dict[str, Any], content: dict[str, Any] | None
) -> None:
    (one,) = letters(case, content)
    assert one.data is case
    assert (one.number, one.ending, one.where) == (0, "", "")
    assert one.place("modtager.navn") == "modtager.navn"


# --- what is ---------------------------------------------------------------------------


def test_each_letter_has_what_all_share_and_its_own_recipient_alone() -> None:
    found = letters({"sag": {"nr": 1}, "modtagere": [ANNA, BO]})
    assert [one.data for one in found] == [
        {"sag": {"nr": 1}, "modtager": ANNA},
        {"sag": {"nr": 1}, "modtager": BO},
    ]
    assert [one.ending for one in found] == [" modtager 1", " modtager 2"]


@pytest.mark.parametrize(
    ("shared", "own", "merged"),
    [
        pytest.param({"a": 1}, {"a": 2}, {"a": 2}, id="a value"),
        pytest.param({"a": 1}, {"b": 2}, {"a": 1, "b": 2}, id="a field more"),
        pytest.param({"a": 1, "b": 2}, {"a": None}, {"b": 2}, id="a field less"),
        pytest.param(
            {"a": {"b": 1, "c": 2}}, {"a": {"b": 3}}, {"a": {"b": 3, "c": 2}}, id="a group"
        ),
        pytest.param({"a": {"b": 1}}, {"a": {"b": None}}, {"a": {}}, id="a field less of a group"),
        pytest.param({"a": [1, 2]}, {"a": [3]}, {"a": [3]}, id="a list, whole"),
        pytest.param({"a": [1]}, {"a": {"b": 1}}, {"a": {"b": 1}}, id="a group for a list"),
        pytest.param({}, {"a": {"b": {"c": None}}}, {"a": {"b": {}}}, id="nothing to take away"),
    ],
)
def test_a_letters_own_is_laid_over_what_all_share(
    shared: dict[str, Any], own: dict[str, Any], merged: dict[str, Any]
) -> None:
    """The examples of RFC 7396, appendix A, as far as they are groups."""
    first, second = letters({**shared, "modtagere": [{**ANNA, "kun_i_brevet": own}, BO]})
    assert first.data == {**merged, "modtager": ANNA}
    assert second.data == {**shared, "modtager": BO}


def test_the_case_itself_is_not_changed() -> None:
    case = {"a": {"b": 1}, "modtagere": [{**ANNA, "kun_i_brevet": {"a": {"b": 2}}}, BO]}
    letters(case)
    assert case == {"a": {"b": 1}, "modtagere": [{**ANNA, "kun_i_brevet": {"a": {"b": 2}}}, BO]}


# --- what is refused -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "paths"),
    [
        pytest.param({"modtagere": []}, ["modtagere"], id="nobody"),
        pytest.param({"modtagere": ANNA}, ["modtagere"], id="no list"),
        pytest.param({"modtagere": None}, ["modtagere"], id="null"),
        pytest.param({"modtagere": [ANNA], "modtager": BO}, ["modtagere"], id="both"),
        pytest.param(
            {"modtagere": [ANNA, "Bo", None]}, ["modtagere[1]", "modtagere[2]"], id="no group"
        ),
        pytest.param({"modtagere": [ANNA, BO, ANNA]}, ["modtagere[2]"], id="one twice"),
        pytest.param({"modtagere": [{"n": n} for n in range(101)]}, ["modtagere"], id="too many"),
        pytest.param(
            {"modtagere": [{"kun_i_brevet": []}]},
            ["modtagere[0].kun_i_brevet"],
            id="own is no group",
        ),
        pytest.param(
            {"modtagere": [{"kun_i_brevet": {"modtager": BO, "modtagere": [BO], "kommune": {}}}]},
            [f"modtagere[0].kun_i_brevet.{name}" for name in ("modtager", "modtagere", "kommune")],
            id="another recipient's data smuggled in",
        ),
    ],
)
def test_a_list_that_cannot_be_letters_is_refused_by_its_place(
    case: dict[str, Any], paths: list[str]
) -> None:
    assert refused(case) == paths


def test_no_refusal_tells_a_value() -> None:
    with pytest.raises(CaseError) as caught:
        letters({"modtagere": ["Hemmelig Person", {"kun_i_brevet": "Hemmelig Person"}]})
    assert "Hemmelig" not in repr((caught.value.message, caught.value.problems))
    assert "Anna" not in repr(letters({"modtagere": [ANNA, BO]}))


# --- where a problem stands ------------------------------------------------------------

OWN = {"afgoerelse": {"stoette": [{"navn": "x"}], "dato": "y"}}
SECOND = Letter({}, 2, OWN)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("modtager", "modtagere[1]"),
        ("modtager.navn", "modtagere[1].navn"),
        ("modtager[0]", "modtagere[1][0]"),
        ("modtagerens", "modtagerens"),
        ("barn.cpr", "barn.cpr"),
        ("(sagen)", "(sagen)"),
        ("", ""),
        ("afgoerelse", "modtagere[1].kun_i_brevet.afgoerelse"),
        ("afgoerelse.dato", "modtagere[1].kun_i_brevet.afgoerelse.dato"),
        ("afgoerelse.opfoelgning", "afgoerelse.opfoelgning"),
        ("afgoerelse.stoette[0].omfang", "modtagere[1].kun_i_brevet.afgoerelse.stoette[0].omfang"),
        ("begrundelse", "begrundelse"),
    ],
)
def test_a_path_of_the_letter_is_told_as_the_place_in_the_case(path: str, place: str) -> None:
    assert SECOND.place(path) == place


@pytest.mark.parametrize(
    ("path", "words", "told"),
    [
        ("modtager.navn", "»Navn« (modtager.navn) mangler.", "»Navn« (modtagere[1].navn) mangler."),
        ("modtager", "»Modtager« (modtager) mangler.", "»Modtager« (modtagere[1]) mangler."),
        (
            "modtager.sprogvalg",
            "modtager.sprogvalg: en modtager",
            "modtagere[1].sprogvalg: en modtager",
        ),
        ("", "{{ modtager.by }} kan ikke skrives.", "{{ modtagere[1].by }} kan ikke skrives."),
        (
            "afgoerelse.dato",
            "afgoerelse.dato findes ikke",
            "modtagere[1].kun_i_brevet.afgoerelse.dato findes ikke",
        ),
        (
            "barn.cpr",
            "»CPR« (barn.cpr) har fejl. Er det en modtager?",
            "»CPR« (barn.cpr) har fejl. Er det en modtager?",
        ),
    ],
)
def test_so_does_its_sentence(path: str, words: str, told: str) -> None:
    assert SECOND.told(Problem(path, Message(words, words))).message.da == told


def _error(*paths: str) -> CaseError:
    return CaseError(Message("", ""), tuple(Problem(p, Message(f"({p})", f"({p})")) for p in paths))


def test_what_all_letters_lack_is_told_once_and_what_one_lacks_with_its_recipient() -> None:
    first, second = Letter({}, 1), Letter({}, 2)
    wrong = [(first, _error("barn", "a")), (second, _error("barn", "modtager.navn"))]
    with pytest.raises(CaseError) as caught:
        recipients.refuse_all(wrong, 2)
    assert [one.message.da for one in caught.value.problems] == [
        "(barn)", "Brevet til modtagere[0]: (a)", "(modtagere[1].navn)",
    ]  # fmt: skip


def test_of_an_only_letter_it_is_the_error_itself() -> None:
    error = _error("modtager.navn")
    with pytest.raises(CaseError) as caught:
        recipients.refuse_all([(Letter({}), error)], 1)
    assert caught.value is error
