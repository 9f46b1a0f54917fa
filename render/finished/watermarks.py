"""Watermarks that call a document a draft: WordArt behind the text, as Word makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from render.ooxml import VML
from render.place import Place
from render.story import Story

_TEXT = f"{{{VML}}}textpath"
_RUN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_LONG = 60  # characters of a watermark; what says more is a text
_DRAFT = re.compile(r"(?i)\b(?:udkast|kladde|draft|prøve(?:tryk)?|må ikke sendes)\b")


def read(story: Story) -> Iterator[Place]:
    """Yield where a part has such a watermark: Word writes `v:textpath`, others `a:t`."""
    for path in story.root.iter(_TEXT, _RUN):
        words = path.get("string", "") if path.tag == _TEXT else path.text or ""
        if _DRAFT.search(words) and len(words) <= _LONG:
            yield Place(story.part, story.kind)
