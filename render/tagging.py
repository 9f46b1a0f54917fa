"""
Write tags into a copy of a letter in place of what its author left to be filled in.

Only where nothing can go wrong: whole words within one paragraph and outside fields, or
a whole merge field of its own. The tag takes the format of the first character replaced;
all else stays as it was.
"""

from __future__ import annotations

import copy
import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from lxml import etree

from render import archive, ooxml, tags
from render.archive import DECLARATION
from render.ooxml import XML, Element, local, w
from render.package import Package
from render.record import record
from render.stories import stories
from render.story import characters, own_text

Codes = Callable[[str, str], str]  # the kind of story and the words there -> tag, "" for none
_MERGE = re.compile(
    r'\s*MERGEFIELD\s+(?:"([^"]+)"|(\S+))(?:\s+\\\*\s+(?:MERGE|CHAR)FORMAT)*\s*', re.IGNORECASE
)
_R, _T, _CHARACTER = w("r"), w("t"), w("fldChar")
_HELD = frozenset({"dataBinding", "dropDownList", "comboBox", "date", "checkbox", "picture"})
_STEPS = {"begin": 1, "end": -1}
_BETWEEN = frozenset({w("proofErr"), w("bookmarkStart"), w("bookmarkEnd")})


def write(source: Package, words: list[str], codes: Codes) -> tuple[bytes, int]:
    """
    Return the file with tags for some words, and how many were written.

    `codes` says what to write; merge fields are asked for as `«name»`.
    """
    changed: dict[str, bytes] = {}
    total, sought = 0, _Words.of(words)
    for part in stories(source):
        count = 0
        for paragraph, depth in list(_with_depth(part.root)):
            if depth == 0:  # else it lies in a field that began further up
                count += _paragraph(paragraph, part.kind, sought, codes)
        if count:
            total += count
            text = etree.tostring(part.root, encoding="unicode")
            changed[part.name] = (DECLARATION + text).encode("utf-8")
    return archive.write(source.members, changed), total


def _with_depth(root: Element) -> Iterator[tuple[Element, int]]:
    """Yield the paragraphs of a part, each with how many fields are open where it begins."""
    depth = 0
    for element in root.iter(w("p"), _CHARACTER):
        if element.tag == _CHARACTER:
            depth += _STEPS.get(element.get(w("fldCharType"), ""), 0)
        else:
            yield element, depth


def _paragraph(paragraph: Element, kind: str, words: _Words, codes: Codes) -> int:
    count = 0
    for field in list(_fields(paragraph)):
        code = codes(kind, f"«{field.name}»")
        if code:
            field.replace(code)
            count += 1
    return count + _words(paragraph, kind, words, codes)


# --- words ---------------------------------------------------------------------------


