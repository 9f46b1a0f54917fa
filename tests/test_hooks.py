"""The hooks of pre-commit: which files they take, and that what they call is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from segl.cli import COMMANDS

TEXT = (Path(__file__).resolve().parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8")
HOOKS = {
    block.split("\n")[0]: dict(re.findall(r"^  (\w+): (.*)$", block, re.MULTILINE))
    for block in re.split(r"^- id: ", TEXT, flags=re.MULTILINE)[1:]
}


@pytest.mark.parametrize(
    ("path", "takers"),
    [
        ("brev.docx", {"segl-lint", "segl-library"}),
        ("templates/afgoerelse/da.dotx", {"segl-lint", "segl-library"}),
        ("templates/afgoerelse/~$da.docx", set()),
        ("~$brev.docx", set()),
        ("schemas/sag.json", {"segl-library"}),
        ("segl.toml", {"segl-library"}),
        ("README.md", set()),
        ("brev.docx.bak", set()),
        ("docx", set()),
    ],
)
def test_which_files_they_take(path: str, takers: set[str]) -> None:
    found = {
        name
        for name, hook in HOOKS.items()
        if re.search(hook["files"], path) and not re.search(hook["exclude"], path)
    }
    assert found == takers


def test_they_call_what_is_there() -> None:
    assert set(HOOKS) == {"segl-lint", "segl-library"}
    for hook in HOOKS.values():
        program, command = shlex.split(hook["entry"])
        assert program == "segl"
        assert command in COMMANDS
        assert hook["language"] == "python"
