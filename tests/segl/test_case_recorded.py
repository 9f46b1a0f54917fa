"""`segl case --from NUMBER`: a new letter begins with what the records system knows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from answering import answer_to, typed
from remembered import NUMBER, Remembered
from render import case, library
from render.esdh import clients, config
from segl.asking import prose
from segl.asking.answers import Answers
from segl.asking.course import course

Run = Callable[..., Result]
ROOT = Path(__file__).resolve().parents[2]
RECEIPT = "kvittering_underretning"
BORGER = ROOT / "templates" / RECEIPT / "cases" / "borger.json"
PREFILL = """
"modtager.navn" = "ows_Navn"
"modtager.adresse.vej" = { fact = "ows_Vej", confirmed = true }
"modtager.adresse.postnr" = "ows_Postnr"
"modtager.adresse.by" = "ows_By"
"modtager.rolle" = { fact = "ows_Rolle", form = "lookup" }
"brev.dato" = { fact = "ows_Dato", form = "date" }
"underretning.modtaget" = { fact = "ows_Modtaget", form = "date" }
"findes.ikke.i.dette.brev" = "ows_Navn"
"""
FACTS: dict[str, Any] = {
    "ows_Navn": "Prøve Testesen",
    "ows_Vej": "Prøvevej 1",
    "ows_Postnr": "39000",  # no Greenlandic code has five digits
    "ows_Rolle": "3;#borger",
    "ows_Modtaget": "2026-11-18T23:30:00Z",  # which day that was in Greenland is not sure
    "ows_Dato": "2026-11-20 00:00:00",
}


@pytest.fixture
def records(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of an installation of a system in memory, which knows one case."""
    monkeypatch.setitem(clients.CLIENTS, "hukommelse", "remembered")
    monkeypatch.setattr(Remembered, "cases", {NUMBER: FACTS})
    monkeypatch.setattr(Remembered, "closed", [])
    config._form.cache_clear()
    path = root / "records" / "eksempel.toml"
    path.parent.mkdir()
    path.write_text(
        f'system = "hukommelse"\nurl = "https://go.eksempel.example"\n[prefill]{PREFILL}', "utf-8"
    )
    return path


def _given(run: Run, *lines: str, source: str = NUMBER) -> Result:
    return run(
        "case", RECEIPT, "--from", source, "-o", "sag.json", "--no-letter",
        given="\n".join(lines) + "\n",
    )  # fmt: skip


def _asked(result: Result) -> list[str]:
    lines = result.stdout.splitlines()
    return [line.partition(". ")[2] for line in lines if line.partition(". ")[0].isdigit()]


def test_what_the_system_knows_is_not_asked_for(records: Path, run: Run) -> None:
    result = _given(run, "stop")
    assert result.exit_code == 1
    assert "Udfyldt på forhånd med det, Hukommelsen oplyser." in result.stdout
    assert "Modtagerens navn (Hukommelsen: ows_Navn, ikke bekræftet)" in result.stdout
    assert "Vej og nummer (Hukommelsen: ows_Vej)" in result.stdout
    assert "Sagsnummer (det nummer, du skrev)" in result.stdout
    first = _asked(result)[0]
    assert "Modtagerens navn" not in first
    assert Remembered.closed == [True]


def test_what_does_not_fit_and_what_is_not_told_is_named_without_its_value(
    records: Path, run: Run
) -> None:
    result = _given(run, "stop")
    (refused,) = [line for line in result.stdout.splitlines() if "som ikke passer" in line]
    assert "Postnummer" in refused
    assert "Hvornår" in refused or "modtaget" in refused.casefold()
    (untold,) = [line for line in result.stdout.splitlines() if "oplyser ikke" in line]
    assert "By eller bygd" in untold
    for value in FACTS.values():
        assert str(value) not in result.output


