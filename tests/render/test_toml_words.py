"""What is wrong with a TOML file is told in plain words, with the line."""

from __future__ import annotations

import ast
import inspect
import tomllib
from pathlib import Path

import pytest

from render import toml_words
from render.errors import LibraryError
from render.manifest import read_toml

parser = inspect.getmodule(tomllib.loads)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = 1\nb 2", "linje 2, tegn 3: der mangler et lighedstegn"),
        ("a = tekst", "linje 1, tegn 5: værdien kan ikke læses: tekst skal stå i anførselstegn"),
        ('a = "x', "anførselstegn"),
        ('a = "x\nb = 1', "linje 1, tegn 7: en tekst skal stå i anførselstegn"),
        ("a = [1, 2\nb = 3", "en liste, der begynder med [, er ikke lukket med ]"),
        ("a = [1, 2", "ved filens slutning: en liste, der begynder med ["),
        ("a = {b = 1", "en gruppe, der begynder med {"),
        ("a = 1\na = 2", "det samme navn står der to gange"),
        ("[a]\n[a]", "det samme navn står der to gange"),
        ("a = {b = 1, b = 2}", "det samme navn står der to gange"),
        ("[a\nb = 1", "en overskrift som [navn] eller [[navn]] er ikke lukket"),
        ("a = 2026-02-30", "datoen findes ikke: skriv den som 2026-11-22"),
        ("a = 1 b = 2", "linjen burde være slut her"),
        ('a = "c:\\mappe"', "en omvendt skråstreg"),
        ("= 1", "linjen kan ikke læses: skriv navn = værdi"),
        ("a = " + "[" * 5000, "parenteser i hinanden uden ende"),
        (b"a = \"\xff\"", "den er ikke gemt som UTF-8"),
    ],
)  # fmt: skip
def test_what_is_wrong(text: str | bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "gl.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(LibraryError) as caught:
        read_toml(path)
    message = caught.value.message
    assert message.da.startswith("gl.toml er ikke gyldig TOML: ")
    assert told in message.da
    assert message.en.startswith("gl.toml is not valid TOML: ")
    for word in ("Expected", "Invalid", "line ", "Unclosed", "Cannot"):
        assert word not in message.da


def test_every_word_of_the_reader_is_known() -> None:
    """Whatever this Python's reader may say is told in words of ours."""
    assert parser is not None
    said = {
        node.args[2]
        for node in ast.walk(ast.parse(inspect.getsource(parser)))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("suffixed_err", "TOMLDecodeError")
        if len(node.args) > 2
    }
    words = [ast.unparse(one).removeprefix("f")[1:] for one in said]
    assert len(words) > 10
    for one in words:
        assert (
            toml_words.reason(f"{one} (at line 1, column 2)").da
            != "linje 1, tegn 2: det kan ikke læses"
        ), one
