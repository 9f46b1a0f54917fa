"""Linting a library: found where it should be, and one bad template never hides another."""

from __future__ import annotations

import json
import pickle
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from qa import shelf
from qa.finding import Report, merge
from qa.linter import library_subjects, lint
from render import library, manifest, schema
from render.errors import LibraryError
from render.settings import choose_library

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("templates", "schemas", "municipalities", "blocks")
ALL = {path.parent.name for path in ROOT.glob("templates/*/template.toml")}


@pytest.fixture(autouse=True)
def _nobody_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No library of the person who runs the tests gets in."""
    home = tmp_path / "hjemme"
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *args, **named: home)
    monkeypatch.delenv("SEGL_LIBRARY", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the reference library."""
    folder = tmp_path / "bibliotek"
    folder.mkdir()
    shutil.copy(ROOT / "segl.toml", folder)
    for name in PARTS:
        shutil.copytree(ROOT / name, folder / name)
    return folder


def _report(root: Path) -> Report:
    opened = library.open_library(root)
    return merge(lint(subject) for subject in library_subjects(opened))


def _codes(report: Report, template: str) -> set[str]:
    return {
        one.code
        for one in report.findings
        if one.template.startswith(f"templates/{template}") and one.severity != "info"
    }


def test_the_library_as_it_is(root: Path) -> None:
    report = _report(root)
    assert {name.split("/")[1] for name in report.templates} == ALL
    assert not report.fails("warning")


def _break_file(root: Path) -> None:
    (root / "templates" / "afgoerelse_stoette" / "da.docx").write_bytes(b"PK ikke en fil")


def _break_manifest(root: Path) -> None:
    (root / "templates" / "afgoerelse_stoette" / "template.toml").write_text("title = ", "utf-8")


def _no_manifest(root: Path) -> None:
    (root / "templates" / "afgoerelse_stoette" / "template.toml").unlink()


def _no_file(root: Path) -> None:
    (root / "templates" / "afgoerelse_stoette" / "da.docx").unlink()


def _no_schema(root: Path) -> None:
    (root / "schemas" / "afgoerelse_stoette.json").unlink()


def _break_schema(root: Path) -> None:
    (root / "schemas" / "afgoerelse_stoette.json").write_text('{"type": "strng"}', "utf-8")


def _schema_is_no_json(root: Path) -> None:
    (root / "schemas" / "afgoerelse_stoette.json").write_text("{", "utf-8")


def _schema_refers_to_nothing(root: Path) -> None:
    path = root / "schemas" / "afgoerelse_stoette.json"
    path.write_text('{"type": "object", "properties": {"a": {"$ref": "nix.json"}}}', "utf-8")


def _break_case(root: Path) -> None:
    (root / "templates" / "afgoerelse_stoette" / "cases" / "ny.json").write_text("{}", "utf-8")


def _case_is_a_folder(root: Path) -> None:
    (root / "templates" / "afgoerelse_stoette" / "cases" / "ny.json").mkdir()


def _empty_folder(root: Path) -> None:
    (root / "templates" / "afgoerelse_tom").mkdir()


@pytest.mark.parametrize(
    ("breaking", "codes"),
    [
        pytest.param(_break_file, {"PKG001"}, id="broken docx"),
        pytest.param(_break_manifest, {"LIB001"}, id="wrong toml"),
        pytest.param(_no_manifest, {"LIB001"}, id="no toml"),
        pytest.param(_no_file, {"LIB001"}, id="no docx"),
        pytest.param(_no_schema, {"DAT001"}, id="missing schema"),
        pytest.param(_break_schema, {"DAT001"}, id="wrong schema"),
        pytest.param(_schema_is_no_json, {"DAT001"}, id="schema is no JSON"),
        pytest.param(
            _schema_refers_to_nothing,
            {"DAT001"},
            id="schema refers to nothing",
        ),
        pytest.param(_break_case, {"LIB002"}, id="wrong sample case"),
        pytest.param(_case_is_a_folder, {"LIB002"}, id="unreadable sample case"),
        pytest.param(_empty_folder, {"LIB001"}, id="empty folder"),
    ],
)
def test_one_bad_template_does_not_hide_the_others(
    breaking: Callable[[Path], None], codes: set[str], root: Path
) -> None:
    breaking(root)
    report = _report(root)
    assert {name.split("/")[1] for name in report.templates} >= ALL
    assert _codes(report, "afgoerelse") == codes
    assert _codes(report, "kvittering_underretning") == set()
    assert any(one.template.startswith("templates/kvittering") for one in report.fulfilled)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param('navn = "By"', "eksempel.toml", id="fields missing"),
        pytest.param("navn = ", "eksempel.toml", id="no TOML"),
        pytest.param(None, "»eksempel«", id="not there"),
    ],
)
def test_a_wrong_municipality_is_told(content: str | None, words: str, root: Path) -> None:
    path = root / "municipalities" / "eksempel.toml"
    path.unlink()
    (root / "municipalities" / "anden.toml").write_text('navn = "By"', "utf-8")
    if content is not None:
        path.write_text(content, "utf-8")
    report = _report(root)
    told = [one for one in report.findings if one.code == "LIB001"]
    assert [words in one.message.da for one in told].count(True) == 1  # once, not per template
    grave = [one for one in report.findings if one.severity != "info"]
    assert all(not one.template.startswith("templates/") for one in grave)
    for template in ALL:
        assert any(item.template.startswith(f"templates/{template}") for item in report.fulfilled)


