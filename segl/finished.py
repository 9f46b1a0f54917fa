"""What `segl check` does, apart from parsing and printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from qa.finding import Finding, Report, merge
from qa.letter import check
from qa.letter.shelf import Shelf
from render import home
from render.errors import FileError, LibraryError, TemplateError
from render.home import WORD, is_lock, listed
from render.library import Library, find, open_library
from render.message import Message
from render.package import load
from render.place import Place
from segl import leaving


def run(
    names: Sequence[str],
    given: Path | None,
    number: str,
    template: str,
    mentions: tuple[str, ...] = (),
) -> Report:
    """
    Check the letters in some files, and in the folders among them; return one report.

    Without a library what needs none is judged. LibraryError where one is named that is none,
    or where it has no template of the name that is given.
    """
    library = at_hand(given)
    check_template(library, template)
    shelf = leaving.shelf(library)
    return merge(_report(path, shelf, number, template, mentions) for path in _paths(names))


def check_template(library: Library | None, template: str) -> None:
    """Refuse (LibraryError) a template that is named, "" for none, and is in no library at hand."""
    if template and library is None:
        raise LibraryError(_NO_LIBRARY)
    if template and library is not None:
        library.entry(template)


def at_hand(given: Path | None) -> Library | None:
    """Return the library that is named, else the one of the working folder; None without one."""
    if given is not None:
        return find(given)
    try:
        root = home.root(None)
    except LibraryError:  # none at hand: what needs none is judged, and the rest told
        return None
    return open_library(root)


def barren(names: Sequence[str]) -> Message | None:
    """Return what to say of a folder that is named and has no letter, None where each has one."""
    if names and all(is_lock(Path(name)) for name in names):
        return leaving.lock(Path(names[0]))
    for name in names:
        if Path(name).is_dir() and not any(_paths([name])):
            return Message(f"Der er ingen breve i {name}.", f"There are no letters in {name}.")
    return None


def _paths(names: Sequence[str]) -> Iterator[Path]:
    """Yield the files that are named, and the Word files of folders; what is no file as it is."""
    seen: set[Path] = set()
    for name in names:
        path = Path(name)
        found = (
            [one for suffix in WORD for one in listed(path, suffix)] if path.is_dir() else [path]
        )
        for one in sorted(found):
            if one not in seen and not is_lock(one):
                seen.add(one)
                yield one


def _report(
    path: Path, shelf: Shelf | None, number: str, template: str, mentions: tuple[str, ...]
) -> Report:
    """Return the report on one file; one that cannot be opened is a finding like any other."""
    name = path.as_posix()
    try:
        return check(load(path), name, shelf, number, template, mentions).report
    except (FileError, TemplateError) as error:
        found = Finding("LTR001", "error", error.message, name, Place())
        return merge([Report((name,), (found,), about="letter")])


_NO_LIBRARY = Message(
    "Der er intet skabelonbibliotek at finde skabelonen i. Sig hvor: --library MAPPE.",
    "There is no library of templates to find the template in. Say where: --library DIR.",
)
