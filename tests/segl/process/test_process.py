"""`segl process`: exports read in each form, what is told, and links that can be pasted."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from render.library import open_library
from render.manifest import PHASES
from segl.cli import main
from segl.process import reading

ROOT = Path(__file__).resolve().parents[3]
BASE = "https://skabeloner.eksempel.example"
HEAD = ["proces", "fase", "navn", "linktekst", "url"]
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a folder of its own, on the reference library."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(
        main, ["process", *words, "--library", str(ROOT)], catch_exceptions=False
    )


def _rows() -> list[list[str]]:
    """Return a sound process: a step for each template of the library, and one without."""
    entries = [open_library(ROOT).entry(name).manifest for name in open_library(ROOT).ids]
    rows = [
        ["Børnesag", one.phase, f"Skriv {one.title}", f"{one.title} (segl:{one.id})", ""]
        for one in entries
    ]
    return [*rows, ["Børnesag", "vurdering", "Tal med barnet", "", ""]]


def _csv(rows: list[list[str]], name: str = "aktiviteter.csv") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([HEAD, *rows])
    Path(name).write_text(out.getvalue(), "utf-8")
    return name


def test_a_sound_process_is_silent(run: Run) -> None:
    result = run("check", _csv(_rows()), "--fail-on", "info")
    count = len(open_library(ROOT).ids)
    assert result.exit_code == 0
    assert result.stdout == (
        f"{count + 1} trin, {count} med en skabelon: 0 fejl, 0 advarsler, 0 oplysninger.\n"
    )


def test_the_three_forms_say_the_same(run: Run, tmp_path: Path) -> None:
    rows = [*_rows()[1:], ["", "ukendt fase", "Trin", "segl:findes_ikke", "https://x/y.docx"]]
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet("Aktiviteter")
    for index, row in enumerate([HEAD, *rows]):
        sheet.write_row(index, 0, row)
    book.close()
    listed = [
        {"_type": "activity", "process": a, "phase": b, "name": c, "links": [{"text": d, "url": e}]}
        for a, b, c, d, e in rows
    ]
    Path("a.json").write_text(
        json.dumps({"activities": [{"_type": "process", "name": "Børnesag"}, *listed]}), "utf-8"
    )
    told = {run("check", name).stdout for name in (_csv(rows), "a.xlsx", "a.json")}
    assert len(told) == 1
    assert "PRO001" in told.pop()


def test_what_is_amiss_fails_by_its_severity(run: Run) -> None:
    name = _csv(_rows()[1:])  # one template without a step
    assert run("check", name).exit_code == 0
    result = run("check", name, "--fail-on", "warning", "--format", "json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["summary"] == {"error": 0, "warning": 1, "info": 0}
    assert told["findings"][0]["template"] == open_library(ROOT).ids[0]
    assert told["findings"][0]["step"] is None
    assert run("check", name, "--fail-on", "never").exit_code == 0


def test_links_that_were_pasted_are_found_again(run: Run) -> None:
    result = run("links", "--base-url", f"{BASE}/", "--format", "json")
    pasted = json.loads(result.stdout)["templates"]
    assert [one["id"] for one in pasted] == list(open_library(ROOT).ids)
    rows = [["P", one["phase"], one["title"], one["title"], one["url"]] for one in pasted]
    result = run("check", _csv(rows), "--base-url", BASE, "--fail-on", "info")
    assert result.exit_code == 0
    unsaid = run("check", _csv(rows)).stdout  # the base was not said
    assert f"PRO008: {len(pasted)} links kunne ikke forstås; angiv --base-url" in unsaid
    assert "PRO005" not in unsaid


@pytest.mark.parametrize(
    "base", ["nonsens", "ftp://a.example", "https://", "https://[", "https:// x"]
)
def test_a_base_that_is_no_address_is_refused(base: str, run: Run) -> None:
    for words in (("links",), ("check", _csv(_rows()))):
        result = run(*words, "--base-url", base)
        assert result.exit_code == 2
        assert "https://" in result.stderr


def test_the_example_of_the_document_works_as_it_is_written(run: Run) -> None:
    text = (ROOT / "docs" / "process.md").read_text("utf-8")
    Path("aktiviteter.csv").write_text(text.split("```csv\n")[1].split("```")[0], "utf-8")
    call = text.split("segl process check aktiviteter.csv ")[1].split("#")[0].split()
    for words in (call, []):
        result = run("check", "aktiviteter.csv", *words)
        assert result.exit_code == 0
        assert "(partshoering)" not in result.stdout
        assert "(kvittering_underretning)" not in result.stdout
        assert ("PRO008: 1 link " in result.stdout) is (not words)


def test_links_as_a_table_for_excel_and_for_a_page(run: Run) -> None:
    assert run("links", "--format", "csv", "-o", "links.csv").exit_code == 0
    text = Path("links.csv").read_text("utf-8")
    assert text.startswith("\ufeffid;title;phase;version;reference;url\n")
    assert ";segl:partshoering;" in text
    lines = run("links").stdout.splitlines()
    assert lines[1].startswith("| --- |")
    assert len(lines) == len(open_library(ROOT).ids) + 2


def test_a_withdrawn_template(root: Path) -> None:
    path = root / "templates" / "kvittering_underretning" / "template.toml"
    text = path.read_text("utf-8").replace("version =", "withdrawn = 2026-11-22\nversion =", 1)
    path.write_text(text, "utf-8")
    name = _csv([["", "", "Kvittér", "segl:kvittering_underretning", ""]])
    run = CliRunner().invoke
    before = run(main, ["process", "check", name, "--on", "2026-11-21"])
    assert (before.exit_code, "bliver taget ud af brug 2026-11-22" in before.stdout) == (0, True)
    after = run(main, ["process", "check", name, "--on", "2026-11-22"])
    assert (after.exit_code, "er taget ud af brug 2026-11-22" in after.stdout) == (1, True)
    assert "i stedet" not in after.stdout.replace("skal bruges i stedet", "")
    path.write_text(f'successor = "partshoering"\n{text}', "utf-8")
    named = run(main, ["process", "check", name, "--on", "2026-11-22"]).stdout
    assert ("(partshoering) i stedet" in named) is ((root / "templates/partshoering").is_dir())
    assert "kvittering_underretning" not in run(main, ["process", "links"]).stdout


def test_a_page_that_loads_nothing(run: Run) -> None:
    name = _csv([["<b>P", "aabning", "Trin", "segl:findes_ikke", ""]])
    assert run("check", name, "--format", "html", "-o", "p.html").exit_code == 1
    text = Path("p.html").read_text("utf-8")
    assert "&lt;b&gt;P › Trin" in text
    assert "<b>P" not in text
    assert "http" not in text.replace("https://", "http").split("<main>")[0]


def test_a_column_of_titles(run: Run) -> None:
    """Titles in the column of templates: the right ones are silent, a wrong one is told once."""
    entries = [open_library(ROOT).entry(name).manifest for name in open_library(ROOT).ids]
    titles = [["navn", "skabelon"], *([f"Skriv {one.id}", one.title.upper()] for one in entries)]
    for more, told in (([], 0), ([["Hør", "Brev om at høre en part"]], 1)):
        out = io.StringIO()
        csv.writer(out, delimiter=";").writerows([*titles, *more])
        Path("titler.csv").write_text(out.getvalue(), "utf-8")
        result = run("check", "titler.csv")
        assert result.stdout.count("PRO0") == result.stdout.count("PRO001") == told
        assert f", {len(entries)} med en skabelon: {told} fejl" in result.stdout


def test_english(run: Run) -> None:
    name = _csv([["", "", "Trin", "segl:findes_ikke", ""]])
    result = run("check", name, "--messages", "en")
    assert 'ERROR PRO001: "Trin" links to the template "findes_ikke"' in result.stdout
    assert "Not checked:" in result.stdout


def test_rows_of_a_step_are_joined_and_hidden_ones_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    rows = [["id", "aktivitet", "url"], [7, "A", "https://x"], [7, "", "https://y"], ["", "B", ""]]
    for index, row in enumerate([*rows, [8, "Skjult", ""]]):
        sheet.write_row(index, 0, row)
    sheet.set_row(4, None, None, {"hidden": True})
    book.close()
    found = reading.read(path)
    assert [(one.id, one.name, len(one.links)) for one in found.steps] == [
        ("7", "A", 2), ("", "B", 0),
    ]  # fmt: skip
    assert [gap.en[:6] for gap in found.gaps] == ["Row 5 "]


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("ingen.csv", None, "findes ikke"),
        ("a.docx", "x", ".json, .csv eller .xlsx"),
        ("a.json", "{", "ingen liste"),
        ("a.json", '{"andet": []}', "ingen liste"),
        ("a.json", "\xe5", "ingen liste"),
        ("a.csv", "a;b\n1;2\n", "ingen kolonne"),
        ("a.csv", "navn;trin\n1;2\n", "kolonne A og B"),
        ("a.xlsx", "x", "a.xlsx"),
    ],
)
def test_what_is_no_export(name: str, text: str | None, word: str, run: Run) -> None:
    if text is not None:
        Path(name).write_bytes(text.encode("latin-1"))
    result = run("check", name)
    assert result.exit_code == 1
    assert word in result.stderr


def test_an_activity_without_a_name_is_told(run: Run) -> None:
    Path("a.json").write_text(json.dumps([{"id": 1, "phase": PHASES[0]}, {}, 3, None]), "utf-8")
    result = run("check", "a.json", "--fail-on", "never")
    assert result.stdout.count("er ikke læst") == 3


@pytest.mark.parametrize(
    "links",
    [
        {"url": "segl:ukendt"}, "https://eksempel.example/#segl:ukendt",
        ["https://eksempel.example/#segl:ukendt"], [None, {"text": "segl:ukendt"}],
    ],
)  # fmt: skip
def test_links_in_each_shape_are_read(links: object, run: Run) -> None:
    Path("a.json").write_text(json.dumps([{"name": "A", "links": links}]), "utf-8")
    result = run("check", "a.json")
    assert result.exit_code == 1
    assert "PRO001: »A« henviser til skabelonen »ukendt«" in result.stdout


@pytest.mark.parametrize("links", [5, True, [5], [["x"]]])
def test_links_that_are_none_are_told(links: object, run: Run) -> None:
    Path("a.json").write_text(json.dumps([{"name": "A", "links": links}]), "utf-8")
    result = run("check", "a.json")
    assert result.exit_code == 0
    assert "Henvisningerne i aktivitet 1 er ikke læst" in result.stdout
