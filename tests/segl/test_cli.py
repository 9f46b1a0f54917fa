"""Command lines, their exit codes and their words; data never comes out by the wrong door."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from qa import desk
from render import package, second
from render.prepared import Prepared
from segl import cli
from segl.cli import main

Run = Callable[..., Result]
A = "afgoerelse_stoette"
CASES = f"templates/{A}/cases"
DELVIS = f"{CASES}/delvis.json"
LETTER = "2026-11-20 Afgørelse om støtte EKS-2026-000124-001.docx"
SECRET = "Hemmelighedskræmmersen"
LOOSE_SCHEMA = ("--schema", "skemaer/skema.json")


def _case(**changes: Any) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(Path(DELVIS).read_text("utf-8"))
    return case | changes


def _write(case: Any, name: str = "sag.json") -> str:
    Path(name).write_text(json.dumps(case), "utf-8")
    return name


# --- lint ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        pytest.param(
            [], 0, ["6 skabeloner og 5 blokke kontrolleret: 0 fejl, 0 advarsler"], id="library"
        ),
        pytest.param(["."], 0, ["6 skabeloner"], id="its folder"),
        pytest.param(["--library", "."], 0, ["6 skabeloner"], id="--library"),
        pytest.param(["--library", "schemas"], 2, ["intet skabelonbibliotek"], id="no library"),
        pytest.param(
            [f"templates/{A}"], 0, ["1 skabelon", "Klagevejledning"], id="template folder"
        ),
        pytest.param([A], 0, ["1 skabelon", f"{A}/da.docx"], id="template id"),
        pytest.param([f"templates/{A}/da.docx"], 0, [f"{A}/da.docx", "Klagevejledning"], id="file"),
        pytest.param(["templates"], 0, ["6 skabeloner"], id="folder of templates"),
        pytest.param([A, A], 0, ["1 skabelon kontrolleret"], id="twice the same"),
        pytest.param(["--fail-on", "warning"], 0, ["OPLYSNING LAW005"], id="no warning"),
        pytest.param(["--messages", "en"], 0, ["6 templates and 5 blocks checked"], id="English"),
        pytest.param(["findes_ikke"], 2, ["Findes ikke: findes_ikke"], id="no such template"),
        pytest.param(["nix.docx"], 2, ["Findes ikke: nix.docx"], id="no such file"),
        pytest.param(["nix.docx", "--messages", "en"], 2, ["No such file"], id="no such, English"),
        pytest.param(["municipalities"], 2, ["Ingen Word-filer"], id="folder without templates"),
        pytest.param(["LICENS"], 1, ["PKG001"], id="no Word file"),
        pytest.param(["--format", "xml"], 2, ["--format"], id="no such format"),
        pytest.param(["--fail-on", "info"], 1, ["OPLYSNING LAW005"], id="a note"),
        pytest.param(["--fail-on", "never"], 0, ["OPLYSNING LAW005"], id="nothing fails"),
        pytest.param(["--fail-on", "all"], 2, ["--fail-on"], id="no such level"),
        pytest.param(["--farve"], 2, ["--farve"], id="no such option"),
    ],
)
def test_lint_in_a_library(
    line: list[str], code: int, words: list[str], root: Path, run: Run
) -> None:
    Path("LICENS").write_text("Ingen Word-fil", "utf-8")
    result = run("lint", *line)
    assert result.exit_code == code
    for word in words:
        assert word in result.output
    assert bool(result.stdout) is (code < 2)


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        pytest.param(["brev.docx"], 0, ["brev.docx", "--schema", "--type"], id="alone"),
        pytest.param(
            ["brev.docx", *LOOSE_SCHEMA], 0, ["DAT005", "alder (Alder)"], id="with schema"
        ),
        pytest.param(["brev.docx", "--type", "afgoerelse"], 1, ["FEJL LAW001"], id="with type"),
        pytest.param(
            ["brev.docx", "--type", "lejekontrakt", "--jurisdiction", "dk"],
            0,
            ["kataloget (dk) har ingen række"],
            id="no row",
        ),
        pytest.param(
            ["brev.docx", "--type", "afgoerelse", "--jurisdiction", "dk"],
            0,
            ["ADVARSEL LAW001", "Forvaltningsloven § 22"],
            id="the law of Denmark",
        ),
        pytest.param(
            ["brev.docx", "--type", "afgoerelse", "--lang", "kl"], 1, ["Aalajangiineq"], id="kl"
        ),
        pytest.param(["fejl.docx"], 1, ["TAG001", "TAG004", "under »Om dig«"], id="faults"),
        pytest.param(["ødelagt.docx"], 1, ["PKG001", "beskadiget"], id="unreadable"),
        pytest.param(["brev.docx", "ødelagt.docx"], 1, ["2 skabeloner", "brev.docx"], id="two"),
        pytest.param(["."], 1, ["3 skabeloner", "brev.docx", "fejl.docx"], id="folder"),
        pytest.param(["brev.docx", "--schema", "nix.json"], 1, ["DAT001"], id="no such schema"),
        pytest.param(["brev.docx", "--schema", "sag.json"], 1, ["DAT001"], id="a case as schema"),
        pytest.param([], 2, ["intet skabelonbibliotek"], id="no library here"),
        pytest.param(["brev"], 2, ["intet skabelonbibliotek"], id="an id without a library"),
    ],
)
def test_lint_loose_files(
    line: list[str], code: int, words: list[str], loose: Path, run: Run
) -> None:
    result = run("lint", *line)
    assert result.exit_code == code
    for word in words:
        assert word in result.output


def test_lint_fails_on_a_warning_only_when_asked(
    loose: Path, docx: Callable[..., bytes], run: Run
) -> None:
    Path("note.docx").write_bytes(docx("[indsæt navn]"))
    assert run("lint", "note.docx").exit_code == 0
    assert run("lint", "note.docx", "--fail-on", "warning").exit_code == 1


@pytest.mark.parametrize("messages", ["da", "en"])
def test_lint_json(messages: str, loose: Path, run: Run) -> None:
    result = run("lint", ".", "--format", "json", "--messages", messages)
    document = json.loads(result.stdout)
    assert result.exit_code == 1
    assert result.stderr == ""
    assert document["templates"] == ["brev.docx", "fejl.docx", "ødelagt.docx"]
    assert {one["code"] for one in document["findings"]} == {"TAG001", "TAG004", "PKG001"}


def test_lint_json_of_nothing_wrong(root: Path, run: Run) -> None:
    document = json.loads(run("lint", "--format", "json").stdout)
    assert document["summary"]["error"] == document["summary"]["warning"] == 0
    assert len(document["fulfilled"]) >= 8


def test_the_lock_file_of_word_is_no_template(loose: Path, run: Run) -> None:
    Path("~$brev.docx").write_bytes(b"Eva")
    assert "~$brev.docx" not in run("lint", ".").output


def test_library_by_variable_and_by_setting(
    root: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("lint", A).exit_code == 2
    monkeypatch.setenv("SEGL_LIBRARY", str(root))
    assert run("lint", A).exit_code == 0
    monkeypatch.delenv("SEGL_LIBRARY")
    assert run("setup", str(root)).exit_code == 0
    assert run("lint", A).exit_code == 0


# --- render ----------------------------------------------------------------------------


def test_render_names_the_letter_and_prints_the_path(root: Path, run: Run) -> None:
    result = run("render", A, DELVIS)
    assert result.exit_code == 0
    assert result.stdout.strip() == LETTER
    assert package.read(root / LETTER).main == "word/document.xml"


@pytest.mark.parametrize("name", ["medhold", "delvis", "afslag", "kant_lange_tekster"])
def test_no_cpr_number_in_a_name(name: str, root: Path, run: Run) -> None:
    result = run("render", A, f"{CASES}/{name}.json")
    assert result.exit_code == 0
    assert not re.search(r"\d{6}.?\d{4}", result.stdout)


@pytest.mark.parametrize(
    "name",
    [
        "Brev 010203-1234",
        "Brev 0102031234",
        "010203 1234 Brev",
        "Brev_0102031234",
        "CPR010203-1234",
        "Brev 010203#1234",
        "Brev 010203  1234",
        "Brev 010203–1234",
    ],
)
def test_no_cpr_number_in_the_name_of_a_loose_letter(
    name: str, loose: Path, docx: Callable[..., bytes], run: Run
) -> None:
    Path("skabelon").mkdir()
    Path("skabelon", f"{name}.docx").write_bytes(docx("Kære {{ navn }}"))
    result = run("render", f"skabelon/{name}.docx", "sag.json")
    assert result.exit_code == 0
    assert not re.search(r"\d{6}.{0,2}\d{4}", result.stdout)


@pytest.mark.parametrize(
    "neighbour",
    [
        pytest.param('{"navn": ', id="no JSON"),
        pytest.param('{"navn": "Ane"}', id="a case"),
        pytest.param('{"type": 7}', id="a wrong schema"),
        pytest.param(
            '{"$ref": "https://a.example/x"}',
            id="a reference to nowhere",
        ),
    ],
)
def test_other_files_beside_a_schema_do_not_matter(neighbour: str, loose: Path, run: Run) -> None:
    Path("skemaer", "andet.json").write_text(neighbour, "utf-8")
    for line in (["render", "brev.docx", "sag.json", "-o", "ud.docx"], ["lint", "brev.docx"]):
        assert run(*line, *LOOSE_SCHEMA).exit_code == 0


def test_render_to_a_file_of_ones_own(root: Path, run: Run) -> None:
    result = run("render", A, DELVIS, "-o", "ud/nye/brev.docx")
    assert result.exit_code == 0
    assert Path(result.stdout.strip()) == Path("ud/nye/brev.docx")
    assert Path("ud/nye/brev.docx").is_file()
    assert not Path(LETTER).exists()


def test_an_existing_file_is_kept_unless_told(root: Path, run: Run) -> None:
    Path(LETTER).write_bytes(b"rettet i haanden")
    result = run("render", A, DELVIS)
    assert result.exit_code == 1
    assert "--overwrite" in result.stderr
    assert Path(LETTER).read_bytes() == b"rettet i haanden"
    assert run("render", A, DELVIS, "--overwrite").exit_code == 0
    assert Path(LETTER).read_bytes() != b"rettet i haanden"
    assert not [path for path in root.iterdir() if path.suffix == ".tmp"]


def test_a_letter_never_replaces_its_template(loose: Path, root: Path, run: Run) -> None:
    own = Path("templates", A, "da.docx")
    before = own.read_bytes()
    result = run("render", A, DELVIS, "-o", str(own), "--overwrite")
    assert (result.exit_code, own.read_bytes()) == (1, before)
    assert "-o" in result.stderr


def test_nor_does_a_loose_letter(loose: Path, run: Run) -> None:
    before = Path("brev.docx").read_bytes()
    for more in ([], ["--overwrite"]):
        result = run("render", "brev.docx", "sag.json", *more)
        assert result.exit_code == 1
        assert "skabelonen selv" in result.stderr
        assert "--overwrite" not in result.stderr
    assert Path("brev.docx").read_bytes() == before


def test_a_letter_open_in_word(root: Path, run: Run) -> None:
    Path(LETTER).write_bytes(b"")
    Path(f"~${LETTER}").write_bytes(b"Eva")
    result = run("render", A, DELVIS, "--overwrite")
    assert result.exit_code == 1
    assert "luk filen i Word" in result.stderr


def test_render_from_standard_input(root: Path, run: Run) -> None:
    result = run("render", A, "-", given=Path(DELVIS).read_bytes())
    assert (result.exit_code, result.stdout.strip()) == (0, LETTER)


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        pytest.param(["nix", DELVIS], 2, ["»nix«", A], id="unknown template"),
        pytest.param([A, DELVIS, "--municipality", "nix"], 2, ["»nix«", "eksempel"], id="kommune"),
        pytest.param([A, DELVIS, "--lang", "kl"], 1, ["modtager.sprogvalg"], id="binding choice"),
        pytest.param([A, f"{CASES}/afslag.json", "--lang", "en"], 2, ["--lang"], id="no language"),
        pytest.param(
            [A, "nix.json"], 1, ["findes ikke: nix.json", "først skabelonen"], id="no case"
        ),
        pytest.param([A, CASES], 1, ["er en mappe"], id="a folder as case"),
        pytest.param([A, "segl.toml"], 1, ["JSON", "linje 1"], id="no JSON"),
        pytest.param([A, DELVIS, "-o", "brev.odt"], 1, ["skal ende på .docx"], id="no Word name"),
        pytest.param([A, DELVIS, "-o", "brev"], 1, ["skal ende på .docx"], id="no ending"),
        pytest.param([A, DELVIS, "--schema", "nix.json"], 1, ["nix.json"], id="no schema"),
        pytest.param(["nix.docx", DELVIS], 1, ["nix.docx"], id="no file"),
        pytest.param(["segl.toml", DELVIS], 1, ["Word-fil"], id="no Word file"),
        pytest.param([A], 2, ["SAG"], id="no case given"),
        pytest.param([], 2, ["SKABELON"], id="nothing given"),
        pytest.param(
            [A, DELVIS, "--messages", "en", "--municipality", "x"], 2, ['"x"'], id="English"
        ),
    ],
)
def test_render_refuses(line: list[str], code: int, words: list[str], root: Path, run: Run) -> None:
    before = sorted(root.rglob("*"))
    result = run("render", *line)
    assert result.exit_code == code
    assert result.stdout == ""
    for word in words:
        assert word in result.stderr
    assert sorted(root.rglob("*")) == before


def test_a_language_that_the_template_lacks(root: Path, run: Run) -> None:
    case = _case()
    del case["modtager"]["sprogvalg"]
    result = run("render", A, _write(case), "--lang", "kl")
    assert result.exit_code == 1
    assert "»kl«" in result.stderr
    case["modtager"]["sprogvalg"] = "kl"
    assert run("render", A, _write(case)).exit_code == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sag": {"nr": SECRET}}, ["»Sagsnummer« (sag.nr)"]),
        ({"barn": {"navn": SECRET, "cpr": SECRET}}, ["»Barnets CPR-nummer« (barn.cpr)"]),
        ({"barn": SECRET}, ["»Barn« (barn) skal være en gruppe af felter"]),
        ({"ukendt": SECRET}, ["ukendt findes ikke i skemaet"]),
        ({"brev": {"dato": f"2026-11-20 {SECRET}"}}, ["»Brevets dato« (brev.dato)"]),
        ({"modtager": {"navn": SECRET}}, ["»Modtagerens rolle", "(modtager.rolle) mangler"]),
        ({"afgoerelse": [SECRET]}, ["»Afgørelse« (afgoerelse)"]),
        ({"sagsbehandler": {"navn": SECRET, "email": SECRET}}, ["sagsbehandler.email"]),
        ({"kommune": {"navn": SECRET}}, ["kommune"]),
    ],
)
def test_a_wrong_case_names_title_and_path_never_the_value(
    change: dict[str, Any], words: list[str], root: Path, run: Run
) -> None:
    for messages in ("en", "da"):
        result = run("render", A, _write(_case(**change)), "--messages", messages)
        assert result.exit_code == 1
        assert SECRET not in result.output
    for word in words:
        assert word in result.stderr
    assert not list(root.glob("*.docx"))


def test_each_problem_of_a_case_is_told(root: Path, run: Run) -> None:
    case = _case(sag={"nr": SECRET}, brev={})
    result = run("render", A, _write(case))
    lines = [line for line in result.stderr.splitlines() if line.startswith("  - ")]
    assert len(lines) == 2
    assert "brev.dato" in lines[0]
    assert "sag.nr" in lines[1]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f'{{"navn": "{SECRET}"', id="cut off"),
        pytest.param(f'{{"navn": 1, "navn": "{SECRET}"}}', id="a name twice"),
        pytest.param(f'["{SECRET}"]', id="a list"),
        pytest.param(f'{{"navn": NaN, "x": "{SECRET}"}}', id="NaN"),
        pytest.param("[" * 70 + f'"{SECRET}"' + "]" * 70, id="deep"),
        pytest.param(f'{{"x": "{SECRET}\\u0000"}}', id="a character no document holds"),
        pytest.param(f'{{"x": "{SECRET}\\ud800"}}', id="half a character"),
        pytest.param(f'{{"x": {"7" * 20}, "y": "{SECRET}"}}', id="a long number"),
        pytest.param("", id="empty"),
        pytest.param(SECRET.encode("utf-16"), id="UTF-16"),
    ],
)
def test_a_case_that_is_no_case(content: str | bytes, loose: Path, run: Run) -> None:
    result = run("render", "brev.docx", "-", "-o", "ud.docx", given=content)
    assert result.exit_code == 1
    assert result.stderr.strip().endswith((".", "?"))
    assert SECRET not in result.output
    assert result.stdout == ""
    assert not Path("ud.docx").exists()


def test_a_loose_letter_with_a_schema(loose: Path, run: Run) -> None:
    result = run("render", "brev.docx", "sag.json", *LOOSE_SCHEMA, "-o", "ud.docx")
    assert (result.exit_code, result.stdout.strip()) == (0, "ud.docx")
    _write({"navn": 7, "hemmelig": SECRET}, "forkert.json")
    result = run("render", "brev.docx", "forkert.json", *LOOSE_SCHEMA, "-o", "ud2.docx")
    assert result.exit_code == 1
    assert "»Modtagerens navn« (navn) skal være tekst" in result.stderr
    assert SECRET not in result.output


def test_a_value_that_the_template_cannot_print(loose: Path, run: Run) -> None:
    _write({"navn": {"fornavn": SECRET}}, "forkert.json")
    result = run("render", "brev.docx", "forkert.json", "-o", "ud.docx")
    assert result.exit_code == 1
    assert "navn:" in result.stderr
    assert "afsnit 1: »{{ navn }}«" in result.stderr
    assert SECRET not in result.output


def test_a_template_with_faults_is_refused_with_their_places(loose: Path, run: Run) -> None:
    result = run("render", "fejl.docx", "sag.json", "-o", "ud.docx")
    assert result.exit_code == 1
    assert "2 fejl" in result.stderr
    assert "under »Om dig«, afsnit 2: »{{ navn navn }}«" in result.stderr
    assert "afsnit 3: »{{ navn«" in result.stderr
    assert not Path("ud.docx").exists()


def test_an_unreadable_template_is_refused(loose: Path, run: Run) -> None:
    result = run("render", "ødelagt.docx", "sag.json", "-o", "ud.docx")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "beskadiget" in result.stderr


def test_what_the_template_keeps_is_told(loose: Path, run: Run, docx: Callable[..., bytes]) -> None:
    store = (
        '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties">'
        '<documentManagement><Retning xmlns="urn:x">Ud</Retning></documentManagement>'
        "</p:properties>"
    )
    contract = (
        '<ct:contentTypeSchema xmlns:ct="http://schemas.microsoft.com/office/2006/metadata/'
        'contentType"><x:schema xmlns:x="http://www.w3.org/2001/XMLSchema"><x:all>'
        '<x:element ref="n:Retning"/></x:all></x:schema></ct:contentTypeSchema>'
    )
    Path("b.docx").write_bytes(docx("Kære {{ navn }}", stores=[store, contract]))
    result = run("render", "b.docx", "sag.json", "-o", "ud.docx")
    assert result.exit_code == 0
    assert "»Retning«" in result.stderr
    assert result.stdout.strip() == "ud.docx"


def test_compare_agrees(root: Path, run: Run) -> None:
    result = run("render", A, DELVIS, "--compare")
    assert result.exit_code == 0
    assert "docxtpl giver det samme brev." in result.stderr


def test_render_into_a_folder(root: Path, run: Run) -> None:
    Path("Mine sager").mkdir()
    result = run("render", A, DELVIS, "-o", "Mine sager")
    assert (result.exit_code, Path("Mine sager", LETTER).is_file()) == (0, True)
    assert LETTER in result.stdout


def test_what_the_sender_must_know_is_told(root: Path, run: Run) -> None:
    result = run("render", A, DELVIS)
    assert "Bemærk: Kontaktoplysningerne til klageinstansen er ikke bekræftet" in result.stderr


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "# Afgørelse\nNej. {{ brev.dato }}", "Afsnittet »Klagevejledning« mangler", id="law"
        ),
        pytest.param(
            "{% if modtager.afgoerelsesklasse == 'Medhold' %}x{% endif %}",
            "aldrig være",
            id="never equal",
        ),
        pytest.param("Kære {{ modtager.nvan }}", "modtager.nvan", id="unknown field"),
    ],
)
def test_no_letter_from_a_template_with_errors(
    text: str, words: str, root: Path, run: Run, docx: Callable[..., bytes]
) -> None:
    Path("templates", A, "da.docx").write_bytes(docx(text))
    result = run("render", A, DELVIS, "-o", "ud.docx")
    assert (result.exit_code, Path("ud.docx").exists()) == (1, False)
    assert words in result.stderr
    assert "må ikke sendes" in result.stderr


def test_a_draft_from_a_template_with_errors(
    root: Path, run: Run, docx: Callable[..., bytes]
) -> None:
    Path("templates", A, "da.docx").write_bytes(docx("# Afgørelse\nNej. {{ brev.dato }}"))
    result = run("render", A, DELVIS, "-o", "ud.docx", "--draft")
    assert (result.exit_code, Path("ud.docx").exists()) == (0, True)
    assert "Bemærk: Afsnittet »Klagevejledning« mangler" in result.stderr
    assert "UDKAST – må ikke sendes" in run("show", "ud.docx").stdout
    named = run("render", A, DELVIS, "--draft")
    assert named.stdout.startswith("UDKAST 2026")


def test_only_a_draft_is_marked(root: Path, run: Run) -> None:
    assert run("render", A, DELVIS, "-o", "ud.docx").exit_code == 0
    assert "UDKAST" not in run("show", "ud.docx").stdout


def test_a_template_named_by_its_file_is_the_library_s(root: Path, run: Run) -> None:
    result = run("render", f"templates/{A}/da.docx", DELVIS)
    assert (result.exit_code, result.stdout.strip()) == (0, LETTER)


def test_a_loose_file_is_filled_for_the_municipality_named(
    root: Path, run: Run, docx: Callable[..., bytes]
) -> None:
    Path("løs.docx").write_bytes(docx("Fra {{ kommune.navn }}"))
    Path("tom.json").write_text("{}", "utf-8")
    assert run("render", "løs.docx", "tom.json", "-o", "a.docx").exit_code == 1
    line = ("render", "løs.docx", "tom.json", "-o", "a.docx", "--municipality", "eksempel")
    assert run(*line).exit_code == 0
    assert "Fra Eksempel Kommune" in run("show", "a.docx").stdout


def test_git_gets_a_sentence_for_a_broken_file(loose: Path, run: Run) -> None:
    assert run("show", "ødelagt.docx").exit_code == 1
    result = run("show", "ødelagt.docx", "--git")
    assert result.exit_code == 0
    assert "Filen kan ikke læses" in result.stdout


def test_compare_tells_a_difference(
    loose: Path, run: Run, docx: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(*args: Any) -> bytes:
        return docx(f"Kære {SECRET}")

    monkeypatch.setattr(second, "render", other)
    result = run("render", "brev.docx", "sag.json", "-o", "ud.docx", "--compare")
    assert (result.exit_code, result.stdout.strip()) == (1, "ud.docx")
    assert "word/document.xml: teksten er forskellig fra afsnit 1" in result.stderr
    monkeypatch.setattr(second, "render", _broken)
    result = run("render", "brev.docx", "sag.json", "-o", "ud2.docx", "--compare")
    assert result.exit_code == 1
    assert "docxtpl kan ikke udfylde den (KeyError)" in result.stderr
    assert SECRET not in result.output


# --- the other commands -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (["show", A], 0, ["# Klagevejledning", "{%tr for s in afgoerelse.stoette %}", "sidefod"]),
        (["show", f"templates/{A}/da.docx"], 0, ["{{ brev.dato|dato }}"]),
        (["show", A, "--lang", "kl"], 1, ["»kl«"]),
        (["show", "nix"], 2, ["»nix«"]),
        (["show", "nix.docx"], 1, ["nix.docx"]),
        (["show", "segl.toml"], 1, ["Word-fil"]),
        (["show"], 2, ["SKABELON"]),
        (["rules"], 0, ["LAW001  error    Et lovpligtigt afsnit mangler", "PKG001", "ESD002"]),
        (["rules", "--messages", "en"], 0, ["A legally required section is missing"]),
        (
            ["explain", "LAW001"],
            0,
            ["kan ikke slås fra", "Forkert:", "Rigtigt:", "Afgørelse   [Overskrift 1]"],
        ),
        (["explain", "ACC005"], 0, ["(advarsel)", "Sådan klager du   [fed skrift]"]),
        (["explain", "TAG016"], 0, ["na[usynligt tegn]vn"]),
        (["explain", "dat002", "--messages", "en"], 0, ["Bad:", "Good:", "{{ nvan }}"]),
        (["explain", "ltr017"], 0, ["LTR017 (fejl)", "kan ikke slås fra"]),
        (["explain", "pro004"], 0, ["PRO004 (advarsel)", "ikke rettet sammen", "Partshøring.docx"]),
        (["explain", "PRO006", "--messages", "en"], 0, ["A phase has no step", "Good:"]),
        (["explain", "LAW999"], 2, ["LAW999 findes ikke"]),
        (["explain", "LAW999", "--messages", "en"], 2, ["no rule LAW999"]),
        (["explain"], 2, ["KODE"]),
        (["types"], 0, ["aabning", "medhold, delvis, afslag", "cpr_skjult", "udfyldt", "range"]),
        (["types", "--messages", "en"], 0, ["Filters: {{ field|filter }}", "Decision"]),
        (["completion", "bash"], 0, ["_SEGL_COMPLETE=bash_complete", "segl"]),
        (["completion", "zsh"], 0, ["#compdef segl"]),
        (["completion", "fish"], 0, ["complete"]),
        (["completion", "tcsh"], 2, ["tcsh"]),
        (["nix"], 2, ["nix"]),
        (["--version"], 0, ["segl, version 0.1.0"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) and "" not in value else None,
)
def test_other_commands(line: list[str], code: int, words: list[str], root: Path, run: Run) -> None:
    result = run(*line)
    assert result.exit_code == code
    for word in words:
        assert word in result.output
    assert bool(result.stdout) is (code == 0)


def test_show_reads_a_template_with_faults(loose: Path, run: Run) -> None:
    assert run("show", "fejl.docx").stdout.splitlines() == [
        "# Om dig",
        "Kære {{ navn navn }}",
        "{{ navn",
    ]


def test_setup_remembers_the_library(root: Path, home: Path, run: Run) -> None:
    result = run("setup")
    assert result.exit_code == 0
    assert "»Segls referencebibliotek«" in result.stdout
    assert str(root.resolve()) in (home / "settings.toml").read_text("utf-8")
    assert run("setup", "schemas").exit_code == 2
    assert str(root.resolve()) in (home / "settings.toml").read_text("utf-8")


def test_setup_keeps_quotes_and_danish_letters(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    quoted = 'en "mappe" med å' if os.name == "posix" else "en mappe med å"
    folder = tmp_path / quoted
    folder.mkdir()
    (folder / "segl.toml").write_text('name = "A"\nlanguages = ["da"]\nowner = "B"', "utf-8")
    assert run("setup", str(folder)).exit_code == 0
    assert run("lint").stdout.startswith("0 skabeloner")


def test_ids_are_completed(root: Path) -> None:
    command = cli.command("render")
    argument = next(p for p in command.params if p.name == "template")
    context = click.Context(command)
    assert [item.value for item in argument.shell_complete(context, "afg")] == [A]


def test_completion_without_a_library_is_empty(loose: Path) -> None:
    command = cli.command("show")
    argument = next(p for p in command.params if p.name == "template")
    assert argument.shell_complete(click.Context(command), "") == []


# --- a bug of ours ------------------------------------------------------------------------


def _broken(*args: Any, **named: Any) -> Any:
    raise KeyError(SECRET)


@pytest.mark.parametrize(
    ("line", "target", "name"),
    [
        (["lint"], desk, "lint"),
        (["render", A, DELVIS], Prepared, "letter"),
        (["show", A], package, "read"),
    ],
)
def test_a_bug_is_three_and_tells_no_data(
    line: list[str],
    target: Any,
    name: str,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(target, name, _broken)
    for messages, words in (("da", "Segl har en fejl (KeyError)"), ("en", "Segl has a bug")):
        result = CliRunner().invoke(main, [*line, "--messages", messages])
        assert result.exit_code == 3
        assert words in result.stderr
        assert "_broken" in result.stderr  # where in the code
        assert SECRET not in result.output
        assert "Traceback" not in result.output
        assert str(Path(__file__).parent) not in result.output  # nor the user's folders
