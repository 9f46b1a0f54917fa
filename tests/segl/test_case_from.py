"""`segl case --from`: a case that is there, corrected; and what of a title only owners see."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from answering import script
from render import case, library
from segl.asking import prose

Run = Callable[..., Result]
ROOT = Path(__file__).resolve().parents[2]
RECEIPT = "kvittering_underretning"
BORGER = ROOT / "templates" / RECEIPT / "cases" / "borger.json"
LETTER = "2026-11-20 Kvittering for underretning EKS-2026-000201.docx"


def _read(path: Path) -> dict[str, Any]:
    return case.read(path.read_bytes())


def _typed(path: Path, *more: str) -> str:
    home = library.open_library(ROOT)
    entry = home.entry(RECEIPT)
    schema, long_texts = home.schema(entry.manifest.schema), prose.paths(home.template(entry))
    lines = [line for lines in script(schema, _read(path), long_texts) for line in lines]
    return "\n".join([*lines, *more]) + "\n"


def _kept(home: Path) -> list[Path]:
    return sorted((home / "drafts").glob("*")) if (home / "drafts").is_dir() else []


def test_a_case_at_hand_goes_straight_to_the_last_page(root: Path, home: Path, run: Run) -> None:
    line = ["case", RECEIPT, "--from", str(BORGER), "-o", "rettet.json"]
    result = run(*line, given="j\n")
    assert result.exit_code == 0
    assert "1. Brevets dato (dato)" not in result.stdout
    assert _read(Path("rettet.json")) == _read(BORGER)
    assert run("render", RECEIPT, str(BORGER), "-o", "udfyldt.docx").exit_code == 0
    assert Path(LETTER).read_bytes() == Path("udfyldt.docx").read_bytes()
    assert _kept(home) == []


def test_one_answer_of_a_case_is_corrected(root: Path, run: Run) -> None:
    line = ["case", RECEIPT, "--from", str(BORGER), "-o", "rettet.json", "--no-letter"]
    assert run(*line, given="3\nPrøve Testesen\nj\n").exit_code == 0
    expected = _read(BORGER)
    expected["modtager"]["navn"] = "Prøve Testesen"
    assert _read(Path("rettet.json")) == expected


def test_what_a_case_lacks_is_asked_for_alone(root: Path, run: Run) -> None:
    told = _read(BORGER)
    name = told["modtager"].pop("navn")
    Path("halv.json").write_text(json.dumps({**told, "skostørrelse": 43}), "utf-8")
    result = run("case", RECEIPT, "--from", "halv.json", given=f"{name}\nj\n")
    assert result.exit_code == 0
    asked = [line for line in result.stdout.splitlines() if line[:2].strip(". ").isdigit()]
    assert asked[0] == "3. Modtagerens navn"
    assert "så det kommer ikke med: skostørrelse." in result.stdout
    assert "43" not in result.stdout


def test_a_break_says_how_to_go_on(root: Path, run: Run) -> None:
    result = run("case", RECEIPT, "--from", str(BORGER), given="3\nPrøve Testesen\nstop\n")
    assert result.exit_code == 1
    assert "uden --from fortsætter" in result.stderr
    again = run("case", RECEIPT, "-o", "sag.json", given="j\nj\n")
    assert again.exit_code == 0
    assert _read(Path("sag.json"))["modtager"]["navn"] == "Prøve Testesen"


@pytest.mark.parametrize("source", ["ingen.json", "-", "templates"])
def test_a_case_that_is_not_there_is_refused(source: str, root: Path, run: Run) -> None:
    result = run("case", RECEIPT, "--from", source, given="j\n")
    assert result.exit_code == 1
    assert source in result.stderr


def test_the_mark_of_a_draft_is_for_owners_only(root: Path, run: Run) -> None:
    path = root / "schemas" / f"{RECEIPT}.json"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace('"title": "Antal børn"', '"title": "Antal børn (udkast)"'), "utf-8"
    )
    assert "(udkast)" in path.read_text("utf-8")
    result = run("case", RECEIPT, given=_typed(BORGER, "j"))
    assert result.exit_code == 0
    assert "17. Antal børn (helt tal)" in result.stdout
    assert "(udkast)" not in result.output
    wrong = _read(BORGER)
    wrong["underretning"]["antal_boern"] = "to"
    Path("forkert.json").write_text(json.dumps(wrong), "utf-8")
    refused = run("render", RECEIPT, "forkert.json")
    assert refused.exit_code == 1
    assert "»Antal børn«" in refused.stderr


def test_a_broken_sample_case_is_mended_by_the_command_that_the_linter_names(
    root: Path, run: Run
) -> None:
    path = root / "templates" / RECEIPT / "cases" / "borger.json"
    told = _read(path)
    name = told["modtager"].pop("navn")
    path.write_text(json.dumps(told), "utf-8")
    found = json.loads(run("lint", RECEIPT, "--format", "json").stdout)["findings"]
    (fix,) = {one["fix"] for one in found if "borger.json" in one["message"]}
    command = fix.partition("(segl ")[2].partition(")")[0].split()
    assert run(*command, given=f"{name}\nj\n").exit_code == 0
    assert _read(path) == _read(BORGER)
    assert run("lint", RECEIPT).exit_code == 0
