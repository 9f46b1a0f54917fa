"""`segl watch`: save as Word saves, and see what is found; Ctrl-C ends it well."""

from __future__ import annotations

import builtins
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from few import TEMPLATES
from render.library import open_library
from segl import affected, watching
from segl.commands.watch import _tell
from segl.watching import News, Scope, Watcher

Run = Callable[..., Result]
Docx = Callable[..., bytes]
A, K = "afgoerelse_stoette", "kvittering_underretning"
ALL = sorted(TEMPLATES)
LATEST = 20.0  # seconds: a slow machine is no failure


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorter waits, so that the tests do not take longer than Word does."""
    monkeypatch.setattr(watching, "PAUSE", 0.03)
    monkeypatch.setattr(watching, "LONGEST", 1.0)


def save_as_word(path: Path, data: bytes) -> None:
    """Write a lock and a temporary file, move the document aside, put the new one in its place."""
    lock = path.with_name(f"~${path.name[2:]}")
    fresh, old = path.with_name("~WRD0000.tmp"), path.with_name("~WRL0001.tmp")
    lock.write_bytes(b"somebody")
    fresh.write_bytes(data[: len(data) // 2])
    time.sleep(0.05)
    fresh.write_bytes(data)
    if path.exists():
        path.rename(old)
        time.sleep(0.1)
    fresh.rename(path)
    old.unlink(missing_ok=True)
    lock.unlink()


# --- what is concerned ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "concerned"),
    [
        (f"templates/{A}/da.docx", True),
        (f"templates/{A}/kl.dotx", True),
        (f"templates/{A}/template.toml", True),
        (f"templates/{A}/cases/delvis.json", True),
        ("schemas/common.json", True),
        ("municipalities/eksempel.toml", True),
        ("segl.toml", True),
        (f"templates/{A}/~$.docx", False),
        (f"templates/{A}/~WRD0001.tmp", False),
        (f"templates/{A}/~WRL0001.docx", False),
        (f"templates/{A}/.~lock.da.docx#", False),
        (f"templates/{A}/.segl-1.tmp/da.docx", False),
        (f"preview/{A}/delvis.docx", False),
        (".git/x.json", False),
        ("noter.txt", False),
        ("../ude.docx", False),
    ],
)
def test_what_may_change_what_lint_says(name: str, concerned: bool, root: Path) -> None:
    assert Scope(root).concerns((root / name).resolve()) is concerned


@pytest.mark.parametrize(
    ("name", "concerned"),
    [("brev.docx", True), ("under/x.docx", True), ("brev.json", False), ("~$ev.docx", False)],
)
def test_loose_files(name: str, concerned: bool, tmp_path: Path) -> None:
    assert Scope(files=(tmp_path,)).concerns(tmp_path / name) is concerned


def test_one_loose_file_only(tmp_path: Path) -> None:
    scope = Scope(files=(tmp_path / "a.docx",))
    assert (scope.flat, scope.deep) == ((tmp_path,), ())  # the folder, and none of what is in it
    assert scope.concerns(tmp_path / "a.docx")
    assert not scope.concerns(tmp_path / "b.docx")


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        ([f"templates/{A}/da.docx"], [A]),
        ([f"templates/{A}/cases/ny.json", f"templates/{K}/da.docx"], [A, K]),
        ([f"schemas/{K}.json"], [K]),
        (["schemas/common.json"], ALL),
        (["schemas/kommune.json"], ALL),
        (["schemas/ingen.json"], []),
        (["municipalities/eksempel.toml"], ALL),
        (["segl.toml"], ALL),
        (["templates/væk/da.docx"], []),
        (["README.md"], []),
    ],
)
def test_which_templates_a_change_concerns(names: list[str], ids: list[str], root: Path) -> None:
    library = open_library(root)
    assert list(affected.by(library, [root / name for name in names])) == ids


def test_only_letters_with_the_municipality_in_them(root: Path, docx: Docx) -> None:
    (root / f"templates/{A}/da.docx").write_bytes(docx("Kære {{ modtager.navn }}"))
    library = open_library(root)
    found = affected.by(library, [root / "municipalities/eksempel.toml"])
    assert list(found) == [name for name in ALL if name != A]


def test_a_broken_manifest_hides_no_other(root: Path) -> None:
    (root / f"templates/{A}/template.toml").write_text("nix", "utf-8")
    assert K in affected.by(open_library(root), [root / "schemas/common.json"])
    assert affected.by(open_library(root), [root / f"schemas/{K}.json"]) == (K,)


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ([], ("", (), ())),
        (["."], ("", (), ())),
        ([f"templates/{A}"], ("", (A,), ())),
        ([f"templates/{A}/da.docx", f"templates/{K}"], ("", (A, K), ())),
        (["schemas", f"templates/{A}"], ("", (), ())),
    ],
)
def test_what_is_watched(words: list[str], scope: tuple[str, Any, Any], root: Path) -> None:
    found = watching.scope(tuple(map(Path, words)), None)
    assert (found.root, found.ids, found.files) == (root / scope[0], scope[1], scope[2])


# --- one look --------------------------------------------------------------------------------


def test_nothing_new_is_no_news(root: Path) -> None:
    watcher = Watcher(Scope(root))
    watcher.prime()
    path = root / f"templates/{A}/da.docx"
    assert watcher.look([path]) is None
    os.utime(path)
    assert watcher.look([path]) is None


def test_a_change_is_linted(root: Path, docx: Docx) -> None:
    watcher = Watcher(Scope(root))
    watcher.prime()
    path = root / f"templates/{A}/da.docx"
    path.write_bytes(docx("{{ navn navn }}"))
    news = watcher.look([path])
    assert news is not None
    assert news.report is not None
    assert news.report.templates == (f"templates/{A}/da.docx",)
    assert news.report.counts["error"] > 0
    assert not news.report.not_checked


def test_what_is_not_asked_for_is_left_out(root: Path) -> None:
    watcher = Watcher(Scope(root, (K,)))
    watcher.prime()
    path = root / "schemas/common.json"
    path.write_bytes(path.read_bytes() + b"\n")
    news = watcher.look([path])
    assert news is not None
    assert news.report is not None
    assert news.report.templates == (f"templates/{K}/da.docx",)


def test_what_is_gone_is_told(loose: Path) -> None:
    watcher = Watcher(Scope(files=(loose,)))
    watcher.prime()
    (loose / "brev.docx").unlink()
    assert watcher.look([loose / "brev.docx"]) == News(gone=("brev.docx",))


def test_a_broken_library_is_told_and_mended(root: Path) -> None:
    watcher = Watcher(Scope(root))
    watcher.prime()
    path = root / "segl.toml"
    sound = path.read_bytes()
    path.write_bytes(b"nix")
    news = watcher.look([path])
    assert news is not None
    assert news.error is not None
    path.write_bytes(sound)
    again = watcher.look([path])
    assert again is not None
    assert again.report is not None


def test_a_file_on_its_way_is_waited_for(tmp_path: Path, docx: Docx) -> None:
    path = tmp_path / "brev.docx"

    def arrive() -> None:
        time.sleep(0.15)
        path.write_bytes(docx("Kære {{ navn }}"))

    thread = threading.Thread(target=arrive)
    thread.start()
    news = Watcher(Scope(files=(tmp_path,))).look([path])
    thread.join()
    assert news is not None
    assert news.gone == ()
    assert news.report is not None


# --- the whole -------------------------------------------------------------------------------


@contextmanager
def _watching(scope: Scope) -> Iterator[list[News]]:
    pytest.importorskip("watchfiles")
    told: list[News] = []
    stop = threading.Event()
    thread = threading.Thread(target=watching.run, args=(scope, told.append, stop), daemon=True)
    thread.start()
    time.sleep(0.6)  # until the folder is watched
    try:
        yield told
    finally:
        stop.set()
        thread.join(LATEST)
        assert not thread.is_alive()


def _wait(told: list[News], count: int) -> None:
    end = time.monotonic() + LATEST
    while len(told) < count and time.monotonic() < end:
        time.sleep(0.05)
    assert len(told) >= count


def test_word_saves_and_one_report_comes(root: Path, docx: Docx) -> None:
    path = root / f"templates/{A}/da.docx"
    sound = path.read_bytes()
    with _watching(Scope(root)) as told:
        save_as_word(path, docx("{{ navn navn }}"))
        _wait(told, 1)
        save_as_word(path, sound)
        _wait(told, 2)
        time.sleep(0.8)
    assert len(told) == 2
    first, second = (news.report for news in told)
    assert first is not None and first.counts["error"] > 0
    assert second is not None and second.counts["error"] == 0
    assert [news.gone for news in told] == [(), ()]


def test_a_letter_that_is_only_open_is_no_news(root: Path) -> None:
    with _watching(Scope(root)) as told:
        lock = root / f"templates/{A}/~$.docx"
        lock.write_bytes(b"somebody")
        (root / f"templates/{A}/~WRD0004.tmp").write_bytes(b"x")
        (root / "preview").mkdir()
        (root / "preview" / "x.docx").write_bytes(b"x")
        time.sleep(0.8)
    assert told == []


def test_a_loose_file_is_watched(loose: Path, docx: Docx) -> None:
    with _watching(Scope(files=(loose / "brev.docx",))) as told:
        save_as_word(loose / "fejl.docx", docx("Kære {{ navn }}"))
        save_as_word(loose / "brev.docx", docx("{{ navn navn }}"))
        _wait(told, 1)
    assert [news.report.templates for news in told if news.report] == [
        ((loose / "brev.docx").as_posix(),)
    ]


def test_what_lies_below_a_loose_file_is_none_of_its_business(
    loose: Path, docx: Docx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter on a desk top: the home folder around it is neither read nor watched."""
    watchfiles = pytest.importorskip("watchfiles")
    asked: list[tuple[tuple[Path, ...], bool]] = []
    real = watchfiles.watch

    def watch(*folders: Path, **named: Any) -> Any:
        asked.append((folders, named["recursive"]))
        return real(*folders, **named)

    monkeypatch.setattr(watchfiles, "watch", watch)
    (loose / "under").mkdir()
    (loose / "under" / "brev.docx").write_bytes(b"x")
    scope = Scope(files=(loose / "brev.docx",))
    assert list(scope.paths()) == [loose / "brev.docx"]
    with _watching(scope) as told:
        (loose / "under" / "brev.docx").write_bytes(docx("Kære"))
        (loose / "brev.docx").write_bytes(docx("{{ navn navn }}"))
        _wait(told, 1)
    assert asked == [((loose,), False)]
    assert [news.report.templates for news in told if news.report] == [
        ((loose / "brev.docx").as_posix(),)
    ]


