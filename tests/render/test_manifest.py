"""The TOML files of a library."""

from __future__ import annotations

from pathlib import Path

import pytest

from render import manifest
from render.errors import LibraryError
from render.manifest import LibraryManifest

TEMPLATE = """
title = "Afgørelse"
type = "afgoerelse"
phase = "afgoerelse"
schema = "afgoerelse_stoette"
version = "1.2.3"
owner = "Leder"
review_by = 2027-06-01
"""
LIBRARY = 'name = "Bibliotek"\nlanguages = ["da", "kl"]\nowner = "Kommunen"\n'


def write(folder: Path, text: str, name: str = "template.toml") -> Path:
    """Write a file into a template's folder."""
    path = folder / "afgoerelse_stoette" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_template(tmp_path: Path) -> None:
    found = manifest.read_template(write(tmp_path, TEMPLATE), LibraryManifest(jurisdiction="gl"))
    assert found.id == "afgoerelse_stoette"
    assert (found.title, found.version, found.review_by) == ("Afgørelse", "1.2.3", "2027-06-01")
    assert found.jurisdiction == "gl"
    assert found.profile == "draft"


def test_library(tmp_path: Path) -> None:
    found = manifest.read_library(
        write(tmp_path, LIBRARY + '[defaults]\njurisdiction = "dk"\n', "segl.toml")
    )
    assert (found.name, found.languages, found.jurisdiction) == ("Bibliotek", ("da", "kl"), "dk")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param('phase = "afgoerelse"', 'phase = "afgørelse"', "phase", id="unknown phase"),
        pytest.param('version = "1.2.3"', 'version = "1.2"', "version", id="version"),
        pytest.param('version = "1.2.3"', "version = 1", "version", id="number"),
        pytest.param('owner = "Leder"', "", "owner", id="missing"),
        pytest.param('owner = "Leder"', 'owner = " "', "owner", id="blank"),
        pytest.param("review_by = 2027-06-01", 'review_by = "snart"', "review_by", id="date"),
        pytest.param('title = "Afgørelse"', 'titel = "Afgørelse"', "titel", id="unknown key"),
        pytest.param('type = "afgoerelse"', 'type = "Afgørelse!"', "type", id="name"),
        pytest.param('title = "Afgørelse"', "title = Afgørelse", "TOML", id="not TOML"),
        pytest.param('title = "Afgørelse"', 'title = "a"\ntitle = "b"', "TOML", id="key twice"),
    ],
)
def test_wrong_template(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in TEMPLATE
    path = write(tmp_path, TEMPLATE.replace(old, new))
    with pytest.raises(LibraryError) as caught:
        manifest.read_template(path, LibraryManifest())
    assert words in caught.value.message.da
    assert "template.toml" in caught.value.message.da


@pytest.mark.parametrize(
    "text",
    [
        "",
        LIBRARY + "x = 1",
        LIBRARY.replace('"kl"', '"en"'),
        LIBRARY + "[defaults]\njurisdiction = 'se'",
    ],
)
def test_wrong_library(tmp_path: Path, text: str) -> None:
    with pytest.raises(LibraryError) as caught:
        manifest.read_library(write(tmp_path, text, "segl.toml"))
    assert "segl.toml" in caught.value.message.da


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="missing"):
        manifest.read_template(tmp_path / "template.toml", LibraryManifest())


def test_latin_1(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    path.write_bytes(TEMPLATE.encode("latin-1"))
    with pytest.raises(LibraryError):
        manifest.read_template(path, LibraryManifest())
