"""Change title, type or phase in the manifest of a template that is there already."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from qa.law import local
from render import files
from render.errors import FileError, LibraryError
from render.library import Library
from render.message import Message, did_you_mean
from segl.draft.manifest import GUESSED, quoted


def change(library: Library, name: str, told: Mapping[str, str]) -> tuple[Path, dict[str, str]]:
    """
    Put what is told ("" = nothing) into `template.toml`; return the file and what changed.

    A phase that was guessed follows the type. Raises LibraryError, and changes nothing then.
    """
    if name not in library.ids:
        raise LibraryError(_none(name, library.ids))
    path = library.entry(name).folder / "template.toml"
    text = _read(path)
    wanted = {key: " ".join(value.split()) for key, value in told.items() if value.strip()}
    document = local.catalogue_of(library).documents.get(wanted.get("type", ""))
    if document is not None and f"{GUESSED}\nphase" in text:
        wanted.setdefault("phase", document.phase)
    before = tomllib.loads(text)
    for key, value in wanted.items():
        text = _line(text, key, value)
    if tomllib.loads(text) != before | wanted:
        raise LibraryError(
            Message(
                f"{path} er skrevet på en måde, som Segl ikke retter i: ret filen selv.",
                f"{path} is written in a way that Segl does not change: change the file yourself.",
            )
        )
    files.write(path, text.encode("utf-8"), overwrite=True)
    return path, wanted


def _none(name: str, known: Sequence[str]) -> Message:
    near = did_you_mean(get_close_matches(name, known, n=1), before=" ")
    return Message(
        f"Der er ingen skabelon »{name}« at rette.{near.da} Lav den af et brev i Word: segl new "
        f"template {name} --from brev.docx --tag, med de samme valg.",
        f'There is no template "{name}" to change.{near.en} Make it of a letter in Word: segl new '
        f"template {name} --from letter.docx --tag, with the same options.",
    )


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(Message(f"Kan ikke læse {path}", f"Cannot read {path}")) from error


def _line(text: str, key: str, value: str) -> str:
    """Return the text with one line changed, without the remark that it was guessed."""
    line = f"{key} = {quoted(value)}"
    pattern = re.compile(rf"(?:^{re.escape(GUESSED)}\n)?^{key}[ \t]*=.*$", re.MULTILINE)
    changed, count = pattern.subn(lambda _: line, text, count=1)
    return changed if count else f"{line}\n{text}"