def test_a_file_and_a_folder_are_watched_each_in_its_way(loose: Path, docx: Docx) -> None:
    folder = loose / "mappe" / "dyb"
    folder.mkdir(parents=True)
    with _watching(Scope(files=(loose / "brev.docx", loose / "mappe"))) as told:
        (folder / "ny.docx").write_bytes(docx("Kære {{ navn }}"))
        _wait(told, 1)
        (loose / "brev.docx").write_bytes(docx("{{ navn navn }}"))
        _wait(told, 2)
    names = [Path(name).name for news in told if news.report for name in news.report.templates]
    assert names == ["ny.docx", "brev.docx"]


def test_folders_that_come_and_go_are_watched(root: Path, docx: Docx) -> None:
    away = root.parent / "væk"
    (root / "templates").rename(away)
    with _watching(Scope(root)) as told:
        away.rename(root / "templates")
        _wait(told, 1)
        (root / f"templates/{K}/da.docx").write_bytes(docx("{{ navn navn }}"))
        _wait(told, 2)
    assert told[0].report is not None
    assert set(told[0].report.templates) == {f"templates/{name}/da.docx" for name in ALL}
    assert told[-1].report is not None
    assert told[-1].report.templates == (f"templates/{K}/da.docx",)


def test_a_folder_that_is_gone_is_waited_for(tmp_path: Path, docx: Docx) -> None:
    folder = tmp_path / "mappe"
    folder.mkdir()
    with _watching(Scope(files=(folder,))) as told:
        folder.rmdir()
        time.sleep(0.6)
        folder.mkdir()
        (folder / "brev.docx").write_bytes(docx("Kære {{ navn }}"))
        _wait(told, 1)
    assert told[0].report is not None


