"""Which templates are due to be looked at again, by the date that their manifest gives."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from render.errors import SeglError
from render.library import Library

State = Literal["overdue", "due", "later", "undated", "broken"]
_ORDER: tuple[State, ...] = ("broken", "overdue", "undated", "due", "later")


@dataclass(frozen=True, slots=True)
class Due:
    """A template with its owner and its date, "" without one; `state` is as of a day."""

    id: str
    title: str
    owner: str
    version: str
    review_by: str
    state: State


def due(library: Library, day: datetime.date, until: datetime.date) -> tuple[Due, ...]:
    """
    Return all templates, the most urgent first.

    On `day`, one whose date has passed is overdue; one whose date lies no later than `until`
    is due.
    """
    found = list(_all(library, day, until))
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.state), one.review_by, one.id)))


def _all(library: Library, day: datetime.date, until: datetime.date) -> Iterator[Due]:
    for template_id, entry in library.entries():
        if isinstance(entry, SeglError):
            yield Due(
                template_id, library.titles.get(template_id, template_id), "", "", "", "broken"
            )
            continue
        one = entry.manifest
        state = _state(one.review_by, day, until)
        yield Due(template_id, one.title, one.owner, one.version, one.review_by, state)


def _state(review_by: str, day: datetime.date, until: datetime.date) -> State:
    if not review_by:
        return "undated"
    date = datetime.date.fromisoformat(review_by)
    if date < day:
        return "overdue"
    return "due" if date <= until else "later"
