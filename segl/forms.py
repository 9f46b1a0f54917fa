"""
Templates made ready to fill, remembered between runs.

What is remembered follows from the Word file, the manifests, all blocks, schemas, municipalities
and law of the library, and the program; any change of these makes it anew, linted and proved.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from render import home
from render.prepared import Prepared
from render.record import record
from render.stored import prepared as stored
from render.translation import beside
from segl import keep
from segl.keep import Keep
from segl.opening import Opened

_SHARED = ("schemas/*.json", "municipalities/*.toml", "law/*.toml")
_KEEP = Keep("forms", most=500)


@record
class Source:
    """What a template is made ready from: its Word file, and what was said of its letters."""

    opened: Opened
    language: str
    municipality: str = ""
    schema: Path | None = None

    @property
    def file(self) -> Path | None:
        """The Word file of the language version, None where there is none."""
        if self.opened.root is None:
            return Path(self.opened.name)
        return home.versions(self.opened.root, self.opened.name).get(self.language)

    def key(self) -> str:
        """Return the digest of all that the form follows from, "" if unreadable."""
        said = repr((self.opened.name, self.language, self.municipality, self.schema))
        try:
            files = keep.of_files(self._files())
            return keep.digest([b"1", keep.program(), said.encode(), files, keep.of_day()]).hex()
        except OSError:
            return ""

    def _roots(self) -> Iterator[Path]:
        yield from filter(None, (self.opened.root, self.opened.lends))

    def _files(self) -> Iterator[Path]:
        if self.file is None:
            raise OSError(self.opened.name)
        yield self.file
        if self.schema is not None:
            yield self.schema
            yield from sorted(self.schema.parent.glob("*.json"))
        root = self.opened.root
        if root is not None:
            yield from beside.sources(self.file, self.language)
            yield root / "templates" / self.opened.name / "template.toml"
            yield from home.block_files(root)
        for library in self._roots():
            yield library / home.MARK
            for pattern in _SHARED:
                yield from sorted(library.glob(pattern))


def kept(source: Source) -> Prepared | None:
    """Return a template that was made ready before and has not changed since, None without."""
    text, file = _KEEP.get(source.key()), source.file
    if text is None or file is None:
        return None
    with suppress(OSError):
        return stored.read(text, file.read_bytes())
    return None


def remember(source: Source, key: str, prepared: Prepared) -> None:
    """Remember a template that was made ready from what `key` is the digest of."""
    file = source.file
    if key and file is not None and key == source.key():  # else it changed meanwhile
        with suppress(OSError):
            text = stored.write(prepared, file.read_bytes())
            if text is not None:
                _KEEP.put(key, text)
                _KEEP.trim()
