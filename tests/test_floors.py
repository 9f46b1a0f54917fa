"""The floors: imports point downward, and two doors have one key each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FORBIDDEN = {
    "render": {"qa", "segl", "tests", "tools", "bench"},
    "qa": {"segl", "tests", "tools", "bench"},
}
DOORS = {"docxtpl": "render/second.py", "zipfile": "render/package.py"}
FILES = [
    path for floor in ("render", "qa", "segl") for path in sorted((ROOT / floor).rglob("*.py"))
]


def imported(path: Path) -> Iterator[str]:
    """Yield the top-level package of every import in a file, wherever it stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (
                (node.module or "").split(".")[0]
                if not node.level
                else path.relative_to(ROOT).parts[0]
            )


def test_there_are_files() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in FILES} == {"render", "qa", "segl"}
    assert len(FILES) > 30


@pytest.mark.parametrize("floor", FORBIDDEN)
def test_no_import_points_up(floor: str) -> None:
    up = {
        (path.name, name)
        for path in FILES
        if path.is_relative_to(ROOT / floor)
        for name in imported(path)
        if name in FORBIDDEN[floor]
    }
    assert not up


@pytest.mark.parametrize("module", DOORS)
def test_one_door(module: str) -> None:
    users = {path.relative_to(ROOT).as_posix() for path in FILES if module in imported(path)}
    assert users == {DOORS[module]}


def test_a_forbidden_import_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text(
        "def f():\n    if True:\n        from qa.linter import lint\n    import segl.cli as c\n"
    )
    assert set(imported(path)) == {"qa", "segl"}


def test_no_init_under_tests() -> None:
    """With one, `qa` and `render` would mean the folders of the tests."""
    assert not list((ROOT / "tests").rglob("__init__.py"))
