"""The conversation as a person meets it: what stands on the screen, and where each word leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from render.message import Message
from render.schema import Schema
from segl.asking.answers import Answers, Mark

TEXT = {"type": "string", "format": "tekst"}
OUTCOME = {
    "title": "Udfald",
    "description": "medhold: alt, der er søgt om. afslag: intet. Vælg med omhu.",
    "enum": ["medhold", "afslag"],
}
ITEMS = {"title": "Hensyn", "type": "array", "items": {"title": "Hensyn", **TEXT}, "minItems": 1}
GROUPS = {
    "title": "Støtte",
    "type": "array",
    "minItems": 1,
    "items": {
        "title": "Ydelse",
        "type": "object",
        "properties": {"navn": {"title": "Navn", **TEXT}, "til": {"title": "Til", **TEXT}},
        "required": ["navn"],
    },
}
PROSE = frozenset({("x",)})
Make = Callable[..., Schema]
Talk = Callable[..., Any]


def test_a_question_has_its_number_title_help_and_choices(schema: Make, talk: Talk) -> None:
    _, person, _ = talk(schema({"udfald": OUTCOME}, required=["udfald"]))
    assert person.screen == "\n".join(
        [
            "",
            "1. Udfald (skriv et nummer)",
            "    Vælg med omhu.",
            "    1  medhold: alt, der er søgt om",
            "    2  afslag: intet",
            "> ",
            "",
        ]
    )


def test_a_choice_explained_by_itself_is_shown_as_explained(schema: Make, talk: Talk) -> None:
    node = {"enum": ["foraelder"], "description": "foraelder: forælder."}
    made, person, _ = talk(schema({"x": node}), "forælder", "j")
    assert made == {"x": "foraelder"}
    assert "    1  forælder\n" in person.screen
    assert "1. X: forælder" in person.screen


def test_groups_are_headings(schema: Make, talk: Talk) -> None:
    group = {"title": "Modtager", "type": "object", "properties": {"navn": TEXT, "by": TEXT}}
    made = schema({"m": group, "x": TEXT}, required=["m"])
    _, person, _ = talk(made, "Ane", "Nuuk", "y")
    lines = [line for line in person.screen.splitlines() if line and line != "> "]
    assert lines[:4] == [
        "Modtager",
        "1. Navn (valgfrit)",
        "2. By (valgfrit)",
        "3. X (valgfrit)",
    ]


@pytest.mark.parametrize(
    ("node", "typed", "understood"),
    [
        ({"type": "string", "format": "date"}, "1/2-2026", "Forstået: 1. februar 2026"),
        ({"type": "number"}, "1234,5", "Forstået: 1.234,5"),
        ({"enum": ["ja_tak", "nej_tak"]}, "1", "Forstået: ja tak"),
        (
            {"type": "string", "format": "sagsnummer"},
            "eks-2026-000123",
            "Forstået: EKS-2026-000123",
        ),
        ({"type": "string", "format": "cpr"}, "230915 4902", "Forstået: 230915-4902"),
        ({"type": "string", "pattern": "^[0-9]{6}$"}, "99 00 12", "Forstået: 990012"),
    ],
)
def test_what_was_understood_is_said(
    node: dict[str, Any], typed: str, understood: str, schema: Make, talk: Talk
) -> None:
    assert understood in talk(schema({"x": node}), typed)[1].screen
    hidden = talk(schema({"x": node}), typed, shows=False)[1].screen
    assert "Forstået" not in hidden


def test_what_was_typed_is_not_said_again(schema: Make, talk: Talk) -> None:
    made = schema({"x": TEXT, "y": {"type": "boolean"}, "z": {"enum": ["foraelder"]}})
    _, person, _ = talk(made, " Ane", "j", "Forælder")
    assert "Forstået" not in person.screen


# --- words that go elsewhere -----------------------------------------------------------------


def test_help_tells_more_and_asks_again(schema: Make, talk: Talk) -> None:
    node = {"title": "Dato", "$ref": "#/$defs/dato"}
    defs = {"dato": {"type": "string", "format": "date", "description": "Den dag, det skete."}}
    made, person, _ = talk(schema({"x": node}, **{"$defs": defs}), "?", "?", "1-2-2026", "j")
    assert made == {"x": "2026-02-01"}
    assert person.screen.count("Skriv dag, måned og år") == 2
    assert person.screen.count("Feltet er valgfrit") == 2
    assert person.screen.count("forrige spørgsmål") == 2


def test_back_offers_the_earlier_answer(schema: Make, talk: Talk) -> None:
    made = schema({"a": TEXT, "b": TEXT})
    found, person, _ = talk(made, "Ane", "tilbage", "", "Nuuk", "j")
    assert found == {"a": "Ane", "b": "Nuuk"}
    assert "Dit svar før: Ane. Enter beholder det." in person.screen


def test_back_and_back_again(schema: Make, talk: Talk) -> None:
    made = schema({"a": TEXT, "b": TEXT, "c": TEXT})
    found, _, _ = talk(made, "1", "2", "tilbage", "tilbage", "ny", "", "3", "j")
    assert found == {"a": "ny", "b": "2", "c": "3"}


def test_back_at_the_start_and_from_the_last_page(schema: Make, talk: Talk) -> None:
    found, person, _ = talk(schema({"a": TEXT}), "tilbage", "x", "tilbage", "y", "j")
    assert found == {"a": "y"}
    assert "Dette er det første spørgsmål." in person.screen


def test_an_earlier_answer_is_shown_to_no_log(schema: Make, talk: Talk) -> None:
    found, person, _ = talk(
        schema({"a": TEXT, "b": TEXT}), "Ane", "tilbage", "", "", "j", shows=False
    )
    assert found == {"a": "Ane"}
    assert "Du har svaret på dette før." in person.screen
    assert "Ane" not in person.screen


def test_delete_takes_an_optional_answer_out(schema: Make, talk: Talk) -> None:
    found, _, _ = talk(schema({"a": TEXT}), "Ane", "tilbage", "slet", "j")
    assert found == {}


def test_delete_asks_for_a_new_answer_where_one_is_needed(schema: Make, talk: Talk) -> None:
    made = schema({"a": TEXT}, required=["a"])
    found, person, _ = talk(made, "slet", "Ane", "tilbage", "slet", "", "Bo", "j")
    assert found == {"a": "Bo"}
    assert "Svaret er fjernet." in person.screen
    assert person.screen.count("Feltet skal udfyldes. Skriv ?") == 2


def test_delete_takes_an_item_out_of_a_list(schema: Make, talk: Talk) -> None:
    made = schema({"l": ITEMS}, required=["l"])
    found, _, _ = talk(made, "a", "b", "c", "", "1", "slet", "j")
    assert found == {"l": ["b", "c"]}


def test_no_takes_a_group_out_of_a_list(schema: Make, talk: Talk) -> None:
    made = schema({"l": GROUPS}, required=["l"])
    lines = ["a", "", "j", "b", "", "j", "c", "x", "n"]
    found, person, _ = talk(made, *lines, "3", "n", "j")
    assert "3. Ydelse 2: er med" in person.screen
    assert found == {"l": [{"navn": "a"}, {"navn": "c", "til": "x"}]}


def test_one_more_can_be_added_from_the_last_page(schema: Make, talk: Talk) -> None:
    made = schema({"l": GROUPS}, required=["l"])
    found, person, _ = talk(made, "a", "", "n", "r 3", "j", "b", "", "n", "j")
    assert "3. Ydelse 2: er ikke med" in person.screen
    assert found == {"l": [{"navn": "a"}, {"navn": "b"}]}


@pytest.mark.parametrize("word", ["stop", "STOP", " stop "])
def test_stop_keeps_the_answers(word: str, schema: Make, talk: Talk) -> None:
    made, kept = schema({"a": TEXT, "b": TEXT}), list[Answers]()
    found, _, first = talk(made, "Ane", word, keep=kept.append)
    assert found is None
    assert kept[-1].given == {("a",): "Ane"}
    assert talk(made, "Nuuk", "j", answers=first.answers)[0] == {"a": "Ane", "b": "Nuuk"}


@pytest.mark.parametrize("after", range(3))
def test_the_end_of_input_is_a_stop(after: int, schema: Make, talk: Talk) -> None:
    made, kept = schema({"a": TEXT, "b": TEXT}), list[Answers]()
    assert talk(made, *["x", "y"][:after], keep=kept.append)[0] is None
    assert len(kept[-1].given) == after


def test_words_of_the_other_language_are_answers(schema: Make, talk: Talk) -> None:
    assert talk(schema({"a": TEXT}), "back", "j")[0] == {"a": "back"}
    assert talk(schema({"a": TEXT}), "tilbage", "y", language="en")[0] == {"a": "tilbage"}


def test_a_command_can_be_meant_as_an_answer(schema: Make, talk: Talk) -> None:
    made = schema({"a": TEXT, "x": TEXT})
    found, _, _ = talk(made, "\\stop", "\\?", "\\.", "\\\\n", ".", "j", prose=PROSE)
    assert found == {"a": "stop", "x": "?\n.\n\\n"}


def test_in_english(schema: Make, talk: Talk) -> None:
    made = schema({"a": {"type": "string", "format": "date"}, "b": {"type": "boolean"}})
    found, person, _ = talk(
        made, "?", "31-2-2026", "today", "maybe", "y", "c", "1", "", "y", language="en"
    )
    assert found == {"a": "2026-11-20", "b": True}
    for words in (
        "1. A (date, optional)",
        "Write day, month and year",
        "There is no such day.",
        "Answer y (yes) or n (no).",
        "Look the case through",
        "Is that right? (y = make the letter, c = correct a field, stop = have a break)",
        "Your answer before: 2026-11-20. Enter keeps it.",
    ):
        assert words in person.screen


# --- long texts ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["én linje", "."], "én linje", id="one line"),
        pytest.param(["a", "b", "."], "a\nb", id="two"),
        pytest.param(["a", "", "b", "."], "a\n\nb", id="pasted with an empty line"),
        pytest.param(["a", "", "", "."], "a", id="empty lines at the end"),
        pytest.param(["a\nb\n\nc", "."], "a\nb\n\nc", id="pasted at once"),
        pytest.param(["  a  ", " . "], "a", id="blanks at the ends"),
        pytest.param(["a", "?", "b", "."], "a\nb", id="help on the way"),
        pytest.param(["a", "slet", "b", "."], "b", id="once more from the start"),
        pytest.param(["", ".", "a", "."], "a", id="nothing at first"),
    ],
)
def test_a_long_text(lines: list[str], expected: str, schema: Make, talk: Talk) -> None:
    made = schema({"x": TEXT}, required=["x"])
    assert talk(made, *lines, "j", prose=PROSE)[0] == {"x": expected}


def test_an_optional_long_text_is_skipped_by_enter(schema: Make, talk: Talk) -> None:
    assert talk(schema({"x": TEXT}), "", "j", prose=PROSE)[0] == {}


def test_back_in_a_long_text(schema: Make, talk: Talk) -> None:
    made = schema({"a": TEXT, "x": TEXT})
    lines = ["Ane", "en linje", "tilbage", "Bo", "ny", ".", "j"]
    assert talk(made, *lines, prose=PROSE)[0] == {"a": "Bo", "x": "ny"}


def test_a_long_text_broken_off_is_offered_again(schema: Make, talk: Talk) -> None:
    made = schema({"x": TEXT}, required=["x"])
    _, _, first = talk(made, "linje et", "linje\x00 to", prose=PROSE)
    found, person, _ = talk(made, "", "j", prose=PROSE, answers=first.answers)
    assert "Dit svar før: linje et\n    linje to. Enter beholder det." in person.screen
    assert found == {"x": "linje et\nlinje to"}


def test_a_command_among_pasted_lines(schema: Make, talk: Talk) -> None:
    made = schema({"a": TEXT, "x": TEXT})
    found, _, stopped = talk(made, "", "linje\nstop\nmere", prose=PROSE)
    assert found is None
    assert stopped.answers.earlier == {("x",): "linje"}
    assert talk(made, "", "linje\ntilbage\nmere", "", "y", ".", "j", prose=PROSE)[0] == {"x": "y"}


def test_an_empty_line_does_not_end_a_long_text_and_says_so_once(schema: Make, talk: Talk) -> None:
    _, person, _ = talk(schema({"x": TEXT}), "a", "", "b", "", "c", ".", "j", prose=PROSE)
    assert person.screen.count("Teksten er ikke slut endnu") == 1


# --- the last page ----------------------------------------------------------------------------


def test_the_last_page(schema: Make, talk: Talk) -> None:
    group = {
        "title": "Modtager",
        "type": "object",
        "properties": {"navn": {"title": "Navn", **TEXT}},
    }
    fields = {
        "dato": {"title": "Dato", "type": "string", "format": "date"},
        "m": group,
        "ok": {"title": "Er det sandt?", "type": "boolean"},
        "x": {"title": "Tekst", **TEXT},
        "tom": {"title": "Tom", **TEXT},
    }
    made = schema(fields, required=["m"])
    _, person, _ = talk(made, "1-2-2026", "Ane", "n", "a", "b", ".", "", prose=PROSE)
    page = person.screen[person.screen.index("Se sagen igennem") :]
    assert [line.rstrip() for line in page.splitlines()] == [
        "Se sagen igennem",
        "",
        "1. Dato: 1. februar 2026",
        "",
        "Modtager",
        "2. Navn: Ane",
        "",
        "3. Er det sandt? nej",
        "4. Tekst:",
        "   a",
        "   b",
        "5. Tom: ikke udfyldt",
        "",
        "Er det rigtigt? (j = lav brevet, r = ret et felt, stop = hold pause)",
        ">",
    ]


def test_the_last_page_keeps_the_answers_from_a_log(schema: Make, talk: Talk) -> None:
    made = schema({"a": {"title": "Navn", **TEXT}, "b": {"title": "Tom", **TEXT}})
    _, person, _ = talk(made, "Ane", "", shows=False)
    assert "1. Navn: udfyldt" in person.screen
    assert "2. Tom: ikke udfyldt" in person.screen
    assert "Ane" not in person.screen


@pytest.mark.parametrize("words", [["2"], ["r", "2"], ["r 2"], ["ret 2."], ["nej", "2"]])
def test_a_field_is_corrected_by_its_number(words: list[str], schema: Make, talk: Talk) -> None:
    made = schema({"a": TEXT, "b": TEXT, "c": TEXT})
    found, person, _ = talk(made, "1", "2", "3", *words, "ny", "j")
    assert found == {"a": "1", "b": "ny", "c": "3"}
    assert "2. B (valgfrit)\n    Dit svar før: 2." in person.screen


@pytest.mark.parametrize("word", ["9", "0", "måske", "", "?", "slet"])
def test_other_words_on_the_last_page_are_explained(word: str, schema: Make, talk: Talk) -> None:
    found, person, _ = talk(schema({"a": TEXT}), "x", word, "j")
    assert found == {"a": "x"}
    assert "Skriv j, r, stop eller nummeret på det felt, der skal rettes." in person.screen


def test_a_correction_takes_its_consequences_with_it(schema: Make, talk: Talk) -> None:
    made = schema(
        {"udfald": OUTCOME, "hvorfor": TEXT, "sidst": TEXT},
        required=["udfald"],
        **{"if": {"properties": {"udfald": {"const": "afslag"}}, "required": ["udfald"]}},
        then={"required": ["hvorfor"]},
        **{"else": {"properties": {"hvorfor": False}}},
    )
    lines = ["afslag", "Derfor", "x"]
    found, _, _ = talk(made, *lines, "1", "medhold", "j")
    assert found == {"udfald": "medhold", "sidst": "x"}
    found, person, _ = talk(made, *lines, "1", "medhold", "1", "afslag", "", "j")
    assert found == {"udfald": "afslag", "hvorfor": "Derfor", "sidst": "x"}
    assert "Dit svar før: Derfor. Enter beholder det." in person.screen


def test_a_problem_of_the_whole_case_leads_back_to_its_question(schema: Make, talk: Talk) -> None:
    """Two fields that limit each other: the answer to the second makes the first one wrong."""
    short = {
        "if": {"properties": {"b": {"const": "x"}}, "required": ["b"]},
        "then": {"properties": {"a": {"maxLength": 1}}},
    }
    choice = {
        "if": {"properties": {"a": {"const": "lang"}}, "required": ["a"]},
        "then": {"properties": {"b": {"enum": ["x", "y"]}}},
    }
    fields = {"a": {"title": "A", **TEXT}, "b": {"title": "B", **TEXT}}
    found, person, _ = talk(schema(fields, allOf=[short, choice]), "lang", "x", "", "k", "j")
    assert found == {"a": "k", "b": "x"}
    assert "»A« må have højst ét tegn, når »B« er x." in person.screen
    assert "Dit svar før: lang. Enter beholder det." in person.screen


def test_a_problem_without_a_place_is_told(schema: Make, talk: Talk) -> None:
    made = schema({"a": TEXT, "b": TEXT}, minProperties=1)
    found, person, _ = talk(made, "", "", "1", "x", "j")
    assert found == {"a": "x"}
    assert "Sagen overtræder reglen »minProperties«" in person.screen


def test_an_item_that_is_there_already(schema: Make, talk: Talk) -> None:
    made = schema({"l": ITEMS | {"uniqueItems": True}}, required=["l"])
    found, person, _ = talk(made, "a", "a", "b", "", "1", "b", "c", "j")
    assert found == {"l": ["c", "b"]}
    assert person.screen.count("Det står allerede på listen.") == 2


def test_null_where_a_field_must_be_there_and_may_be_empty(schema: Make, talk: Talk) -> None:
    made = schema({"x": {"type": ["string", "null"]}}, required=["x"])
    found, person, _ = talk(made, "", "j")
    assert found == {"x": None}
    assert "1. X: (tomt)" in person.screen


def test_a_remark_follows_an_answer(schema: Make, talk: Talk) -> None:
    def remark(place: Any, answer: Any) -> Message | None:
        return Message("Godt valgt.", "Well chosen.") if answer == "afslag" else None

    made = schema({"udfald": OUTCOME, "x": TEXT}, required=["udfald"])
    assert "Godt valgt." in talk(made, "2", remark=remark)[1].screen
    assert "Godt valgt." not in talk(made, "1", remark=remark)[1].screen


def test_an_earlier_answer_that_no_longer_fits_is_not_kept(schema: Make, talk: Talk) -> None:
    answers = Answers({}, {("udfald",): "gammelt"})
    made = schema({"udfald": OUTCOME}, required=["udfald"])
    found, person, _ = talk(made, "", "1", "j", answers=answers)
    assert found == {"udfald": "medhold"}
    assert "Svaret skal være en af: medhold, afslag." in person.screen


def test_long_lines_are_wrapped_on_a_screen_only(schema: Make, talk: Talk) -> None:
    made = schema({"x": TEXT | {"description": "ord " * 60}})
    assert max(map(len, talk(made)[1].screen.splitlines())) <= 88
    assert max(map(len, talk(made, shows=False)[1].screen.splitlines())) > 200


def test_marks_are_no_values() -> None:
    assert {Mark.BLANK.value, Mark.THERE.value} == {"blank", "there"}


# --- what would slip through ---------------------------------------------------------------


def test_a_full_stop_alone_is_no_answer_and_a_backslash_makes_it_one(
    schema: Make, talk: Talk
) -> None:
    made = schema({"a": TEXT, "b": TEXT}, required=["a"])
    found, person, _ = talk(made, ".", " . ", "\\.", ".", "j")
    assert found == {"a": "."}
    assert person.screen.count("Feltet skal udfyldes.") == 2
    assert "2. B: ikke udfyldt" in person.screen


@pytest.mark.parametrize(
    ("lines", "case"),
    [
        pytest.param([("Ane", ""), "Nuuk", "j"], {"a": "Ane", "b": "Nuuk"}, id="no must not"),
        pytest.param([("Ane", "Nuuk"), "Ane", "Sisimiut", "j"], {"a": "Ane", "b": "Sisimiut"}),
        pytest.param(["Ane\nNuuk", "Ane", "Sisimiut", "j"], {"a": "Ane", "b": "Sisimiut"}),
        pytest.param(["Ane", "Nuuk", ("j", "x"), "j"], {"a": "Ane", "b": "Nuuk"}, id="last page"),
    ],
)
def test_a_second_line_pasted_never_answers_the_next_question(
    lines: list[Any], case: dict[str, str], schema: Make, talk: Talk
) -> None:
    found, person, _ = talk(schema({"a": TEXT, "b": TEXT}, required=["a"]), *lines)
    assert found == case
    assert not person.left


def test_what_is_left_out_of_a_paste_is_said(schema: Make, talk: Talk) -> None:
    _, person, _ = talk(schema({"a": TEXT}), ("Ane", "Nuuk"), "Ane", "j")
    assert "Svaret skal stå på én linje, så intet af det er brugt." in person.screen


def test_a_yes_pasted_with_more_is_no_yes(schema: Make, talk: Talk) -> None:
    group = {"title": "M", "type": "object", "properties": {"navn": TEXT}}
    found, person, _ = talk(schema({"m": group}), ("j", "Ane"), "n", "j")
    assert found == {}
    assert "Svaret skal stå på én linje" in person.screen


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param([("a", "b", "."), "c", "j"], "a\nb", id="must not"),
        pytest.param([("", "a", "", "b"), ".", "c", "j"], "a\n\nb", id="begins with an empty line"),
        pytest.param(["\n\na\nb", ".", "c", "j"], "a\nb", id="marked as pasted"),
        pytest.param([("a", ".", "x"), "c", "j"], "a", id="goes on after the end"),
        pytest.param(["a\n.\nx", "c", "j"], "a", id="marked, goes on after the end"),
    ],
)
def test_a_long_text_that_is_pasted_stays_in_its_field(
    lines: list[Any], text: str, schema: Make, talk: Talk
) -> None:
    made = schema({"x": TEXT, "y": TEXT}, required=["x", "y"])
    found, person, _ = talk(made, *lines, prose=PROSE)
    assert found == {"x": text, "y": "c"}
    assert ("er udeladt" in person.screen) == (text == "a")


BIRTH = {"title": "Fødselsdato", "type": "string", "format": "date"}
DAY = {"title": "Dato", "type": "string", "format": "date"}
OWN = {"title": "Dato", "$ref": "#/$defs/afgoerelsesdato"}


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (BIRTH, "20-11-1926"),
        (BIRTH, "20-11-2026"),
        (DAY, "20-11-2036"),
        (DAY, "20-11-2010"),
        (OWN, "1-1-2026"),
        (OWN, "1-6-2027"),
    ],
)
def test_a_likely_date_is_taken_at_once(
    node: dict[str, Any], text: str, schema: Make, talk: Talk
) -> None:
    made = schema({"x": node}, **{"$defs": {"afgoerelsesdato": DAY}})
    found, person, _ = talk(made, text, "j")
    assert found is not None
    assert "Skriv j, eller skriv datoen igen" not in person.screen


@pytest.mark.parametrize(
    ("node", "text", "asked"),
    [
        (BIRTH, "21-11-2026", "21. november 2026 ligger i fremtiden. Er det rigtigt?"),
        (BIRTH, "1-1-2062", "1. januar 2062 er først om 35 år. Er det rigtigt?"),
        (BIRTH, "1-1-1900", "1. januar 1900 er for 126 år siden."),
        (DAY, "20-10-1926", "20. oktober 1926 er for 100 år siden."),
        (DAY, "20-12-2206", "20. december 2206 er først om 180 år."),
        (OWN, "20-11-2024", "20. november 2024 er for 2 år siden."),
    ],
)
def test_an_unlikely_date_is_asked_about(
    node: dict[str, Any], text: str, asked: str, schema: Make, talk: Talk
) -> None:
    made = schema({"x": node}, **{"$defs": {"afgoerelsesdato": DAY}})
    found, person, _ = talk(made, text, "", "n", "1-11-2026", "j")
    assert found == {"x": "2026-11-01"}
    assert asked in person.screen
    found, person, _ = talk(made, text, "j", "j")
    assert found is not None
    assert list(found.values()) != ["2026-11-01"]
    assert not person.left
