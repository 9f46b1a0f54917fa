"""The library behind letters: read once for a run, fresh for who lives longer, and light."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qa.letter import Checked, check
from qa.letter.shelf import Shelf
from render.library import Library, open_library

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = ("templates", "blocks", "schemas", "municipalities")
Letter = Callable[[str, str], bytes]


@pytest.fixture
def copy(tmp_path: Path) -> Library:
    """A copy of the reference library, to be changed."""
    root = tmp_path / "library"
    for name in FOLDERS:
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "segl.toml", root)
    return open_library(root)


def _said(found: Checked) -> tuple[object, ...]:
    return found.findings, found.standing, found.outcome, found.sections


def test_a_run_reads_the_library_once(copy: Library, letter: Letter) -> None:
    """The second letter of a template asks nothing of the disk: the folder may be gone."""
    shelf = Shelf(copy)
    first = check(letter("afgoerelse_stoette", "afslag"), "brev.docx", shelf)
    copy.root.rename(copy.root.with_name("away"))
    again = check(letter("afgoerelse_stoette", "medhold"), "brev.docx", shelf)
    assert (first.standing, again.standing) == ("current", "current")
    assert (first.outcome, again.outcome) == ("afslag", "medhold")


def _newer(root: Path) -> None:
    path = root / "templates" / "afgoerelse_stoette" / "template.toml"
    path.write_text(path.read_text("utf-8").replace('version = "', 'version = "9'), "utf-8")


def _broken(root: Path) -> None:
    (root / "templates" / "afgoerelse_stoette" / "da.docx").write_bytes(b"")


def _unusable(root: Path) -> None:
    (root / "schemas" / "afgoerelse_stoette.json").write_text("[", "utf-8")


@pytest.mark.parametrize(
    ("change", "standing"), [(_newer, "outdated"), (_broken, "unknown"), (_unusable, "unknown")]
)
def test_a_library_at_hand_is_judged_by_as_it_is_now(
    change: Callable[[Path], None], standing: str, copy: Library, letter: Letter
) -> None:
    data = letter("afgoerelse_stoette", "afslag")
    assert check(data, "brev.docx", copy).standing == "current"
    change(copy.root)
    assert check(data, "brev.docx", copy).standing == standing


def test_what_rested_answers_new_questions(library: Library, letter: Letter) -> None:
    shelf = Shelf(library)
    check(letter("afgoerelse_stoette", "medhold"), "brev.docx", shelf)
    later = check(letter("afgoerelse_stoette", "afslag"), "brev.docx", shelf)
    alone = check(letter("afgoerelse_stoette", "afslag"), "brev.docx", Shelf(library))
    assert later.outcome == "afslag"
    assert _said(later) == _said(alone)


def test_a_template_that_is_ready_holds_no_world_of_the_solver(
    library: Library, letter: Letter
) -> None:
    """A world of z3 costs 16 MB of memory that no Python object tells of."""
    import z3

    shelf = Shelf(library)
    letters = [letter("afgoerelse_stoette", "afslag"), letter("hjemgivelse", "hjem_medhold")]
    z3.main_ctx()  # the one that the process has anyway
    before = _living(z3.Context)
    first = [check(data, "brev.docx", shelf) for data in letters]
    assert _living(z3.Context) == before
    assert [_said(check(data, "brev.docx", shelf)) for data in letters] == list(map(_said, first))


def _living(kind: type) -> int:
    gc.collect()
    return sum(isinstance(one, kind) for one in gc.get_objects())
