"""No records system answers: a caseworker is told so soon, in words, and nothing is queued."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASE = "BOR-2026-000046"
Docx = Callable[..., bytes]


@pytest.fixture
def folder(tmp_path: Path, docx: Docx) -> Path:
    """A library that names a GetOrganized where nobody listens, and a letter."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "eksempel.toml").write_text(
        f'system = "getorganized"\nurl = "http://127.0.0.1:{port}"\n', "utf-8"
    )
    (tmp_path / "segl.toml").write_text(
        'name = "Prøve"\nlanguages = ["da"]\nowner = "Ejer"\n', "utf-8"
    )
    (tmp_path / "brev.docx").write_bytes(docx("Kære Ane", properties={"SeglCase": CASE}))
    (tmp_path / "skema.json").write_text('{"type": "object", "properties": {}}', "utf-8")
    return tmp_path


def segl(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    given = {
        "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "SEGL_MESSAGES": "da",
        "SEGL_OUTBOX": str(folder / "udbakke"), "SEGL_EKSEMPEL_USER": "PROVE\\anna",
        "SEGL_EKSEMPEL_PASSWORD": "hemmelig",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-m", "segl", *words], cwd=folder, env={**os.environ, **given},
        capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def test_a_letter_is_not_queued_and_its_sender_told_soon(folder: Path) -> None:
    began = time.monotonic()
    found = segl(folder, "deliver", "brev.docx", "--case", CASE, "--yes")
    assert time.monotonic() - began < 15
    assert found.returncode == 1
    asked, *rest = found.stderr.splitlines()
    assert asked == f"Spørger fagsystemet eksempel om sagen {CASE} …"
    assert "Der er ingen forbindelse til GetOrganized." in rest[0]
    assert "Intet er lagt på sagen eller i udbakken." in rest[0]
    assert "Giv den samme kommando igen" in found.stderr
    assert "tom" in segl(folder, "outbox", "status").stdout


@pytest.mark.parametrize("words", [
    ["deliver", "brev.docx", "--case", CASE, "--yes"],
    ["deliver", "probe"],
    ["case", "brev.docx", "--schema", "skema.json", "--from", CASE],
])  # fmt: skip
def test_no_library_writes_lines_of_its_own(words: list[str], folder: Path) -> None:
    found = segl(folder, *words)
    assert found.returncode == 1
    assert "forbindelse til GetOrganized" in found.stdout + found.stderr
    for mark in ("stamina", "retry", "urllib3", "Traceback"):
        assert mark not in found.stdout + found.stderr
