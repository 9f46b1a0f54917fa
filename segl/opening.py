"""Which template a command is about; its library is read when it is asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from render import home
from render.errors import LibraryError
from render.home import WORD, real
from render.message import Message
from render.record import record

if TYPE_CHECKING:
    from render.library import Library


@record
class Opened:
    """
    The template named on the command line: its id in the library at `root`, or a loose file.

    `lends` is the library whose municipality a loose file is filled for, if one was asked for.
    """

    root: Path | None
    name: str
    lends: Path | None = None

    @cached_property
    def library(self) -> Library | None:
        """The library that the template belongs to, None for a loose file; LibraryError."""
        return _open(self.root)

    @cached_property
    def lender(self) -> Library | None:
        """The library whose municipality sends the letter; LibraryError."""
        return self.library or _open(self.lends)


def _open(root: Path | None) -> Library | None:
    from render.library import open_library  # late: a template at hand may need no reading

    return open_library(root) if root is not None else None


def opened(text: str, given: Path | None, municipality: str = "") -> Opened:
    """Say whether a template is named by its id or file in a library, or is a loose file."""
    path = Path(text)
    if path.suffix.lower() not in WORD and not path.is_file():
        return Opened(home.root(given), path.name if path.is_dir() else text)
    around = _home(path) if given is None else None
    if around is not None:
        return Opened(around, real(path).parent.name)
    lends = given is not None or municipality
    return Opened(None, text, home.root(given) if lends else None)


def _home(path: Path) -> Path | None:
    """Return the library that a file is a template of, None for a loose file."""
    root = home.above(path)
    templates = real(path).parent.parent
    return root if root is not None and templates == root / "templates" else None


def word_file(found: Opened, language: str) -> Path:
    """Return the Word file of a template."""
    if found.library is None:
        return Path(found.name)
    entry = found.library.entry(found.name)
    return found.library.template_path(entry, language)


def of_library(text: str, given: Path | None) -> tuple[Library, str]:
    """Return the library and id of a template named by id, folder or file; no loose one."""
    found = opened(text, given)
    if found.library is None and not Path(text).exists():
        raise LibraryError(Message(f"Findes ikke: {text}", f"There is no {text}"))
    if found.library is None:
        raise LibraryError(
            Message(
                f"{text} hører ikke til et skabelonbibliotek. Lav en skabelon af filen: "
                "segl new template ID --from FIL --tag (FIL er filens navn).",
                f"{text} belongs to no template library. Make a template of the file: "
                "segl new template ID --from FILE --tag (FILE is its name).",
            )
        )
    found.library.entry(found.name)
    return found.library, found.name
