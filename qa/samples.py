"""The sample cases of a template, filled: what of them it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from render import case, recipients
from render import choice as choices
from render.errors import CaseError, Problem
from render.library import Entry
from render.message import Message
from render.recipients import Letter
from render.renderer import Renderer


def refused(entry: Entry, renderer: Renderer) -> dict[str, tuple[Problem, ...]]:
    """Fill a template with a schema from each of its sample cases; the problems by file name."""
    found: dict[str, tuple[Problem, ...]] = {}
    for path in entry.cases:
        try:
            _fill(entry, renderer, case.read(path.read_bytes()))
        except CaseError as error:
            found[path.name] = error.causes
        except OSError:
            found[path.name] = (Problem("", _UNREADABLE),)
    return found


def _fill(entry: Entry, renderer: Renderer, data: Mapping[str, Any]) -> None:
    """Fill each letter of a sample case; raises CaseError for one that cannot be made."""
    assert renderer.schema is not None
    letters = recipients.letters(data, renderer.schema.shape)
    choice = choices.path(renderer.schema, entry.manifest)
    wrong: list[tuple[Letter, CaseError]] = []
    for letter in letters:
        try:
            choices.check_version(letter.data, choice, entry.files)
            renderer.check(letter.data)
            renderer.parts(letter.data)  # and not packed: nobody reads the letter
        except CaseError as error:
            wrong.append((letter, error))
    if wrong:
        recipients.refuse_all(wrong, len(letters))


_UNREADABLE = Message("Filen kan ikke læses.", "The file cannot be read.")
