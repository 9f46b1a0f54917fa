"""A paragraph taken apart into text with marks, and put together again (ISO/IEC 29500-1, 17.3)."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from render import tags
from render.ooxml import Element, w
from render.story import characters
from render.translation.segment import MARK, WORDS, Mark, Segment, joined, marked

_R, _T, _RPR, _PPR, _SPACE = (
    w("r"),
    w("t"),
    w("rPr"),
    w("pPr"),
    "{http://www.w3.org/XML/1998/namespace}space",
)
_HYPHEN, _FIELD, _KIND = w("noBreakHyphen"), w("fldChar"), w("fldCharType")
_INSTRUCTION, _SIMPLE, _INSTR = w("instrText"), w("fldSimple"), w("instr")
_BREAKS = (w("tab"), w("br"), w("cr"))
_SIGNS = {"\t": w("tab"), "\n": w("br")}
_SPLIT = re.compile(r"([\t\n])")
_WORDED = (_RPR, _T, _HYPHEN)
_AROUND = frozenset({w("hyperlink"), w("ins"), w("smartTag"), w("sdt"), w("customXml"), _SIMPLE})
_BESIDE = frozenset({w("bookmarkStart"), w("bookmarkEnd"), w("permStart"), w("permEnd")})
_DROPPED = frozenset({w("proofErr"), w("lastRenderedPageBreak"), w("softHyphen")})
# Fields whose result Word writes, from elsewhere: there is nothing to translate in it.
_COMPUTED = frozenset((
    "=", "AUTHOR", "CREATEDATE", "DATE", "DOCPROPERTY", "DOCVARIABLE", "EDITTIME", "FILENAME",
    "FILESIZE", "INDEX", "INFO", "LASTSAVEDBY", "MERGEFIELD", "NUMCHARS", "NUMPAGES", "NUMWORDS",
    "PAGE", "PAGEREF", "PRINTDATE", "REVNUM", "SAVEDATE", "SECTION", "SECTIONPAGES", "SEQ", "TIME",
    "TOC", "USERNAME",
))  # fmt: skip
_LOOKS = ("lang", "noProof", "rtl", "cs")  # what does not change how words look


@dataclass(frozen=True, slots=True)
class _Piece:
    """
    Words of one look, or content of another kind.

    `shell` is an element that lies around the words, `ends` are the runs before and after them
    that make a field of them.
    """

    text: str
    look: bytes
    content: tuple[Element, ...] = ()
    shell: Element | None = None
    ends: tuple[tuple[Element, ...], tuple[Element, ...]] | None = None

    @property
    def is_around(self) -> bool:
        """Whether something lies around the words."""
        return self.shell is not None or self.ends is not None


@dataclass
class Parted:
    """A paragraph as a segment, and what its marks stand for in the file."""

    element: Element
    segment: Segment
    base: Element | None
    beside: list[Element]
    held: list[_Piece | str] = field(default_factory=list)


def part(paragraph: Element) -> Parted:
    """Return a paragraph as a text with marks."""
    pieces = list(_pieces(paragraph))
    base = _base(pieces)
    beside = [one for one in paragraph if one.tag in _BESIDE]
    found = Parted(paragraph, Segment(""), _parsed(base), beside)
    marks: list[Mark] = []
    text = "".join(_written(_joined(pieces), base, marks, found.held))
    found.segment = Segment(joined(text), tuple(marks))
    return found


def _base(pieces: Sequence[_Piece]) -> bytes:
    """Return the look that most of the words have; tags are none."""
    counts: Counter[bytes] = Counter()
    for one in _joined(pieces):
        if _is_words(one):
            counts[one.look] += len("".join(_literal(one.text)).strip())
    return max(counts, key=lambda look: counts[look], default=b"")


def _literal(text: str) -> Iterator[str]:
    start = 0
    for span in tags.scan(text):
        if isinstance(span, tags.Span):
            yield text[start : span.start]
            start = span.end
    yield text[start:]


def _pieces(paragraph: Element) -> Iterator[_Piece]:
    field: list[Element] = []
    depth = 0
    for child in paragraph:
        if child.tag == _PPR or child.tag in _BESIDE or child.tag in _DROPPED:
            continue
        depth += _steps(child) if child.tag == _R else 0
        if field or depth:
            field.append(child)
            if depth <= 0:
                yield from _of_field(field)
                field, depth = [], 0
        elif child.tag == _R:
            yield from _of_run(child)
        elif child.tag in _AROUND and _is_worded(child) and not _is_computed(child):
            yield _Piece(_words(child), b"", (), child)
        else:
            yield _Piece("", b"", (child,))
    yield from (_Piece("", b"", (one,)) for one in field)  # it goes on in the next paragraph


def _steps(run: Element) -> int:
    kinds = [one.get(_KIND) for one in run.iter(_FIELD)]
    return kinds.count("begin") - kinds.count("end")


def _of_field(field: Sequence[Element]) -> Iterator[_Piece]:
    """Yield a field: around its result, where that is words that somebody wrote."""
    cut = next((n for n, one in enumerate(field) if _has_mark(one, "separate")), len(field))
    before, result, after = field[: cut + 1], field[cut + 1 : -1], field[-1:]
    code = "".join(text.text or "" for one in before for text in one.iter(_INSTRUCTION))
    words = "".join(map(_words, result))
    kinds = [one.get(_KIND) for run in field for one in run.iter(_FIELD)]
    is_plain = kinds == ["begin", "separate", "end"] and all(map(_is_only_words, field[cut + 1 :]))
    is_within = not any(map(_words, (*before, *after)))
    if is_plain and is_within and WORDS.search(words) and not _names_computed(code):
        yield _Piece(words, _look(result[0].find(_RPR)), ends=(tuple(before), tuple(after)))
    else:
        yield from (_Piece("", b"", (one,)) for one in field)


def _has_mark(run: Element, kind: str) -> bool:
    return any(one.get(_KIND) == kind for one in run.iter(_FIELD))


def _is_only_words(run: Element) -> bool:
    """Say whether a run of a field holds words, or nothing but the mark that ends the field."""
    return run.tag == _R and all(
        one.tag in _WORDED or one.tag in _DROPPED or one.tag == _FIELD for one in run
    )


def _names_computed(code: str) -> bool:
    return next(iter(code.replace("=", "= ").split()), "=").upper() in _COMPUTED


def _is_computed(element: Element) -> bool:
    return element.tag == _SIMPLE and _names_computed(element.get(_INSTR, ""))


def _of_run(run: Element) -> Iterator[_Piece]:
    look = _look(run.find(_RPR))
    for one in run:
        if one.tag in (_T, _HYPHEN):
            yield _Piece(characters(one), look)
        elif one.tag != _RPR and one.tag not in _DROPPED:
            sign = characters(one) if one.tag in _BREAKS else ""
            yield _Piece(sign, b"", (one,))


def _again(element: Element) -> Element:
    """Return a copy of what is no words; what stood in a run with words gets one of its own."""
    run = element.getparent()
    copied = copy.deepcopy(element)
    copied.tail = None
    if run is None or run.tag != _R:
        return copied
    alone = etree.Element(_R)
    look = run.find(_RPR)
    if look is not None:
        alone.append(copy.deepcopy(look))
    alone.append(copied)
    return alone


def _look(properties: Element | None) -> bytes:
    if properties is None:
        return b""
    kept = copy.deepcopy(properties)
    kept.tail = None
    for name in _LOOKS:
        for element in kept.findall(w(name)):
            kept.remove(element)
    return etree.tostring(kept, method="c14n") if len(kept) else b""


def _is_worded(element: Element) -> bool:
    """Say whether nothing but words lies in a link or control, so that they can be replaced."""
    runs = list(element.iter(_R))
    plain = all(one.tag in _WORDED or one.tag in _DROPPED for run in runs for one in run)
    return plain and bool(_words(element).strip())


def _words(element: Element) -> str:
    return "".join(characters(one) for one in element.iter(_T, _HYPHEN))


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Join neighbours of one look, and neighbours that are no words."""
    found: list[_Piece] = []
    for one in pieces:
        last = found[-1] if found else None
        if last is not None and one.content and last.content:
            found[-1] = _Piece(last.text + one.text, b"", (*last.content, *one.content))
        elif last is not None and _is_words(one) and _is_words(last) and one.look == last.look:
            found[-1] = _Piece(last.text + one.text, one.look)
        else:
            found.append(one)
    return _whole_tags(found)


