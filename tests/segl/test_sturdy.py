"""What the world does to a command: odd names, lost streams, few files, folders without access."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest
from click.testing import Result

import crew_work
from qa import desk
from qa.crew import Crew, Lost
from qa.finding import Report
from qa.jobs import Job
from render.errors import Crash
from segl import reporting

Run = Callable[..., Result]
Docx = Callable[..., bytes]
POSIX = pytest.mark.skipif(os.name != "posix", reason="names and streams of POSIX")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
A, K = "afgoerelse_stoette", "kvittering_underretning"
LATEST = 60.0


def _segl(
    *words: str | bytes, shell: str = 'exec "$@"', **more: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own, by a line of the shell that may bend its streams."""
    return subprocess.run(
        ["sh", "-c", shell, "sh", sys.executable, "-m", "segl", *words],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))} | more,
        capture_output=True,
        timeout=LATEST,
        check=False,
    )


# --- names ------------------------------------------------------------------------------


@pytest.fixture
def odd(loose: Path, docx: Docx) -> bytes:
    """The name of a letter that is no UTF-8, beside the others."""
    name = b"d\xe5rlig.docx"
    try:
        Path(os.fsdecode(name)).write_bytes(docx("Kære {{ navn navn }}"))
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    return name


@POSIX
@pytest.mark.parametrize("style", reporting.FORMATS)
def test_a_name_that_is_no_utf8(style: str, odd: bytes) -> None:
    """It is linted as any other; every report is UTF-8 and tells it from others."""
    ended = _segl("lint", ".", "--format", style, "--report", f"{style}=ud", SEGL_JOBS="2")
    assert (ended.returncode, ended.stderr) == (1, b"")
    text = ended.stdout.decode("utf-8")
    assert Path("ud").read_text("utf-8") == text
    assert "fejl.docx" in text
    shown = r"d\xe5rlig.docx"
    if style == "sarif":
        results = json.loads(text)["runs"][0]["results"]
        uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results}
        assert odd in set(map(unquote_to_bytes, uris))
    elif style == "json":
        assert shown in json.loads(text)["templates"]
    elif style == "gitlab":
        assert shown in {entry["location"]["path"] for entry in json.loads(text)}
    elif style == "junit":
        names = {suite.get("name") for suite in ElementTree.fromstring(text)}
        assert shown in names
    else:
        assert shown in text


@POSIX
def test_other_commands_take_such_a_name(odd: bytes) -> None:
    ended = _segl("render", odd, "sag.json", "--schema", "skemaer/skema.json", "--draft")
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr
    assert b"Segl har en fejl" not in ended.stderr


@POSIX
def test_a_library_in_a_folder_of_such_a_name(odd: bytes, home: Path) -> None:
    folder = b"m\xe5l"
    made = _segl("new", folder)
    assert (made.returncode, made.stderr) == (0, b"")
    assert _segl("lint", folder).returncode == 0
    kept = _segl("setup", folder, XDG_CONFIG_HOME=str(home))
    assert kept.returncode == 1
    assert rb"m\xe5l" in kept.stderr


def test_a_name_that_commands_a_terminal(loose: Path, docx: Docx, run: Run) -> None:
    try:
        Path("a\x1b[2J\x07.docx").write_bytes(docx("Kære {{ navn }}"))
    except OSError:
        pytest.skip("not a name here")
    told = run("lint", ".").stdout
    assert r"a\x1b[2J\x07.docx: ingen anmærkninger" in told
    assert "\x1b" not in told


@pytest.mark.parametrize(
    "line",
    [
        ["lint", "{}"],
        ["lint", "{}.docx"],
        ["lint", "--schema", "{}", "brev.docx"],
        ["lint", "--library", "{}"],
        ["render", "{}.docx", "sag.json"],
        ["render", "brev.docx", "{}"],
        ["render", "brev.docx", "sag.json", "-o", "{}.docx"],
        ["case", "{}.docx"],
        ["preview", "{}"],
        ["fields", "{}"],
        ["show", "{}.docx"],
        ["new", "{}"],
        ["watch", "{}"],
    ],
    ids=" ".join,
)
def test_a_name_that_is_too_long(line: Sequence[str], loose: Path, run: Run) -> None:
    before = sorted(loose.rglob("*"))
    result = run(*(word.format("x" * 300) for word in line))
    assert result.exit_code in (1, 2)
    assert "xxx" in result.stderr + result.stdout
    assert "Segl har en fejl" not in result.stderr
    assert sorted(loose.rglob("*")) == before


def test_a_report_by_a_name_that_is_too_long(loose: Path, run: Run) -> None:
    result = run("lint", "brev.docx", "--report", f"json={'x' * 300}")
    assert result.exit_code == 2
    assert "--report" in result.stderr


# --- what cannot be read --------------------------------------------------------------------