@record
class _Words:
    """Words to look for, by what they begin with and how long they are: many cost no more."""

    known: frozenset[str]
    lengths: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, words: Iterable[str]) -> _Words:
        known = frozenset(filter(None, words))
        lengths: dict[str, set[int]] = {}
        for word in known:
            lengths.setdefault(word[0], set()).add(len(word))
        return cls(known, {first: sorted(some, reverse=True) for first, some in lengths.items()})

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where words stand outside tags, the longest at each place, none in another."""
        begins = [place for place, first in enumerate(text) if first in self.lengths]
        if not begins:
            return
        free = 0
        taken = deque((s.start, s.end) for s in tags.scan(text) if isinstance(s, tags.Span))
        for start in begins:
            end = self._end(text, start) if start >= free else 0
            while taken and taken[0][1] <= start:
                taken.popleft()
            if end and not (taken and taken[0][0] < end):
                free = end
                yield start, end

    def _end(self, text: str, start: int) -> int:
        ends = (start + length for length in self.lengths[text[start]])
        return next((end for end in ends if text[start:end] in self.known), 0)


def _words(paragraph: Element, kind: str, words: _Words, codes: Codes) -> int:
    elements = list(own_text(paragraph))
    text = "".join(map(characters, elements))
    found = [
        (start, end, code)
        for start, end in words.spans(text)
        if (code := codes(kind, text[start:end]))
    ]
    if not found:
        return 0
    closed = _inside_fields(paragraph)
    begins = [0, *accumulate(len(characters(element)) for element in elements)]
    return sum(
        _put(elements, begins, start, end, code, closed)
        for start, end, code in reversed(found)  # so that what is before keeps its place
    )


def _put(
    elements: list[Element],
    begins: list[int],
    start: int,
    end: int,
    code: str,
    closed: set[Element],
) -> int:
    """Write a tag over a stretch of text, if it is plain text in runs all through."""
    first, last = bisect_right(begins, start) - 1, bisect_right(begins, end - 1) - 1
    touched = elements[first : last + 1]
    if any(element.tag != _T or element in closed for element in touched):
        return 0
    controls = {control for element in touched for control in element.iterancestors(w("sdt"))}
    if not all(_is_plain(control) for control in controls):
        return 0
    for control in controls:  # else Word would take the tag for a prompt, and clear it at a click
        for prompt in list(control.iterfind(f"{w('sdtPr')}/{w('showingPlcHdr')}")):
            ooxml.remove(prompt)
    for number, element in enumerate(touched, first):
        text = element.text or ""
        left, right = max(start - begins[number], 0), min(end - begins[number], len(text))
        element.text = text[:left] + (code if number == first else "") + text[right:]
        element.set(f"{{{XML}}}space", "preserve")
    return 1


def _is_plain(control: Element) -> bool:
    """Say whether a content control keeps what is written in it: no list, no bound store."""
    properties = control.find(w("sdtPr"))
    kinds = {local(child) for child in properties} if properties is not None else set()
    return not kinds & _HELD


def _inside_fields(paragraph: Element) -> set[Element]:
    """Return the text elements that a field shows, in this paragraph."""
    inside: set[Element] = set()
    depth = 0
    for element in paragraph.iter(_CHARACTER, _T):
        if element.tag == _T:
            simple = next(element.iterancestors(w("fldSimple")), None)
            if depth > 0 or simple is not None:
                inside.add(element)
        else:
            depth += _STEPS.get(element.get(w("fldCharType"), ""), 0)
    return inside


# --- merge fields --------------------------------------------------------------------


@record
class _Field:
    """A merge field that stands alone in a paragraph: its elements, and the run that it shows."""

    name: str
    elements: tuple[Element, ...]
    shown: Element | None

    def replace(self, code: str) -> None:
        """Put one run with a tag where the field stood, in the format that it showed."""
        run = etree.Element(_R)
        properties = self.shown.find(w("rPr")) if self.shown is not None else None
        if properties is not None:
            run.append(copy.deepcopy(properties))
        text = etree.SubElement(run, _T)
        text.text = code
        text.set(f"{{{XML}}}space", "preserve")
        self.elements[0].addprevious(run)
        for element in self.elements:
            ooxml.remove(element)


def _fields(paragraph: Element) -> Iterator[_Field]:
    """Yield the merge fields that begin and end in this paragraph, none within another field."""
    runs: list[Element] = []
    depth = 0
    for child in paragraph:
        before = depth
        depth += sum(_STEPS.get(m.get(w("fldCharType"), ""), 0) for m in child.iter(_CHARACTER))
        if before == 0 and depth == 1 and child.tag == _R:
            runs = [child]
        elif runs and (child.tag == _R or child.tag in _BETWEEN) and depth <= 1:
            runs += [child] if child.tag == _R else []
            if depth == 0:
                yield from _merge_field(runs)
                runs = []
        else:
            runs = []
        if before == 0 and child.tag == w("fldSimple"):
            yield from _simple(child)


def _simple(field: Element) -> Iterator[_Field]:
    match = _MERGE.fullmatch(field.get(w("instr"), ""))
    if match is not None and all(child.tag == _R for child in field):
        yield _Field(match[1] or match[2], (field,), field.find(_R))


def _merge_field(runs: list[Element]) -> Iterator[_Field]:
    instruction, separated, shown = "", False, None
    for run in runs:
        for element in run.iter(_CHARACTER, w("instrText"), _T):
            if element.tag == _CHARACTER:
                separated = separated or element.get(w("fldCharType")) == "separate"
            elif element.tag == _T and separated:
                shown = shown if shown is not None else run
            elif not separated:
                instruction += element.text or ""
    match = _MERGE.fullmatch(instruction)
    if match is not None:
        yield _Field(match[1] or match[2], tuple(runs), shown if shown is not None else runs[0])
