"""Pictures, charts and shapes, and the words that stand for them (ISO/IEC 29500-1, 20.4.2.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from render.ooxml import WP, Element, local, w
from render.place import Place
from render.record import record
from render.story import Story, is_fallback

Kind = Literal["picture", "chart", "diagram", "shape"]
_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006/"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VML = "{urn:schemas-microsoft-com:vml}"
_KINDS: tuple[tuple[str, Kind], ...] = (
    (f"{{{_DRAWINGML}picture}}pic", "picture"),
    (f"{{{_DRAWINGML}chart}}chart", "chart"),
    (f"{{{_DRAWINGML}diagram}}relIds", "diagram"),
)
_PICTURE = _KINDS[0][0]
_PROPERTIES = f"{{{WP}}}docPr"
_SHAPES = frozenset(f"{_VML}{name}" for name in ("shape", "rect", "roundrect", "oval", "group"))
_TEXT = w("txbxContent")


@record
class Picture:
    """A picture: its kind, its alternative text ("" without one), and if it is mere decoration."""

    place: Place
    kind: Kind
    alt: str
    is_decorative: bool


def read(story: Story) -> Iterator[Picture]:
    """Yield the pictures of a part, each once; boxes of text and watermarks are none."""
    for element in story.root.iter(w("drawing"), w("pict"), w("object")):
        if is_fallback(element) or _is_deleted(element):
            continue
        yield from _drawing(story, element) if element.tag == w("drawing") else _vml(story, element)


def _is_deleted(element: Element) -> bool:
    """Say whether an element was deleted or moved away while changes were tracked."""
    return next(element.iterancestors(w("del"), w("moveFrom")), None) is not None


def _drawing(story: Story, element: Element) -> Iterator[Picture]:
    properties = next(element.iter(_PROPERTIES), None)
    if properties is None or properties.get("hidden") in ("1", "true"):
        return
    inner = list(_own(element))
    kind = next((kind for name, kind in _KINDS if any(e.tag == name for e in inner)), None)
    if kind is None and any(e.tag == _TEXT for e in inner):
        return  # a box of text is read as text
    alt = _words(properties) or _alt_of_all([e for e in inner if e.tag == _PICTURE])
    mark = next(properties.iter(_DECORATIVE), None)
    decorative = mark is not None and mark.get("val", "1") in ("1", "true")
    yield Picture(story.place(element), kind or "shape", alt, decorative)


def _own(element: Element) -> Iterator[Element]:
    """Yield what is drawn, not what the text in it holds."""
    for child in element:
        yield child
        if child.tag != _TEXT:
            yield from _own(child)


def _words(properties: Element) -> str:
    """Return the description, else the title that older Words let people write."""
    return (properties.get("descr") or properties.get("title") or "").strip()


def _alt_of_all(pictures: list[Element]) -> str:
    """Return the alternative texts of the pictures of a group, "" where one of them has none."""
    texts = [
        next((_words(e) for e in picture.iter() if local(e) == "cNvPr"), "") for picture in pictures
    ]
    return ", ".join(texts) if texts and all(texts) else ""


def _vml(story: Story, element: Element) -> Iterator[Picture]:
    """Yield the pictures of older Words; a watermark lies behind the text and says nothing."""
    for data in element.iter(f"{_VML}imagedata"):
        around = [shape for shape in data.iterancestors() if shape.tag in _SHAPES]
        if not any("watermark" in shape.get("id", "").lower() for shape in around):
            alt = next((shape.get("alt", "") for shape in around if shape.get("alt")), "")
            yield Picture(story.place(element), "picture", alt.strip(), is_decorative=False)