def _is_words(one: _Piece) -> bool:
    return not one.content and not one.is_around


def _whole_tags(pieces: list[_Piece]) -> list[_Piece]:
    """Let a tag that is cut by a change of look have the look of its first part."""
    text = "".join(one.text for one in pieces)
    spans = [one for one in tags.scan(text) if isinstance(one, tags.Span)]
    found: list[_Piece] = []
    position = 0
    for one in pieces:
        start, end = position, position + len(one.text)
        position = end
        if not _is_words(one):
            within = one.content and one.text and any(s.start < start < s.end for s in spans)
            found += [] if within else [one]  # a tab in a tag is of its code
            continue
        cut = next((s.end for s in spans if s.start < start < s.end), start)
        grown = next((s.end for s in spans if start <= s.start < end < s.end), end)
        kept = text[min(cut, end) : max(grown, min(cut, end))]
        if kept:
            found.append(_Piece(kept, one.look))
    return found


def _written(
    pieces: Sequence[_Piece], base: bytes, marks: list[Mark], held: list[_Piece | str]
) -> Iterator[str]:
    """Yield the text of pieces with marks, noting what each mark stands for."""
    for one in pieces:
        if one.content:
            yield _single(Mark("other", _kind(one)), one, marks, held)
            continue
        around = one.is_around or (one.look != base and one.text.strip())
        if around:
            marks.append(Mark("look", _kind(one), is_pair=True))
            held.append(one)
        number = len(marks)
        inner = "".join(_tagged(one.text, marks, held))
        yield f"{{{number}}}{inner}{{/{number}}}" if around else inner


