"""What `--map` says, on the command line and in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from render.errors import LibraryError
from segl.cases import mapping


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], {}),
        (["Barnets navn=barn.navn"], {"Barnets navn": "barn.navn"}),
        ([" A = a ", "B=b[0].c"], {"A": "a", "B": "b[0].c"}),
        (["x=y=a"], {"x=y": "a"}),
        (["Note="], {"Note": ""}),
    ],
)
def test_words(words: list[str], expected: dict[str, str]) -> None:
    assert mapping.read(words) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_says_the_same_a_line_each(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "kolonner.txt"
    path.write_text("# fra fagsystemet\n\nBeløb=beloeb\r\nÆrø = a.b\n", encoding)
    assert mapping.read([str(path), "C=c"]) == {"Beløb": "beloeb", "Ærø": "a.b", "C": "c"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["navn"], "hverken »Overskrift=sti« eller en fil"),
        (["=navn"], "skriv »Overskrift=sti«"),
        (["A=a", "a =b"], "kolonnen »a« er nævnt to gange"),
    ],
)
def test_what_is_no_mapping(words: list[str], said: str) -> None:
    with pytest.raises(LibraryError) as caught:
        mapping.read(words)
    assert said in caught.value.message.da
