"""Templates made ready are remembered: only while nothing changed, and never believed blindly."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from segl import forms
from segl.forms import Source
from segl.opening import Opened

ID = "kvittering_underretning"
CASE = f"templates/{ID}/cases/borger.json"
Run = Callable[..., Result]


def memory() -> list[Path]:
    return sorted((Path(os.environ["SEGL_CACHE"]) / "forms").glob("*"))


def letter(run: Run, *options: str) -> bytes:
    result = run("render", ID, CASE, "-o", "brev.docx", "--overwrite", *options)
    assert result.exit_code == 0, result.output
    return Path("brev.docx").read_bytes()


def test_the_second_letter_is_the_first(
    lib: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = letter(run)
    assert len(memory()) == 1
    monkeypatch.setattr("segl.preparing.prepared", None)  # whoever makes it anew now, fails
    assert letter(run) == first


def test_a_wrong_case_is_told_alike(lib: Path, run: Run) -> None:
    (lib / "forkert.json").write_text("{}", "utf-8")
    told = [run("render", ID, "forkert.json")]
    letter(run)
    told.append(run("render", ID, "forkert.json"))
    assert told[0].exit_code == told[1].exit_code == 1
    assert told[0].output == told[1].output


@pytest.mark.parametrize(
    "change",
    [
        f"templates/{ID}/template.toml", f"templates/{ID}/da.docx", "segl.toml",
        "schemas/common.json", "municipalities/eksempel.toml",
    ],
)  # fmt: skip
def test_whatever_changes_is_made_anew(lib: Path, change: str) -> None:
    source = Source(Opened(lib, ID), "da")
    before = source.key()
    path = lib / change
    path.write_bytes(path.read_bytes() + b"\n")
    assert before != source.key() != ""


def test_a_law_of_the_library_counts(lib: Path) -> None:
    source = Source(Opened(lib, ID), "da")
    before = source.key()
    (lib / "law").mkdir()
    (lib / "law/gl.toml").write_text("", "utf-8")
    assert before != source.key()


def test_what_is_said_counts(lib: Path) -> None:
    word = f"templates/{ID}/da.docx"
    sources = [
        Source(Opened(lib, ID), "da"),
        Source(Opened(lib, ID), "da", "eksempel"),
        Source(Opened(None, word), "da"),
        Source(Opened(None, word), "kl"),
        Source(Opened(None, word), "da", "", lib / f"schemas/{ID}.json"),
        Source(Opened(None, word, lib), "da"),
    ]
    assert len({source.key() for source in sources} - {""}) == len(sources)


def test_a_schema_of_any_name_counts(lib: Path) -> None:
    schema = lib / "skema.schema"
    schema.write_text("{}", "utf-8")
    source = Source(Opened(None, f"templates/{ID}/da.docx"), "da", "", schema)
    before = source.key()
    schema.write_text('{"type": "object"}', "utf-8")
    assert before != source.key() != ""


def test_a_version_that_is_not_there_has_no_key(lib: Path) -> None:
    assert Source(Opened(lib, ID), "kl").key() == ""
    assert forms.kept(Source(Opened(lib, ID), "kl")) is None


def test_a_template_with_errors_is_not_remembered(lib: Path, run: Run) -> None:
    path = lib / f"schemas/{ID}.json"
    path.write_text(path.read_text("utf-8").replace('"required"', '"examples"'), "utf-8")
    assert run("render", ID, CASE).exit_code == 1
    assert run("render", ID, CASE, "--draft").exit_code == 0
    assert memory() == []


def test_it_is_the_user_s_alone(lib: Path, run: Run) -> None:
    letter(run)
    folder = memory()[0].parent
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent)}
    assert modes == {0o700}
    assert stat.S_IMODE(memory()[0].stat().st_mode) == 0o600


def test_a_folder_that_others_may_write_is_not_believed(lib: Path, run: Run) -> None:
    letter(run)
    source = Source(Opened(lib, ID), "da")
    assert forms.kept(source) is not None
    memory()[0].parent.chmod(0o777)
    assert forms.kept(source) is None


def test_a_damaged_memory_is_made_anew(lib: Path, run: Run) -> None:
    first = letter(run)
    for path in memory():
        path.write_text(path.read_text("utf-8")[:-20], "utf-8")
    assert letter(run) == first


def test_nothing_lies_in_the_library(lib: Path, run: Run) -> None:
    before = {path for path in lib.rglob("*") if path.name != "brev.docx"}
    letter(run)
    assert {path for path in lib.rglob("*") if path.name != "brev.docx"} == before
