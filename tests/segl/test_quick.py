"""The quick way to a letter: what it takes, click takes alike; what it needs, and what not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segl import quick
from segl.commands.render import command

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted({name for one in command.params for name in one.opts if name.startswith("-")})
WORDS = [
    *NAMES, "--help", "-h", "--", "-", "", "--ou", "--output=a.docx", "-oa.docx", "da", "kl", "en",
    "sv", "a.docx", "ø brev.docx", "~/a", "*.json", "$HOME", "0101", "a=b",
]  # fmt: skip
PLAIN = ["a", "b"]
SLOW = {"click", "dataclasses", "inspect", "platformdirs", "shutil", "tempfile", "jsonschema"}
HEAVY = {"qa", "lxml", "docx", "docxtpl", "jinja2", "z3", "referencing", "rich"}


def by_click(words: list[str]) -> dict[str, Any]:
    """Return what click makes of the words; raises its errors."""
    return command.make_context("render", list(words)).params


@given(st.lists(st.sampled_from([*WORDS, *PLAIN]), max_size=8))
def test_what_it_takes_click_takes_alike(words: list[str]) -> None:
    said = quick.match(words, {})
    if said is not None:
        assert said == by_click(words)


@given(st.permutations([["a"], ["b"], ["--overwrite"], ["-o", "c"], ["--lang", "da"],
                        ["--messages", "en"], ["--library", "."]]))  # fmt: skip
def test_plain_words_are_taken(words: list[list[str]]) -> None:
    flat = [word for some in words for word in some]
    assert quick.match(flat, {}) == by_click(flat)


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_taken(name: str) -> None:
    option = next(one for one in command.params if name in one.opts)
    if name in ("-h", "--help"):
        assert quick.match(["a", "b", name], {}) is None
        return
    values = option.type.choices if isinstance(option.type, click.Choice) else ["c"]
    for value in [None] if getattr(option, "is_flag", False) else values:
        words = ["a", "b", name, *([] if value is None else [value])]
        assert quick.match(words, {}) == by_click(words)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["a"],
        ["a", "b", "c"],
        ["a", "b", "--help"],
        ["a", "b", "--lang", "sv"],
        ["a", "b", "--lang"],
        ["a", "b", "-o", "--overwrite"],
        ["a", "b", "--output=c"],
        ["a", "b", "-oc"],
        ["a", "b", "--over"],
        ["a", "--", "b"],
        ["a", "-"],
        ["a", ""],
        ["~/a", "b"],
        ["a", "*.json"],
        ["a", "b", "-o", "$TEMP"],
        ["a", "b", "-o", "c", "-o", "d"],
    ],
)
def test_left_to_click(words: list[str]) -> None:
    assert quick.match(words, {}) is None


def test_completion_is_left_to_click() -> None:
    assert quick.match(["a", "b"], {"_SEGL_COMPLETE": "bash_complete"}) is None


def run(words: list[str], folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run Segl in a process of its own, as a person does; `code` is what starts it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder)}
    environment.pop("SEGL_CACHE")  # the fixture's; this is how most find the folder
    return subprocess.run(
        [sys.executable, "-c", f"import sys; {code}", *words],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, encoding="utf-8",
    )  # fmt: skip


LETTER = [
    "render",
    "kvittering_underretning",
    "templates/kvittering_underretning/cases/borger.json",
]
START = "from segl.start import run; run()"
TOLD = (
    "import os; leave = os._exit;"
    "os._exit = lambda code: (print(list(sys.modules), file=sys.stderr, flush=True), leave(code));"
    f"{START}"
)


def test_a_remembered_letter_needs_little(tmp_path: Path) -> None:
    words = [*LETTER, "--overwrite", "-o", str(tmp_path / "brev.docx")]
    first = run(words, tmp_path, START)
    letter = (tmp_path / "brev.docx").read_bytes()
    again = run(words, tmp_path, TOLD)
    assert (first.returncode, again.returncode) == (0, 0)
    assert (tmp_path / "brev.docx").read_bytes() == letter
    assert again.stdout == first.stdout == f"{tmp_path / 'brev.docx'}\n"
    modules = {
        name.split(".")[0] for name in json.loads(again.stderr.splitlines()[-1].replace("'", '"'))
    }
    assert {"render", "segl", "jsonschema_rs"} <= modules
    assert not modules & (SLOW | HEAVY)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["render", "ukendt", "sag.json"], 2, "ukendt"),
        (["render", "ukendt", "sag.json", "--messages", "en"], 2, "no template"),
        ([*LETTER[:2], "ukendt.json"], 1, "ukendt.json"),
        (["render", "ukendt"], 2, "Brug: segl render"),
        (["render", "--help"], 0, "Brug: segl render"),
        (["render", *LETTER[1:], "--lang", "sv"], 2, "--lang"),
    ],
)
def test_refusals(words: list[str], code: int, said: str, tmp_path: Path) -> None:
    found = run(words, tmp_path, START)
    assert found.returncode == code, found.stderr
    assert said in found.stdout + found.stderr
    assert "Traceback" not in found.stderr


def test_output_that_is_full(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device that is full")
    words = [*LETTER, "-o", str(tmp_path / "brev.docx")]
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(
            [sys.executable, "-c", f"import sys; {START}", *words], cwd=ROOT, stdout=full,
            stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=300,
        )  # fmt: skip
    assert found.returncode == 1
    assert b"Traceback" not in found.stderr
