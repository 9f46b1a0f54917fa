"""Whether a PDF is set in the fonts of its letter: others are wider or narrower, and move lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from render.message import Message
from render.pdf.letter import Letter

if TYPE_CHECKING:
    import pikepdf

# Fonts of the same widths, which may stand in for Word's own, and the Debian packages with them.
_SAME_WIDTHS = {
    "Calibri": ("Carlito", "fonts-crosextra-carlito"),
    "Cambria": ("Caladea", "fonts-crosextra-caladea"),
    "Arial": ("Liberation Sans", "fonts-liberation"),
    "Helvetica": ("Liberation Sans", "fonts-liberation"),
    "Times New Roman": ("Liberation Serif", "fonts-liberation"),
    "Courier New": ("Liberation Mono", "fonts-liberation"),
}
_SYMBOLS = ("opensymbol", "symbol", "wingdings", "webdings")


def embedded(pdf: pikepdf.Pdf) -> frozenset[str]:
    """Return the fonts that the pages use, without the letters that name a subset."""
    found = set()
    for page in pdf.pages:
        for _, font in page.resources.get("/Font", {}).items():
            found.add(str(font.get("/BaseFont", "")).lstrip("/").split("+", 1)[-1])
    return frozenset(found)


def remarks(letter: Letter, used: frozenset[str]) -> Iterator[Message]:
    """Yield a remark if the letter's own font is missing and one that it does not name is used."""
    expected, package = _SAME_WIDTHS.get(letter.font, ("", ""))
    if not letter.font or any(_is(name, letter.font) or _is(name, expected) for name in used):
        return
    known = {*letter.fonts, *(_SAME_WIDTHS[name][0] for name in letter.fonts & set(_SAME_WIDTHS))}
    strange = [name for name in sorted(used) if not any(_is(name, font) for font in known)]
    strange = [name for name in strange if not name.lower().startswith(_SYMBOLS)]
    if strange:
        yield _missing(letter.font, strange[0].split("-")[0], package)


def _is(name: str, font: str) -> bool:
    """Say whether a font of a PDF, as `LiberationSans-Bold`, is of a family."""
    return bool(font) and name.lower().startswith(font.replace(" ", "").lower())


def _missing(font: str, used: str, package: str) -> Message:
    da = f" Debian og Ubuntu: apt install {package}." if package else ""
    en = f" Debian and Ubuntu: apt install {package}." if package else ""
    return Message(
        f"Skrifttypen {font} er ikke på maskinen, så PDF'en er sat med {used}: linjer og sider "
        f"kan skifte et andet sted end i Word.{da}",
        f"The font {font} is not on this machine, so the PDF is set in {used}: lines and pages "
        f"may break elsewhere than in Word.{en}",
    )