def test_several_municipalities_and_no_default(root: Path) -> None:
    here = root / "municipalities"
    shutil.copy(here / "eksempel.toml", here / "zoologi.toml")
    text = (root / "segl.toml").read_text("utf-8")
    (root / "segl.toml").write_text(text.replace('municipality = "eksempel"', ""), "utf-8")
    assert not _report(root).fails("warning")


def test_no_municipalities(root: Path) -> None:
    shutil.rmtree(root / "municipalities")
    text = (root / "segl.toml").read_text("utf-8")
    (root / "segl.toml").write_text(text.replace('municipality = "eksempel"', ""), "utf-8")
    report = _report(root)
    assert any("»kommune«" in item.what.da for item in report.not_checked)
    grave = {one.code for one in report.findings if one.severity != "info"}
    assert grave == {"LIB002"}  # the letters need one


def test_each_language_version_is_linted(root: Path) -> None:
    folder = root / "templates" / "kvittering_underretning"
    shutil.copy(folder / "da.docx", folder / "kl.docx")
    report = _report(root)
    assert "templates/kvittering_underretning/kl.docx" in report.templates
    assert _codes(report, "kvittering_underretning/da") == set()
    assert any("kl" in item.what.da for item in report.not_checked)  # it cannot be read whole
    assert _codes(report, "kvittering_underretning/kl") == {
        "ACC001", "LAW001", "LIB010",  # Danish words, and blocks in Danish only
    }  # fmt: skip


def test_hidden_folders_are_no_templates(root: Path) -> None:
    for name in (".git", "_kladde", "~$x"):
        (root / "templates" / name).mkdir()
    assert set(library.open_library(root).ids) - {"~$x"} == ALL


# --- what only the library knows -----------------------------------------------------


def _told(root: Path, *codes: str) -> list[tuple[str, str]]:
    """The codes found, with the template's folder and file."""
    return [
        (one.code, one.template.removeprefix("templates/"))
        for one in _report(root).findings
        if one.code in codes
    ]


def test_no_sample_case(root: Path) -> None:
    shutil.rmtree(root / "templates" / "kvittering_underretning" / "cases")
    assert _told(root, "LIB003") == [("LIB003", "kvittering_underretning/da.docx")]


def test_an_unreadable_case_is_a_case(root: Path) -> None:
    cases = root / "templates" / "kvittering_underretning" / "cases"
    for path in cases.iterdir():
        path.write_text("{", "utf-8")
    assert {code for code, _ in _told(root, "LIB002", "LIB003")} == {"LIB002"}


def test_a_language_without_a_version(root: Path) -> None:
    text = (root / "segl.toml").read_text("utf-8")
    (root / "segl.toml").write_text(text.replace('["da"]', '["da", "kl"]'), "utf-8")
    assert _told(root, "LIB004") == [("LIB004", f"{name}/da.docx") for name in sorted(ALL)]


def test_two_letters_of_one_title(root: Path) -> None:
    templates = root / "templates"
    shutil.copytree(templates / "kvittering_underretning", templates / "kvittering_ny")
    assert _told(root, "LIB005") == [
        ("LIB005", "kvittering_ny/da.docx"),
        ("LIB005", "kvittering_underretning/da.docx"),
    ]


def test_a_case_of_two_versions_is_told_once(root: Path) -> None:
    folder = root / "templates" / "kvittering_underretning"
    shutil.copy(folder / "da.docx", folder / "kl.docx")
    case = json.loads((folder / "cases" / "borger.json").read_text("utf-8"))
    case["sagsbehandler"]["email"] = "solveig@opdigtet-kommune.gl"
    (folder / "cases" / "borger.json").write_text(json.dumps(case), "utf-8")
    assert _told(root, "LNG003") == [("LNG003", "kvittering_underretning/da.docx")]


