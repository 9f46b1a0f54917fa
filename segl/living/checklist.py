"""What an administrator looks at, template by template, where no command can reach the files."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator

from render import package, printed
from render.errors import SeglError
from render.library import Library
from render.message import Message
from render.printed import Printed
from render.record import record

MARK = 12  # characters of a digest that a person compares


@record
class Item:
    """
    A template on the list: what it is called, and what of it can be seen in Word.

    `mark` begins the digest that letters of it carry as `SeglDigest`, `bytes` is the SHA-256 of
    the file as the library has it; both "" where it cannot be read.
    """

    template: str
    title: str
    language: str
    version: str
    file: str
    mark: str
    bytes: str
    headings: tuple[str, ...]
    first: str
    prints: int
    steps: int
    problem: Message | None = None


def items(library: Library) -> Iterator[Item]:
    """Yield the current templates of a library, one a language version."""
    for name in library.ids:
        for language in library.files(name):
            yield _item(library, name, language)


def _item(library: Library, name: str, language: str) -> Item:
    title = library.titles.get(name, name)
    path = library.files(name)[language]
    file = f"{name}/{path.name}"
    try:
        entry = library.entry(name)
        mark = library.template(entry, language).digest[:MARK]
        data = package.load(path)
        found = printed.read(data)
    except SeglError as error:
        return Item(name, title, language, "", file, "", "", (), "", 0, 0, error.message)
    version, digest = entry.manifest.version, hashlib.sha256(data).hexdigest()
    return Item(name, title, language, version, file, mark, digest, _headings(found),
                _first(found), found.count("{{"), found.count("{%"))  # fmt: skip


def _headings(found: Printed) -> tuple[str, ...]:
    return tuple(one for one in found.headings if "{%" not in one)


def _first(found: Printed) -> str:
    """Return the first line that says something by itself."""
    plain = (line for line in found.lines if "{" not in line and not line.startswith(("[", "#")))
    return next(plain, "")


def told(library: Library, language: str) -> str:
    """Return the list as a page to print."""
    from segl.page import page

    day = datetime.datetime.now().astimezone().date()
    return page("checklist", language, library=library.manifest.name, items=tuple(items(library)),
                day=day)  # fmt: skip
