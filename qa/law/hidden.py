"""
Which outputs tell the address of another than the recipient, though it is protected.

What the proof does not exclude is shown: a case is filled twice, the second time with another
address, and told only where the letter is another, too.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qa.proof.formula import Formula, Number, Variable, at_most, conj, neg
from qa.proof.proof import Proof, Shown
from qa.proof.site import ITEM, Site, Slot
from qa.proof.watching import Leaving, Watched, names_of
from qa.proof.witness import Case
from render.errors import CaseError
from render.expression import LanguageError, path
from render.parsing import parse
from render.renderer import Renderer
from render.schema import Schema
from render.tag import Tag

Steps = tuple[str | int, ...]
MAX_PLACES = 50  # of one case that are changed
_TURNED = str.maketrans("0123456789", "1234567890")


@dataclass(frozen=True, slots=True)
class Told:
    """
    An output that tells an address: `path` is its field, `shown` a case in which it does.

    `flag` is how the tag's neighbours call the field that says whether the address is
    protected, "" where the schema has none.
    """

    tag: Tag
    path: str
    flag: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class Judged:
    """The outputs that a case shows, and those that are neither shown nor excluded."""

    told: tuple[Told, ...]
    undecided: tuple[Leaving, ...]


def judge(proof: Proof) -> Judged:
    """Judge the outputs of a template; of lines that stand and fall together, the first."""
    before: dict[tuple[Watched, str], list[Formula]] = {}
    tags: set[tuple[Watched, str, int]] = set()
    shown: list[Told] = []
    open_: list[Leaving] = []
    for one in (one for walk in proof.walks for one in walk.reader.watch.leaving):
        part = (one.watched, one.tag.place.part)
        met = before.setdefault(part, [])
        if (*part, one.tag.number) in tags or _is_told(proof, one, met):
            continue
        found = _shown(proof, one)
        if found is None:
            open_.append(one)
            continue
        met.append(one.condition)
        tags.add((*part, one.tag.number))
        shown.append(Told(one.tag, _written(names_of(one.site.path)), _flag(one), found))
    return Judged(tuple(shown), tuple(open_))


def _shown(proof: Proof, one: Leaving) -> Shown | None:
    """Return a case in which an output tells an address; None where none was shown."""
    for condition in (one.condition, conj(one.condition, *_later(one.site))):
        shown = proof.filling_shown(condition, _telling(one.watched))
        if shown is not None:
            return Shown(shown.case, one.condition)
    return None


def _later(site: Site) -> Iterator[Formula]:
    """Yield that items stand behind the first: what is said of that may be said of another."""
    for step in site.path:
        if isinstance(step, Slot) and step.index is None:
            yield at_most(Number(1), Variable(("turn", step.number), "whole"))


def _is_told(proof: Proof, one: Leaving, before: list[Formula]) -> bool:
    """Say whether an output tells nothing, or nothing that one before it does not tell too."""
    return proof.excluded(conj(one.condition, *(neg(condition) for condition in before)))


def _telling(watched: Watched) -> Callable[[Renderer, Case], bool]:
    return lambda renderer, case: _tells(renderer, case, watched)


def _tells(renderer: Renderer, case: Case, watched: Watched) -> bool:
    """Say whether the letter of a case is another with another protected address."""
    schema = renderer.schema
    try:
        letter = renderer.parts(case)
        return schema is not None and any(
            renderer.parts(other) != letter for other in _others(schema, case, watched)
        )
    except CaseError:
        return False


def _others(schema: Schema, case: Case, watched: Watched) -> Iterator[Case]:
    """Yield the case with another address, one field at a time, where it must not be told."""
    count = 0
    for steps in _places(case, watched.names):
        owner = _at(case, steps[:-1])
        if watched.flag and owner.get(watched.flag) is False:
            continue
        for leaf in _leaves(_at(case, steps), steps):
            count += 1
            if count <= MAX_PLACES:
                yield from _changed(schema, case, leaf)


def _places(case: Any, names: tuple[str, ...], at: Steps = ()) -> Iterator[Steps]:
    """Yield where in a case some names lead, to each item of a list."""
    if not names:
        yield at
    elif names[0] == ITEM and isinstance(case, list):
        for index, inner in enumerate(case):
            yield from _places(inner, names[1:], (*at, index))
    elif isinstance(case, Mapping) and names[0] in case:
        yield from _places(case[names[0]], names[1:], (*at, names[0]))


def _leaves(value: Any, at: Steps) -> Iterator[Steps]:
    if isinstance(value, str):
        yield at
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, (*at, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*at, index))


def _changed(schema: Schema, case: Case, leaf: Steps) -> Iterator[Case]:
    """Yield the case with another text at one place, as far as the schema takes it."""
    text = _at(case, leaf)
    for other in (f"{text}x", f"x{text[1:]}", f"y{text[1:]}", text.translate(_TURNED)):
        made = copy.deepcopy(dict(case))
        _at(made, leaf[:-1])[leaf[-1]] = other
        if other != text and schema.accepts(made):
            yield made


def _at(value: Any, steps: Steps) -> Any:
    for step in steps:
        value = value[step]
    return value


def _written(names: tuple[str, ...]) -> str:
    return ".".join(names).replace(f".{ITEM}", ITEM)


def _flag(one: Leaving) -> str:
    """Return what the field is called where the tag stands: `p.adressebeskyttet` in a loop."""
    watched = one.watched
    if not watched.flag:
        return ""
    called = _called(one.tag).split("|")[0]
    below = f".{watched.names[-1]}"
    if below in called:
        return f"{called.rpartition(below)[0]}.{watched.flag}"
    return f"{_written(watched.names[:-1])}.{watched.flag}"


def _called(tag: Tag) -> str:
    try:
        return path(parse(tag.code))
    except LanguageError:
        return ""
