"""What `segl render` does, apart from parsing and printing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from render import case, files
from render import choice as choices
from render.errors import CaseError, FileError
from render.files import Output
from render.home import LANGUAGES, is_source, real
from render.message import Message
from render.prepared import Prepared
from render.recipients import SEVERAL, Letter, letters, refuse_all
from segl import forms, papering
from segl.order import Basis, Order

if TYPE_CHECKING:
    from render.second import Difference

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filled:
    """
    The outcome of a case: the files to write, what to tell, how the second renderer differs.

    `outputs` are its letters, one to each recipient; `papers` their PDFs.
    """

    outputs: tuple[Output, ...]
    remarks: tuple[Message, ...]
    differences: tuple[Difference, ...]
    papers: tuple[Output, ...] = ()

    @property
    def path(self) -> Path:
        """The first of the files."""
        return self.written[0].path

    @property
    def written(self) -> tuple[Output, ...]:
        """All files that the case becomes."""
        return (*self.outputs, *self.papers)


def fill(order: Order) -> Filled:
    """
    Fill and write the letters of a case in a file; raises the errors of render.

    All of them are written, or none.
    """
    with papering.pool(order) as pool:
        filled = fill_with(Basis(order), lambda: case.read(_case_bytes(order.case)))
        if pool is not None:
            filled = papering.with_pdf(filled, order, pool)
    files.write_all(filled.written, order.overwrite)
    return filled


def fill_with(known: Basis, read: Callable[[], Data]) -> Filled:
    """
    Fill the letters of a case without writing them; raises the errors of render.

    `read` gives the case, when the template is known to be one that there is.
    """
    forms = _Forms.of(known)
    data = read()
    letters = forms.letters(data)
    found: list[Filled] = []
    refused: list[tuple[Letter, CaseError]] = []
    for letter in letters:
        try:
            ready = forms.ready(letter.data)
            found.append(_filled(known, ready, letter, letter.ending if letters[1:] else ""))
        except CaseError as error:
            refused.append((letter, error))
    if refused:
        refuse_all(refused, len(letters))
    return _together(found)


def _together(found: Sequence[Filled]) -> Filled:
    """Return the letters of a case as one outcome."""
    return Filled(
        tuple(output for one in found for output in one.outputs),
        tuple(dict.fromkeys(remark for one in found for remark in one.remarks)),
        tuple(difference for one in found for difference in one.differences),
    )


def _filled(known: Basis, ready: Prepared, letter: Letter, ending: str) -> Filled:
    order, data = known.order, letter.data
    document = ready.letter(data)
    differences: tuple[Difference, ...] = ()
    if order.compare:
        from segl import preparing  # late: it reads, lints and proves

        found = preparing.compared(document, known, ready, data)
        told = f"{letter.where}: " if ending else ""
        differences = tuple(replace(one, part=f"{told}{one.part}") for one in found)
    name = ready.name(data)
    if order.draft:
        from render import banner  # late: few letters are drafts

        document, name = banner.mark(document), f"UDKAST {name}"
    path = _path(order.output, name, order.pdf)
    path = path.with_name(f"{path.stem}{ending}{path.suffix}") if ending else path
    _spare_template(path, order.source(ready.form.language).file, order.option)
    return Filled((Output(path, document, option=order.option),), ready.remarks, differences)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The language versions that the letters of a case are filled in, each made ready once."""

    known: Basis
    choice: tuple[str, ...]
    found: dict[str, Prepared]

    @classmethod
    def of(cls, known: Basis) -> _Forms:
        order = known.order
        kept = None if order.draft else forms.kept(order.source(order.language or LANGUAGES[0]))
        if kept is not None:
            return cls(known, kept.choice, {kept.form.language: kept})
        return cls(known, choices.path(known.schema, known.manifest), {})

    def letters(self, data: Data) -> tuple[Letter, ...]:
        """Return the letters of a case; raises CaseError for a wrong list of recipients."""
        for ready in self.found.values():
            return ready.letters(data)
        schema = self.known.schema if SEVERAL in data else None
        return letters(data, schema.shape if schema is not None else None)

    def ready(self, data: Data) -> Prepared:
        """Return the template in a letter's language; raises CaseError where there is none."""
        order = self.known.order
        language = choices.language(order.language, self.choice, data)
        if language not in self.found:
            if not order.language and not self._has(language):
                raise choices.no_version(self.choice, language)
            self.found[language] = prepared(self.known, language)
        return self.found[language]

    def _has(self, language: str) -> bool:
        """Say whether there is a version, as far as a choice asks; a loose file is Danish."""
        if language == LANGUAGES[0]:
            return True  # else it is the template that is wrong, not the choice
        entry = self.known.entry
        return entry is not None and language in entry.files


def prepared(known: Basis, language: str) -> Prepared:
    """Return a template ready to fill, as it is remembered or made so now; TemplateError."""
    ready = None if known.order.draft else forms.kept(known.order.source(language))
    if ready is None:
        from segl import preparing  # late: it reads, lints and proves

        ready = preparing.prepared(known, language)
    return ready


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
