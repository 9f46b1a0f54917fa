"""`segl library`: live templates against a library with a history, and the list on paper."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from segl.living import history

Run = Callable[..., Result]
NAME = "kvittering_underretning"


def _git(root: Path, *words: str) -> None:
    own = ["-c", "user.name=Prøve", "-c", "user.email=proeve@eksempel.gl"]
    git = shutil.which("git") or "git"
    subprocess.run([git, "-C", str(root), *own, *words], check=True, capture_output=True)


@pytest.fixture
def lived(lib: Path, docx: Callable[..., bytes]) -> Path:
    """A library in git whose template was another one before, with another version."""
    folder = lib / "templates" / NAME
    now, about = (folder / "da.docx").read_bytes(), (folder / "template.toml").read_text("utf-8")
    _git(lib, "init", "-q")
    (folder / "da.docx").write_bytes(docx("# Kvittering\nVi har modtaget din underretning."))
    old = re.sub(r'version = "[^"]+"', 'version = "0.0.7"', about)
    (folder / "template.toml").write_text(old, "utf-8")
    _git(lib, "add", ".")
    _git(lib, "commit", "-qm", "Først")
    (folder / "da.docx").write_bytes(now)
    (folder / "template.toml").write_text(about, "utf-8")
    _git(lib, "commit", "-qam", "Nu")
    return lib


def _compare(run: Run, folder: Path, code: int) -> dict[str, object]:
    done = run("library", "compare", str(folder), "--format", "json")
    assert done.exit_code == code, done.output
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_git_remembers_versions(lived: Path) -> None:
    found = list(history.files(lived))
    assert [one.version for one in found][-1] == "0.0.7"
    assert len(found) == 2
    assert all(one.template == NAME and one.language == "da" for one in found)
    assert history.is_kept(lived)


def test_without_git_there_is_no_history(lib: Path, run: Run) -> None:
    assert list(history.files(lib)) == []
    live = lib.parent / "live"
    shutil.copytree(lib / "templates" / NAME, live)
    found = _compare(run, live, 0)
    assert "git" in str(found["remarks"])


def test_outdated_by_git_and_by_what_was_published(
    lived: Path, run: Run, docx: Callable[..., bytes]
) -> None:
    live = lived.parent / "live"
    live.mkdir()
    (live / "gammel.docx").write_bytes(docx("# Kvittering\nVi har modtaget din underretning."))
    published = lived / "published" / NAME / "0.0.9"
    published.mkdir(parents=True)
    (published / "da.docx").write_bytes(docx("# Kvittering\nVi har fået din underretning."))
    shutil.copy(published / "da.docx", live / "udgivet.docx")
    files = {one["file"]: one for one in _compare(run, live, 1)["files"]}  # type: ignore[attr-defined]
    assert {name: one["state"] for name, one in files.items()} == {
        "gammel.docx": "outdated", "udgivet.docx": "outdated",
    }  # fmt: skip
    assert files["gammel.docx"]["template_version"] == "0.0.7"
    assert files["udgivet.docx"]["template_version"] == "0.0.9"
    assert files["udgivet.docx"]["origin"] == "published"


def test_missing_alone_is_no_failure(lib: Path, run: Run, docx: Callable[..., bytes]) -> None:
    shutil.copytree(lib / "templates" / NAME, lib / "templates" / "anden")
    (lib / "templates" / "anden" / "da.docx").write_bytes(docx("# Andet\nKære {{ sag.nr }}"))
    live = lib.parent / "live"
    shutil.copytree(lib / "templates" / NAME, live)
    found = _compare(run, live, 0)
    assert [one["template"] for one in found["missing"]] == ["anden"]  # type: ignore[attr-defined]


def test_nothing_to_compare(lib: Path, run: Run) -> None:
    empty = lib.parent / "tom"
    empty.mkdir()
    done = run("library", "compare", str(empty))
    assert done.exit_code == 1
    assert "ingen Word-filer" in done.output
    assert run("library", "compare", "ingen").exit_code == 1


@pytest.mark.parametrize("style", ["text", "html", "csv"])
def test_each_form_tells_the_state(lib: Path, run: Run, style: str) -> None:
    live = lib.parent / "live"
    shutil.copytree(lib / "templates" / NAME, live)
    (live / "ukendt.docx").write_bytes(b"PK")
    done = run("library", "compare", str(live), "--format", style)
    assert done.exit_code == 1
    assert "kan ikke læses" in done.stdout
    assert "<script" not in done.stdout


def test_the_list_to_do_by_hand(lib: Path, run: Run) -> None:
    done = run("library", "checklist")
    assert done.exit_code == 0
    page = done.stdout
    assert "Kvittering for underretning" in page
    assert "SeglDigest" in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    english = run("library", "checklist", "--messages", "en").stdout
    assert "Checklist" in english


def test_an_archive_that_cannot_be_read_is_no_empty_one(lib: Path, run: Run) -> None:
    (lib / "udtraek.zip").write_bytes(b"PK")
    done = run("library", "compare", "udtraek.zip")
    assert done.exit_code == 1
    assert "kan ikke læses som zip-fil" in done.output


def test_the_page_strikes_what_stands_in_the_file_and_not_the_right_text(
    lib: Path, run: Run, docx: Callable[..., bytes]
) -> None:
    from word_letter import Word

    word = Word((lib / "templates" / NAME / "da.docx").read_bytes())
    assert word.replace("modtaget", "fejlsendt")
    live = lib.parent / "live"
    live.mkdir()
    (live / "kvit.docx").write_bytes(word.save())
    page = run("library", "compare", str(live), "--format", "html").stdout
    assert re.search(r"<del>[^<]*fejlsendt", page)
    assert re.search(r"<ins>[^<]*modtaget", page)
    assert not re.search(r"<ins>[^<]*fejlsendt", page)
