"""`segl lint --prove`: letters are filled and looked at, in a library and of a loose file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from qa.desk import Desk
from segl.commands import lint as command
from segl.linting import Pace

Run = Callable[..., Result]
LETTER = "templates/kvittering_underretning/da.docx"
LOOSE = ("brev.docx", "--schema", "skemaer/skema.json")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The SDK takes a second for each letter: it has tests of its own."""
    monkeypatch.setenv("OOXML_VALIDATOR", "none")


def _json(result: Result) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def test_a_letter_of_the_library_is_sound(root: Path, run: Run) -> None:
    result = run("lint", LETTER, "--prove", "--messages", "en")
    assert result.exit_code == 0
    assert f"Tried:\n  {LETTER}: " in result.stdout
    assert "letters compared with docxtpl" in result.stdout
    assert "the Open XML SDK is not installed" in result.stdout


def test_a_loose_file_is_tried_with_its_schema(loose: Path, run: Run) -> None:
    found = _json(run("lint", *LOOSE, "--prove", "--format", "json"))
    assert [note["template"] for note in found["notes"]] == ["brev.docx"] * len(found["notes"])
    assert "sager prøvet" in found["notes"][0]["what"]


@pytest.mark.parametrize(("style", "head"), [("text", "Prøvet:"), ("markdown", "**Prøvet**")])
def test_reports_for_people_say_what_was_tried(
    style: str, head: str, loose: Path, run: Run
) -> None:
    words = ("lint", *LOOSE, "--format", style)
    assert head in run(*words, "--prove").stdout
    assert "sager prøvet" in run(*words, "--prove").stdout
    assert head not in run(*words).stdout


def test_a_loose_file_without_a_schema_says_so(loose: Path, run: Run) -> None:
    found = _json(run("lint", "brev.docx", "--prove", "--format", "json"))
    assert found["notes"] == []
    assert any("uden skema" in gap["what"] for gap in found["not_checked"])


def test_what_is_found_fails_the_run(loose: Path, docx: Callable[..., bytes], run: Run) -> None:
    Path("brev.docx").write_bytes(docx("Kære {{ navn|replace('Fru', '') }}"))
    assert run("lint", *LOOSE).exit_code == 0
    result = run("lint", *LOOSE, "--prove", "--format", "json")
    assert result.exit_code == 1
    (one,) = [f for f in _json(result)["findings"] if f["code"] == "TAG030"]
    assert one["case"] == {"navn": "Fru"}


def test_the_report_is_the_same_in_one_process_and_in_two(loose: Path, run: Run) -> None:
    words = ("lint", *LOOSE, "fejl.docx", "--prove", "--format", "json")
    one, two = (_json(run(*words, "--jobs", jobs)) for jobs in ("1", "2"))
    assert one["notes"]
    assert one == two


@pytest.mark.parametrize(
    ("words", "seconds"),
    [((), 60.0), (("--prove",), 600.0), (("--prove", "--timeout", "7"), 7.0)],
)
def test_a_trial_has_more_time(
    words: tuple[str, ...], seconds: float, loose: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from segl import linting

    paces: list[Pace] = []

    def told(todo: Any, pace: Pace, progress: Any) -> Any:
        paces.append(pace)
        return [Desk()(job) for job in todo]

    monkeypatch.setattr(linting, "_outcomes", told)
    run("lint", "brev.docx", *words)
    assert [pace.timeout for pace in paces] == [seconds]
    assert command.PROVING > command.LINTING
