"""Watermarks that call a document a draft: WordArt behind the text, as Word makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from render.ooxml import VML
from render.place import Place
from render.story import Story

_TEXT = f"{{{VML}}}textpath"
_DRAFT = re.compile(r"(?i)\b(?:udkast|kladde|draft|prøve(?:tryk)?|må ikke sendes)\b")


def read(story: Story) -> Iterator[Place]:
    """Yield where a part has such a watermark (Word writes its words into `v:textpath`)."""
    for path in story.root.iter(_TEXT):
        if _DRAFT.search(path.get("string", "")):
            yield Place(story.part, story.kind)
