"""
Make the library's templates.

Run from the repository's root: python tools/letters/make.py
"""

from __future__ import annotations

from pathlib import Path

from kit.save import save
from texts import afgoerelse_stoette, kvittering_underretning

LETTERS = {
    "afgoerelse_stoette": afgoerelse_stoette.letter,
    "kvittering_underretning": kvittering_underretning.letter,
}


def main() -> None:
    """Write each letter to templates/<id>/da.docx."""
    for name, letter in LETTERS.items():
        save(letter().document, Path("templates") / name / "da.docx")
        print(f"templates/{name}/da.docx")


if __name__ == "__main__":
    main()