def test_ctrl_c_ends_it_well(root: Path, docx: Docx) -> None:
    pytest.importorskip("watchfiles")
    if os.name == "nt":
        pytest.skip("no such signal")
    line = [sys.executable, "-m", "segl", "watch"]
    child = subprocess.Popen(line, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert child.stdout is not None
        assert "Holder øje med" in child.stdout.readline().decode()
        time.sleep(1)
        save_as_word(root / f"templates/{A}/da.docx", docx("Kære borger"))
        lines = [child.stdout.readline().decode() for _ in range(3)]
        assert f"templates/{A}/da.docx" in "".join(lines)
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=LATEST)
        assert (child.returncode, errors) == (0, b"")
    finally:
        child.kill()
        child.wait(LATEST)


def test_without_watchfiles_it_says_what_to_do(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "watchfiles":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    result = run("watch")
    assert result.exit_code == 3
    assert "pip install watchfiles" in result.output
    assert "Holder øje" not in result.output


@pytest.mark.parametrize(
    ("words", "said"),
    [(["nix.docx"], "nix.docx"), (["--library", "nix"], "intet skabelonbibliotek")],
)
def test_wrong_calls(words: list[str], said: str, root: Path, run: Run) -> None:
    result = run("watch", *words)
    assert result.exit_code == 2
    assert said in result.output


def test_news_are_told_in_words(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, docx: Docx
) -> None:
    def once(scope: Scope, tell: Callable[[News], None]) -> None:
        watcher = Watcher(scope)
        news = watcher.look([root / f"templates/{K}/da.docx"])
        assert news is not None
        tell(news)
        tell(News(gone=("brev.docx",)))

    monkeypatch.setattr(watching, "run", once)
    monkeypatch.setattr(watching, "check", lambda: None)
    output = run("watch").output
    assert "ingen anmærkninger" in output
    assert "Ikke kontrolleret" not in output
    assert "brev.docx er væk" in output


def test_a_file_that_no_template_uses_is_said(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watcher = Watcher(Scope(root))
    watcher.prime()
    path = root / "schemas" / "ingen.json"
    path.write_text("{}")
    news = watcher.look([path])
    assert news == News(changed=("ingen.json",))
    _tell(news, "da")
    assert "ingen.json er gemt, men ingen af de skabeloner" in capsys.readouterr().out


def test_what_is_not_there_cannot_be_watched(root: Path, run: Run) -> None:
    result = run("watch", "ingen.docx")
    assert result.exit_code == 2
    assert "Der er ingen fil eller mappe: ingen.docx" in result.output
