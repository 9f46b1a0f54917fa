"""What `segl render` does, apart from parsing and printing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from render import case, files
from render.binds import SEVERAL
from render.errors import CaseError, FileError
from render.files import Output
from render.home import LANGUAGES, is_source, real
from render.message import Message
from render.prepared import Prepared
from render.prepared import language as chosen_language
from render.record import record
from segl import forms, papering
from segl.order import Basis, Order

if TYPE_CHECKING:
    from render.recipients import Letter
    from render.second import Difference

Data = Mapping[str, Any]


@record
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
    versions = _Versions(known)
    data = read()
    if SEVERAL not in data:
        return _filled(known, versions.ready(data), data)
    found: list[Filled] = []
    refused: list[tuple[Letter, CaseError]] = []
    letters = versions.letters(data)
    for letter in letters:
        ending = letter.ending if letters[1:] else ""
        try:
            found.append(_filled(known, versions.ready(letter.data), letter.data, ending))
        except CaseError as error:
            refused.append((letter, error))
    if refused:
        from render import recipients  # late: few cases have several

        recipients.refuse_all(refused, len(letters))
    return _together(found)


def _together(found: Sequence[Filled]) -> Filled:
    """Return the letters of a case as one outcome."""
    return Filled(
        tuple(output for one in found for output in one.outputs),
        tuple(dict.fromkeys(remark for one in found for remark in one.remarks)),
        tuple(difference for one in found for difference in one.differences),
    )


def _filled(known: Basis, ready: Prepared, data: Data, ending: str = "") -> Filled:
    """Fill one letter; `ending` tells its file from those to the case's other recipients."""
    order = known.order
    document = ready.letter(data)
    differences: tuple[Difference, ...] = ()
    if order.compare:
        from dataclasses import replace  # late: few letters are compared

        from segl import preparing

        found = preparing.compared(document, known, ready, data)
        differences = tuple(replace(one, part=f"{one.part}{ending}") for one in found)
    name = ready.name(data)
    if order.draft:
        from render import banner  # late: few letters are drafts

        document, name = banner.mark(document), f"UDKAST {name}"
    path = _path(order.output, name, order.pdf)
    path = path.with_name(f"{path.stem}{ending}{path.suffix}") if ending else path
    _spare_template(path, order.source(ready.form.language).file, order.option)
    return Filled((Output(path, document, option=order.option),), ready.remarks, differences)


class _Versions:
    """The language versions that the letters of a case are filled in, each made ready once."""

    def __init__(self, known: Basis) -> None:
        order = known.order
        kept = None if order.draft else forms.kept(order.source(order.language or LANGUAGES[0]))
        self._known = known
        self._found = {kept.form.language: kept} if kept is not None else {}
        self._choice = kept.choice if kept is not None else _choice(known)

    def letters(self, data: Data) -> tuple[Letter, ...]:
        """Return the letters of a case; raises CaseError for a wrong list of recipients."""
        from render import recipients  # late: few cases have several

        schema = self._known.schema
        return recipients.letters(data, schema.shape if schema is not None else None)

    def ready(self, data: Data) -> Prepared:
        """Return the template in a letter's language; raises CaseError where there is none."""
        said = self._known.order.language
        language = chosen_language(said, self._choice, data)
        if language not in self._found:
            self._check(said, language)
            self._found[language] = prepared(self._known, language)
        return self._found[language]

    def _check(self, said: str, language: str) -> None:
        """Refuse a choice that there is no version for; a loose file is Danish unless said."""
        entry = self._known.entry
        if said or language == LANGUAGES[0]:
            return  # else it is the template that is wrong, not the choice
        if entry is None or language not in entry.files:
            from render import choice  # late: hardly any letter is refused

            raise choice.no_version(self._choice, language)


def _choice(known: Basis) -> tuple[str, ...]:
    from render import choice  # late: where a template was made ready, it is known

    return choice.path(known.schema, known.manifest)


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
