"""
Make the library's templates.

Run from the repository's root: python tools/letters/make.py
"""

from __future__ import annotations

from pathlib import Path

from kit.save import save
from texts import (
    afgoerelse_stoette,
    bestilling_indsats,
    kvittering_underretning,
    opfoelgning,
    partshoering,
    socialfaglig_undersoegelse,
)

LETTERS = {
    "kvittering_underretning": kvittering_underretning.letter,
    "partshoering": partshoering.letter,
    "socialfaglig_undersoegelse": socialfaglig_undersoegelse.letter,
    "afgoerelse_stoette": afgoerelse_stoette.letter,
    "bestilling_indsats": bestilling_indsats.letter,
    "opfoelgning": opfoelgning.letter,
}


def main() -> None:
    """Write each letter to templates/<id>/da.docx."""
    for name, letter in LETTERS.items():
        save(letter().document, Path("templates") / name / "da.docx")
        print(f"templates/{name}/da.docx")


if __name__ == "__main__":
    main()
