"""A run of the linter: what paths mean, many processes, reports to files, and how it ends."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import crew_work
from few import BLOCKS, TEMPLATES
from qa import desk, reports, worker
from qa.crew import Crew, Lost
from qa.finding import Report
from qa.jobs import Job
from render.errors import Crash
from segl import linting, progress, reporting
from segl.cli import main
from segl.linting import Pace
from segl.progress import Progress

Run = Callable[..., Result]
A, K = "afgoerelse_stoette", "kvittering_underretning"
ALL = sorted(
    f"{kind}/{name}/da.docx"
    for kind, names in (("templates", TEMPLATES), ("blocks", BLOCKS))
    for name in names
)
OWN = [f"templates/{K}/da.docx"]


def _json(result: Result) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(result.stdout)
    return document


# --- what a path means ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paths", "templates"),
    [
        pytest.param(["segl.toml"], ALL, id="the library's manifest"),
        pytest.param(["schemas/common.json"], ALL, id="a schema"),
        pytest.param(["municipalities/eksempel.toml"], ALL, id="a municipality"),
        pytest.param([f"templates/{K}/template.toml"], OWN, id="a template's manifest"),
        pytest.param([f"templates/{K}/cases/borger.json"], OWN, id="a sample case"),
        pytest.param([OWN[0], f"templates/{K}/template.toml"], OWN, id="twice the same"),
        pytest.param([OWN[0], "segl.toml"], ALL, id="a template, then all"),
        pytest.param([f"templates/{A}/udkast.docx"], [f"templates/{A}/udkast.docx"], id="a draft"),
    ],
)
def test_what_belongs_to_a_library(
    paths: list[str], templates: list[str], root: Path, docx: Callable[..., bytes], run: Run
) -> None:
    Path(f"templates/{A}/udkast.docx").write_bytes(docx("Kære {{ navn }}"))
    assert sorted(_json(run("lint", *paths, "--format", "json"))["templates"]) == templates


def test_a_broken_municipality_is_told_of_a_single_file(root: Path, run: Run) -> None:
    Path("municipalities/eksempel.toml").write_text("navn = ", "utf-8")
    document = _json(run("lint", OWN[0], "--format", "json"))
    assert [(one["code"], one["template"]) for one in document["findings"]] == [
        ("LIB001", "municipalities/eksempel.toml")
    ]


def test_two_libraries_are_told_apart(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = root.parent / "andet"
    root.rename(other)
    for name in ("segl.toml", "schemas", "templates", "municipalities", "blocks"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).symlink_to(other / name)
    monkeypatch.chdir(root.parent)
    names = _json(run("lint", "andet", "bibliotek", "--format", "json"))["templates"]
    assert sorted(names) == sorted(
        f"{folder}/{name}" for folder in ("andet", "bibliotek") for name in ALL
    )
    monkeypatch.chdir(root)
    names = _json(run("lint", ".", "../andet", "--format", "json"))["templates"]
    assert set(names) > set(ALL)


def test_a_file_is_named_from_the_working_folder(loose: Path, run: Run) -> None:
    """However it is written: fingerprints must not know the machine."""
    told = [
        run("lint", path, "--type", "afgoerelse", "--format", "json").stdout
        for path in ("fejl.docx", "./fejl.docx", str(loose / "fejl.docx"))
    ]
    assert told[0] == told[1] == told[2]


# --- processes --------------------------------------------------------------------------


def test_the_same_whatever_the_number_of_processes(
    root: Path, docx: Callable[..., bytes], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        words = f"{{{{ x{number} y }}}}\n[indsæt]"
        Path(f"templates/{A}/brev{number}.docx").write_bytes(docx(words))
    told = []
    for jobs in ("1", "3", ""):
        monkeypatch.setenv("SEGL_JOBS", jobs)
        line = ["templates", "--report", "json=../a.json", "--report", "sarif=../a.sarif"]
        result = run("lint", *line)
        assert result.exit_code == 1
        files = [Path(f"../a.{style}").read_bytes() for style in ("json", "sarif")]
        told.append((result.stdout, *files))
    assert told[0] == told[1] == told[2]
    assert told[0][0].count("brev") > 8


def test_a_file_that_hangs_or_kills_is_told_and_the_rest_linted(
    loose: Path, docx: Callable[..., bytes], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "Desk", crew_work.SlowDesk)
    for name in ("hænger", "dør"):
        Path(f"{name}.docx").write_bytes(docx("Kære"))
    line = ["lint", ".", "--jobs", "2", "--timeout", "4", "--format", "json"]
    result = run(*line)
    document = _json(result)
    assert result.exit_code == 1
    assert document["templates"] == [
        "brev.docx",
        "dør.docx",
        "fejl.docx",
        "hænger.docx",
        "ødelagt.docx",
    ]
    told = {one["template"]: one for one in document["findings"] if one["code"] == "PKG013"}
    assert told.keys() == {"dør.docx", "hænger.docx"}
    assert "4 sekunder" in told["hænger.docx"]["message"]
    assert "brød sammen" in told["dør.docx"]["message"]
    assert {one["code"] for one in document["findings"]} == {"TAG001", "TAG004", "PKG001", "PKG013"}


@pytest.mark.parametrize(
    ("jobs", "forks", "count", "size"),
    [
        pytest.param(1, True, 50, None, id="asked for one"),
        pytest.param(3, False, 1, 3, id="asked for three"),
        pytest.param(None, True, 1, 4, id="forks cost nothing"),
        pytest.param(None, False, 3, None, id="few, and no fork"),
        pytest.param(None, False, 20, 3, id="more, and no fork"),
        pytest.param(None, False, 500, 4, id="many, and no fork"),
        pytest.param(None, False, 8, 2, id="no longer few"),
    ],
)
def test_as_many_processes_as_pay(
    jobs: int | None,
    forks: bool,
    count: int,
    size: int | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without a fork a process takes as long to start as some templates to lint."""
    told: list[int] = []

    class Counted(Crew[Job, Report]):
        def __init__(self, hire: Any, size: int, limit: float) -> None:
            told.append(size)
            super().__init__(hire, size, limit)

        def run(self, jobs: Sequence[Job], tell: Any) -> list[Report | Lost | Crash]:
            return [Report() for _ in jobs]

    monkeypatch.setattr(linting, "Crew", Counted)
    monkeypatch.setattr(desk, "Desk", lambda: lambda job: Report())
    monkeypatch.setattr(worker, "forks", lambda: forks)
    monkeypatch.setattr(worker, "cores", lambda: 4)
    todo = [Job(Path(f"{number}.docx")) for number in range(count)]
    linting.run(todo, Pace(jobs, 60.0, "da"))
    assert told == ([] if size is None else [size])


