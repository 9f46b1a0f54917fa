"""Which characters the bytes of a file mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from render.errors import FileError
from segl.cases import encoding

DANISH = "Navn;Beløb\nSøren Ærlig;1.234,50 €\nÅse – »ja«;’x’\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"navn\n", "utf-8-sig"),
        (DANISH.encode(), "utf-8-sig"),
        (DANISH.encode("utf-8-sig"), "utf-8-sig"),
        (DANISH.encode("utf-16"), "utf-16"),
        (DANISH.encode("cp1252"), "cp1252"),
        ("Île d’Orléans\n".encode("cp1252"), "cp1252"),
        (DANISH.encode() * 60_000, "utf-8-sig"),
        (b"a" * (2**18 - 1) + "å".encode(), "utf-8-sig"),
    ],
    ids=["ascii", "utf-8", "mark", "utf-16", "cp1252", "apostrophe", "long", "over the edge"],
)
def test_letters_are_known(data: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    assert encoding.of(path) == expected
    assert path.read_text(expected)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Åse;".encode() + "Ærø".encode("cp1252"), "to tegnsæt"),
        ("Åse".encode("utf-8-sig") + b"\xe6", "to tegnsæt"),
        ("Åse".encode("utf-16")[:-1], "to tegnsæt"),
        ("Søren og Åse fra Ærø".encode("cp850"), "MS-DOS"),
        ("Søren".encode("mac_roman"), "Macintosh"),
        (b"S\xbfren \x8c\x81", "MS-DOS"),
    ],
)
def test_letters_that_may_be_wrong_are_refused(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    with pytest.raises(FileError) as caught:
        encoding.of(path)
    assert words in caught.value.message.da
