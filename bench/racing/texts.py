"""What a reader sees of a letter: the text of its headers, body and footers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}


def visible(data: bytes) -> list[str]:
    """
    Return the paragraphs of a DOCX that say something, part by part.

    Empty ones are left out: where a condition is not met some engines leave one, some none.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if _is_read(name)]
        return [text for name in sorted(names) for text in _paragraphs(archive.read(name))]


def _is_read(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    return (
        folder == "word"
        and file.endswith(".xml")
        and file.startswith(("document", "header", "footer"))
    )


def _paragraphs(data: bytes) -> Iterator[str]:
    root = etree.fromstring(data)  # strict: markup that does not hold together is told
    for paragraph in root.iter(f"{_W}p"):
        text = "".join(_signs(paragraph))
        if text.strip():
            yield text


def _signs(paragraph: etree._Element) -> Iterator[str]:
    for run in paragraph.iter(f"{_W}r"):
        for child in run:
            if child.tag == f"{_W}t":
                yield child.text or ""
            else:
                yield _SIGNS.get(str(child.tag), "")
