"""Which templates of a library a changed file concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from qa.flow.uses import MUNICIPALITY
from render.errors import SeglError
from render.library import Library

_REFERENCE = re.compile(r'"\$ref"\s*:\s*"([^"#]+\.json)')
_EACH = frozenset({"segl.toml", "law"})


def by(library: Library, paths: Iterable[Path]) -> tuple[str, ...]:
    """Return the ids of the templates that some changed files of a library concern."""
    several = [path.resolve().relative_to(library.root).parts for path in paths]
    schemas = {parts[1] for parts in several if parts[0] == "schemas" and len(parts) == 2}
    municipal = any(parts[0] == "municipalities" for parts in several)
    municipal = municipal or any(_reaches(library, "kommune.json", name) for name in schemas)
    if any(parts[0] in _EACH for parts in several):
        return library.ids
    own = {parts[1] for parts in several if parts[0] == "templates" and len(parts) > 2}
    own |= {use.template for name in blocks(library, paths) for use in library.block_uses.of(name)}
    return tuple(
        name
        for name in library.ids
        if name in own
        or any(_reaches(library, f"{_schema(library, name)}.json", one) for one in schemas)
        or (municipal and _uses_municipality(library, name))
    )


def blocks(library: Library, paths: Iterable[Path]) -> tuple[str, ...]:
    """Return the names of the blocks that some changed files of a library are of."""
    several = [path.resolve().relative_to(library.root).parts for path in paths]
    names = (parts[1] for parts in several if parts[0] == "blocks" and len(parts) > 2)
    return tuple(dict.fromkeys(names))


def _schema(library: Library, name: str) -> str:
    try:
        return library.entry(name).manifest.schema
    except SeglError:
        return ""


def _reaches(library: Library, start: str, wanted: str) -> bool:
    """Say whether a schema file is another, or refers to it by way of any others."""
    queue, seen = [start], {start}
    while queue:
        current = queue.pop()
        if current == wanted:
            return True
        for found in _references(library.root / "schemas" / current):
            if found not in seen:
                seen.add(found)
                queue.append(found)
    return False


def _references(path: Path) -> Iterator[str]:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return
    yield from _REFERENCE.findall(text)


def _uses_municipality(library: Library, name: str) -> bool:
    """Say whether a template prints the municipality's data; one that is broken may."""
    try:
        entry = library.entry(name)
        templates = [library.template(entry, language) for language in entry.files]
    except SeglError:
        return True
    return any(MUNICIPALITY in tag.code for template in templates for tag in template.tags())