def test_a_file_that_the_system_refuses_is_a_finding(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it is met, the other templates are linted, and the file is named."""
    locked = root / "templates" / "kvittering_underretning"
    real = os.stat

    def stat(path: Any, *rest: Any, **named: Any) -> os.stat_result:
        if str(path).startswith(str(locked / "da.do")):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest, **named)

    monkeypatch.setattr(os, "stat", stat)
    result = run("lint", "--format", "json")
    document = json.loads(result.stdout)
    assert result.exit_code == 1
    assert len(document["templates"]) > 4
    told = [f for f in document["findings"] if f["severity"] == "error"]
    assert told
    assert {f["template"] for f in told if "kvittering_underretning" not in f["template"]} == set()
    assert any("Permission denied" in f["message"] for f in told)


# --- a bug of ours --------------------------------------------------------------------------


def test_a_bug_in_one_template_leaves_the_findings_of_others(
    loose: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "Desk", crew_work.OneBrokenDesk)
    for jobs in ("1", "2"):
        result = run("lint", ".", "--jobs", jobs, "--format", "json", "--report", "json=ud.json")
        assert result.exit_code == 3
        assert "Det skete ved brev.docx." in result.stderr
        assert "Segl har en fejl (ZeroDivisionError)" in result.stderr
        document = json.loads(result.stdout)
        told = {(f["template"], f["code"]) for f in document["findings"]}
        assert told >= {("fejl.docx", "TAG001"), ("brev.docx", "PKG013")}
        assert json.loads(Path("ud.json").read_text("utf-8")) == document


def test_the_same_bug_is_told_once(loose: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "Desk", crew_work.BrokenDesk)
    result = run("lint", ".")
    assert result.exit_code == 3
    assert "Det skete ved brev.docx, fejl.docx, ødelagt.docx." in result.stderr
    assert result.stderr.count("Segl har en fejl") == 1


# --- streams --------------------------------------------------------------------------------


@POSIX
@pytest.mark.parametrize(
    ("words", "shell", "code", "said"),
    [
        pytest.param(["lint", "brev.docx"], '"$@" >&-', 0, "", id="no standard output"),
        pytest.param(["lint", "fejl.docx"], '"$@" >&- 2>&-', 1, "", id="no output at all"),
        pytest.param(["lint", "nix"], '"$@" 2>&-', 2, "", id="no standard error"),
        pytest.param(["case", "brev.docx", "--schema", "skemaer/skema.json"], '"$@" <&-', 1,
                     "Der er ikke lavet noget", id="no standard input"),
        pytest.param(["render", "brev.docx", "-"], '"$@" <&-', 1, "Sagen er tom", id="no case"),
        pytest.param(["lint", "brev.docx"], '"$@" >/dev/full', 1, "disken er fuld", marks=FULL,
                     id="a full disk"),
        pytest.param(["--help"], '"$@" >/dev/full', 1, "disken er fuld", marks=FULL, id="help"),
        pytest.param(["lint", "nix"], '"$@" 2>/dev/full', 2, "", marks=FULL, id="full of errors"),
        pytest.param(["lint", "."], '"$@" | head -c 1 >/dev/null', 0, "", id="nobody reads on"),
    ],
)  # fmt: skip
def test_a_stream_that_is_gone_or_full(
    words: Sequence[str], shell: str, code: int, said: str, loose: Path
) -> None:
    ended = _segl(*words, shell=shell, LC_ALL="C")
    told = ended.stderr.decode()
    assert ended.returncode == code
    assert said in told
    assert "Traceback" not in told
    assert "Segl har en fejl" not in told
    assert "Exception ignored" not in told
    assert len(told.splitlines()) <= 4


@FULL
def test_reports_are_saved_though_the_screen_is_full(loose: Path) -> None:
    ended = _segl("lint", ".", "--report", "json=ud.json", shell='"$@" >/dev/full')
    assert ended.returncode == 1
    assert json.loads(Path("ud.json").read_text("utf-8"))["summary"]["error"] == 3


def test_a_page_that_cannot_be_written_is_a_warning(
    loose: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "nix/side.md")
    line = ["lint", "brev.docx", "--format", "github"]
    result = run(*line, "--report", "json=ud.json")
    assert result.exit_code == 0
    assert "GITHUB_STEP_SUMMARY" in result.stderr
    assert "nix" in result.stderr
    assert Path("ud.json").is_file()


# --- few files, few processes -----------------------------------------------------------------


@POSIX
@pytest.mark.parametrize("most", [9, 16, 32])
def test_few_open_files_are_enough(most: int, loose: Path, docx: Docx) -> None:
    for number in range(40):
        Path(f"b{number}.docx").write_bytes(docx("Kære {{ navn }}"))
    line = ["lint", ".", "--format", "json", "--jobs"]
    few = _segl(*line, "40", shell=f'ulimit -n {most}; exec "$@"')
    assert (few.returncode, few.stderr) == (1, b"")
    assert few.stdout == _segl(*line, "1").stdout


def test_no_process_to_be_had(loose: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(self: Crew[Job, Report], *_: Any) -> list[Report | Lost | Crash]:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    expected = run("lint", ".").stdout
    monkeypatch.setattr(Crew, "_started", none)
    result = run("lint", ".", "--jobs", "4")
    assert (result.exit_code, result.stdout) == (1, expected)


# --- what a report must not replace ---------------------------------------------------------


@pytest.mark.parametrize("style", reporting.FORMATS)
@pytest.mark.parametrize("letter", ["brev.docx", "fejl.docx"])
def test_an_earlier_report_of_any_format_is_replaced(
    style: str, letter: str, loose: Path, run: Run
) -> None:
    for language in ("da", "en"):
        line = ["lint", letter, "--messages", language, "--report"]
        assert run(*line, f"{style}=ud").exit_code < 2
        assert run(*line, "json=ud").exit_code < 2
        assert json.loads(Path("ud").read_text("utf-8"))["templates"] == [letter]


@pytest.mark.parametrize(
    "name",
    [
        "segl.toml",
        "schemas/common.json",
        "schemas/ny.json",
        "templates/afgoerelse_stoette/template.toml",
        "templates/afgoerelse_stoette/cases/delvis.json",
        "templates/afgoerelse_stoette/cases/ny.json",
        "municipalities/eksempel.toml",
        "noter.txt",
        "../ude.json",
    ],
)
def test_a_report_spares_what_is_no_report(name: str, root: Path, run: Run) -> None:
    Path("noter.txt").write_text("Vigtigt: 1 skabelon", "utf-8")
    Path("../ude.json").write_text('{"version": 1, "navn": "Ane"}', "utf-8")
    before = {path: path.read_bytes() for path in root.parent.rglob("*") if path.is_file()}
    for style in reporting.FORMATS:
        result = run("lint", "--report", f"{style}={name}")
        assert result.exit_code == 2
        assert name in result.stderr
    after = {path: path.read_bytes() for path in root.parent.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "-1", "0", "1e9", "x"])
def test_a_time_that_is_none(value: str, loose: Path, run: Run) -> None:
    result = run("lint", "brev.docx", "--timeout", value)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--timeout" in result.stderr


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (["render", A, f"templates/{A}/cases/delvis.json", "-o"], f"templates/{K}/da.docx"),
        (["fields", A, "--form"], f"templates/{K}/da.docx"),
        (["fields", A, "--form"], f"templates/{A}/da.docx"),
        (["case", A, "--no-letter", "-o"], "schemas/common.json"),
        (["case", A, "--letter"], f"templates/{K}/da.docx"),
    ],
)
def test_overwrite_spares_what_a_library_consists_of(
    line: list[str], name: str, root: Path, run: Run
) -> None:
    before = Path(name).read_bytes()
    result = run(*line, name, "--overwrite", given="")
    assert result.exit_code == 1
    assert name in result.stderr
    assert Path(name).read_bytes() == before


# --- what is no file ------------------------------------------------------------------------


@POSIX
def test_a_pipe_is_no_letter(loose: Path, run: Run) -> None:
    """It may never end, and is told as a file that cannot be read."""
    os.mkfifo("rør.docx")
    told = json.loads(run("lint", ".", "--format", "json").stdout)
    assert ("rør.docx", "PKG001") in {(f["template"], f["code"]) for f in told["findings"]}
    assert "rør.docx" in run("render", "rør.docx", "sag.json").stderr
    assert "rør.docx" in run("show", "rør.docx").stderr


@POSIX
def test_links_in_a_circle(loose: Path, root: Path, run: Run, monkeypatch: Any) -> None:
    monkeypatch.chdir(loose)
    Path("ring.docx").symlink_to("ring.docx")
    Path("ring").symlink_to("ring")
    told = json.loads(run("lint", ".", "--format", "json").stdout)
    assert ("ring.docx", "PKG001") in {(f["template"], f["code"]) for f in told["findings"]}
    for line in (
        ["lint", "ring.docx"],
        ["lint", "ring"],
        ["lint", "--library", "ring"],
        ["render", "ring.docx", "sag.json"],
        ["render", "brev.docx", "ring"],
        ["lint", "brev.docx", "--schema", "ring"],
        ["new", "ring/ny"],
    ):
        result = run(*line)
        assert result.exit_code in (1, 2)
        assert "Segl har en fejl" not in result.stderr
    for name in ("json=ring", "json=ring/a", "json=ring.json"):
        assert run("lint", "brev.docx", "--report", name).exit_code in (0, 2)
    assert Path("ring.docx").is_symlink()


@FULL
def test_a_case_without_end(root: Path) -> None:
    ended = _segl("render", A, "/dev/zero", shell='ulimit -v 4000000; exec "$@"')
    assert ended.returncode == 1
    assert b"Segl har en fejl" not in ended.stderr
    assert ended.stderr


@POSIX
def test_a_folder_without_access_is_a_finding(
    loose: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Silence would look like approval."""
    real, locked = os.scandir, str(Path("skemaer"))

    def scandir(path: Any = ".") -> Any:
        if str(path).endswith(locked):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    told = json.loads(run("lint", ".", "--format", "json").stdout)
    assert ("skemaer", "PKG001") in {(f["template"], f["code"]) for f in told["findings"]}
