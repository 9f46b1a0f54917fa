"""`segl diff`, `segl coverage` and `segl review` in a library of one's own."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from odd_law import CORRECTION, OWN
from render import archive, package
from render.library import open_library

Run = Callable[..., Result]
A = "afgoerelse_stoette"


def _older(root: Path, name: str = "gammel") -> Path:
    """Return a copy of the library beside it."""
    return Path(shutil.copytree(root, root.parent / name))


def _edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content), "utf-8")


def test_a_library_is_the_same_as_itself(root: Path, run: Run) -> None:
    result = run("diff", str(_older(root)), ".")
    assert result.exit_code == 0
    assert "Uændrede" in result.output
    assert json.loads(run("diff", A, A, "--format", "json").stdout)["same"] is True
    assert "Ingen forskelle." in run("diff", A, A).output


def test_what_breaks_is_told(root: Path, run: Run) -> None:
    old = _older(root)
    _edit(root / f"schemas/{A}.json", lambda c: c["required"].append("aarsag"))
    _edit(root / f"schemas/{A}.json", lambda c: c["properties"].update(aarsag={"type": "string"}))
    result = run("diff", str(old), ".", "--fail-on", "breaking")
    assert result.exit_code == 1
    assert "! aarsag: nyt felt, der skal udfyldes" in result.output
    assert "Prøvesager, der nu afvises" in result.output
    assert run("diff", str(old), ".").exit_code == 0


def test_a_lost_section_is_told_with_its_basis(
    root: Path, run: Run, docx: Callable[..., bytes]
) -> None:
    folder = root / "templates" / A
    other = Path(shutil.copytree(folder, root / "templates" / "andet_brev"))
    (other / "da.docx").write_bytes(docx("# Afgørelse\nDu får støtte.\n# Begrundelse\nFordi."))
    result = run("diff", A, "andet_brev")
    assert "LOVPLIGTIGT AFSNIT VÆK: Klagevejledning" in result.output
    data = json.loads(run("diff", A, "andet_brev", "--format", "json").stdout)
    assert data["breaking"] is True
    assert "Klagevejledning" in str(data["letters"]["da"]["required_sections_lost"])


def test_loose_files_and_the_page(loose: Path, run: Run) -> None:
    shutil.copy(loose / "brev.docx", loose / "to.docx")
    assert "Ingen forskelle" in run("diff", "brev.docx", "to.docx").output
    result = run("diff", "brev.docx", "fejl.docx", "--format", "html", "-o", "ud.html")
    assert result.exit_code == 0
    page = (loose / "ud.html").read_text("utf-8")
    assert "<del>" in page
    assert "{{ navn }}" in page
    assert "<script" not in page
    again = run("diff", "brev.docx", "fejl.docx", "-o", "ud.html")
    assert again.exit_code == 1
    assert "--overwrite" in again.output


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("diff",), 2),
        (("diff", A), 2),
        (("diff", A, A, "--since", "HEAD"), 2),
        (("diff", A, "findes_ikke"), 2),
        (("diff", ".", A), 2),
        (("diff", A, "--since", "ingen-udgave"), 2),
        (("diff", A, "--since", "--output=x"), 2),
        (("coverage", "findes/ikke"), 2),
        (("review", "--since", "ingen-udgave"), 2),
        (("review", "--on", "i morgen"), 2),
    ],
)
def test_wrong_calls(words: tuple[str, ...], code: int, root: Path, run: Run) -> None:
    result = run(*words)
    assert result.exit_code == code
    assert "Traceback" not in result.output


def test_since_a_revision(root: Path, run: Run) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=Prøve", "-c", "user.email=proeve@eksempel.example")
        subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "første")
    manifest = root / f"templates/{A}/template.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('"0.2.0"', '"0.3.0"'), "utf-8")
    assert "version: 0.2.0 → 0.3.0" in run("diff", A, "--since", "HEAD").output
    assert "version: 0.2.0 → 0.3.0" in run("diff", "--since", "HEAD").output
    assert "Version 0.2.0 → 0.3.0." in run("review", "--since", "HEAD").output


def test_a_block_is_compared_like_a_template(
    root: Path, run: Run, docx: Callable[..., bytes]
) -> None:
    old, name = _older(root), "klagevejledning"
    (root / "blocks" / name / "da.docx").write_bytes(docx("# Klagevejledning\nDu kan klage."))
    shutil.copy(root / "blocks" / name / "da.docx", root / "blocks" / name / "kl.docx")
    told = run("diff", str(old / "blocks" / name), name)
    assert told.exit_code == 0
    assert "+ Du kan klage." in told.output
    assert "+ kl.docx" in told.output
    assert "Ingen forskelle" in run("diff", name, f"blocks/{name}").output
    (root / "blocks" / name / "da.docx").write_bytes(b"PK")
    assert (
        f"Ikke læst: blocks/{name}/da.docx" in run("diff", str(old / "blocks" / name), name).output
    )


def test_a_changed_law_is_told(root: Path, run: Run) -> None:
    old = _older(root)
    (root / "law").mkdir()
    (root / "law/gl.toml").write_text(OWN + CORRECTION.format(expires="2999-01-01"), "utf-8")
    for words in (("diff", str(old), "."), ("review", "--since", str(old))):
        told = run(*words).output
        assert "+ Række: gl/hverdagsbrev (dokumenttype): Hverdagsbrev (law/gl.toml)" in told
        assert "+ Rettelse: gl/frist/klage: grade: V → V*" in told
        assert "<h2>Bibliotekets egen lov (law/)</h2>" in run(*words, "--format", "html").output
        assert "Juridisk chef" in run(*words, "--format", "json").output
    one = ("diff", str(old / "templates" / A), A)
    assert "Rettelse: gl/frist/klage" in run(*one).output
    assert "hverdagsbrev" not in run(*one).output  # another type of document
    assert "hverdagsbrev" not in run("diff", A, str(old / "templates" / A)).output
    back = run("diff", ".", str(old)).output
    assert "- Rettelse: gl/frist/klage" in back
    older = _older(root, "rettet")
    text = (root / "law/gl.toml").read_text("utf-8").replace("Hverdagsbrev", "Dagligt brev")
    (root / "law/gl.toml").write_text(text.replace("2999-01-01", "2026-02-01"), "utf-8")
    told = run("diff", str(older), ".").output
    assert "* Række: gl/hverdagsbrev: da: Hverdagsbrev → Dagligt brev" in told
    assert "Den er udløbet." in told
    (root / "law/gl.toml").write_text("[[term]]\n", "utf-8")
    assert "? Kan ikke bruges: law/gl.toml" in run("diff", str(older), ".").output


@pytest.mark.parametrize("words", [("coverage",), ("review", "--on", "2027-01-01")])
def test_a_wide_table_can_be_read_on_a_narrow_screen(
    words: tuple[str, ...], root: Path, run: Run
) -> None:
    """Each cell names its column, for there the headings are not shown; see base.html."""
    page = run(*words, "--format", "html").output
    rows = re.findall(r'<table class="matrix">(.*?)</table>', page, re.DOTALL)
    assert rows
    for table in rows:
        assert "<td>" not in table
        assert table.count("<td") == table.count('data-label="')
    for rule in ("attr(data-label)", "@media print", "overflow: visible"):
        assert rule in page


def test_the_page_says_headings_in_words(loose: Path, run: Run, docx: Callable[..., bytes]) -> None:
    (loose / "a.docx").write_bytes(docx("# Klage\n# Om dig\nEt # tegn"))
    (loose / "b.docx").write_bytes(docx("## Klage\n# Om dig og os\nTo # tegn"))
    page = run("diff", "a.docx", "b.docx", "--format", "html").output
    assert "Overskrift <del>1</del> <ins>2</ins>:</span> Klage" in page
    assert "Overskrift 1:</span> Om dig<ins> og os</ins>" in page
    assert "<ins>To</ins> # tegn" in page


def test_review_names_what_else_was_changed(root: Path, run: Run) -> None:
    old, manifest = _older(root), root / f"templates/{A}/template.toml"
    text = manifest.read_text("utf-8")
    manifest.write_text(re.sub("owner = .*", 'owner = "En anden"', text), "utf-8")
    assert "Rettet i template.toml: owner." in run("review", "--since", str(old)).output


def test_coverage_tells_what_is_missing(root: Path, run: Run) -> None:
    shutil.rmtree(root / "templates" / "partshoering")
    result = run("coverage", "--fail-on", "missing")
    assert result.exit_code == 1
    assert "mangler: Partshøring (partshoering; loven er læst)" in result.output
    data = json.loads(run("coverage", "--format", "json").stdout)
    assert "partshoering" in [one["type"] for one in data["missing"]]
    (row,) = [one for one in data["phases"]["afgoerelse"] if one["template"] == A]
    assert row["languages"]["da"]["errors"] == 0
    assert row["refused_cases"] == {"eksempel": 0}


def test_coverage_of_a_broken_library(root: Path, run: Run) -> None:
    (root / f"templates/{A}/template.toml").write_text("title = ", "utf-8")
    (root / "templates/opfoelgning/da.docx").write_bytes(b"PK\x03\x04")
    town = root / "municipalities" / "eksempel.toml"
    (root / "municipalities" / "anden.toml").write_text(
        town.read_text("utf-8").replace("navn =", "navne ="), "utf-8"
    )
    result = run("coverage")
    assert result.exit_code == 0
    assert f"? {A}:" in result.output
    assert "opfoelgning" in result.output
    assert "anden: kan ikke bruges" in result.output
    assert run("coverage", "--format", "html").exit_code == 0


def test_coverage_against_another_library(root: Path, run: Run) -> None:
    old = _older(root)
    shutil.rmtree(root / "templates" / "opfoelgning")
    manifest = root / f"templates/{A}/template.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('"0.2.0"', '"0.3.0"'), "utf-8")
    data = json.loads(run("coverage", str(old), "--format", "json").stdout)
    states = {one["template"]: one["libraries"][old.as_posix()] for one in data["compared"]}
    assert states[A] == "differs"
    assert states["opfoelgning"] == "added"
    assert states["partshoering"] == "same"
    page = run("coverage", str(old), "--format", "html").stdout
    assert "afviger" in page
    assert "kun der" in page


@pytest.mark.parametrize(
    ("day", "state", "code"),
    [("2027-01-01", "senere", 0), ("2027-05-01", "snart", 0), ("2027-07-01", "overskredet", 1)],
)
def test_review_by_the_day(day: str, state: str, code: int, root: Path, run: Run) -> None:
    result = run("review", "--on", day, "--fail-on", "overdue")
    assert result.exit_code == code
    assert state in result.output


def test_review_of_undated_and_broken(root: Path, run: Run) -> None:
    manifest = root / f"templates/{A}/template.toml"
    manifest.write_text(
        manifest.read_text("utf-8").replace("review_by =", "# review_by ="), "utf-8"
    )
    (root / "templates/opfoelgning/template.toml").write_text("title = ", "utf-8")
    told = run("review", "--on", "2027-01-01").output
    assert f"ingen dato: Afgørelse om støtte ({A}" in told
    assert "kan ikke læses" in told
    assert "<h1>" in run("review", "--format", "html", "--messages", "en").stdout
    assert "LIB020" in run("lint", "--fail-on", "never").output


# --- shared paragraphs --------------------------------------------------------------------

GUIDE = "klagevejledning"
BEFORE, AFTER = "Hvis du er uenig i", "Hvis du ikke er enig i"


def _reworded(path: Path, old: str, new: str) -> None:
    """Write other words into the text of a Word file, as a person does."""
    found = package.read(path)
    text = found.read(found.main).decode("utf-8")
    assert old in text
    changed = {found.main: text.replace(old, new).encode("utf-8")}
    path.write_bytes(archive.write(found.members, changed))


def _users(root: Path) -> list[str]:
    uses = open_library(root).block_uses.of(GUIDE)
    return sorted({one.template for one in uses})


def test_a_changed_block_is_told_once_with_its_letters(whole: Path, run: Run) -> None:
    old, users = _older(whole), _users(whole)
    assert len(users) > 2
    _reworded(whole / f"blocks/{GUIDE}/da.docx", BEFORE, AFTER)
    told = run("diff", str(old), ".").output
    assert told.count(AFTER) == 1
    assert f"Fælles afsnit ændret: {GUIDE}" in told
    assert f"Det berører {len(users)} breve: {', '.join(users)}." in told
    assert f"Kun ændret gennem fælles afsnit: {len(users)} ({', '.join(users)})" in told
    assert f"Uændrede: {len(open_library(whole).ids) - len(users)}" in told
    data = json.loads(run("diff", str(old), ".", "--format", "json").stdout)
    assert data["changed"] == []
    assert data["changed_by_blocks_alone"] == users
    (block,) = data["blocks"]
    assert (block["block"], block["change"], block["templates"]) == (GUIDE, "changed", users)
    assert [AFTER in one["new"] for one in block["texts"]["da"]["wording"]] == [True]
    page = run("diff", str(old), ".", "--format", "html").output
    assert page.count("<ins>ikke </ins>") == 1
    assert page.count(f'id="blok-{GUIDE}"') == 1
    english = run("diff", str(old), ".", "--messages", "en").output
    assert f"It touches {len(users)} letters: " in english


def test_what_a_letter_changed_itself_is_still_told(whole: Path, run: Run) -> None:
    old = _older(whole)
    _reworded(whole / f"blocks/{GUIDE}/da.docx", BEFORE, AFTER)
    _reworded(whole / f"templates/{A}/da.docx", ">Begrundelse<", ">Vores begrundelse<")
    told = run("diff", str(old), ".").output
    assert told.count(AFTER) == 1
    assert f"Desuden ændret gennem fælles afsnit, vist for sig: {GUIDE}" in told
    assert "Begrundelse → Vores begrundelse" in told
    page = run("diff", str(old), ".", "--format", "html").output
    assert f'<a href="#blok-{GUIDE}">{GUIDE}</a>' in page
    one = run("diff", str(old / "templates" / A), A).output  # a letter alone is told whole
    assert one.count(AFTER) == 1


def test_a_required_section_that_a_block_loses_is_told_of_each_letter(
    whole: Path, run: Run
) -> None:
    old, users = _older(whole), _users(whole)
    _reworded(whole / f"blocks/{GUIDE}/da.docx", ">Klagevejledning<", ">Godt at vide<")
    result = run("diff", str(old), ".", "--fail-on", "breaking")
    assert result.exit_code == 1
    assert result.output.count("LOVPLIGTIGT AFSNIT VÆK: Klagevejledning") == len(users)
    assert result.output.count("- # Klagevejledning") == 1


def test_blocks_that_come_and_go(whole: Path, run: Run) -> None:
    old = _older(whole)
    shutil.copytree(whole / "blocks" / GUIDE, whole / "blocks" / "hilsen")
    shutil.rmtree(old / "blocks" / "underskrift")
    told = run("diff", str(old), ".").output
    assert "Nyt fælles afsnit: hilsen\n  Ingen breve bruger det." in told
    assert "Nyt fælles afsnit: underskrift\n  Det berører" in told
    assert "Fælles afsnit væk: hilsen" in run("diff", ".", str(old)).output
