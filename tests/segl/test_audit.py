"""`segl audit` over a folder, a zip, an export and a run of `segl batch`."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from segl.auditing import run as auditing
from segl.auditing import sources
from segl.auditing.sources import Chunk, Other
from segl.cli import main
from slow_desk import SlowDesk

Run = Callable[..., Result]
NAME = "kvittering_underretning"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of one template, and a folder with the letters of its sample cases and others."""
    base = tmp_path_factory.mktemp("audit")
    root, folder = base / "bibliotek", base / "breve"
    for name in ("schemas", "municipalities", "blocks", f"templates/{NAME}"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "segl.toml", root)
    for case in sorted((root / "templates" / NAME / "cases").glob("*.json")):
        out = folder / "Vest" / f"{case.stem}.docx"
        words = ["render", NAME, str(case), "-o", str(out), "--library", str(root)]
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, done.output
    first = sorted((folder / "Vest").glob("*.docx"))[0]
    (folder / "halv.docx").write_bytes(first.read_bytes()[:2000])
    (folder / "notat.pdf").write_bytes(b"%PDF")
    (folder / "~$aaben.docx").write_bytes(b"x")
    (folder / ".skjult.docx").write_bytes(b"x")
    return base


@pytest.fixture
def letters(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the letters, with the library as the working folder."""
    monkeypatch.chdir(made / "bibliotek")
    return Path(shutil.copytree(made / "breve", tmp_path / "breve"))


def _table(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return next((one["rows"] for one in data["tables"] if one["name"] == name), [])


def _number(data: dict[str, Any], what: str) -> int:
    row = next(one for one in _table(data, "overview") if what in one["what"])
    found = row["letters"]
    return int(found["number"] if isinstance(found, dict) else found)


def _audit(run: Run, *words: object) -> dict[str, Any]:
    done = run("audit", *map(str, words), "--format", "json", "--small-counts", "0")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_one_broken_file_stops_nothing(letters: Path, run: Run) -> None:
    data = _audit(run, letters)
    sound = len(list((letters / "Vest").glob("*.docx")))
    assert _number(data, "kontrolleret") == sound
    assert _number(data, "ikke kan læses") == 1
    assert _number(data, ".pdf") == 1
    (row,) = _table(data, "templates")
    assert (row["edition"], row["letters"]) == ("gældende", sound)
    assert run("audit", str(letters), "--fail-on", "error").exit_code == 1


def test_a_zip_is_a_folder(letters: Path, run: Run) -> None:
    path = letters.parent / "breve.zip"
    with zipfile.ZipFile(path, "w") as made:
        for file in sorted(letters.rglob("*.*")):
            made.write(file, file.relative_to(letters).as_posix())
    assert _audit(run, path)["tables"] == _audit(run, letters)["tables"]
    folder = letters.parent / "pakker"
    folder.mkdir()
    shutil.copy(path, folder)
    with zipfile.ZipFile(folder / "billeder.zip", "w") as other:
        other.writestr("kort.png", b"x")
    among = _audit(run, folder)
    assert _table(among, "templates") == _table(_audit(run, path), "templates")
    assert _number(among, ".zip") == 1
    (letters.parent / "itu.zip").write_bytes(b"PK\x03\x04")
    broken = _audit(run, letters.parent / "itu.zip")
    assert _number(broken, "Zip-filer") == 1


def test_many_processes_say_the_same(letters: Path, run: Run) -> None:
    assert _audit(run, letters, "--jobs", 2) == _audit(run, letters, "--jobs", 1)


def test_an_export_gives_deadlines_and_municipalities(letters: Path, run: Run) -> None:
    names = [one.name for one in sorted((letters / "Vest").glob("*.docx"))]
    rows = ["Filnavn;Kommune;Modtaget;Sendt;Dokumenttype;Afvist"]
    rows += [f"Vest/{name};eksempel;02-03-2026;0{5 + n}-03-2026;;" for n, name in enumerate(names)]
    rows += [";Nordby;02-03-2026;09-03-2026;Kvittering for underretning;"] * 2
    rows += [";Nordby;;;;mangler_samtykke"]
    path = letters.parent / "udtraek.csv"
    path.write_text("\n".join(rows), "cp1252")
    data = _audit(run, letters, path)
    (row,) = _table(data, "deadlines")
    late = max(len(names) - 5, 0)
    assert row["letters"] == len(names) + 2
    assert row["late"]["number"] == late
    assert row["kept"]["number"] == len(names) - late + 2
    places = {one["municipality"]: one["letters"] for one in _table(data, "municipalities")}
    assert places == {"Eksempel Kommune": len(names)}
    assert _number(data, "uden brev") == 2
    assert _table(data, "refused_codes")[0]["reason"] == "mangler_samtykke"


def test_a_run_tells_what_it_refused(lib: Path, run: Run) -> None:
    case = json.loads(
        next(iter(sorted((lib / "templates" / NAME / "cases").glob("*.json")))).read_text("utf-8")
    )
    broken = json.loads(json.dumps(case))
    del broken["sag"]["nr"]
    cases = lib.parent / "sager.jsonl"
    cases.write_text("\n".join(map(json.dumps, (case, broken))) + "\n", "utf-8")
    run("batch", NAME, str(cases), "-o", str(lib.parent / "ud"), "--jobs", "1")
    data = _audit(run, lib.parent / "ud")
    (row,) = _table(data, "refusals")
    assert NAME in row["template"]
    assert (row["field"], row["reason"], row["cases"]) == ("sag.nr", "mangler", 1)


def test_the_page_holds_no_case_and_asks_for_nothing(letters: Path, run: Run) -> None:
    out = letters.parent / "audit.html"
    assert run("audit", str(letters), "--format", "html", "-o", str(out)).exit_code == 0
    page = out.read_text("utf-8")
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert not re.search(r"url\(", page)
    for case in (ROOT / "templates" / NAME / "cases").glob("*.json"):
        data = json.loads(case.read_text("utf-8"))
        assert data["sag"]["nr"] not in page
        assert case.stem not in page
        for word in _names(data):
            assert word not in page


def _names(data: Any) -> list[str]:
    """Return the names of persons in a case."""
    if isinstance(data, dict):
        own = [value for key, value in data.items() if key == "navn" and isinstance(value, str)]
        return own + [name for value in data.values() for name in _names(value)]
    return [name for item in data for name in _names(item)] if isinstance(data, list) else []


def test_case_numbers_stand_in_the_list_alone(letters: Path, run: Run) -> None:
    refused = run("audit", str(letters), "--format", "html", "--with-case-numbers")
    assert refused.exit_code == 2
    out = letters.parent / "liste.csv"
    run("audit", str(letters), "--format", "csv", "--with-case-numbers", "-o", str(out))
    text = out.read_bytes()
    assert text.startswith(b"\xef\xbb\xbfKommune;Sagsnummer;Fil;")
    assert b"halv.docx" in text
    assert out.stat().st_mode & 0o077 == 0


def test_what_is_not_there(lib: Path, run: Run) -> None:
    for words in (("ingen",), ("ingen.csv",)):
        done = run("audit", *words)
        assert done.exit_code == 1
        assert "findes ikke" in done.output


def test_files_in_hidden_folders_and_locks_are_passed_over(letters: Path) -> None:
    (letters / ".segl").mkdir()
    (letters / ".segl" / "x.docx").write_bytes(b"x")
    (letters / "manifest.jsonl").write_text("{}")
    found = list(sources.found(letters))
    names = [name for one in found if isinstance(one, Chunk) for name in one.names]
    assert all("/." not in f"/{name}" and "~$" not in name for name in names)
    assert [one.kind for one in found if isinstance(one, Other)] == ["manifest", "file"]


def test_a_check_that_hangs_costs_that_letter_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.docx", "langsom.docx", "z.docx"):
        (tmp_path / name).write_bytes(b"x")
    monkeypatch.setattr(auditing, "Desk", SlowDesk)
    task = auditing.Task((tmp_path,), None, {}, jobs=2, timeout=1.0)
    tally = auditing.audited(task).tally
    assert (tally.of_state("lost"), tally.of_state("read")) == (1, 2)


def test_each_cell_of_the_page_is_named_for_narrow_screens_and_print(
    letters: Path, run: Run
) -> None:
    page = run("audit", str(letters), "--format", "html").stdout
    cells = re.findall(r"<td[^>]*>", page)
    assert cells
    assert all(re.search(r'data-label="[^"]+"', cell) for cell in cells)
    assert 'class="short"' in page
    assert "break-after: avoid" in page
