"""
Fields that show a property of the document (DOCPROPERTY and TITLE; ISO/IEC 29500-1,
17.16.5.18 and 17.16.5.65).

Word does not renew them when it opens a letter, so what they show is written with the
property; it does when a person prints or updates fields, and then must find the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from render import picture, tags
from render.esdh.control import replace
from render.ooxml import XML, Element, w

_SHOWS = re.compile(r'\s*DOCPROPERTY\s+(?:"([^"]+)"|([^\s"\\]+))\s*(.*)', re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"\s*TITLE\s*(\\.*)?", re.IGNORECASE | re.DOTALL)
_FIELD = re.compile(r"\{\{ ([\w.]+) \}\}")
_PICTURE = re.compile(r'\\@\s*"?([^"\\]*[^"\\\s])"?')
_KEEPS = re.compile(r"(?:\\\*\s*(?:MERGEFORMAT|CHARFORMAT)\s*)*", re.IGNORECASE)


@dataclass
class _Open:
    """A complex field that is being read: its instruction, then the texts of its result."""

    begin: Element
    instruction: str = ""
    result: bool = False
    has_inner: bool = False
    texts: list[Element] = field(default_factory=list)


def fill(root: Element, values: Mapping[str, str]) -> bool:
    """
    Let the fields of a part show their properties; say if anything changed.

    `values` are texts of a template by the names of properties, in small letters. A field with a
    format of its own that shows what no case changes is left as it is; what a case changes is
    written in any format, for the old words may be another case's.
    """
    changed = False
    for instruction, texts, end in list(_fields(root)):
        name, rest = _shown(instruction)
        words = values.get(name.casefold())
        if words is None or (_KEEPS.fullmatch(rest) is None and not _follows(words)):
            continue
        words = _formatted(words, rest)
        before = "".join(one.text or "" for one in texts)
        if before == words or tags.has_delimiter(before):  # what the author tagged goes first
            continue
        replace(texts, words)
        if not any(one.tag == w("t") for one in texts) and words:
            _add(end, words)
        changed = True
    return changed


def _follows(words: str) -> bool:
    """Say whether a property follows from the case, or was blanked as another case's."""
    return not words or tags.has_delimiter(words)


def _formatted(words: str, rest: str) -> str:
    """Return a date as a field's own picture has it (17.16.4.1), all else as it is."""
    field, form = _FIELD.fullmatch(words), _PICTURE.search(rest)
    if field is None or form is None or not picture.is_picture(form[1]):
        return words
    return f'{{{{ {field[1]}|dato("{form[1]}") }}}}'


def _shown(instruction: str) -> tuple[str, str]:
    if (match := _TITLE.fullmatch(instruction)) is not None:
        return "title", match[1] or ""
    match = _SHOWS.fullmatch(instruction)
    return ((match[1] or match[2]).strip(), match[3]) if match is not None else ("", "")


def _fields(root: Element) -> Iterator[tuple[str, list[Element], Element]]:
    """Yield instruction, texts of the result, and the element that ends or holds each field."""
    for simple in root.iter(w("fldSimple")):
        yield simple.get(w("instr"), ""), list(simple.iter(w("t"))), simple
    opened: list[_Open] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = element.get(w("fldCharType"), "")
        if kind == "begin":
            for outer in opened:
                outer.has_inner = True
            opened.append(_Open(element))
        elif not opened:
            continue
        elif kind == "separate":
            opened[-1].result = True
        elif kind == "end":
            done = opened.pop()
            if not done.has_inner and done.result:
                yield done.instruction, done.texts, element
        elif element.tag == w("instrText"):
            opened[-1].instruction += element.text or ""
        elif opened[-1].result:
            opened[-1].texts.append(element)


def _add(end: Element, words: str) -> None:
    """Write a result where a field has none: in the field, or before the run that ends it."""
    run = etree.Element(w("r"))
    text = etree.SubElement(run, w("t"))
    text.text = words
    text.set(f"{{{XML}}}space", "preserve")
    last = end.getparent()
    if end.tag == w("fldSimple"):
        end.append(run)
    elif last is not None and last.getparent() is not None:
        last.addprevious(run)
