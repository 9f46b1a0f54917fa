"""A template that is out of use makes no letter; a draft and a preview say so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from segl import keep

ID, NEXT = "kvittering_underretning", "afgoerelse_stoette"
CASE = f"templates/{ID}/cases/borger.json"
Run = Callable[..., Result]


def _say(root: Path, lines: str, template: str = ID) -> None:
    path = root / "templates" / template / "template.toml"
    path.write_text(f"{lines}\n{path.read_text('utf-8')}", "utf-8")


@pytest.mark.parametrize(
    "call",
    [
        ["render", ID, CASE, "-o", "brev.docx"],
        ["render", f"templates/{ID}/da.docx", CASE, "-o", "brev.docx"],
        ["batch", ID, f"templates/{ID}/cases", "-o", "breve"],
        ["case", ID, "--letter", "brev.docx"],
    ],
    ids=lambda call: " ".join(call[:2]),
)
def test_no_letter_is_made(call: list[str], root: Path, run: Run) -> None:
    _say(root, f'withdrawn = 2020-07-01\nsuccessor = "{NEXT}"')
    result = run(*call)
    assert result.exit_code == 1
    assert (
        "Skabelonen »Kvittering for underretning« er taget ud af brug 2020-07-01. "
        "Brug »Afgørelse om støtte« (afgoerelse_stoette) i stedet. Et udkast" in result.stderr
    )
    assert not (root / "brev.docx").exists()
    assert not (root / "breve").exists()


@pytest.mark.parametrize("lines", ["withdrawn = 2999-01-01", f'successor = "{NEXT}"'])
def test_before_the_day_letters_are_made(lines: str, root: Path, run: Run) -> None:
    _say(root, lines)
    result = run("render", ID, CASE, "-o", "brev.docx")
    assert (result.exit_code, result.stderr) == (0, "")


def test_what_is_remembered_does_not_outlive_the_day(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form made ready is remembered for a day; on the next the manifest is asked again."""
    _say(root, "withdrawn = 2999-01-01")
    call = ["render", ID, CASE, "-o", "brev.docx", "--overwrite"]
    assert run(*call).exit_code == 0
    monkeypatch.setattr("render.withdrawal.is_past", lambda manifest, day: True)
    assert run(*call).exit_code == 0  # remembered: nothing is read anew
    monkeypatch.setattr(keep, "of_day", lambda: b"2999-01-01")
    assert run(*call).exit_code == 1


def test_drafts_previews_and_lint_go_on(root: Path, run: Run) -> None:
    _say(root, "withdrawn = 2020-07-01")
    told = "er taget ud af brug 2020-07-01. Spørg den skabelonansvarlige, hvilken"
    draft = run("render", ID, CASE, "-o", "brev.docx", "--draft")
    assert (draft.exit_code, told in draft.stderr) == (0, True)
    shown = run("preview", ID)
    assert (shown.exit_code, told in shown.stderr) == (0, True)
    assert run("preview", NEXT).stderr == ""
    assert run("lint", ID).exit_code == 0
    english = run("preview", ID, "--messages", "en")
    assert "was taken out of use on 2020-07-01. Ask its owner" in english.stderr


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        pytest.param("", True, id="in use"),
        pytest.param("withdrawn = 2021-01-01", False, id="withdrawn too"),
        pytest.param(f'withdrawn = 2021-01-01\nsuccessor = "{ID}"', False, id="each other"),
        pytest.param("farve = 1", False, id="broken"),
    ],
)
def test_only_one_in_use_is_named(lines: str, named: bool, root: Path, run: Run) -> None:
    _say(root, f'withdrawn = 2020-07-01\nsuccessor = "{NEXT}"')
    _say(root, lines, NEXT)
    said = run("render", ID, CASE).stderr
    assert ("Afgørelse om støtte" in said, "Spørg den" in said) == (named, not named)


def test_a_row_of_successors_leads_to_the_last(root: Path, run: Run) -> None:
    other = next(
        path.name for path in (root / "templates").iterdir() if path.name not in (ID, NEXT)
    )
    _say(root, f'withdrawn = 2020-07-01\nsuccessor = "{other}"')
    _say(root, f'withdrawn = 2020-07-01\nsuccessor = "{NEXT}"', other)
    assert f"({NEXT}) i stedet" in run("render", ID, CASE).stderr


@pytest.mark.parametrize("day", ["2020-07-01", "2999-01-01"])
def test_a_finished_letter_is_not_packaged(day: str, root: Path, run: Run) -> None:
    assert run("render", ID, CASE, "-o", "brev.docx").exit_code == 0
    _say(root, f'withdrawn = {day}\nsuccessor = "{NEXT}"')
    made = run("package", "brev.docx")
    assert made.exit_code == (day < "2026")
    assert ("FEJL LTR034: Skabelonen »Kvittering" in made.stderr) is (day < "2026")
