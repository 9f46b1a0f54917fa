"""What `segl render` does, apart from parsing and printing."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa import linter
from qa.finding import Finding
from render import banner, case, files, naming, schema, second
from render.binds import concept_path, value_at
from render.errors import CaseError, Fault, FileError, Problem, TemplateError
from render.files import Output, real
from render.library import Entry, Library, spare
from render.manifest import LANGUAGES, Manifest
from render.message import Message
from render.renderer import Renderer
from render.schema import Schema
from render.second import Difference
from render.template import Template, read_file
from segl import papering, targets
from segl.targets import Opened


@dataclass(frozen=True, slots=True)
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

    @property
    def lender(self) -> Library | None:
        """The library whose municipality sends the letter."""
        return self.opened.library or self.opened.lender


@dataclass(frozen=True, slots=True)
class Basis:
    """What is known of an order before its case is: the template's entry, and the schema."""

    entry: Entry | None
    schema: Schema | None

    @property
    def manifest(self) -> Manifest:
        """The template's manifest; an empty one for a loose file."""
        return self.entry.manifest if self.entry is not None else Manifest("")


@dataclass(frozen=True, slots=True)
class Ready:
    """A language version of a template that may be filled, and what to tell of it."""

    template: Template
    renderer: Renderer
    remarks: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
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


def basis(order: Order) -> Basis:
    """Return what a letter is filled on the basis of; raises the errors of render."""
    library = order.opened.library
    entry = library.entry(order.opened.name) if library is not None else None
    return Basis(entry, _schema(order, library, entry))


def ready(order: Order, known: Basis, language: str) -> Ready:
    """Return the template in a language; raises TemplateError if it must not be filled."""
    chosen, lender = template(order, known, language), order.lender
    municipality = lender.municipality(order.municipality) if lender is not None else None
    renderer = Renderer(chosen, known.schema, municipality)
    remarks = _lint(chosen, known.schema, municipality, lender, order.draft)
    return Ready(chosen, renderer, remarks)


def template(order: Order, known: Basis, language: str) -> Template:
    """Read the template in a language; raises TemplateError."""
    library, entry = order.opened.library, known.entry
    if library is None or entry is None:
        return read_file(Path(order.opened.name), language=language)
    return library.template(entry, language)


def fill(order: Order) -> Filled:
    """Fill and write one letter from a case in a file; raises the errors of render."""
    with papering.pool(order) as pool:
        filled = fill_with(order, basis(order), case.read(_case_bytes(order.case)))
        if pool is not None:
            filled = papering.with_pdf(filled, order, pool)
    files.write_all([filled.output, *filled.others], order.overwrite)
    return filled


def fill_with(order: Order, known: Basis, data: Mapping[str, Any]) -> Filled:
    """Fill one letter from a case at hand, without writing it; raises the errors of render."""
    language = _language(order.language, known.schema, known.manifest, data)
    version = ready(order, known, language)
    document = version.renderer.render(data)
    differences: tuple[Difference, ...] = ()
    if order.compare:
        differences = _compared(document, version, data)
    name = naming.file_name(version.template.manifest, known.schema, data)
    if order.draft:
        document, name = banner.mark(document), f"UDKAST {name}"
    path = _path(order.output, name, order.pdf)
    _spare_template(path, targets.word_file(order.opened, language), order.option)
    output = Output(path, document, option=order.option)
    return Filled(output, version.remarks, differences)


def _lint(
    template: Template,
    declared: Schema | None,
    municipality: Mapping[str, Any] | None,
    lender: Library | None,
    draft: bool,
) -> tuple[Message, ...]:
    """
    Refuse a template that the linter finds errors in, before a letter exists.

    Returns what else the one who sends the letter must know: findings on the law,
    values of the template's own, and, for a draft, the errors themselves.
    """
    known = lender.schema("kommune") if lender and municipality is not None else None
    findings = linter.lint(linter.filled_subject(template, declared, municipality, known)).findings
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors and not draft:
        raise _unlawful(template, errors)
    told = [f for f in findings if f.code[:3] in ("LAW", "ESD") or f.severity == "error"]
    return tuple(finding.message for finding in told)


def _unlawful(template: Template, errors: list[Finding]) -> TemplateError:
    name = template.manifest.title or template.manifest.id
    return TemplateError(
        Message(
            f"Skabelonen »{name}« har {len(errors)} fejl, så brevet må ikke sendes. "
            "Sig det til den skabelonansvarlige (»segl lint« viser fejlene). "
            "Et udkast til gennemsyn kan laves med --draft.",
            f'The template "{name}" has {len(errors)} errors, so the letter must not be sent. '
            'Tell its owner ("segl lint" shows the errors). '
            "A draft for review can be made by --draft.",
        ),
        tuple(Fault(error.code, error.place, error.message) for error in errors),
    )


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


def _schema(order: Order, library: Library | None, entry: Entry | None) -> Schema | None:
    if order.schema is not None:
        return schema.read(order.schema)
    if library is None or entry is None:
        return None
    return library.schema(entry.manifest.schema)


def _language(
    said: str, declared: Schema | None, manifest: Manifest, data: Mapping[str, Any]
) -> str:
    """
    Return the letter's language: the one said, else the recipient's choice, else Danish.

    A choice of Greenlandic or Danish binds the authority (Landstingslov nr. 8 af
    13. juni 1994 § 7 a), so another language than the one chosen is refused.
    """
    path = concept_path("sprogvalg", declared, manifest)
    chosen = value_at(data, path)
    if chosen not in LANGUAGES:
        return said or "da"
    if said and said != chosen:
        where = ".".join(path)
        message = Message(
            f"{where}: modtageren har valgt et andet sprog end »{said}«, "
            "og valget binder kommunen.",
            f'{where}: the recipient chose another language than "{said}", and the choice binds.',
        )
        raise CaseError(message, (Problem(where, message),))
    return str(chosen)


def _spare_template(path: Path, template: Path, option: str) -> None:
    """Refuse to write a letter over its own template, whatever `--overwrite` says."""
    if real(path) == real(template):
        raise FileError(
            Message(
                f"Brevet ville erstatte skabelonen selv: {path}. "
                f"Giv det et andet navn med {option}.",
                f"The letter would replace its own template: {path}. Name it by {option}.",
            )
        )
    spare(path)


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


def _compared(document: bytes, version: Ready, data: Mapping[str, Any]) -> tuple[Difference, ...]:
    try:
        theirs = second.render(version.template, data, version.renderer.municipality)
    except Exception as error:  # docxtpl raises whatever it meets
        kind = type(error).__name__
        failed = Message(f"docxtpl kan ikke udfylde den ({kind})", f"docxtpl fails ({kind})")
        return (Difference("failed", "", failed),)
    return tuple(second.compare(document, theirs))
