"""
The letter as PDF too: beside its Word file, or alone where a file ending in .pdf was named.

The Word file is what a caseworker can still correct, the PDF what is sent and archived; so
`--pdf` gives both, under one name, both written or neither.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from render import files
from render.files import Output

if TYPE_CHECKING:
    from render.pdf.pool import PdfPool
    from segl.filling import Filled
    from segl.order import Order

SUFFIX = ".pdf"


def is_pdf(path: Path | None) -> bool:
    """Say whether a file named on the command line is to be a PDF."""
    return path is not None and path.suffix.lower() == SUFFIX


@contextlib.contextmanager
def pool(order: Order) -> Iterator[PdfPool | None]:
    """
    Start LibreOffice, which takes as long as reading, linting and filling; None without PDF.

    Raises ToolError, before anything is written, where a tool for PDF is missing.
    """
    if not order.pdf:
        yield None
        return
    from render.pdf.pool import PdfPool

    with PdfPool() as found:
        found.start()
        yield found


def with_pdf(filled: Filled, order: Order, pool: PdfPool) -> Filled:
    """Return filled letters with their PDFs; raises SeglError."""
    from dataclasses import replace  # late: few letters are PDF

    alone = is_pdf(order.output)
    suffix = order.output.suffix if alone and order.output is not None else SUFFIX
    papers = [output.path.with_suffix(suffix) for output in filled.outputs]
    letters = () if alone else filled.outputs
    for path in (*(output.path for output in letters), *papers):
        files.check(path, order.overwrite, option=order.option)  # before the seconds that it takes
    made = [pool.make(output.data) for output in filled.outputs]
    pdfs = tuple(
        Output(path, one.data, option=order.option) for path, one in zip(papers, made, strict=True)
    )
    remarks = (*filled.remarks, *(remark for one in made for remark in one.remarks))
    return replace(filled, outputs=letters, papers=pdfs, remarks=tuple(dict.fromkeys(remarks)))