def test_ctrl_c_is_130(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Crew, "run", stopped)
    result = run("lint", "--jobs", "2")
    assert (result.exit_code, result.stdout) == (130, "")
    assert "Afbrudt." in result.stderr
    assert "Broken off." in run("lint", "--jobs", "2", "--messages", "en").stderr


def test_a_bug_in_a_worker_is_three_and_names_the_template(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "Desk", crew_work.BrokenDesk)
    result = run("lint", "--jobs", "2")
    assert result.exit_code == 3
    assert "Det skete ved " in result.stderr
    assert "Segl har en fejl (ZeroDivisionError)" in result.stderr
    assert "crew_work.py" in result.stderr


@pytest.mark.parametrize(
    ("option", "value"),
    [("--jobs", "0"), ("--jobs", "alle"), ("--timeout", "0"), ("--timeout", "-1")],
)
def test_wrong_pace(option: str, value: str, root: Path, run: Run) -> None:
    result = run("lint", option, value)
    assert (result.exit_code, result.stdout) == (2, "")
    assert option in result.stderr


# --- reports to files ---------------------------------------------------------------------


def test_each_format_is_offered() -> None:
    assert tuple(reports.REPORTS) == reporting.FORMATS


@pytest.mark.parametrize("style", reporting.FORMATS)
def test_a_report_in_a_file_is_the_one_that_is_printed(style: str, loose: Path, run: Run) -> None:
    printed = run("lint", ".", "--format", style).stdout
    result = run("lint", ".", "--report", f"{style}=ud.txt", "--format", "json")
    assert result.exit_code == 1
    assert Path("ud.txt").read_bytes() == printed.encode()
    assert _json(result)["summary"]["error"] == 3


def test_several_reports_replace_what_was_there(loose: Path, run: Run) -> None:
    Path("ud").mkdir()
    run("lint", "fejl.docx", "--report", "json=ud/a.json")
    line = ["--report", "json=ud/a.json", "--report", "sarif=ud/b=c.sarif"]
    assert run("lint", "brev.docx", *line).exit_code == 0
    assert json.loads(Path("ud/a.json").read_text("utf-8"))["templates"] == ["brev.docx"]
    assert json.loads(Path("ud/b=c.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert sorted(path.name for path in Path("ud").iterdir()) == ["a.json", "b=c.sarif"]


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        pytest.param(["xml=a.xml"], "formater: text, json", id="unknown format"),
        pytest.param(["a.json"], "FORMAT=FIL", id="no format"),
        pytest.param(["json="], "FORMAT=FIL", id="no file"),
        pytest.param(["json=nix/a.json"], "mappen nix findes ikke", id="no folder"),
        pytest.param(["json=skemaer"], "er en mappe", id="a folder"),
        pytest.param(["json=brev.docx"], "Word-fil", id="over a template"),
        pytest.param(["json=a", "sarif=a"], "samme fil", id="two to one file"),
        pytest.param(["json=a", "json=skemaer/../a"], "samme fil", id="two to one file, disguised"),
    ],
)
def test_a_report_that_cannot_be_written_is_a_wrong_call(
    targets: list[str], words: str, loose: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linting, "run", lambda *_: pytest.fail("it was linted all the same"))
    before = sorted(loose.rglob("*"))
    result = run("lint", "brev.docx", *(word for one in targets for word in ("--report", one)))
    assert result.exit_code == 2
    assert words in result.stderr
    assert sorted(loose.rglob("*")) == before


