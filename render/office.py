"""LibreOffice as a tool: Word files to PDF, in a profile of its own that no window shares."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from render.errors import ToolError
from render.message import Message

SECONDS = 120  # for the start, and for each file
PER_FILE = 30
_NAMES = ("soffice", "libreoffice")
_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
}


def program() -> str:
    """Return where LibreOffice is; raises ToolError where it is not installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    places = (place for place in _PLACES.get(sys.platform, ()) if Path(place).is_file())
    path = found or next(places, None)
    if path is None:
        raise ToolError(
            Message(
                "PDF kræver LibreOffice (soffice), som ikke er installeret her. Uden --pdf bliver "
                "det til Word-filer.",
                "PDF needs LibreOffice (soffice), which is not installed here. Without --pdf you "
                "get Word files.",
            )
        )
    return path


def to_pdf(files: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Write each Word file as a PDF of the same name into a folder; raises ToolError."""
    if not files:
        return ()
    tool = program()
    with tempfile.TemporaryDirectory(prefix="segl-", ignore_cleanup_errors=True) as profile:
        line = [tool, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        line += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
        try:
            subprocess.run(  # noqa: S603 - our own program and files, no shell
                line, check=True, capture_output=True, timeout=SECONDS + PER_FILE * len(files)
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise _failed() from error
    written = tuple(folder / f"{path.stem}.pdf" for path in files)
    if not _are_there(written):
        raise _failed()
    return written


def _are_there(paths: Iterable[Path]) -> bool:
    return all(path.is_file() for path in paths)


def _failed() -> ToolError:
    return ToolError(
        Message(
            "LibreOffice kunne ikke lave PDF-filerne. Er en af dem åben et andet sted?",
            "LibreOffice could not make the PDF files. Is one of them open elsewhere?",
        )
    )
