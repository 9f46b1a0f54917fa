"""What is translated: a template or a block of the library, by its Danish Word file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from render import package
from render.errors import LibraryError, SeglError
from render.library import Library
from render.message import Message
from render.schema import Schema
from render.shared.block import Refusal
from render.translation import memory
from render.translation.beside import FROM
from render.translation.document import Document
from render.translation.memory import Memory
from render.translation.segment import Segment
from segl.translating import naming


@dataclass(frozen=True)
class Source:
    """
    A folder with `da.docx`, and the language that it is translated into.

    `titles` says what tags print, by the tags as they are written.
    """

    id: str
    title: str
    folder: Path
    language: str
    is_block: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def danish(self) -> Path:
        """The Danish Word file."""
        return self.folder / f"{FROM}.docx"

    @property
    def target(self) -> Path:
        """The Word file of the language."""
        return self.folder / f"{self.language}.docx"

    def document(self) -> Document:
        """Read the Danish file anew; raises TemplateError, FileError."""
        return Document(package.read(self.danish), self.is_block)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """What is to be translated."""
        return self.document().segments()

    @cached_property
    def memory(self) -> Memory:
        """What was translated before."""
        return memory.read(self.folder, self.language) or Memory()


def find(library: Library, name: str, language: str) -> Source:
    """Return the template or block of an id; LibraryError where there is none to translate."""
    block = library.root / "blocks" / name
    if name not in library.ids and (block / f"{FROM}.docx").is_file():
        return Source(name, name, block, language, True, _of_block(library, name))
    entry = library.entry(name)
    if not (entry.folder / f"{FROM}.docx").is_file():
        raise LibraryError(
            Message(
                f"Skabelonen »{name}« har ingen da.docx at oversætte fra.",
                f'The template "{name}" has no da.docx to translate from.',
            )
        )
    schema = library.schema(entry.manifest.schema)
    titles = naming.titles(library.template(entry, FROM), (schema,), _kommune(library))
    return Source(name, entry.manifest.title, entry.folder, language, False, titles)


def _of_block(library: Library, name: str) -> Mapping[str, str]:
    found = library.blocks.get(name, FROM)
    if isinstance(found, Refusal):  # told where the file itself is read
        return {}
    schemas = naming.of_block(library, name)
    return naming.titles(found.template, schemas, _kommune(library))


def _kommune(library: Library) -> Schema | None:
    try:
        return library.schema("kommune")
    except SeglError:  # a library without municipalities
        return None