def _single(mark: Mark, held: _Piece | str, marks: list[Mark], known: list[_Piece | str]) -> str:
    marks.append(mark)
    known.append(held)
    return f"{{{len(marks)}}}"


def _tagged(text: str, marks: list[Mark], held: list[_Piece | str]) -> Iterator[str]:
    def note(mark: Mark) -> None:
        marks.append(mark)
        held.append(mark.code)

    return marked(text, note, lambda: len(marks))


def _kind(one: _Piece) -> str:
    """Name what is not words, the same in every run."""
    if one.shell is not None:
        return etree.QName(one.shell).localname
    if one.content:
        names = (etree.QName(e).localname for c in one.content for e in _inner(c))
        return "+".join(dict.fromkeys(n for n in names if n not in ("r", "t")))[:60]
    return "field" if one.ends is not None else "look"


def _inner(element: Element) -> Iterator[Element]:
    """Yield an element and what is in it, without how it looks."""
    if not isinstance(element.tag, str) or element.tag == _RPR:
        return
    yield element
    for child in element:
        yield from _inner(child)


# --- back --------------------------------------------------------------------------------


def weave(parted: Parted, translation: str) -> None:
    """Put a translation, whose marks are right, in the place of a paragraph's text."""
    paragraph = parted.element
    for child in list(paragraph):
        if child.tag != _PPR:
            paragraph.remove(child)
    paragraph.extend(parted.beside)
    paragraph.extend(_elements(parted, translation))


def _elements(parted: Parted, text: str) -> Iterator[Element]:
    start, look = 0, parted.base
    shell: Element | None = None
    for match in MARK.finditer(text):
        yield from _placed(text[start : match.start()], look, shell)
        start = match.end()
        held = parted.held[int(match[2]) - 1]
        if isinstance(held, str):
            yield from _placed(held, look, shell)
        elif held.content:
            yield from map(_again, held.content)
        elif match[1]:
            if shell is not None:
                yield shell
            yield from map(copy.deepcopy, held.ends[1] if held.ends is not None else ())
            look, shell = parted.base, None
        elif held.shell is not None:
            shell = _emptied(held.shell)
            look = held.shell.find(f".//{_RPR}")
        else:
            yield from map(copy.deepcopy, held.ends[0] if held.ends is not None else ())
            look = _parsed(held.look)
    yield from _placed(text[start:], look, shell)


def _placed(text: str, look: Element | None, shell: Element | None) -> Iterator[Element]:
    """Yield a run of text, or put it into the shell that is open."""
    if not text:
        return
    run = _run(text, look)
    if shell is None:
        yield run
        return
    inner = shell.find(w("sdtContent"))
    (inner if inner is not None else shell).append(run)


def _run(text: str, look: Element | None) -> Element:
    run = etree.Element(_R)
    if look is not None:
        run.append(copy.deepcopy(look))
    for piece in _SPLIT.split(text):
        if piece in _SIGNS:
            etree.SubElement(run, _SIGNS[piece])
        elif piece:
            words = etree.SubElement(run, _T)
            words.text = piece
            words.set(_SPACE, "preserve")
    return run


def _emptied(shell: Element) -> Element:
    """Return what lies around words without these."""
    kept = copy.deepcopy(shell)
    kept.tail = None
    for run in list(kept.iter(_R)):
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    return kept


def _parsed(look: bytes) -> Element | None:
    return etree.fromstring(look) if look else None
