"""A letter to be filled, and what is known of it before its case is."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from render.record import record
from segl.forms import Source
from segl.opening import Opened

if TYPE_CHECKING:
    from render.library import Entry
    from render.manifest import Manifest
    from render.schema import Schema


@record
class Order:
    """
    A letter to be filled: which template, from which case, where to.

    `language` is "" where nobody said: then the recipient's own choice decides.
    `option` is what names the letter's file on the command line. `pdf` asks for a PDF too.
    """

    opened: Opened
    case: str = ""
    output: Path | None = None
    schema: Path | None = None
    language: str = ""
    municipality: str = ""
    overwrite: bool = False
    compare: bool = False
    draft: bool = False
    option: str = "-o"
    pdf: bool = False

    def source(self, language: str) -> Source:
        """What the template of the letter, in a language, is made ready from."""
        return Source(self.opened, language, self.municipality, self.schema)


@record
class Basis:
    """What is known of an order before its case is; read when it is asked for."""

    order: Order

    @cached_property
    def entry(self) -> Entry | None:
        """The template's entry in its library, None for a loose file."""
        library = self.order.opened.library
        return library.entry(self.order.opened.name) if library is not None else None

    @cached_property
    def schema(self) -> Schema | None:
        """The schema of the case, None for a loose file without one."""
        from render import schema

        library, entry = self.order.opened.library, self.entry
        if self.order.schema is not None:
            return schema.read(self.order.schema)
        if library is None or entry is None:
            return None
        return library.schema(entry.manifest.schema)

    @cached_property
    def manifest(self) -> Manifest:
        """The template's manifest; an empty one for a loose file."""
        from render.manifest import Manifest

        return self.entry.manifest if self.entry is not None else Manifest("")
