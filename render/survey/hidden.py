"""Hidden text: unseen by the author, not by the reader (ISO/IEC 29500-1, 17.3.2.41)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from render.ooxml import Element, is_on, w
from render.place import Place
from render.story import Story, characters, is_fallback, own_text


@dataclass(frozen=True, slots=True)
class Hidden:
    """The hidden words of a paragraph, as one text."""

    place: Place
    text: str


def read(story: Story) -> Iterator[Hidden]:
    """Yield the hidden text of a part; what stands in a fallback copy is left out."""
    if not any(True for _ in story.root.iter(w("vanish"))):
        return
    for paragraph in story.root.iter(w("p")):
        text = "".join(characters(e) for e in own_text(paragraph) if _is_hidden(e))
        if text.strip() and not is_fallback(paragraph):
            yield Hidden(story.place(paragraph, text), text)


def _is_hidden(text: Element) -> bool:
    run = next(text.iterancestors(w("r")), None)
    return run is not None and is_on(run.find(f"{w('rPr')}/{w('vanish')}"))
