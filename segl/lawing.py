"""What `segl law` does: find rows, say what a change touches, write down who confirmed one."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qa.flow.words import words
from qa.law import evidence, form, local, merging
from qa.law.impact import Change, Letter, Touched
from qa.law.local import CONFIRMED, FOLDER, Local
from qa.law.rows import Row
from render import files, home, library
from render.errors import LibraryError, SeglError
from render.library import Library
from render.manifest import read_toml
from render.message import Message


@dataclass(frozen=True)
class Desk:
    """The law at hand: that of the library around, and Segl's own where there is none."""

    law: Local
    library: Library | None = None

    @property
    def jurisdiction(self) -> str:
        """The jurisdiction that the library is in."""
        return self.library.manifest.jurisdiction if self.library is not None else "gl"

    def row(self, name: str) -> Row:
        """Return the row of an id, with or without its jurisdiction; LibraryError without one."""
        known = self.law.rows
        for whole in (name, f"{self.jurisdiction}/{name}"):
            if whole in known:
                return known[whole]
        raise LibraryError(merging.unknown(name, list(known)))

    def owned(self) -> Library:
        """Return the library; LibraryError where there is none to write to or to look through."""
        return self.library if self.library is not None else library.find()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are asked for; "" and None ask for all of them."""

    jurisdiction: str = ""
    kind: str = ""
    is_unconfirmed: bool = False
    before: datetime.date | None = None

    def holds(self, row: Row, law: Local) -> bool:
        """Say whether a row is asked for."""
        if self.jurisdiction not in ("", row.jurisdiction) or self.kind not in ("", row.kind):
            return False
        if self.is_unconfirmed and not is_unconfirmed(row, law):
            return False
        return self.before is None or row.older_than(self.before)


def desk(given: Path | None) -> Desk:
    """Return the law at hand; LibraryError where a library that is named is none."""
    root = given
    if given is None:
        with suppress(LibraryError):
            root = home.root()
    if root is None:
        return Desk(Local(evidence.today()))
    opened = library.open_library(home.root(root))
    return Desk(local.of(opened), opened)


def is_unconfirmed(row: Row, law: Local) -> bool:
    """
    Say whether nobody stands for a row: not the source that it was read in, nor a person.

    So it is with grades G and U, and with a row that has keys its source does not carry.
    """
    if not row.has_grade or any(one.row == row.id for one in law.confirmations):
        return False
    return not row.evidence.is_confirmed


# --- impact -----------------------------------------------------------------------------------


def impact(at: Desk, row: Row) -> tuple[list[Touched], list[str]]:
    """Return the templates that a change of a row touches, and those that cannot be read."""
    change, found, unread = Change(at.law, row), list[Touched](), list[str]()
    for template_id, letter in _letters(at.owned()):
        if letter is None:
            unread.append(template_id)
        else:
            found += change.touched(letter)
    return found, unread


def _letters(opened: Library) -> Iterator[tuple[str, Letter | None]]:
    """Yield each language version of each template; None where it cannot be read."""
    for template_id, entry in opened.entries():
        if isinstance(entry, SeglError):
            yield template_id, None
            continue
        about = entry.manifest
        for language in entry.files:
            try:
                said = tuple(one.text for one in words(opened.template(entry, language), {}))
            except SeglError:
                yield f"{template_id} ({language})", None
                continue
            yield template_id, Letter(template_id, language, about.type, about.jurisdiction, said)


# --- confirm ----------------------------------------------------------------------------------


def confirm(at: Desk, row: Row, by: str, source: str) -> Path:
    """
    Write down in the library's `law/confirmed.toml` that a role confirmed a row today.

    The file is there whole or not at all; one that cannot be read is left as it is, and is a
    LibraryError.
    """
    path = at.owned().root / FOLDER / CONFIRMED
    before = path.read_text("utf-8") if path.is_file() else _HEAD
    if path.is_file():
        wrong = form.problems(read_toml(path))
        if wrong:
            raise LibraryError(_wrong(wrong[0]))
    said = {"row": row.id, "by": " ".join(by.split())}
    said |= {"source": " ".join(source.split())} if source.strip() else {}
    lines = [f"{key} = {_quoted(value)}" for key, value in said.items()]
    entry = "\n".join(("[[confirmed]]", *lines, f"date = {at.law.day.isoformat()}"))
    text = f"{before.rstrip()}\n\n{entry}\n"
    path.parent.mkdir(exist_ok=True)
    files.write(path, text.encode("utf-8"), overwrite=True)
    return path


_HEAD = (
    "# Hvem der har bekræftet en række i lovkataloget, i hvilken rolle og hvornår.\n"
    "# Skrives af »segl law confirm«."
)


def _quoted(text: str) -> str:
    """Return a text as a TOML basic string; JSON's own escapes are valid in it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _wrong(why: Message) -> Message:
    name = f"{FOLDER}/{CONFIRMED}"
    return Message(
        f"{name} kan ikke bruges, så der er intet skrevet. {why.da}",
        f"{name} cannot be used, so nothing was written. {why.en}",
    )
