"""What `segl render` does, apart from parsing and printing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from render import case, files
from render.errors import FileError
from render.files import Output
from render.home import LANGUAGES, is_source, real
from render.message import Message
from render.prepared import Prepared
from render.prepared import language as chosen_language
from render.record import record
from segl import forms, papering
from segl.order import Basis, Order

if TYPE_CHECKING:
    from render.second import Difference

Data = Mapping[str, Any]


@record
class Filled:
    """The outcome: the files to write, what to tell, how the second renderer differs."""

    output: Output
    remarks: tuple[Message, ...]
    differences: tuple[Difference, ...]
    others: tuple[Output, ...] = ()

    @property
    def path(self) -> Path:
        """The letter's file."""
        return self.output.path


def fill(order: Order) -> Filled:
    """Fill and write one letter from a case in a file; raises the errors of render."""
    with papering.pool(order) as pool:
        filled = fill_with(Basis(order), lambda: case.read(_case_bytes(order.case)))
        if pool is not None:
            filled = papering.with_pdf(filled, order, pool)
    files.write_all([filled.output, *filled.others], order.overwrite)
    return filled


def fill_with(known: Basis, read: Callable[[], Data]) -> Filled:
    """
    Fill one letter without writing it; raises the errors of render.

    `read` gives the case, when the template is known to be one that there is.
    """
    ready, data = _ready(known, read)
    return _filled(known, ready, data)


def _filled(known: Basis, ready: Prepared, data: Data) -> Filled:
    order = known.order
    document = ready.letter(data)
    differences: tuple[Difference, ...] = ()
    if order.compare:
        from segl import preparing  # late: it reads, lints and proves

        differences = preparing.compared(document, known, ready, data)
    name = ready.name(data)
    if order.draft:
        from render import banner  # late: few letters are drafts

        document, name = banner.mark(document), f"UDKAST {name}"
    path = _path(order.output, name, order.pdf)
    _spare_template(path, order.source(ready.form.language).file, order.option)
    return Filled(Output(path, document, option=order.option), ready.remarks, differences)


def _ready(known: Basis, read: Callable[[], Data]) -> tuple[Prepared, Data]:
    """Return the template in the letter's language, ready to fill, and the case."""
    order = known.order
    ready = None if order.draft else forms.kept(order.source(order.language or LANGUAGES[0]))
    if ready is not None:
        data = read()
        language = chosen_language(order.language, ready.choice, data)
        if language == ready.form.language:
            return ready, data
    else:
        choice = _choice(known)
        data = read()
        language = chosen_language(order.language, choice, data)
    return prepared(known, language), data


def prepared(known: Basis, language: str) -> Prepared:
    """Return a template ready to fill, as it is remembered or made so now; TemplateError."""
    ready = None if known.order.draft else forms.kept(known.order.source(language))
    if ready is None:
        from segl import preparing  # late: it reads, lints and proves

        ready = preparing.prepared(known, language)
    return ready


def _choice(known: Basis) -> tuple[str, ...]:
    from render.binds import concept_path

    return concept_path("sprogvalg", known.schema, known.manifest)


def _path(output: Path | None, name: str, pdf: bool) -> Path:
    """Return where the letter goes: the file named, or its own name in the folder named."""
    if output is None:
        return Path(name)
    if output.is_dir():
        return output / name
    if pdf and papering.is_pdf(output):
        return output.with_suffix(".docx")
    if output.suffix.lower() != ".docx":
        raise FileError(
            Message(
                f"Brevet er en Word-fil: {output.name} skal ende på .docx.",
                f"The letter is a Word file: {output.name} must end in .docx.",
            )
        )
    return output


def _spare_template(path: Path, template: Path | None, option: str) -> None:
    """Refuse to write a letter over its own template, whatever `--overwrite` says."""
    if template is not None and real(path) == real(template):
        raise FileError(
            Message(
                f"Brevet ville erstatte skabelonen selv: {path}. "
                f"Giv det et andet navn med {option}.",
                f"The letter would replace its own template: {path}. Name it by {option}.",
            )
        )
    if is_source(path):
        raise FileError(
            Message(
                f"Brevet må ikke skrives blandt det, skabelonbiblioteket består af: {path}. "
                f"Vælg et andet sted med {option}.",
                f"A letter must not be written among what the library consists of: {path}. "
                f"Choose another place by {option}.",
            )
        )


def _case_bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(case.MAX_BYTES + 1)
    return case_bytes(Path(name))


def case_bytes(path: Path) -> bytes:
    """Return the bytes of a case's file, no more than a case may have; raises FileError."""
    try:
        with path.open("rb") as stream:  # a device may never end
            return stream.read(case.MAX_BYTES + 1)
    except OSError as error:
        raise FileError(_no_case(path)) from error


def _no_case(path: Path) -> Message:
    if path.is_dir():
        return Message(f"Sagen er en mappe: {path}", f"The case is a folder: {path}")
    if not path.exists():
        return Message(
            f"Sagen findes ikke: {path}. Skriv først skabelonen, så sagen.",
            f"There is no such case: {path}. Name the template first, then the case.",
        )
    return Message(f"Sagen kan ikke læses: {path}", f"The case cannot be read: {path}")
