"""A library's own law: rows are added, corrected for a time, and never lost in silence."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from odd_law import CORRECTION, DAY, EXTENDS, ROUTE, ROW, law
from qa.finding import Corrected
from qa.law import catalogue, local, source
from qa.law.catalogue import Fact, Section
from qa.law.local import Local
from qa.linter import lint
from qa.subject import Subject
from render.errors import LibraryError

IN_FORCE = CORRECTION.format(expires="2027-01-01")


def corrected(row: str, keys: str, expires: str = "2027-01-01", begins: str = "2026-01-01") -> str:
    """Return a file with one correction."""
    text = CORRECTION.format(expires=expires).replace("2026-01-01", begins)
    return text.replace("gl/frist/klage", row).replace('grade = "V*"', keys)


def section(found: Local, kind: str, name: str) -> Section:
    """Return a section of a type of document."""
    listed = found.catalogue("gl").documents[kind].sections
    return next(one for one in listed if one.id == name)


def fact(found: Local, name: str) -> Fact:
    """Return a fact of the guidance on complaint."""
    facts = section(found, "afgoerelse", "klagevejledning").facts
    return next(one for one in facts if one.id == name)


# --- nothing happens ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param("as_of = 2026-01-01", id="a day alone"),
        pytest.param("as_of = [", id="a broken file"),
        pytest.param(CORRECTION.format(expires="2026-11-21"), id="an expired correction"),
        pytest.param(IN_FORCE.replace("2026-01-01", "2026-12-01"), id="a correction to come"),
        pytest.param(IN_FORCE.replace("gl/frist/klage", "gl/frist/x"), id="of no row"),
        pytest.param(IN_FORCE.replace("V*", "X"), id="a grade that there is not"),
        pytest.param(ROUTE, id="a row that refers to none"),
        pytest.param(ROW.format("ics-behov"), id="a row that is there"),
    ],
)
def test_the_law_is_as_it_was(text: str) -> None:
    found = law(text)
    for where in ("gl", "dk"):
        mine, known = found.catalogue(where), catalogue.read(where)
        assert mine.documents == known.documents
        assert mine.law == known.law
    assert found.corrections == ()


def test_no_folder_costs_nothing(tmp_path: Path) -> None:
    found = local.read(tmp_path, "gl", DAY)
    assert found == Local(DAY)
    assert found.catalogue("gl") is catalogue.read("gl")
    assert found.catalogue("se").documents == {}
    assert len(found.rows) > 300


def test_segl_s_own_rows_are_never_changed() -> None:
    before = repr(source.builtin())
    law(IN_FORCE + EXTENDS)
    assert repr(source.builtin()) == before


# --- rows of its own ----------------------------------------------------------------------


def test_a_section_is_added_to_a_type_of_document() -> None:
    found = law(EXTENDS)
    known = catalogue.read("gl").documents["afgoerelse"]
    mine = found.catalogue("gl").documents["afgoerelse"]
    assert mine.sections[:-1] == known.sections
    assert (mine.sections[-1].id, mine.sections[-1].severity) == ("nyt_afsnit", "warning")
    assert mine.sections[-1].when.is_always
    assert found.rows["gl/afgoerelse/nyt_afsnit"].origin == "law/gl.toml"
    assert found.rows["gl/afgoerelse/begrundelse"].origin == ""


def test_a_type_of_document_is_added(subject: Callable[..., Subject]) -> None:
    text = EXTENDS.replace(
        'extends = "afgoerelse"', 'type = "brev"\nda = "Brev"\nphase = "aabning"'
    )
    mine = law(text).catalogue("gl")
    findings = lint(subject("Kære borger", type="brev", catalogue=mine)).findings
    assert [(one.code, one.severity) for one in findings] == [("LAW001", "warning")]
    assert lint(subject("# Vores løfter\nJa.", type="brev", catalogue=mine)).findings == ()


def test_a_file_says_which_law_it_is_of() -> None:
    found = law('jurisdiction = "dk"\n' + ROW.format("nyt"))
    assert "dk/ord/nyt" in found.rows
    assert "gl/ord/nyt" not in found.rows
    assert any(one.row == "dk/ord/nyt" for one in found.catalogue("gl").law.terms)


def test_a_route_to_a_body_of_its_own() -> None:
    body = (
        '[[authority]]\nid = "klagenaevnet"\nname.da = "Klagenævnet"\nkind = "complaint"\n'
        'source = "Brev"\ngrade = "V*"\n'
    )
    found = law(ROUTE + body)
    assert found.issues == ()
    (route,) = [o for o in found.catalogue("gl").law.routes if o.row == "gl/klage/skole"]
    assert route.instance.name == {"da": "Klagenævnet"}


# --- corrections --------------------------------------------------------------------------


def test_a_correction_downwards() -> None:
    found = law(IN_FORCE)
    assert fact(found, "frist").severity == "warning"  # by the deadline that it states
    assert fact(found, "instans").severity == "error"
    (one,) = found.corrections
    assert one.was == {"grade": "V"}
    for words in ("Juridisk chef", "Det Sociale Ankenævns svar", "2027-01-01", "V → V*"):
        assert words in one.told.da
        assert words in one.told.en


@pytest.mark.parametrize(
    ("day", "severity", "kinds"),
    [
        ("2025-12-31", "error", []),
        ("2026-01-01", "warning", []),
        ("2027-01-01", "warning", []),
        ("2027-01-02", "error", ["expired"]),
    ],
)
def test_it_counts_from_its_first_day_to_its_last(
    day: str, severity: str, kinds: list[str]
) -> None:
    found = law(IN_FORCE, datetime.date.fromisoformat(day))
    assert fact(found, "frist").severity == severity
    assert [issue.kind for issue in found.issues] == kinds


def test_words_are_changed_language_by_language() -> None:
    keys = 'words = { da = ["5 uger"] }'
    found = law(corrected("gl/frist/vurdering-24-timer", keys))
    row = "gl/frist/vurdering-24-timer"
    (time,) = [one for one in found.catalogue("gl").law.deadlines if one.row == row]
    assert time.words["da"] == ("5 uger",)
    assert time.words["kl"] == ("akunnerit 24-t iluanni",)


def test_a_deadline_reaches_the_letters() -> None:
    found = law(corrected("gl/frist/klage", 'amount = 8, words = { da = ["8 uger"] }'))
    assert fact(found, "frist").words["da"] == ("8 uger",)
    route = found.catalogue("gl").law.route("gl")
    assert route is not None
    assert route.deadline.length.da == "8 uger"


def test_a_row_is_taken_out_by_its_last_day() -> None:
    found = law(corrected("gl/afgoerelse/hovedhensyn", "valid_until = 2026-06-30"))
    names = [one.id for one in found.catalogue("gl").documents["afgoerelse"].sections]
    assert "hovedhensyn" not in names
    assert "retsregler" in names


def test_the_later_of_two_counts() -> None:
    first = corrected("gl/frist/klage", "amount = 7")
    second = corrected("gl/frist/klage", "amount = 9", begins="2026-02-01")
    found = law(second + first)
    route = found.catalogue("gl").law.route("gl")
    assert route is not None
    assert route.deadline.amount == 9
    assert [one.was for one in found.corrections] == [{"amount": 6}, {"amount": 7}]


def test_a_correction_to_what_is_not_there_is_told() -> None:
    found = law(corrected("gl/klage/kommune", 'deadline = "klag"'))
    assert [issue.kind for issue in found.issues] == ["file"]
    assert "Mente du »klage«?" in found.issues[0].message.da
    assert found.corrections == ()


def test_whoever_fills_a_letter_is_refused() -> None:
    with pytest.raises(LibraryError, match=r"law/gl.toml"):
        law("as_of = [").checked()
    assert law(CORRECTION.format(expires="2026-11-21")).checked()


# --- reports ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "keys", "kind", "told"),
    [
        ("gl/frist/klage", "amount = 8", "afgoerelse", True),
        ("gl/frist/klage", "amount = 8", "bestilling", True),
        ("gl/afgoerelse/hovedhensyn", 'grade = "V*"', "afgoerelse", True),
        pytest.param(
            "gl/afgoerelse/hovedhensyn", 'grade = "V*"', "bestilling", False, id="another type"
        ),
        pytest.param("dk/frist/klage", "amount = 8", "afgoerelse", False, id="another country"),
    ],
)
def test_a_report_tells_the_corrections_in_force(
    row: str, keys: str, kind: str, told: bool, subject: Callable[..., Subject]
) -> None:
    mine = law(corrected(row, keys)).catalogue("gl")
    report = lint(subject("Kære borger", type=kind, catalogue=mine))
    assert [(one.row, one.by, one.until) for one in report.corrected] == (
        [(row, "Juridisk chef", "2027-01-01")] if told else []
    )
    assert all(isinstance(one, Corrected) for one in report.corrected)
