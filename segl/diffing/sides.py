"""What the words of `segl diff` mean: a library, a template, a Word file, now or earlier."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qa.compare import edition
from qa.compare.edition import Edition
from render import home
from render.errors import LibraryError, ToolError
from render.home import MARK, WORD
from render.library import Library, find, open_library
from render.message import Message
from segl import opening

GIT_SECONDS = 60.0


@dataclass(frozen=True)
class Side:
    """
    One side: a whole library, or one template or block of it, or a loose file.

    `name` is as it was given.
    """

    name: str
    library: Library | None
    template: str = ""
    file: Path | None = None
    block: str = ""

    def edition(self, language: str) -> Edition:
        """Read the template or file; a whole library has none."""
        if self.file is not None:
            return edition.of_file(self.file, language)
        if self.library is not None and self.block:
            return edition.of_block(self.library, self.block)
        if self.library is None or not self.template:
            raise LibraryError(_NO_TEMPLATE)
        return edition.of_library(self.library, self.template)

    @property
    def is_whole(self) -> bool:
        """Whether this is a whole library."""
        return self.library is not None and not (self.template or self.block)


def side(text: str, given: Path | None) -> Side:
    """Return what a word of the command line means; LibraryError where it is nothing."""
    path = Path(text)
    if path.is_dir() and (path / MARK).is_file():
        opened = open_library(path)
        return Side(f"{opened.manifest.name} ({text})", opened)
    if path.is_dir() and (path / "template.toml").is_file():
        return Side(text, open_library(home.root(None, path)), path.resolve().name)
    if path.suffix.lower() in WORD or path.is_file():
        found = opening.opened(text, given)
        if found.library is None:
            return Side(text, None, file=path)
        return Side(text, found.library, found.name)
    if _is_block(path):
        return Side(text, open_library(home.root(None, path)), block=home.real(path).name)
    chosen = find(given)
    if text in chosen.blocks.ids and text not in chosen.ids:
        return Side(text, chosen, block=text)
    chosen.entry(text)
    return Side(text, chosen, text)


def _is_block(path: Path) -> bool:
    """Say whether a path is the folder of a block of a library."""
    root = home.above(path) if path.is_dir() else None
    return root is not None and home.real(path).parent == root / "blocks"


def here(given: Path | None) -> Side:
    """Return the library at hand as a whole."""
    chosen = find(given)
    return Side(chosen.manifest.name, chosen)


@contextlib.contextmanager
def earlier(now: Side, revision: str) -> Iterator[Side]:
    """
    Give what a side was in a revision of git, in a folder that is deleted afterwards.

    Raises LibraryError where git knows no such revision, ToolError where there is no git.
    """
    if now.library is None:
        raise LibraryError(_NO_LIBRARY)
    folder = Path(tempfile.mkdtemp(prefix="segl-"))
    try:
        _unpack(now.library.root, revision, folder)
        if not (folder / MARK).is_file():
            raise LibraryError(_unknown(revision))
        yield Side(f"{now.name} ({revision})", open_library(folder), now.template, block=now.block)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpack(root: Path, revision: str, folder: Path) -> None:
    program = shutil.which("git")
    if program is None:
        raise ToolError(_NO_GIT)
    if revision.startswith("-"):
        raise LibraryError(_unknown(revision))
    words = [program, "-C", str(root), "archive", "--format=tar", f"{revision}:./"]
    try:
        done = subprocess.run(  # noqa: S603 - git, no shell; the revision is no option
            words, capture_output=True, timeout=GIT_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise LibraryError(_unknown(revision)) from error
    if done.returncode:
        raise LibraryError(_unknown(revision))
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")


_NO_TEMPLATE = Message(
    "Sammenlign to biblioteker eller to skabeloner, ikke et bibliotek med en skabelon.",
    "Compare two libraries or two templates, not a library with a template.",
)
_NO_LIBRARY = Message(
    "--since kræver en skabelon eller et bibliotek, der ligger i git.",
    "--since takes a template or a library that lies in git.",
)
_NO_GIT = Message("--since kræver programmet git.", "--since needs the program git.")


def _unknown(revision: str) -> Message:
    return Message(
        f"git kender ikke biblioteket i udgaven »{revision}«.",
        f'git does not know the library in the revision "{revision}".',
    )
