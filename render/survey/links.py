"""Links, as elements and as fields, with the words to click on (ISO/IEC 29500-1, 17.16.22)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from render.ooxml import OFFICE, Element, w
from render.place import Place
from render.record import record
from render.story import Story, characters, is_fallback

_LINK, _SIMPLE, _CHAR, _CODE = w("hyperlink"), w("fldSimple"), w("fldChar"), w("instrText")
_KIND = w("fldCharType")
_PICTURES = (w("drawing"), w("pict"), w("object"))
_TEXT = (w("t"), w("tab"), w("br"))
MAX_PIECES = 200  # of a link's words: enough to tell them


@record
class Link:
    """
    A link: the words that stand for it, and if there is a picture to click on instead.

    `target` tells links apart (a relationship's id, a bookmark or a field's code).
    """

    place: Place
    text: str
    target: str
    has_picture: bool


def read(story: Story) -> Iterator[Link]:
    """Yield the links of a part; fallback copies are left out."""
    for element in story.root.iter(_LINK):
        if not is_fallback(element):
            target = element.get(f"{{{OFFICE}}}id") or element.get(w("anchor")) or ""
            yield _link(story, element, target, list(element.iter(*_TEXT, *_PICTURES)))
    if next(story.root.iter(_CODE), None) is not None:
        yield from _fields(story)
    for element in story.root.iter(_SIMPLE):
        code = element.get(w("instr"), "")
        if _is_link(code) and not is_fallback(element):
            yield _link(story, element, code, list(element.iter(*_TEXT, *_PICTURES)))


def _link(story: Story, element: Element, target: str, shown: list[Element]) -> Link:
    pictures = any(e.tag in _PICTURES for e in shown)
    text = "".join(characters(e) for e in shown if e.tag in _TEXT)
    return Link(story.place(element, text), text, target.strip(), pictures)


def _is_link(code: str) -> bool:
    return code.upper().split()[:1] == ["HYPERLINK"]


@dataclass
class _Field:
    """A field while it is read: where it begins, what it does, where its result begins."""

    begin: Element
    code: str = ""
    result: int = -1


def _fields(story: Story) -> Iterator[Link]:
    """Yield the links that are fields of several runs; a field may stand inside another."""
    open_: list[_Field] = []
    shown: list[Element] = []
    for element in story.root.iter(_CHAR, _CODE, *_TEXT, *_PICTURES):
        kind = element.get(_KIND)
        if kind == "begin":
            open_.append(_Field(element))
        elif kind == "separate" and open_:
            open_[-1].result = len(shown)
        elif kind == "end" and open_:
            done = open_.pop()
            if _is_link(done.code) and done.result >= 0 and not is_fallback(done.begin):
                result = shown[done.result : done.result + MAX_PIECES]
                yield _link(story, done.begin, done.code, result)
        elif element.tag == _CODE and open_:
            open_[-1].code += element.text or ""
        elif element.tag != _CHAR:
            shown.append(element)
