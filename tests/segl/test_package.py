"""`segl package`: finished letters as packages, and packages verified."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from packages import KNOWN, LEAST, PDF, letter_of
from render.errors import ToolError
from render.esdh.neutral import layout, place
from render.message import Message
from segl import packaging
from word_letter import Word

Run = Callable[..., Result]
WHOLE = ("--title", "Svar", "--date", "2026-11-22", "--direction", "Intern", "--case", "EKS-1")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, docx: Callable[..., bytes]) -> Path:
    """A folder with a letter that says all of itself, and one that says nothing."""
    (tmp_path / "brev.docx").write_bytes(letter_of(docx, LEAST))
    (tmp_path / "tavst.docx").write_bytes(docx("Hej"))
    (tmp_path / "bilag.pdf").write_bytes(PDF)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def metadata(path: str) -> Any:
    return json.loads(place.read(Path(path))[layout.METADATA])


def test_a_letter_becomes_a_folder_that_verifies(folder: Path, run: Run) -> None:
    made = run("package", "brev.docx", "--case", LEAST.case)
    assert (made.exit_code, made.stdout) == (0, "brev.pakke\n")
    verified = run("package", "verify", "brev.pakke")
    assert (verified.exit_code, verified.output) == (0, "brev.pakke: i orden.\n")
    assert (folder / "brev.pakke/documents/brev.docx").read_bytes() == (
        folder / "brev.docx"
    ).read_bytes()


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (("-o", "ud"), "ud/brev.pakke"),
        (("-o", "ud", "--zip"), "ud/brev.zip"),
        (("-o", "ud/sag.zip"), "ud/sag.zip"),
        (("--zip",), "brev.zip"),
    ],
)
def test_where_it_goes(folder: Path, run: Run, words: tuple[str, ...], path: str) -> None:
    made = run("package", "brev.docx", *words)
    assert Path(made.stdout.strip()) == Path(path)
    assert run("package", "verify", path).exit_code == 0


def test_several_letters_and_an_enclosure_with_each(folder: Path, run: Run) -> None:
    (folder / "andet.docx").write_bytes((folder / "brev.docx").read_bytes())
    made = run("package", "brev.docx", "andet.docx", "--attach", "bilag.pdf", "-o", "ud", "--zip")
    assert made.stdout.split() == [str(Path("ud/brev.zip")), str(Path("ud/andet.zip"))]
    assert run("package", "verify", "ud/brev.zip", "ud/andet.zip").exit_code == 0
    assert metadata("ud/andet.zip")["enclosures"] == ["documents/bilag.pdf"]


def test_what_is_missing_is_asked_for_and_can_be_given(folder: Path, run: Run) -> None:
    refused = run("package", "tavst.docx")
    assert refused.exit_code == 1
    assert "tavst.docx: Brevet kan ikke pakkes." in refused.stderr
    assert "»Titel« mangler i brevets egenskaber. Angiv det med --title." in refused.stderr
    made = run("package", "tavst.docx", *WHOLE)
    assert made.exit_code == 0
    assert metadata("tavst.pakke")["document"]["title"] == "Svar"


def test_a_letter_of_another_case_is_refused_without_a_number(folder: Path, run: Run) -> None:
    refused = run("package", "brev.docx", "--case", "EKS-2026-000999")
    assert refused.exit_code == 1
    assert "noget andet om »Sagsnummer«" in refused.stderr
    assert "000" not in refused.stderr
    assert not (folder / "brev.pakke").exists()


def test_one_bad_letter_and_none_is_written(folder: Path, run: Run) -> None:
    assert run("package", "brev.docx", "tavst.docx", "-o", "ud").exit_code == 1
    assert not (folder / "ud").exists()


def test_each_option_reaches_the_package(folder: Path, run: Run) -> None:
    made = run(
        "package", "tavst.docx", *WHOLE, "--description", "Om sagen", "--sensitivity", "Intern",
        "--exempt-title", "Svar", "--exempt-basis", "Eksempel", "--kle", "27.24.03", "--facet",
        "G01", "--it-system", "urn:eksempel:segl", "--progress", "Endeligt",
    )  # fmt: skip
    assert made.exit_code == 0, made.output
    assert "SF2900" not in made.stderr
    told = metadata("tavst.pakke")["document"]
    assert told["description"] == "Om sagen"
    assert (told["kle"], told["facet"], told["exempt_basis"]) == ("27.24.03", "G01", "Eksempel")
    manifest = json.loads((folder / "tavst.pakke/manifest.json").read_text("utf-8"))
    assert manifest["sf2900"] == {"complete": True, "missing": []}


def test_what_sf2900_lacks_is_told_where_it_is_meant(folder: Path, run: Run) -> None:
    assert "SF2900" not in run("package", "brev.docx").stderr
    made = run("package", "brev.docx", "--overwrite", "--progress", "Endeligt")
    assert "KLEEmneForslag, RegistreringItSystem, Virkning" in made.stderr
    manifest = json.loads((folder / "brev.pakke/manifest.json").read_text("utf-8"))
    assert manifest["sf2900"]["complete"] is False


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--it-system", "Eksempel Kommune"), 2),
        (("--progress", "Færdig"), 2),
        (("tavst.docx", "-o", "begge.zip"), 2),
        (("ude/brev.docx",), 2),
        (("--attach", "findes-ikke.pdf"), 1),
        (("--attach", "."), 1),
        (("-o", "bilag.pdf"), 1),
        (("findes-ikke.docx",), 1),
        (("bilag.pdf",), 1),
    ],
)
def test_wrong_calls(folder: Path, run: Run, words: tuple[str, ...], code: int) -> None:
    (folder / "ude").mkdir()
    (folder / "ude/brev.docx").write_bytes((folder / "brev.docx").read_bytes())
    made = run("package", "brev.docx", *words)
    assert made.exit_code == code, made.output
    assert made.stderr
    assert not list(folder.rglob("*.pakke"))


def test_a_package_is_not_replaced_unasked(folder: Path, run: Run) -> None:
    run("package", "brev.docx")
    assert run("package", "brev.docx").exit_code == 1
    assert run("package", "brev.docx", "--overwrite").exit_code == 0


def test_without_the_tool_for_pdf_nothing_is_written(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from render.pdf import pool

    def missing(*_: object) -> None:
        raise ToolError(Message("LibreOffice mangler.", "LibreOffice is missing."))

    monkeypatch.setattr(pool, "check", missing)
    assert run("package", "brev.docx", "--pdf").exit_code == 3
    assert not (folder / "brev.pakke").exists()


def test_with_a_pdf(folder: Path, run: Run, tool: Callable[[str], str]) -> None:
    tool("soffice")
    made = run("package", "brev.docx", "--pdf", "--zip")
    assert made.exit_code == 0, made.output
    assert metadata("brev.zip")["document"]["files"] == [
        "documents/brev.docx",
        "documents/brev.pdf",
    ]
    assert run("package", "verify", "brev.zip").exit_code == 0


# --- held to the check of finished letters -----------------------------------------------


@pytest.fixture
def brev(root: Path, run: Run) -> Path:
    """A letter that segl render made, in the folder of the library that it was made of."""
    sample = root / "templates/afgoerelse_stoette/cases/afslag.json"
    path = root / "brev.docx"
    assert run("render", "afgoerelse_stoette", str(sample), "-o", str(path)).exit_code == 0
    return path


def _edited(path: Path, old: str, new: str) -> None:
    word = Word(path.read_bytes())
    assert word.replace(old, new)
    path.write_bytes(word.save())


def test_a_sound_letter_of_the_library_is_packaged_without_a_remark(brev: Path, run: Run) -> None:
    made = run("package", "brev.docx")
    assert (made.exit_code, made.output) == (0, "brev.pakke\n")


@pytest.mark.parametrize("messages", ["da", "en"])
def test_an_error_refuses_in_the_words_of_the_check(brev: Path, run: Run, messages: str) -> None:
    sound = Path("andet.docx")
    sound.write_bytes(brev.read_bytes())
    _edited(brev, "Klagefristen er 6 uger", "Klagefristen er otte uger")
    refused = run("package", "andet.docx", "brev.docx", "-o", "ud", "--messages", messages)
    assert refused.exit_code == 1
    checked = json.loads(
        run("check", "brev.docx", "--format", "json", "--messages", messages).stdout
    )
    wrong = [one for one in checked["findings"] if one["severity"] == "error"]
    assert wrong
    assert all(one["message"] in refused.stderr for one in wrong)
    assert "brev.docx: " in refused.stderr
    assert "andet.docx" not in refused.stderr
    assert not Path("ud").exists()


def test_a_letter_that_is_none_is_named(brev: Path, run: Run) -> None:
    Path("tom.docx").write_bytes(b"")
    for wrong in ("tom.docx", "ingen.docx"):
        refused = run("package", "brev.docx", wrong, "-o", "ud")
        assert refused.exit_code == 1
        assert wrong in refused.stderr
        assert ". Intet er pakket" in refused.stderr
    assert not Path("ud").exists()


def test_a_letter_that_is_open_in_word(brev: Path, run: Run) -> None:
    Path("~$brev.docx").write_bytes(b"x" * 162)
    assert run("package", "brev.docx", "~$brev.docx", "-o", "ud").exit_code == 0
    alone = run("package", "~$brev.docx", "-o", "ud2")
    assert alone.exit_code == 1
    assert "åbent i Word" in alone.stderr
    check = run("check", "~$brev.docx")
    assert check.exit_code == 2
    assert "åbent i Word" in check.stderr


def test_a_library_elsewhere_judges_where_it_is_named(
    brev: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _edited(brev, "Klagefristen er 6 uger", "Klagefristen er otte uger")
    library = str(Path.cwd())
    (tmp_path / "ude").mkdir()
    monkeypatch.chdir(tmp_path / "ude")
    refused = run("package", str(brev), "--library", library)
    assert refused.exit_code == 1
    assert "LTR024" in refused.stderr
    assert not list(Path().iterdir())


def test_without_a_library_the_rest_is_judged_and_told(
    brev: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ude").mkdir()
    monkeypatch.chdir(tmp_path / "ude")
    made = run("package", str(brev))
    assert made.exit_code == 0
    assert "brev.docx: Ikke kontrolleret: den faste ordlyd" in made.stderr
    assert "ADVARSEL LTR003: Brevet er lavet af skabelonen" in made.stderr
    _edited(brev, "Kære ", "Kære {{ navn }} ")
    refused = run("package", str(brev), "--overwrite")
    assert refused.exit_code == 1
    assert "LTR014" in refused.stderr


def test_a_library_that_is_none_is_a_wrong_call(folder: Path, run: Run) -> None:
    made = run("package", "brev.docx", "--library", ".")
    assert made.exit_code == 2
    assert not (folder / "brev.pakke").exists()


# --- verify ----------------------------------------------------------------------------


def test_each_fault_is_a_line(folder: Path, run: Run) -> None:
    run("package", "brev.docx", "--attach", "bilag.pdf")
    (folder / "brev.pakke/projections/sbsys.json").unlink()
    (folder / "brev.pakke/mere.txt").touch()
    found = run("package", "verify", "brev.pakke", "findes-ikke")
    assert found.exit_code == 1
    lines = found.stdout.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("brev.pakke: projections/sbsys.json: Filen står på følgesedlen")
    assert lines[1].startswith("brev.pakke: mere.txt: Filen ligger i pakken")
    assert lines[2].startswith("findes-ikke: Pakken findes ikke")


def test_no_value_is_told(folder: Path, run: Run, docx: Callable[..., bytes]) -> None:
    (folder / "brev.docx").write_bytes(letter_of(docx, KNOWN))
    run("package", "brev.docx")
    path = folder / "brev.pakke/metadata.json"
    path.write_text(path.read_text("utf-8").replace(KNOWN.case, "hemmelig"), "utf-8")
    found = run("package", "verify", "brev.pakke", "--messages", "en")
    assert found.exit_code == 1
    assert "hemmelig" not in found.output
    assert KNOWN.case not in found.output


@pytest.mark.parametrize("words", [("package",), ("package", "verify"), ("package", "--nej", "x")])
def test_a_call_without_files_is_wrong(folder: Path, run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


@pytest.mark.parametrize("words", [("package", "--help"), ("package", "verify", "--help")])
def test_both_have_help(run: Run, words: tuple[str, ...]) -> None:
    found = run(*words)
    assert found.exit_code == 0
    assert f"segl {' '.join(words[:-1])} [VALG]" in found.output


def test_the_stamp_is_in_utc() -> None:
    stamp = packaging.now()
    assert stamp.created.endswith("Z")
    assert len(stamp.created) == len("2026-11-22T13:05:00Z")


def test_where_one_letter_is_refused_it_is_said_that_none_is_packaged(
    folder: Path, run: Run
) -> None:
    found = run("package", "brev.docx", "tavst.docx", "-o", "ud")
    assert (found.exit_code, found.stdout) == (1, "")
    assert "tavst.docx: " in found.stderr
    assert "Intet er pakket, heller ikke de andre breve." in found.stderr
    assert not (folder / "ud").exists()
    assert "heller ikke" not in run("package", "tavst.docx").stderr


def test_a_folder_is_no_letter(folder: Path, run: Run) -> None:
    (folder / "mappe").mkdir()
    for words in (("mappe",), ("brev.docx", "--attach", "mappe")):
        assert "mappe er en mappe, ikke en fil." in run("package", *words).stderr


def test_a_letter_is_no_package(folder: Path, run: Run) -> None:
    found = run("package", "verify", "brev.docx")
    assert found.exit_code == 1
    assert "brev.docx er en Word- eller anden Office-fil, ikke en pakke" in found.output


def test_a_folder_of_packages_is_verified(folder: Path, run: Run) -> None:
    run("package", "brev.docx", "-o", "ud")
    run("package", "brev.docx", "-o", "ud", "--zip")
    found = run("package", "verify", "ud")
    assert found.exit_code == 0
    assert found.stdout.splitlines() == [
        f"{Path('ud/brev.pakke')}: i orden.", f"{Path('ud/brev.zip')}: i orden.",
    ]  # fmt: skip
    (folder / "ud/brev.pakke/metadata.json").write_text("{}", "utf-8")
    found = run("package", "verify", "ud")
    assert (found.exit_code, "1 af 2 pakker har fejl." in found.stderr) == (1, True)


def test_a_template_is_named_for_a_letter_that_lost_it(folder: Path, run: Run) -> None:
    found = run("package", "brev.docx", "--template", "findes_ikke")
    assert (found.exit_code, found.stdout) == (2, "")
