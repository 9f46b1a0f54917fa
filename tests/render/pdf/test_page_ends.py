"""Where pages end: what is to stay together does, wherever Writer guesses an end at first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

import parted
from render.pdf.pool import PdfPool

GUESS = 25  # paragraphs and rows that Writer puts on a page before it measures
MARGIN, BODY = 1440, 16838 - 2 * 1440  # of A4, in twentieths of a point
HEIGHT = BODY * 2 // (2 * GUESS + 1)  # of a line, so that one more than the guess does not fit
LINE = (
    '<w:p><w:pPr>{0}<w:spacing w:after="0" w:line="{1}" w:lineRule="exact"/></w:pPr>'
    "<w:r><w:t>{2}</w:t></w:r></w:p>"
)
MARGINS = f'<w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}"/>'


def _lines(kept: int) -> str:
    """Lines of a letter, of which the last before the guess are KEPT with those after it."""
    keeps = {True: "<w:keepNext/>", False: ""}
    return "\n".join(
        LINE.format(keeps[GUESS - kept < number <= GUESS], HEIGHT, f"linje {number}")
        for number in range(1, 2 * GUESS)
    )


@pytest.mark.parametrize("kept", [1, 2, 4])
def test_what_is_to_stay_together_does(
    kept: int,
    pool: PdfPool,
    docx: Callable[..., bytes],
    members: Callable[[bytes], dict[str, bytes]],
    zip_of: Callable[[Mapping[str, bytes]], bytes],
    tool: Callable[[str], str],
) -> None:
    found = members(docx(_lines(kept)))
    page = found["word/document.xml"].replace(b"</w:sectPr>", f"{MARGINS}</w:sectPr>".encode())
    letter = zip_of({**found, "word/document.xml": page})
    pages = parted.pages(tool("pdftotext"), pool.convert(letter))
    assert pages[0].endswith(f"linje{GUESS - kept}")
    assert parted.parted(letter, pages) == []