def test_the_case_holds_what_was_told_and_the_last_page_says_so(records: Path, run: Run) -> None:
    whole = case.read(BORGER.read_bytes())
    facts = {"ows_Navn": whole["modtager"]["navn"]}
    Remembered.cases[NUMBER] = facts
    home = library.open_library(ROOT)
    entry = home.entry(RECEIPT)
    schema, long_texts = home.schema(entry.manifest.schema), prose.paths(home.template(entry))
    answers, rows = Answers(), []
    while (question := course(schema, answers, long_texts).question) is not None:
        answer = answer_to(question, whole)
        if question.place not in (("modtager", "navn"), ("sag", "nr")):
            rows += typed(question, answer)
        answers = answers.give(question.place, answer)
    result = _given(run, *rows, "j")
    assert result.exit_code == 0, result.output
    made = case.read(Path("sag.json").read_bytes())
    assert made["modtager"]["navn"] == facts["ows_Navn"]
    assert made["sag"]["nr"] == NUMBER
    assert {**made, "sag": whole["sag"]} == whole
    page = result.stdout[result.stdout.index("Se sagen igennem") :]
    assert "(udfyldt på forhånd, Hukommelsen: ows_Navn, ikke bekræftet)" in page


def test_a_case_that_was_broken_off_still_knows_what_the_system_told(
    records: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sources outlive two breaks, and the system is not asked again."""
    whole = case.read(BORGER.read_bytes())
    Remembered.cases[NUMBER] = {"ows_Navn": whole["modtager"]["navn"]}
    home = library.open_library(ROOT)
    entry = home.entry(RECEIPT)
    schema, long_texts = home.schema(entry.manifest.schema), prose.paths(home.template(entry))
    answers, rows = Answers(), list[list[str]]()
    while (question := course(schema, answers, long_texts).question) is not None:
        answer = answer_to(question, whole)
        if question.place not in (("modtager", "navn"), ("sag", "nr")):
            rows.append(typed(question, answer))
        answers = answers.give(question.place, answer)
    first, second, rest = rows[:2], rows[2:4], rows[4:]
    assert _given(run, *chain(*first), "stop").exit_code == 1
    Remembered.cases.clear()
    call = ["case", RECEIPT, "-o", "sag.json", "--no-letter"]
    assert run(*call, given="\n".join(["j", *chain(*second), "stop", ""])).exit_code == 1
    result = run(*call, given="\n".join(["j", *chain(*rest), "j", ""]))
    assert result.exit_code == 0, result.output
    page = result.stdout[result.stdout.index("Se sagen igennem") :]
    assert "(udfyldt på forhånd, Hukommelsen: ows_Navn, ikke bekræftet)" in page
    assert "(udfyldt på forhånd, det nummer, du skrev)" in page
    assert page.count("udfyldt på forhånd") == 2
    made = case.read(Path("sag.json").read_bytes())
    assert {**made, "sag": whole["sag"]} == whole


def test_a_case_that_the_system_does_not_have(records: Path, run: Run) -> None:
    result = _given(run, "j", source="BOR-2026-000047")
    assert result.exit_code == 1
    assert "Ingen sag med det nummer" in result.stderr
    assert Remembered.closed == [True]


def test_a_number_of_the_systems_own_form(records: Path, run: Run) -> None:
    Remembered.cases["sag:1"] = FACTS
    assert "Udfyldt på forhånd" in _given(run, "stop", source="sag:1").stdout
    assert "sag:1" not in _given(run, "stop", source="sag:1").stdout  # no number of this form
    assert _given(run, "stop", source="sag;1").stderr.startswith("Sagen")


def test_a_file_of_that_name_is_a_file(records: Path, run: Run) -> None:
    Path(NUMBER).write_bytes(BORGER.read_bytes())
    result = _given(run, "j")
    assert result.exit_code == 0
    assert "Udfyldt på forhånd" not in result.stdout
    assert Remembered.closed == []


def test_without_an_installation_the_number_says_so(root: Path, run: Run) -> None:
    result = _given(run, "j")
    assert result.exit_code == 2
    assert "records" in result.stderr


@pytest.mark.parametrize(
    "line",
    ['"modtager.navn" = 3', '"modtager.navn" = { form = "date" }',
     '"modtager.navn" = { fact = "x", form = "gæt" }'],
)  # fmt: skip
def test_a_mapping_that_is_wrong_is_told_by_its_file(line: str, records: Path, run: Run) -> None:
    text = records.read_text("utf-8")
    records.write_text(text[: text.index("[prefill]")] + f"[prefill]\n{line}\n", "utf-8")
    result = _given(run, "j")
    assert result.exit_code == 2
    assert "eksempel.toml" in result.stderr
