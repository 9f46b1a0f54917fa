"""What `segl preview` does: fill a template from each of its sample cases, to be looked at."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator
from pathlib import Path

from render import case, files, mistaken, recipients, withdrawal
from render import choice as choices
from render.errors import CaseError, FileError, SeglError, TemplateError
from render.home import real
from render.library import Entry, Library
from render.message import Message
from render.pdf import command, office
from render.recipients import Letter
from render.record import record
from render.renderer import Renderer

FOLDER = "preview"
MARK = ".segl-preview"  # in a folder that previews were written to


@record
class Preview:
    """A sample case in a language: the letter written, or why there is none."""

    case: str
    language: str
    path: Path | None = None
    pdf: Path | None = None
    error: SeglError | None = None


def preview(library: Library, name: str, folder: Path | None, pdf: bool) -> tuple[Preview, ...]:
    """
    Fill each language version from each sample case into a folder (`preview/ID` of the library).

    A refused case is told and never stops the others; the letter that it gave at an earlier
    time is taken away. Raises LibraryError without sample cases, ToolError where a PDF is
    asked for and cannot be made.
    """
    if pdf:
        office.program()  # said before anything is written
    entry = library.entry(name)
    if not entry.cases:
        raise TemplateError(_no_cases(name))
    if not entry.files:
        library.template_path(entry, "da")
    target = folder if folder is not None else library.root / FOLDER / name
    _spare_templates(library, target)
    if folder is not None:
        _spare_others(folder)
    found = list(_each(library, entry, target))
    if pdf:
        written = [one.path for one in found if one.path is not None]
        made = dict(zip(written, command.to_pdf(written, target), strict=True))
        found = [_with_pdf(one, made) for one in found]
    return tuple(found)


def out_of_use(library: Library, name: str) -> Message | None:
    """Return that nobody is to use a template any more, None for one in use."""
    today = datetime.datetime.now().astimezone().date()
    return withdrawal.told(library, library.entry(name).manifest, today)


def _spare_templates(library: Library, folder: Path) -> None:
    """Refuse to write letters among the templates, where one could take another's place."""
    if real(folder).is_relative_to(library.root / "templates"):
        raise FileError(
            Message(
                f"Brevene må ikke skrives blandt skabelonerne ({folder}). Vælg en anden mappe.",
                f"Letters must not be written among the templates ({folder}). Choose another "
                "folder.",
            )
        )


def _spare_others(folder: Path) -> None:
    """Refuse a named folder with files in it, unless an earlier preview wrote them."""
    mark = folder / MARK
    if folder.is_dir() and any(folder.iterdir()) and not mark.is_file():
        raise FileError(
            Message(
                f"Mappen har andre filer i sig ({folder}). Vælg en tom mappe: brevene ville "
                "erstatte dem af samme navn.",
                f"The folder holds other files ({folder}). Choose an empty one: the letters would "
                "replace those of the same name.",
            )
        )
    files.write(mark, b"", overwrite=True)


def _with_pdf(one: Preview, made: dict[Path, Path]) -> Preview:
    if one.path is None:
        return one
    return Preview(one.case, one.language, one.path, made[one.path])


def _each(library: Library, entry: Entry, folder: Path) -> Iterator[Preview]:
    declared = library.schema(entry.manifest.schema)
    municipality = library.municipality()
    choice = choices.path(declared, entry.manifest)
    for language in entry.files:
        try:
            read = mistaken.checked(library.template(entry, language))
            renderer = Renderer(read, declared, municipality)
        except TemplateError as error:
            yield from (_refused(path, entry, language, folder, error) for path in entry.cases)
            continue
        for path in entry.cases:
            yield from _sample(renderer, path, entry, choice, folder)


def _sample(
    renderer: Renderer, path: Path, entry: Entry, choice: tuple[str, ...], folder: Path
) -> Iterator[Preview]:
    """Yield the letters of a sample case in a language, one to each recipient."""
    language = renderer.template.language
    assert renderer.schema is not None
    try:
        letters = recipients.letters(case.read(path.read_bytes()), renderer.schema.shape)
    except OSError:
        yield _refused(path, entry, language, folder, CaseError(_UNREADABLE))
        return
    except SeglError as error:
        yield _refused(path, entry, language, folder, error)
        return
    for letter in letters:
        one = One(renderer, letter, letter.ending if letters[1:] else "")
        yield _one(one, path, entry, choice, folder)


@record
class One:
    """A letter to be filled; `ending` tells its file from those to other recipients."""

    renderer: Renderer
    letter: Letter
    ending: str


def _one(one: One, path: Path, entry: Entry, choice: tuple[str, ...], folder: Path) -> Preview:
    language, ending = one.renderer.template.language, one.ending
    try:
        choices.check_version(one.letter.data, choice, entry.files)
        target = _target(path, entry, language, folder, ending)
        files.write(target, one.renderer.render(one.letter.data), overwrite=True)
    except CaseError as error:
        told = CaseError(error.message, tuple(one.letter.told(each) for each in error.causes))
        return _refused(path, entry, language, folder, told, ending)
    except SeglError as error:
        return _refused(path, entry, language, folder, error, ending)
    return Preview(path.stem + ending, language, target)


def _refused(
    path: Path, entry: Entry, language: str, folder: Path, error: SeglError, ending: str = ""
) -> Preview:
    """Return a refusal; an older letter of the case must not be taken for a new one."""
    stale = _target(path, entry, language, folder, ending)
    if isinstance(error, (CaseError, TemplateError)):
        for old in (stale, stale.with_suffix(".pdf")):
            with contextlib.suppress(OSError):
                old.unlink()
    return Preview(path.stem + ending, language, error=error)


def _target(path: Path, entry: Entry, language: str, folder: Path, ending: str = "") -> Path:
    """Return the letter's file: by the case, and by the language if there are several."""
    several = f".{language}" if len(entry.files) > 1 else ""
    return folder / f"{path.stem}{ending}{several}.docx"


_UNREADABLE = Message("Sagen kan ikke læses.", "The case cannot be read.")


def _no_cases(name: str) -> Message:
    return Message(
        f"Skabelonen »{name}« har ingen prøvesager (templates/{name}/cases/*.json).",
        f'The template "{name}" has no sample cases (templates/{name}/cases/*.json).',
    )
