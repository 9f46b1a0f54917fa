"""Letters of a case as packages: each lies whole in the side folder, instead of its letter."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from render.errors import CaseError, Problem
from render.esdh.document import Document
from render.esdh.neutral import build, layout, metadata, place, terms, zipped
from render.esdh.neutral.layout import Contents
from render.esdh.neutral.manifest import Stamp, sha256
from render.esdh.system import Content
from render.message import Message
from segl import __version__
from segl.batch import laid
from segl.batch.work import File, Made, Work

PDF = ".pdf"


def packed(work: Work, made: Made) -> Made:
    """Return what became of a case with a package in place of each letter; CaseError, OSError."""
    if not made.files:
        return made
    letters_of = [file for file in made.files if file.ending != PDF]
    papers = {file.recipient: file for file in made.files if file.ending == PDF}
    packages = tuple(_package(work, made, one, papers.get(one.recipient)) for one in letters_of)
    for file in made.files:
        _staged(work, file).unlink()
    return replace(made, files=packages)


def _package(work: Work, made: Made, file: File, paper: File | None) -> File:
    data = _staged(work, file).read_bytes()
    pdf = _staged(work, paper).read_bytes() if paper is not None else None
    content = Content(f"{file.stem or made.name}.docx", data)
    one = build.Letter(content, _document(data, file), pdf)
    contents = build.build(one, Stamp(work.created, __version__))
    ending = laid.KINDS[work.package]
    staged = f"{made.number}-{os.urandom(8).hex()}{ending}"
    size, digest = _write(Path(work.folder, staged), contents)
    return replace(file, staged=staged, ending=ending, size=size, sha256=digest)


def _write(path: Path, contents: Contents) -> tuple[int, str]:
    """Write a package; return the size and digest of what it is known by (see laid.py)."""
    if path.suffix == layout.ZIP:
        data = zipped.pack(contents)
        with path.open("xb") as stream:
            stream.write(data)
        return len(data), sha256(data)
    place.lay(path, contents)
    listed = contents[layout.MANIFEST]
    return len(listed), sha256(listed)


def _document(data: bytes, file: File) -> Document:
    """Return what a letter says of itself; what it lacks, its template must say."""
    document = metadata.of_letter(data)
    try:
        return terms.settled(document, {})
    except CaseError as error:
        whose = f"modtagere[{file.recipient - 1}]" if file.recipient else ""
        problems = tuple(Problem(whose, _reason(document, one)) for one in error.problems)
        raise CaseError(error.message, problems) from error


def _reason(document: Document, problem: Problem) -> Message:
    term = terms.BY_FIELD[problem.path]
    if getattr(document, term.field):
        return problem.message
    return Message(
        f"»{term.name.da}« mangler, så brevet kan ikke pakkes: skabelonen skal sige det i "
        "template.toml under [metadata].",
        f'"{term.name.en}" is missing, so the letter cannot be packaged: the template must say it '
        "in template.toml under [metadata].",
    )


def _staged(work: Work, file: File) -> Path:
    return Path(work.folder, file.staged)
