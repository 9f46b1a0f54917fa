"""
Look at one filled letter: is everything in it that must be, and nothing that must not?

What was printed is known from the trace of the filling, which headings there must be from
the proof; the letter is read again from its bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from qa.gate.failure import Failure
from qa.gate.letter import Broken, Page, folded, pages
from qa.gate.outline import Outline, shown
from qa.gate.places import Case, texts
from qa.gate.tracing import Printed, Trace
from qa.proof.proof import Proof
from render.expression import path
from render.message import Message
from render.nodes import Text, walk
from render.place import Place
from render.stories import heading_levels
from render.template import Part
from render.values import Meant, Paragraphs, is_visible, kind_of, plain

_SIGNS = ("{{", "}}", "{%", "%}", "{#", "#}")
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))
_RUNNING = ("text", "block")  # where a value stands among the words of a paragraph
_PLAIN = ("plain", "property")


@dataclass(frozen=True)
class Checker:
    """Looks at the letters of one template."""

    proof: Proof

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """The outline levels of the template's styles."""
        return heading_levels(self.proof.template.package)

    @cached_property
    def outline(self) -> Outline:
        """The headings, as the proof sees them."""
        return Outline(self.proof)

    @property
    def stories(self) -> Mapping[str, str]:
        """The kind of each part, by its name."""
        return {name: part.story for name, part in self._parts.items()}

    @cached_property
    def _parts(self) -> Mapping[str, Part]:
        return {part.name: part for part in self.proof.template.parts}

    def look(self, case: Case, trace: Trace, parts: Mapping[str, bytes]) -> Iterator[Failure]:
        """Yield what is wrong with the parts that a case was filled into."""
        for page in pages(parts, self.levels):
            if isinstance(page, Broken):
                yield Failure("invalid", Place(page.name), page.why, case)
                continue
            yield from self._lost(page, trace.printed.get(page.name, []), case)
            yield from self._left(page, case)
            if self.outline.body is not None and page.name == self.outline.body.name:
                yield from self._headings(page, case)

    # --- values ----------------------------------------------------------------------

    def _lost(self, page: Page, printed: list[Printed], case: Case) -> Iterator[Failure]:
        """Yield each tag whose value is not in the letter as often as it was printed."""
        wanted: Counter[tuple[str, str]] = Counter()
        last: dict[tuple[str, str], Printed] = {}
        for one in printed:
            if is_hole(one.value):
                yield _failure(one, _HOLE, case)
            for words in _words(one):
                wanted[words] += 1
                last[words] = one
        for (where, text), times in wanted.items():
            found = page.paragraphs if where in _RUNNING else page.whole
            if found.count(text) < times:
                yield _failure(last[where, text], _LOST, case)

    def _left(self, page: Page, case: Case) -> Iterator[Failure]:
        """
        Yield the delimiters that are in a letter, and not in the template's literal text.

        A case with a brace in a value says nothing here: two values may meet in a delimiter.
        """
        given = (*texts(case), *texts(self.proof.municipality))
        if any("{" in text or "}" in text for _, text in given):
            return
        part = self._parts[page.name]
        literal = [node.markup for node in walk(part.body) if isinstance(node, Text)]
        known = {sign for markup in literal for sign in _SIGN.findall(markup)}
        for sign in dict.fromkeys(_SIGN.findall(page.paragraphs or page.whole)):
            if sign not in known:
                yield Failure("damaged", Place(page.name, part.story), _sign(sign), case)

    # --- headings --------------------------------------------------------------------

    def _headings(self, page: Page, case: Case) -> Iterator[Failure]:
        lacking, many = self.outline.wrong(case, page.headings)
        for heading in lacking:
            yield Failure("damaged", heading.paragraph.place, _lacks(shown(heading)), case)
        for heading in many:
            yield Failure("damaged", heading.paragraph.place, _stray(shown(heading)), case)


def is_hole(value: object) -> bool:
    """Say whether a printed value leaves a hole that no author meant."""
    if isinstance(value, Paragraphs):
        return not (value.lines or value.meant)
    return isinstance(value, str) and not is_visible(value) and not isinstance(value, Meant)


def _words(printed: Printed) -> Iterator[tuple[str, str]]:
    """Yield what a reader must find of a value, and in what kind of place."""
    where = printed.output.tag.context.where
    if where not in (*_RUNNING, *_PLAIN):
        return
    match printed.value:
        case Paragraphs(lines):
            found = [*lines]
        case str() as text:
            found = [text]
        case value if kind_of(value) == "number":
            found = [plain(value)]
        case _:
            return
    yield from ((where, folded(one)) for one in found if folded(one))


def _failure(printed: Printed, said: tuple[str, str], case: Case) -> Failure:
    name = path(printed.output.value)
    return Failure(
        "damaged",
        printed.output.tag.place,
        Message(said[0].format(name), said[1].format(name)),
        case,
    )


_LOST = (
    "Det, som »{}« skriver, er ikke (helt) med i brevet.",
    'What "{}" prints is not (all) in the letter.',
)
_HOLE = ("»{}« skrev ingenting: der er et hul i brevet.", '"{}" printed nothing: a hole.')


def _sign(sign: str) -> Message:
    return Message(
        f"En rest af en kode (»{sign}«) står i det færdige brev.",
        f'A remnant of a tag ("{sign}") is in the finished letter.',
    )


def _lacks(heading: str) -> Message:
    return Message(
        f"Overskriften »{heading}« skulle være i brevet efter betingelserne, men er der ikke.",
        f'The heading "{heading}" should be in the letter by its conditions, but is not.',
    )


def _stray(heading: str) -> Message:
    return Message(
        f"Overskriften »{heading}« er i brevet, selv om betingelserne ikke er opfyldt.",
        f'The heading "{heading}" is in the letter though its conditions do not hold.',
    )
