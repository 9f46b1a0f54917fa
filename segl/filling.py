"""What `segl render` does, apart from parsing and printing."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from render import case, files, naming, schema, second
from render.errors import Fault, FileError
from render.library import Library
from render.message import Message
from render.renderer import Renderer
from render.schema import Schema
from render.second import Difference
from render.template import Template, read_file
from segl.targets import Opened


@dataclass(frozen=True, slots=True)
class Order:
    """A letter to be filled: which template, from which case, where to."""

    opened: Opened
    case: str
    output: Path | None = None
    schema: Path | None = None
    language: str = "da"
    municipality: str = ""
    overwrite: bool = False
    compare: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """The outcome: the file written, what to tell, how the second renderer differs."""

    path: Path
    notices: tuple[Fault, ...]
    differences: tuple[Difference, ...]


def fill(order: Order) -> Filled:
    """Fill and write one letter; raises the errors of render."""
    template, declared = _read(order)
    library = order.opened.library
    municipality = library.municipality(order.municipality) if library is not None else None
    renderer = Renderer(template, declared, municipality)
    data = case.read(_case_bytes(order.case))
    document = renderer.render(data)
    differences: tuple[Difference, ...] = ()
    if order.compare:
        differences = _compared(document, template, data, municipality)
    path = order.output or Path(naming.file_name(template.manifest, declared, data))
    files.write(path, document, order.overwrite)
    return Filled(path, template.notices, differences)


def _read(order: Order) -> tuple[Template, Schema | None]:
    library: Library | None = order.opened.library
    if library is None:
        template = read_file(Path(order.opened.name), language=order.language)
        return template, schema.read(order.schema) if order.schema is not None else None
    entry = library.entry(order.opened.name)
    declared = (
        schema.read(order.schema)
        if order.schema is not None
        else library.schema(entry.manifest.schema)
    )
    return library.template(entry, order.language), declared


def _case_bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(case.MAX_BYTES + 1)
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise FileError(
            Message(f"Sagen kan ikke læses: {name}", f"The case cannot be read: {name}")
        ) from error


def _compared(
    document: bytes, template: Template, data: dict[str, object], municipality: object
) -> tuple[Difference, ...]:
    try:
        theirs = second.render(template, data, municipality)
    except Exception as error:  # docxtpl raises whatever it meets
        kind = type(error).__name__
        failed = Message(f"docxtpl kan ikke udfylde den ({kind})", f"docxtpl fails ({kind})")
        return (Difference("failed", "", failed),)
    return tuple(second.compare(document, theirs))
