"""A library of one's own for each test, and a way to run the command in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from click.testing import CliRunner, Result

from few import BLOCKS, TEMPLATES
from segl.cli import main
from sending import records as records

ROOT = Path(__file__).resolve().parents[2]
SCHEMA: dict[str, Any] = {
    "$id": "skema.json",
    "type": "object",
    "properties": {
        "navn": {"title": "Modtagerens navn", "type": "string", "format": "tekst"},
        "alder": {"title": "Alder", "type": "integer"},
    },
    "required": ["navn"],
    "additionalProperties": False,
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's settings and drafts: never that of who runs the tests."""
    folder = tmp_path / "hjemme"
    for name in ("user_config_path", "user_state_path"):
        monkeypatch.setattr(platformdirs, name, lambda *args, **named: folder)
    for name in ("SEGL_LIBRARY", "SEGL_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SEGL_CACHE", str(folder / "rapporter"))
    monkeypatch.setenv("SEGL_JOBS", "1")  # a process for each call would only cost time here
    return folder


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a part of the reference library, which is the working folder."""
    folder = tmp_path / "bibliotek"
    folder.mkdir()
    shutil.copy(ROOT / "segl.toml", folder)
    for name in ("schemas", "municipalities", "spelling"):
        shutil.copytree(ROOT / name, folder / name)
    for name in TEMPLATES:
        shutil.copytree(ROOT / "templates" / name, folder / "templates" / name)
    for name in BLOCKS:
        shutil.copytree(ROOT / "blocks" / name, folder / "blocks" / name)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the whole reference library, which is the working folder."""
    folder = tmp_path / "hele"
    folder.mkdir()
    shutil.copy(ROOT / "segl.toml", folder)
    for name in ("templates", "schemas", "municipalities", "blocks", "spelling"):
        shutil.copytree(ROOT / name, folder / name)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def lib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of one template, the working folder; what is remembered lies beside it."""
    root = tmp_path / "bibliotek"
    for name in ("schemas", "municipalities", "blocks", "templates/kvittering_underretning"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "segl.toml", root)
    monkeypatch.setenv("SEGL_CACHE", str(tmp_path / "husket"))
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def loose(tmp_path: Path, docx: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with loose files, outside any library, which is the working folder."""
    folder = tmp_path / "løst"
    (folder / "skemaer").mkdir(parents=True)
    (folder / "brev.docx").write_bytes(docx("Kære {{ navn }}"))
    (folder / "fejl.docx").write_bytes(docx("# Om dig\nKære {{ navn navn }}\n{{ navn"))
    (folder / "ødelagt.docx").write_bytes(b"PK\x03\x04 ikke et dokument")
    (folder / "skemaer" / "skema.json").write_text(json.dumps(SCHEMA), "utf-8")
    (folder / "sag.json").write_text(json.dumps({"navn": "Ane Ærlig"}), "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run() -> Callable[..., Result]:
    """`run("lint", "--format", "json", input=...)`: what the command does."""

    def run(*words: str, given: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, list(words), input=given)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.output
        return result

    return run