def test_a_report_that_could_not_be_written_after_all(
    loose: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refused)
    result = run("lint", "brev.docx", "--report", "json=a.json")
    assert result.exit_code == 1
    assert "brev.docx: ingen anmærkninger" in result.stdout  # what was found is not lost
    assert "a.json" in result.stderr
    assert not list(loose.glob("*a.json*")) + list(loose.glob(".segl*"))


def test_where_templates_lie(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Machines get the path from the working folder, people the name within the library."""
    (root / "templates" / K / "da.docx").write_bytes(b"PK ikke en fil")
    monkeypatch.chdir(root.parent)
    line = ["lint", "--library", root.name]
    path = f"{root.name}/{OWN[0]}"
    assert f"::error file={path},line=1," in run(*line, "--format", "github").stdout
    assert _uris(run(*line, "--format", "sarif")) >= {path}
    assert run(*line, "--format", "text").stdout.count(path) == 0
    monkeypatch.chdir(root / "schemas")
    assert _uris(run("lint", "--format", "sarif")) >= {(root / OWN[0]).resolve().as_uri()}


def _uris(result: Result) -> set[str]:
    places = [one["locations"][0] for one in _json(result)["runs"][0]["results"]]
    return {place["physicalLocation"]["artifactLocation"]["uri"] for place in places}


def test_the_page_of_a_github_step(loose: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    page = loose.parent / "side.md"
    page.write_text("Fra før\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    run("lint", "fejl.docx")
    assert page.read_text("utf-8") == "Fra før\n"
    out = run("lint", "fejl.docx", "--format", "github").stdout
    assert out.startswith("::error file=fejl.docx,line=2,title=TAG001")
    told = page.read_text("utf-8")
    assert told.startswith("Fra før\n## ")
    assert "TAG001" in told
    monkeypatch.setattr(reporting, "_MOST", 200)
    run("lint", "fejl.docx", "--format", "github")
    assert len(page.read_bytes()) - len(told.encode()) <= 201  # whole lines, and no more


# --- how it goes ---------------------------------------------------------------------------


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """A terminal that somebody watches."""
    found = _Terminal()
    monkeypatch.setattr(progress, "DELAY", 0.0)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.delenv("CI", raising=False)
    return found


def test_progress_is_one_line_that_goes_away(terminal: _Terminal) -> None:
    with Progress(200, "da", terminal) as line:
        line.tell(0, [])
        line.tell(7, [Path("templates/en_meget_lang_skabelon/da.docx"), "b"])
        line.tell(8, ["b"])
    shown = terminal.getvalue().split("\r")
    assert "\n" not in terminal.getvalue()
    assert shown[2].startswith("Kontrolleret: 7 af 200   templates/en_m")
    assert all(len(words) <= 39 for words in shown)
    assert shown[3].rstrip() == "Kontrolleret: 8 af 200   b"
    assert shown[-2].strip() == shown[-1] == ""


def test_progress_in_english(terminal: _Terminal) -> None:
    Progress(2, "en", terminal).tell(1, ["b"])
    assert terminal.getvalue() == "\rChecked: 1 of 2   b"


def test_no_progress_for_a_short_run(terminal: _Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "DELAY", 5.0)
    with Progress(2, "da", terminal) as line:
        line.tell(1, ["b"])
    assert terminal.getvalue() == ""


def test_no_progress_where_nobody_watches(
    terminal: _Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    with Progress(2, "da", terminal) as line:
        line.tell(1, ["b"])
    monkeypatch.delenv("CI")
    piped = io.StringIO()
    with Progress(2, "da", piped) as line:
        line.tell(1, ["b"])
    assert terminal.getvalue() == piped.getvalue() == ""


def test_nothing_of_it_in_the_streams_of_a_pipe(root: Path) -> None:
    result = CliRunner().invoke(main, ["lint", "--format", "json"])
    assert result.stderr == ""
    json.loads(result.stdout)
