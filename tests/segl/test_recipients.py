"""`segl render` with several recipients: one letter to each, and their choice of language."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from render.package import read
from render.show import lines as shown

Run = Callable[..., Result]
Change = Callable[[dict[str, Any]], object]
A = "afgoerelse_stoette"
NAME = "2026-11-24 Afgørelse om støtte EKS-2026-000127-001"
LETTERS = [f"{NAME} modtager 1.docx", f"{NAME} modtager 2.docx"]


def _case(root: Path) -> dict[str, Any]:
    path = root / "templates" / A / "cases" / "to_modtagere.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def _written(case: dict[str, Any]) -> str:
    Path("sag.json").write_text(json.dumps(case), "utf-8")
    return "sag.json"


def _names() -> list[str]:
    return sorted(path.name for path in Path().iterdir() if path.suffix in (".docx", ".pdf"))


def _text(name: str) -> str:
    return "\n".join(shown(read(Path(name))))


def test_one_letter_to_each_and_nothing_of_the_other(root: Path, run: Run) -> None:
    result = run("render", A, _written(_case(root)))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == LETTERS
    hers, his = map(_text, LETTERS)
    for words in ("Tina Testesen", "B-77", "To timer hver uge"):
        assert words in hers
        assert words not in his
    for words in ("Peter Prøvesen", "Eksempelvej 12", "tryg hos sin farmor"):
        assert words in his
        assert words not in hers


def test_a_decision_in_the_favour_of_one_goes_against_the_other(root: Path, run: Run) -> None:
    run("render", A, _written(_case(root)))
    hers, his = map(_text, LETTERS)
    for words in ("Begrundelse", "Retsgrundlag", "Klagevejledning", "Det Sociale Ankenævn"):
        assert words not in hers
        assert words in his


@pytest.mark.parametrize("others", [[], ["--pdf"]])
def test_a_file_that_is_named_names_them_all(
    root: Path, run: Run, others: list[str], tool: Callable[[str], str]
) -> None:
    endings = [".docx", ".pdf"] if others else [".docx"]
    if others:
        tool("soffice")
    result = run("render", A, _written(_case(root)), "-o", "brev.docx", *others)
    assert result.exit_code == 0
    assert _names() == [f"brev modtager {n}{ending}" for n in (1, 2) for ending in endings]


def test_from_standard_input_as_drafts_and_compared(root: Path, run: Run) -> None:
    given = json.dumps(_case(root))
    result = run("render", A, "-", "--draft", "--compare", given=given)
    assert result.exit_code == 0
    assert "docxtpl giver det samme brev" in result.stderr
    assert _names() == [f"UDKAST {name}" for name in LETTERS]


def test_a_list_of_one_is_one_letter(root: Path, run: Run) -> None:
    case = _case(root)
    del case["modtagere"][1]
    assert run("render", A, _written(case)).exit_code == 0
    assert _names() == [f"{NAME}.docx"]


def _of_second(name: str, value: object) -> Change:
    return lambda case: case["modtagere"][1].update({name: value})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_of_second("navn", ""), "(modtagere[1].navn)"),
        (_of_second("afgoerelsesklasse", "nej"), "(modtagere[1].afgoerelsesklasse)"),
        (_of_second("afgoerelsesklasse", "delvis"), "Brevet til modtagere[1]: »Hvad der gives afslag på« (afgoerelse.afslag_paa)"),
        (_of_second("sprogvalg", "kl"), "modtagere[1].sprogvalg: modtageren har valgt »kl«"),
        (_of_second("sprogvalg", "en"), "modtagere[1].sprogvalg: modtagerens valg af sprog kendes ikke"),
        (_of_second("kun_i_brevet", {}), "Brevet til modtagere[1]: "),
        (lambda case: case.update(modtagere=[]), "modtagere er en tom liste"),
        (lambda case: case.update(modtager={}), "både »modtager« og »modtagere«"),
        (lambda case: case["barn"].update(cpr="x"), "»Barnets CPR-nummer« (barn.cpr)"),
    ],
)  # fmt: skip
def test_all_letters_or_none(root: Path, run: Run, change: Change, told: str) -> None:
    case = _case(root)
    change(case)
    result = run("render", A, _written(case))
    assert result.exit_code == 1
    assert told in result.stderr
    assert _names() == []
    assert not any(name in result.output for name in ("Tina", "Peter", "Emil", "B-77"))


def test_a_letter_that_is_there_stops_all_of_them(root: Path, run: Run) -> None:
    Path(LETTERS[1]).write_bytes(b"min")
    assert run("render", A, _written(_case(root))).exit_code == 1
    assert _names() == [LETTERS[1]]
    assert Path(LETTERS[1]).read_bytes() == b"min"
    assert run("render", A, "sag.json", "--overwrite").exit_code == 0
    assert _names() == LETTERS


def test_what_is_remembered_makes_the_same_letters(root: Path, run: Run) -> None:
    case = _written(_case(root))
    run("render", A, case)
    before = [Path(name).read_bytes() for name in LETTERS]
    run("render", A, case, "--overwrite")  # now it is read ready
    assert [Path(name).read_bytes() for name in LETTERS] == before


# --- the recipient's choice of language ------------------------------------------------


@pytest.fixture
def both(root: Path) -> Path:
    """The library with a second version: of the Danish words, for nobody here writes others."""
    folder = root / "templates" / A
    shutil.copy(folder / "da.docx", folder / "kl.docx")
    manifest = root / "segl.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('["da"]', '["da", "kl"]'), "utf-8")
    return root


def _language(name: str) -> str:
    return read(Path(name)).parse("docProps/core.xml").findtext("{*}language") or ""


def test_each_recipient_has_the_language_chosen(both: Path, run: Run) -> None:
    case = _case(both)
    case["modtagere"][1]["sprogvalg"] = "kl"
    result = run("render", A, _written(case), "--draft")
    assert result.exit_code == 0, result.output
    assert [_language(f"UDKAST {name}")[:2] for name in LETTERS] == ["da", "kl"]


def test_a_language_said_against_the_choice_is_refused_by_its_statute(both: Path, run: Run) -> None:
    result = run("render", A, _written(_case(both)), "--lang", "kl", "--draft")
    assert result.exit_code == 1
    assert "modtagere[0].sprogvalg" in result.stderr
    assert "§ 7 a" in result.stderr
    assert _names() == []


@pytest.mark.parametrize("schema", [[], ["--schema", "schemas/afgoerelse_stoette.json"]])
def test_a_loose_file_is_danish_unless_somebody_says_so(
    root: Path, run: Run, schema: list[str], docx: Callable[..., bytes]
) -> None:
    Path("brev.docx").write_bytes(docx("Til {{ modtager.navn }}"))
    case = json.loads((root / f"templates/{A}/cases/medhold.json").read_text("utf-8"))
    case["modtager"]["sprogvalg"] = "kl"
    line = ["render", "brev.docx", _written(case), "-o", "ud.docx", *schema]
    refused = run(*line)
    assert refused.exit_code == 1
    assert "har valgt »kl«" in refused.stderr
    assert not Path("ud.docx").exists()
    assert run(*line, "--lang", "kl").exit_code == 0


def test_segl_case_asks_for_one_letter(root: Path, run: Run) -> None:
    result = run("case", A, "--from", _written(_case(root)), "-o", "ny.json", given="stop\n")
    assert result.exit_code == 1
    assert "flere modtagere" in result.stderr


def test_lint_knows_samples_with_several_recipients(root: Path, run: Run) -> None:
    assert "LIB002" not in run("lint", "--format", "json").stdout
    path = root / f"templates/{A}/cases/to_modtagere.json"
    case = _case(root)
    case["modtagere"][0]["navn"] = ""
    case["modtagere"][1]["sprogvalg"] = "kl"
    path.write_text(json.dumps(case), "utf-8")
    found = json.loads(run("lint", "--format", "json").stdout)["findings"]
    told = " ".join(one["message"] for one in found if one["code"] == "LIB002")
    assert "modtagere[0].navn" in told
    assert "modtagere[1].sprogvalg" in told
