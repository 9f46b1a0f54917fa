"""What `segl law` does: find rows, say what a change touches, write down who confirmed one."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qa.flow.words import words
from qa.law import confirming, evidence, local, merging
from qa.law.impact import Change, Letter, Touched
from qa.law.local import CONFIRMED, FOLDER, Local
from qa.law.rows import Row
from render import files, home, library
from render.errors import LibraryError, SeglError
from render.library import Library
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
        """
        Return the library to write to or to look through.

        LibraryError where there is none, or where its law cannot be used: what a change touches,
        and what somebody stands for, is then not what the library says.
        """
        self.law.checked()
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

    What was said of the row before is replaced. The file is there whole or not at all. Raises
    LibraryError where what is told is no role, or where the file is not one to change.
    """
    path = at.owned().root / FOLDER / CONFIRMED
    why = confirming.refused(by, source)
    if why is not None:
        raise LibraryError(why)
    said = {"row": row.id, "by": " ".join(by.split())}
    said |= {"source": " ".join(source.split())} if source.strip() else {}
    said["date"] = at.law.day.isoformat()
    before = path.read_text("utf-8") if path.is_file() else _HEAD
    text = f"{_without(before, row.id).rstrip()}\n\n{_entry(said)}\n"
    _check(text, before, said)
    path.parent.mkdir(exist_ok=True)
    files.write(path, text.encode("utf-8"), overwrite=True)
    return path


def _entry(said: Mapping[str, str]) -> str:
    lines = (f"{key} = {v if key == 'date' else _quoted(v)}" for key, v in said.items())
    return "\n".join(("[[confirmed]]", *lines))


def _without(text: str, row: str) -> str:
    """Return the file without what it says of a row; its other words stay as they are."""
    return "".join(_AFTER.findall(p)[0] if _is_of(p, row) else p for p in _ENTRY.split(text))


def _is_of(part: str, row: str) -> bool:
    """Say whether a part of the file is an entry of a row."""
    try:
        return [one.get("row") for one in tomllib.loads(part).get("confirmed", ())] == [row]
    except tomllib.TOMLDecodeError:  # no entry by itself: seen to by _check
        return False


def _check(text: str, before: str, said: Mapping[str, str]) -> None:
    """Raise LibraryError where the file is written in a way that cannot be changed line by line."""
    old, new = tomllib.loads(before), _content(text)
    kept = [one for one in old.get("confirmed", ()) if one["row"] != said["row"]]
    day = datetime.date.fromisoformat(said["date"])
    if new != {**old, "confirmed": [*kept, {**said, "date": day}]}:
        raise LibraryError(_BY_HAND)


def _content(text: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


_ENTRY = re.compile(r"(?=^\[\[confirmed\]\])", re.MULTILINE)
_AFTER = re.compile(r"(?:\n[ \t]*(?:#.*)?)*\Z")  # comments that follow an entry


_HEAD = (
    "# Hvem der har bekræftet en række i lovkataloget, i hvilken rolle og hvornår.\n"
    "# Skrives af »segl law confirm«."
)


def _quoted(text: str) -> str:
    """Return a text as a TOML basic string; JSON's own escapes are valid in it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


_BY_HAND = Message(
    f"{FOLDER}/{CONFIRMED} er skrevet på en måde, som Segl ikke retter i: ret filen selv. Intet "
    "er skrevet.",
    f"{FOLDER}/{CONFIRMED} is written in a way that Segl does not change: change the file "
    "yourself. Nothing was written.",
)
