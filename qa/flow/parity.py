"""
Two language versions of one letter side by side: what the one has that the other lacks.

Words cannot be compared; what must be the same in every language can: the fields that are
filled in, the conditions, the law that is cited, the headings that the law asks for, figures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from qa.law.sections import matches
from qa.subject import Subject
from render.message import Message
from render.place import Place
from render.shape import ITEM
from render.template import Template

_CONTROL = re.compile(r"\s*(if|elif|for)\b(.*)", re.DOTALL)
_FIGURE = re.compile(r"(?<![\w.,/-])\d{1,3}(?![\w./-]|,\d)")


@dataclass(frozen=True, slots=True)
class Uneven:
    """
    Something that one version has more often than the other.

    `place` is where the first of them stands in the version that has it; `language` is that of
    the other, which lacks it.
    """

    what: str
    place: Place
    has: str
    lacks: str


def sides(subject: Subject) -> Iterator[Subject]:
    """
    Yield the other versions of a template as subjects.

    None where one cannot be read whole: what a block that is not there would say, or a tag that
    cannot be read, is missing for that reason, which is told where it stands.
    """
    if is_whole(subject):
        for other in subject.others or ():
            yield replace(subject, template=other, others=(), leads=False)


def is_whole(subject: Subject) -> bool:
    """Say whether all versions of a template can be read to their last tag and block."""
    versions = (subject.template, *(subject.others or ()))
    broken = any(one is None or one.faults for one in versions)
    return subject.others is not None and not broken


def _compare(
    one: Subject, other: Subject, found: Callable[[Subject], Iterable[tuple[str, Place]]]
) -> Iterator[Uneven]:
    """Yield what either side has more often, with where it first stands."""
    counts = [_counted(found(side)) for side in (one, other)]
    for (mine, theirs), side, rest in (
        ((counts[0], counts[1]), one, other),
        ((counts[1], counts[0]), other, one),
    ):
        for what, places in mine.items():
            if len(places) > len(theirs.get(what, ())):
                yield Uneven(what, places[0], side.language, rest.language)


def _counted(found: Iterable[tuple[str, Place]]) -> Mapping[str, list[Place]]:
    places: dict[str, list[Place]] = {}
    for what, place in found:
        places.setdefault(what, []).append(place)
    return places


def fields(one: Subject, other: Subject) -> Iterator[Uneven]:
    """Yield the fields that only one version reads: how often does not matter."""
    found = list(_compare(one, other, lambda side: dict(_fields(side)).items()))
    for uneven in found:  # a group is only told where none of its fields is
        below = (f"{uneven.what}.", f"{uneven.what}{ITEM}")
        if not any(o.has == uneven.has and o.what.startswith(below) for o in found):
            yield uneven


def _fields(side: Subject) -> Iterator[tuple[str, Place]]:
    if side.template is None or side.schema is None:
        return
    for walk in side.walks:
        for path, tag in sorted(walk.used.items(), key=lambda pair: pair[0]):
            yield ".".join(path).replace(f".{ITEM}", ITEM), tag.place


def conditions(one: Subject, other: Subject) -> Iterator[Uneven]:
    """Yield the conditions and loops that one version has more often."""
    yield from _compare(one, other, lambda side: _conditions(side.template))


def _conditions(template: Template | None) -> Iterator[tuple[str, Place]]:
    for tag in template.tags() if template is not None else ():
        match = _CONTROL.match(tag.code)
        if match is not None:
            yield f"{match[1]} {' '.join(match[2].split())}", tag.place


def sections(one: Subject, other: Subject) -> Iterator[Uneven]:
    """Yield the sections of law with a heading in one version, where both languages know one."""
    kind = one.document_type
    known = [
        section
        for section in (kind.sections if kind is not None else ())
        if all(section.headings.get(side.language) for side in (one, other))
    ]

    def found(side: Subject) -> Iterator[tuple[str, Place]]:
        for section in known:
            for heading in side.headings:
                if matches(heading.text, section.headings[side.language]):
                    yield section.title.da, heading.paragraph.place
                    break

    yield from _compare(one, other, found)


def citations(one: Subject, other: Subject) -> Iterator[Uneven]:
    """Yield what of the law only one version cites: a statute, or a paragraf of one."""
    yield from _compare(one, other, lambda side: dict(_cited(side)).items())


def _cited(side: Subject) -> Iterator[tuple[str, Place]]:
    for one in side.citations:
        if one.field is not None:
            continue
        act = one.statute.names("da")[-1] if one.statute is not None else ""
        if one.statute is not None:
            yield act, one.where
        for section, _ in one.sections:
            yield f"§ {section}" + (f" ({act})" if act else ""), one.where


def figures(one: Subject, other: Subject) -> Iterator[Uneven]:
    """Yield the figures outside citations that one version has more often."""
    yield from _compare(one, other, _figures)


def _figures(side: Subject) -> Iterator[tuple[str, Place]]:
    cited: Counter[tuple[object, str]] = Counter()
    for one in side.citations:
        for figure in _FIGURE.findall(one.quote):
            cited[(one.place.part, one.place.paragraph), figure] += 1
    for paragraph in side.words:
        for figure in _FIGURE.findall(paragraph.text):
            key = ((paragraph.place.part, paragraph.place.paragraph), figure)
            if cited[key]:
                cited[key] -= 1
            else:
                yield figure, paragraph.place.quoting(figure)


# --- in words ------------------------------------------------------------------------------


def at(one: Uneven, subject: Subject) -> Place:
    """Return where a finding stands: in the version that it is told of, if it is there."""
    return one.place if one.has == subject.language else subject.start


def told(what: Message, one: Uneven) -> Message:
    """Return what is uneven, with the place of it and the version that lacks it."""
    places = {name: one.place.describe(name) for name in ("da", "en")}
    names = _NAMES[one.has], _NAMES[one.lacks]
    return Message(
        f"{what.da.format(one.what)} findes i den {names[0].da} version ({places['da']}) og "
        f"mangler i den {names[1].da}.",
        f"{what.en.format(one.what)} is in the {names[0].en} version ({places['en']}) and is "
        f"missing in the {names[1].en} one.",
    )


_NAMES = {"da": Message("danske", "Danish"), "kl": Message("grønlandske", "Kalaallisut")}
