"""The command `soffice --convert-to`: a LibreOffice started anew for each call."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from render.errors import ToolError
from render.pdf import converter, office, options, process

START, LETTER = 60.0, 60.0  # seconds
GROUP = 30  # letters in a call: the start costs as much as some ten of them


class Command:
    """A converter that needs nothing but LibreOffice itself."""

    group = GROUP

    def __init__(self, seconds: float = LETTER) -> None:
        self._program = office.program()
        self._seconds = seconds

    def start(self) -> None:
        """Nothing can be begun without a letter."""

    def pdfs(self, letters: Sequence[bytes]) -> list[bytes | ToolError]:
        """Convert all in one call; what it left out is tried once more, each alone."""
        found, error = self._called(letters)
        if len(letters) == 1:
            return [found[0] or error or converter.refused()]
        return [one or self.pdfs([letter])[0] for one, letter in zip(found, letters, strict=True)]

    def close(self) -> None:
        """Nothing is left running."""

    def _called(self, letters: Sequence[bytes]) -> tuple[list[bytes], ToolError | None]:
        """Return the PDF of each letter, empty where there is none, and what went wrong."""
        with tempfile.TemporaryDirectory(prefix="segl-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            files = [folder / f"{number}.docx" for number in range(len(letters))]
            for path, letter in zip(files, letters, strict=True):
                path.write_bytes(letter)
            seconds = START + self._seconds * len(files)
            error = _run(self._program, files, folder, options.as_argument(), seconds)
            return [_taken(path.with_suffix(".pdf")) for path in files], error


def to_pdf(files: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Write each Word file as a plain PDF of its name into a folder; raises ToolError."""
    if not files:
        return ()
    program = office.program()
    folder.mkdir(parents=True, exist_ok=True)
    error = _run(program, files, folder, "pdf", START + LETTER * len(files))
    written = tuple(folder / f"{path.stem}.pdf" for path in files)
    if error is not None or not all(path.is_file() for path in written):
        raise error or converter.refused()
    return written


def _run(
    program: str, files: Sequence[Path], folder: Path, kind: str, seconds: float
) -> ToolError | None:
    """Call LibreOffice once; return what went wrong."""
    with tempfile.TemporaryDirectory(prefix="segl-", ignore_cleanup_errors=True) as name:
        own = Path(name)
        line = [program, office.profile(own, program), "--headless", "--norestore"]
        line += [f"--infilter={options.READER}", "--convert-to", kind]
        line += ["--outdir", str(folder.absolute()), *(str(path.absolute()) for path in files)]
        try:
            running = process.start(line, own)
        except OSError:
            return converter.silent()
        try:
            return converter.died() if running.wait(seconds) else None
        except subprocess.TimeoutExpired:
            return converter.late(seconds)
        finally:
            process.end(running)


def _taken(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