def test_the_shelf_can_be_sent_to_another_process(root: Path) -> None:
    opened = library.open_library(root)
    one = shelf.of(opened, opened.entry("afgoerelse_stoette"), "da")
    assert pickle.loads(pickle.dumps(one)) == one
    assert one.titles["afgoerelse_stoette"] == "Afgørelse om støtte"
    assert set(one.cases) == {
        "afslag.json", "delvis.json", "kant_lange_tekster.json", "medhold.json",
            "to_modtagere.json",
    }  # fmt: skip


def test_the_titles_are_read_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = library.open_library(root)
    (root / "templates" / "uden").mkdir()
    first = opened.titles
    monkeypatch.setattr(manifest, "read_toml", None)  # a second reading would fail
    assert set(first) == ALL
    assert opened.titles is first


# --- finding the library ---------------------------------------------------------------


def test_found_upward(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "templates" / "afgoerelse_stoette" / "cases")
    assert library.find().root == root.resolve()


def test_found_by_option(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEGL_LIBRARY", str(tmp_path / "en anden"))
    assert library.find(root).root == root.resolve()


def test_found_by_variable(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEGL_LIBRARY", str(root))
    assert library.find().root == root.resolve()


def test_found_by_setting(root: Path) -> None:
    path = choose_library(root)
    assert "hjemme" in path.parts
    assert library.find().root == root.resolve()


def test_the_nearest_wins(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "andet"
    other.mkdir()
    (other / "segl.toml").write_text('name = "A"\nlanguages = ["da"]\nowner = "B"', "utf-8")
    choose_library(other)
    assert library.find().manifest.name == "A"
    monkeypatch.setenv("SEGL_LIBRARY", str(root))
    assert library.find().root == root.resolve()
    monkeypatch.chdir(other)
    assert library.find().manifest.name == "A"


def _wrong_option(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path | None:
    return root / "templates"


def _wrong_variable(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path | None:
    monkeypatch.setenv("SEGL_LIBRARY", str(root / "væk"))
    return None


def _wrong_setting(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path | None:
    choose_library(root / "væk")
    return None


def _broken_setting(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path | None:
    choose_library(root).write_bytes(b'library = "\xff')
    return None


def _nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path | None:
    return None


@pytest.mark.parametrize(
    "prepare", [_wrong_option, _wrong_variable, _wrong_setting, _broken_setting, _nothing]
)
def test_no_library_is_a_message(
    prepare: Callable[[Path, pytest.MonkeyPatch], Path | None],
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = prepare(root, monkeypatch)
    with pytest.raises(LibraryError) as caught:
        library.find(given)
    assert "intet skabelonbibliotek" in caught.value.message.da
    assert "segl setup" in caught.value.message.en


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "name"),
        ("name = ", "TOML"),
        ('name = "A"\nlanguages = ["sv"]\nowner = "B"', "languages"),
        ('name = "A"\nlanguages = []\nowner = "B"', "languages"),
        ('name = "A"\nlanguages = ["da"]\nowner = "B"\nfarve = 1', "farve"),
    ],
)
def test_a_wrong_segl_toml(content: str, words: str, root: Path) -> None:
    (root / "segl.toml").write_text(content, "utf-8")
    with pytest.raises(LibraryError) as caught:
        library.find(root)
    assert words in caught.value.message.da


def test_data_of_a_case_is_never_in_a_finding(root: Path) -> None:
    cases = root / "templates" / "afgoerelse_stoette" / "cases"
    case: Mapping[str, Any] = json.loads((cases / "delvis.json").read_text("utf-8"))
    wrong = {**case, "sag": {"nr": "HEMMELIGT-ORD"}, "hemmelig": "HEMMELIGT-ORD"}
    (cases / "ny.json").write_text(json.dumps(wrong), "utf-8")
    told = [one for one in _report(root).findings if one.code == "LIB002"]
    assert len(told) == 2
    assert all("HEMMELIGT" not in str(one) for one in told)


def test_a_schema_copied_with_its_id_is_another_schema(tmp_path: Path) -> None:
    content = '{"$id": "a.json", "properties": {"x": {"$ref": "#/$defs/t"}}, "$defs": {"t": %s}}'
    (tmp_path / "a.json").write_text(content % '{"type": "string"}', "utf-8")
    (tmp_path / "b.json").write_text(content % '{"type": "integer"}', "utf-8")
    first = schema.read(tmp_path / "a.json")
    assert first.accepts({"x": "tekst"})
    assert first.problems({"x": "tekst"}) == []
