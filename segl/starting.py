"""What `segl new DIR` does: a library with one working template, whole or not at all."""

from __future__ import annotations

import contextlib
import json
import secrets
import shutil
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from render import home, library
from render.characters import visible
from render.errors import FileError, LibraryError
from render.home import MARK, real
from render.library import Library
from render.message import Message

TEMPLATE = "invitation_moede"
_NAMES = {"gitignore": ".gitignore"}  # a packer leaves out what begins with a dot


def start(folder: Path) -> Library:
    """
    Make a library in `folder`, which must not be there yet or be empty, and open it.

    Raises LibraryError for a folder with something in it or inside another
    library, FileError where it cannot be written.
    """
    _check(folder)
    try:
        _make(folder)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileError(
            Message(f"Kan ikke skrive i {folder}: {reason}", f"Cannot write in {folder}: {reason}")
        ) from error
    return library.open_library(folder)


def _check(folder: Path) -> None:
    if folder.is_file():
        raise _refused(f"{folder} er en fil.", f"{folder} is a file.")
    if folder.is_dir() and any(folder.iterdir()):
        raise _refused(f"Mappen {folder} er ikke tom.", f"The folder {folder} is not empty.")
    around = home.above(folder.parent)
    if around is not None:
        raise LibraryError(
            Message(
                f"{folder} ligger inde i et skabelonbibliotek ({around}). En ny skabelon i det "
                "laves med »segl new template ID --from brev.docx --tag«; et nyt bibliotek skal "
                "ligge et andet sted.",
                f"{folder} lies inside a template library ({around}). A new template in it is "
                'made by "segl new template ID --from letter.docx --tag"; a new library must lie '
                "elsewhere.",
            )
        )


def _refused(da: str, en: str) -> LibraryError:
    return LibraryError(
        Message(
            f"{da} Et nyt bibliotek laves i en ny eller tom mappe: skriv et navn, der ikke er "
            "brugt, fx »segl new skabeloner«.",
            f"{en} A new library is made in a new or empty folder: write a name that is not "
            'in use, such as "segl new templates".',
        )
    )


def _make(folder: Path) -> None:
    """Write everything beside, then rename; an empty folder gets its content, `segl.toml` last."""
    exists = folder.is_dir()
    beside = (folder if exists else folder.parent) / f".segl-{secrets.token_hex(8)}.tmp"
    try:
        _copy(resources.files("segl").joinpath("starter"), beside)
        _name(beside / MARK, real(folder).name)
        if exists:
            _move_into(beside, folder)
        else:
            beside.rename(folder)
    except BaseException:
        with contextlib.suppress(OSError):
            shutil.rmtree(beside)
        raise


def _move_into(beside: Path, folder: Path) -> None:
    """Move all into an empty folder, `segl.toml` last; what was moved goes back on an error."""
    children = sorted(beside.iterdir(), key=lambda path: path.name == MARK)
    moved: list[Path] = []
    try:
        for child in children:
            target = folder / child.name
            child.rename(target)
            moved.append(target)
    except BaseException:
        for target in moved:
            target.rename(beside / target.name)
        raise
    beside.rmdir()


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir(parents=True)
    for entry in source.iterdir():
        if entry.is_dir():
            _copy(entry, target / entry.name)
        else:
            (target / _NAMES.get(entry.name, entry.name)).write_bytes(entry.read_bytes())


def _name(manifest: Path, name: str) -> None:
    """Call the library by its folder's name."""
    text = manifest.read_text("utf-8")
    words = json.dumps(visible(name), ensure_ascii=False)  # a JSON string is a TOML basic string
    manifest.write_text(text.replace('"Skabelonbibliotek"', words, 1), "utf-8", newline="\n")


def steps(folder: Path, language: str) -> list[str]:
    """Return what was made and what to do next, a line each."""
    made = Message(
        f"Et skabelonbibliotek med én skabelon er lavet i {folder}.",
        f"A template library with one template is made in {folder}.",
    )
    words = f'"{folder}"' if " " in str(folder) else str(folder)
    return [made.text(language), "", *_NEXT.text(language).format(words).splitlines()]


_NEXT = Message(
    f"""Prøv det:
  cd {{0}}
  segl lint                                  kontrollér skabelonerne
  segl preview {TEMPLATE}              se brevet udfyldt med opdigtede sager

Gør det til dit eget:
  1. Åbn templates/{TEMPLATE}/da.docx i Word, ret teksten, og gem. Koderne i
     krøllede parenteser bliver udfyldt; kør »segl lint«, når du har gemt.
  2. Skriv kommunens egne oplysninger i municipalities/eksempel.toml (alt er opdigtet, og
     klageinstansens oplysninger skal bekræftes).
  3. Lav en skabelon af et brev, du har:
     segl new template ID --from brev.docx --tag""",
    f"""Try it:
  cd {{0}}
  segl lint                                  check the templates
  segl preview {TEMPLATE}              see the letter filled from fictional cases

Make it your own:
  1. Open templates/{TEMPLATE}/da.docx in Word, change the text, and save. The tags
     in curly brackets are filled in; run "segl lint" when you have saved.
  2. Write the municipality's own data in municipalities/eksempel.toml (all of it is
     fictional, and the complaint body's data must be confirmed).
  3. Make a template of a letter that you have:
     segl new template ID --from letter.docx --tag""",
)
