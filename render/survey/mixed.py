"""Printed tags whose runs look different: the value looks as the first one (17.3.2)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from render import tags
from render.message import Message
from render.ooxml import Element, is_on, w
from render.place import Place
from render.record import record
from render.story import Story, characters, is_fallback, own_text
from render.survey.styles import Styles

LOOKS = {
    "b": Message("fed", "bold"),
    "i": Message("kursiv", "italic"),
    "u": Message("understregning", "underline"),
    "strike": Message("gennemstregning", "strikethrough"),
    "dstrike": Message("gennemstregning", "strikethrough"),
    "caps": Message("store bogstaver", "all caps"),
    "smallCaps": Message("kapitæler", "small caps"),
    "vertAlign": Message("hævet eller sænket skrift", "superscript or subscript"),
    "color": Message("farve", "colour"),
    "highlight": Message("fremhævning", "highlighting"),
    "sz": Message("skriftstørrelse", "font size"),
    "rFonts": Message("skrifttype", "font"),
}
_SWITCHES = frozenset({"b", "i", "strike", "dstrike", "caps", "smallCaps"})
_NOTHING = frozenset({"", "none", "auto", "baseline"})
_BY_TAG = {w(name): name for name in LOOKS}
Look = Mapping[str, str]


@record
class Mixed:
    """A tag that prints a value, and in what its runs differ: keys of LOOKS."""

    place: Place
    differs: tuple[str, ...]


@dataclass
class Looks:
    """What each style says of the look of text, worked out when it is first asked for."""

    styles: Styles
    _looks: dict[str, Look] = field(default_factory=dict)

    def look(self, style_id: str) -> Look:
        """Return the look that a style and those below it give."""
        if style_id not in self._looks:
            look: dict[str, str] = {}
            for style in reversed(list(self.styles.chain(style_id))):
                look |= _look(style.find(w("rPr")))
            self._looks[style_id] = look
        return self._looks[style_id]

    def of(self, run: Element | None, paragraph: Element) -> Look:
        """Return how a run looks: by its paragraph's style, its own style and its own format."""
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        name = style.get(w("val"), "") if style is not None else ""
        look = dict(self.look(name or self.styles.default("paragraph")))
        properties = run.find(w("rPr")) if run is not None else None
        own = properties.find(w("rStyle")) if properties is not None else None
        if own is not None:
            look |= self.look(own.get(w("val"), ""))
        return look | _look(properties)


def _look(properties: Element | None, style: bool = False) -> dict[str, str]:
    """Return the look that properties give by themselves, with the style's name if asked."""
    entries = list(properties) if properties is not None else []
    look = {name: _value(e, name) for e in entries if (name := _BY_TAG.get(str(e.tag))) is not None}
    own = properties.find(w("rStyle")) if style and properties is not None else None
    return look if own is None else look | {"style": own.get(w("val"), "")}


def _value(entry: Element, name: str) -> str:
    if name in _SWITCHES:
        return "on" if is_on(entry) else ""
    if name == "rFonts":
        theme = entry.get(w("asciiTheme"))
        return f"theme {theme}" if theme else entry.get(w("ascii"), "")
    value = entry.get(w("val"), "")
    return "" if value in _NOTHING else value.lower()


def read(story: Story, looks: Looks) -> Iterator[Mixed]:
    """Yield the mixed tags of a part; what stands in a fallback copy is left out."""
    torn = (text for text in story.root.iter(w("t")) if _is_torn(text.text or ""))
    owners = (next(text.iterancestors(w("p")), None) for text in torn)
    for paragraph in dict.fromkeys(owner for owner in owners if owner is not None):
        if not is_fallback(paragraph):
            yield from _paragraph(story, paragraph, looks)


def _is_torn(text: str) -> bool:
    """Say whether a tag may begin in a text and end in another (a quick look)."""
    return "{" in text and (text.endswith("{") or text.count("{{") != text.count("}}"))


def _paragraph(story: Story, paragraph: Element, looks: Looks) -> Iterator[Mixed]:
    elements = list(own_text(paragraph))
    text = "".join(map(characters, elements))
    starts = list(accumulate((len(characters(e)) for e in elements[:-1]), initial=0))
    for span in tags.scan(text):
        if isinstance(span, tags.Span) and span.kind == "output":
            first, last = bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)
            pieces = [e for e in elements[first:last] if characters(e).strip()]
            differs = _differs(pieces, paragraph, looks)
            if differs:
                yield Mixed(story.place(paragraph, text[span.start : span.end]), differs)


def _differs(pieces: Sequence[Element], paragraph: Element, looks: Looks) -> tuple[str, ...]:
    runs = dict.fromkeys(next(piece.iterancestors(w("r")), None) for piece in pieces)
    if len(runs) < 2:
        return ()
    written = [_look(run.find(w("rPr")), style=True) for run in runs if run is not None]
    if all(one == written[0] for one in written[1:]):
        return ()  # so that most documents need not have their styles read
    first, *others = (looks.of(run, paragraph) for run in runs)
    return tuple(name for name in LOOKS if any(_unlike(name, first, other) for other in others))


def _unlike(name: str, one: Look, other: Look) -> bool:
    left, right = one.get(name, ""), other.get(name, "")
    if name == "rFonts" and left.startswith("theme") != right.startswith("theme"):
        return False  # the theme may name the same font
    return left != right
