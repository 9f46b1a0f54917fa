"""What PDF needs: LibreOffice, a Python that speaks to it, pikepdf, and veraPDF as judge."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import pytest

import verapdf
from render.pdf import office
from render.pdf.pool import PdfPool

SUPPORT = Path(verapdf.__file__)
LATEST = 240.0
Missing = Callable[[str], NoReturn]


@pytest.fixture(scope="session")
def pikepdf(missing: Missing) -> None:
    """The package that completes a PDF."""
    if importlib.util.find_spec("pikepdf") is None:
        missing('pikepdf is not installed (pip install "segl[test]")')


@pytest.fixture(scope="session")
def libreoffice(pikepdf: None, missing: Missing, tool: Callable[[str], str]) -> str:
    """LibreOffice, with a Python that speaks to it."""
    program = tool("soffice")
    if office.python(program) is None:
        missing("no Python here has uno (apt install python3-uno)")
    return program


@pytest.fixture(scope="module")
def pool(libreoffice: str) -> Iterator[PdfPool]:
    """One LibreOffice for the tests of a module."""
    with PdfPool(way="servers") as pool:
        yield pool


@pytest.fixture(scope="session")
def judged(
    tool: Callable[[str], str], missing: Missing
) -> Callable[[Sequence[Path]], list[list[str]]]:
    """`judged(files)`: what veraPDF says against each, as PDF/A-2b and as PDF/UA-1."""
    tool("java")
    if reason := verapdf.missing():
        missing(reason)

    def judged(files: Sequence[Path]) -> list[list[str]]:
        line = [sys.executable, str(SUPPORT), *map(str, files)]
        ended = subprocess.run(line, capture_output=True, timeout=LATEST, check=True)
        return list(json.loads(ended.stdout))

    return judged


@pytest.fixture(scope="session")
def words(tool: Callable[[str], str]) -> Callable[[bytes], str]:
    """`words(pdf)`: the text on its pages."""
    reader = tool("pdftotext")

    def words(data: bytes) -> str:
        line = [reader, "-layout", "-", "-"]
        done = subprocess.run(line, input=data, capture_output=True, check=True, timeout=60)
        return " ".join(done.stdout.decode("utf-8").split())

    return words
