"""
Make the library's templates and blocks.

Run from the repository's root: python tools/letters/make.py
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kit.letter import Letter
from kit.save import save
from texts import invitation_moede, shared
from texts.phases import LETTERS

STARTER = Path("segl/starter")  # the library that `segl new` makes
STARTER_LETTERS = {"invitation_moede": invitation_moede.letter}
STARTER_BLOCKS = ("partsrepraesentation", "underskrift")
SHARED = ("schemas/common.json", "schemas/kommune.json", "municipalities/eksempel.toml")


def main() -> None:
    """Write each letter and block to its da.docx, and the starter with what it shares."""
    _write(Path(), LETTERS)
    _write_blocks(Path(), shared.BLOCKS)
    _write(STARTER, STARTER_LETTERS)
    _write_blocks(STARTER, STARTER_BLOCKS)
    for name in SHARED:
        (STARTER / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(name, STARTER / name)


def _write(root: Path, letters: Mapping[str, Callable[[], Letter]]) -> None:
    for name, letter in letters.items():
        path = root / "templates" / name / "da.docx"
        save(letter().document, path)
        print(path.as_posix())


def _write_blocks(root: Path, names: Iterable[str]) -> None:
    for name in names:
        path = root / "blocks" / name / "da.docx"
        content = Letter(name)
        shared.BLOCKS[name](content)
        save(content.document, path)
        print(path.as_posix())


if __name__ == "__main__":
    main()
