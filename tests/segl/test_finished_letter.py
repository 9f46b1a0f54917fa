"""A finished letter is no template, whichever command takes it for one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from render.esdh.letter import read

ID = "kvittering_underretning"
CASE = f"templates/{ID}/cases/borger.json"
TOLD = "Filen er et færdigt brev, ikke en skabelon. Den er lavet af skabelonen"
Run = Callable[..., Result]


@pytest.fixture
def letter(root: Path, run: Run) -> Path:
    """A letter that was filled, beside its library."""
    assert run("render", ID, CASE, "-o", "brev.docx").exit_code == 0
    return root / "brev.docx"


@pytest.mark.parametrize("more", [[], ["--draft"], ["--schema", f"schemas/{ID}.json"]])
def test_it_is_not_filled(more: list[str], letter: Path, run: Run) -> None:
    result = run("render", "brev.docx", CASE, "-o", "ud.docx", *more)
    assert result.exit_code == 1
    assert result.stderr.count(TOLD) == 1
    assert not Path("ud.docx").exists()


def test_nor_where_it_lies_for_a_template(letter: Path, root: Path, run: Run) -> None:
    shutil.copy(letter, root / "templates" / ID / "da.docx")
    for call in (["render", ID, CASE], ["batch", ID, "templates", "-o", "ud"], ["preview", ID]):
        result = run(*call)
        assert result.exit_code == 1
        assert TOLD in result.stderr


def test_lint_says_it_once(letter: Path, run: Run) -> None:
    result = run("lint", "brev.docx")
    assert result.exit_code == 1
    assert "PKG014" in result.output
    assert result.output.count("FEJL") == 1
    assert "ADVARSEL" not in result.output
    assert "segl check" in result.output


def test_a_template_can_be_made_of_it(letter: Path, root: Path, run: Run) -> None:
    words = ["--type", "kvittering_underretning", "--phase", "aabning", "--title", "Ny kvittering"]
    for name, more in (("ny", []), ("kodet", ["--tag"])):
        made = run("new", "template", name, "--from", "brev.docx", *words, *more)
        assert "PKG014" not in made.output
        file = root / "templates" / name / "da.docx"
        assert not [one for one in read(file.read_bytes()).properties if one.startswith("Segl")]
        assert "PKG014" not in run("lint", name).output
