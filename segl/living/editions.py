"""All editions of a library's templates: current, published, and those that git remembers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from qa.live.comparing import Known
from qa.live.model import Edition, Origin
from render import home, package, printed
from render.errors import SeglError
from render.library import Library
from render.message import Message
from segl.living import history

NO_HISTORY = Message(
    "Biblioteket ligger ikke i git, så ældre udgaver kendes kun fra published/.",
    "The library does not lie in git, so earlier editions are known from published/ only.",
)


def known(library: Library) -> Known:
    """Return all editions of a library; Word files that cannot be read are the linter's to tell."""
    found = [*_current(library), *_published(library), *_earlier(library)]
    return Known(tuple(found))


def remarks(library: Library) -> tuple[Message, ...]:
    """Say what is not known of a library."""
    return () if history.is_kept(library.root) else (NO_HISTORY,)


def _current(library: Library) -> Iterator[Edition]:
    for name, entry in library.entries():
        version = "" if isinstance(entry, SeglError) else entry.manifest.version
        for language, path in library.files(name).items():
            yield from _file(library, name, language, version, "current", path)


def _published(library: Library) -> Iterator[Edition]:
    folder = library.root / "published"
    for path in sorted(folder.glob("*/*/*")) if folder.is_dir() else ():
        if path.suffix in (".docx", ".dotx") and path.stem in home.LANGUAGES:
            template, version = path.parts[-3:-1]
            yield from _file(library, template, path.stem, version, "published", path)


def _file(
    library: Library, name: str, language: str, version: str, origin: Origin, path: Path
) -> Iterator[Edition]:
    try:
        data = package.load(path)
    except SeglError:
        return
    yield from _edition(library, name, language, version, origin, data)


def _earlier(library: Library) -> Iterator[Edition]:
    for was in history.files(library.root):
        yield from _edition(
            library, was.template, was.language, was.version, "git", was.data, was.day
        )


def _edition(
    library: Library,
    name: str,
    language: str,
    version: str,
    origin: Origin,
    data: bytes,
    day: str = "",
) -> Iterator[Edition]:
    try:
        found = printed.read(data)
    except SeglError:
        return
    title = library.titles.get(name, name)
    digest = hashlib.sha256(data).hexdigest()
    yield Edition(name, title, language, version, origin, digest, found, day)
