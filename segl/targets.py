"""What a path or name on the command line means: a library, a template, a loose file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from qa.linter import Loose, library_subjects, loose_subject
from qa.subject import Subject
from render import library
from render.library import MARK, Library
from render.message import Message

_WORD = (".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot")


def subjects(
    paths: tuple[str, ...], given: Path | None, loose: Loose, language: str
) -> Iterator[Subject]:
    """Yield what to lint: the library at hand without paths, else what each path names."""
    if not paths:
        yield from library_subjects(library.find(given))
        return
    for text in paths:
        path = Path(text)
        if path.is_dir():
            yield from _folder(path, loose, language)
        elif path.is_file():
            yield _file(path, loose)
        else:
            yield from _named(text, given, language)


def _folder(path: Path, loose: Loose, language: str) -> Iterator[Subject]:
    root = library.above(path)
    if (path / MARK).is_file():
        yield from library_subjects(library.open_library(path))
    elif root is not None and (path / "template.toml").is_file():
        yield from library_subjects(library.open_library(root), [path.resolve().name])
    else:
        files = [file for file in sorted(path.rglob("*")) if file.suffix.lower() in _WORD]
        files = [file for file in files if not file.name.startswith("~$")]
        if not files:
            message = Message(f"Ingen Word-filer i {path}", f"No Word files in {path}")
            raise click.UsageError(message.text(language))
        yield from (_file(file, loose) for file in files)


def _file(path: Path, loose: Loose) -> Subject:
    """A file of a library's template is linted as such; any other on its own."""
    home = _home(path) if loose.schema is None else None
    if home is not None:
        name = path.resolve().parent.name
        for subject in library_subjects(library.open_library(home), [name]):
            if subject.name == f"templates/{name}/{path.name}":
                return subject
    return loose_subject(path, loose)


def _home(path: Path) -> Path | None:
    """Return the library that a file is a template of, None for a loose file."""
    root = library.above(path)
    templates = path.resolve().parent.parent
    return root if root is not None and templates == root / "templates" else None


def _named(text: str, given: Path | None, language: str) -> Iterator[Subject]:
    if not Path(text).suffix:
        found = library.find(given)
        if text in found.ids:
            yield from library_subjects(found, [text])
            return
    message = Message(f"Findes ikke: {text}", f"No such file or template: {text}")
    raise click.UsageError(message.text(language))


@dataclass(frozen=True, slots=True)
class Opened:
    """
    The template named on the command line.

    `library` is the one that it belongs to, None for a loose file; `lender` is the
    library whose municipality a loose file is filled for, if one was asked for.
    """

    library: Library | None
    name: str
    lender: Library | None = None


def opened(text: str, given: Path | None, municipality: str = "") -> Opened:
    """Say whether a template is named by its id or file in a library, or is a loose file."""
    path = Path(text)
    if path.suffix.lower() not in _WORD and not path.is_file():
        return Opened(library.find(given), path.name if path.is_dir() else text)
    home = _home(path) if given is None else None
    if home is not None:
        return Opened(library.open_library(home), path.resolve().parent.name)
    lends = given is not None or municipality
    return Opened(None, text, library.find(given) if lends else None)


def word_file(found: Opened, language: str) -> Path:
    """Return the Word file of a template."""
    if found.library is None:
        return Path(found.name)
    entry = found.library.entry(found.name)
    return found.library.template_path(entry, language)
