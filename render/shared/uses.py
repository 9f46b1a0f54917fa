"""Which templates of a library ask for which blocks, without reading the templates whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from render import home, package
from render.errors import SeglError
from render.library import Library
from render.shared.asking import asked
from render.stories import stories


@dataclass(frozen=True, slots=True)
class Use:
    """A template that asks for a block, in one of its languages; `times` counts how often."""

    template: str
    language: str
    times: int


@dataclass(frozen=True, slots=True)
class Uses:
    """All uses of blocks in a library; `unread` are the files that nobody could look into."""

    by_block: Mapping[str, tuple[Use, ...]]
    unread: tuple[Path, ...]

    def of(self, name: str) -> tuple[Use, ...]:
        """Return the uses of a block, () for one that nothing asks for."""
        return self.by_block.get(name, ())


def read(library: Library) -> Uses:
    """Look through the Word files of all templates of a library."""
    found: dict[str, list[Use]] = {}
    unread: list[Path] = []
    for template_id, language, path in _files(library, unread):
        try:
            names = list(_asked(path))
        except (SeglError, OSError):  # told where the template itself is looked at
            unread.append(path)
            continue
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append(Use(template_id, language, names.count(name)))
    return Uses({name: tuple(some) for name, some in found.items()}, tuple(unread))


def _files(library: Library, unread: list[Path]) -> Iterator[tuple[str, str, Path]]:
    """Yield the Word files of all templates; a folder that the system refuses is unread."""
    for template_id in library.ids:
        try:
            versions = home.versions(library.root, template_id)
        except OSError:
            unread.append(library.root / "templates" / template_id)
            continue
        yield from ((template_id, language, path) for language, path in versions.items())


def _asked(path: Path) -> Iterator[str]:
    for part in stories(package.read(path)):
        yield from (name for _, name in asked(part.root))
