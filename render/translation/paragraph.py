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
from render.translation.segment import MARK, Mark, Segment, joined

_R, _T, _RPR, _PPR, _SPACE = (
    w("r"),
    w("t"),
    w("rPr"),
    w("pPr"),
    "{http://www.w3.org/XML/1998/namespace}space",
)
_HYPHEN, _FIELD = w("noBreakHyphen"), w("fldChar")
_BREAKS = (w("tab"), w("br"), w("cr"))
_SIGNS = {"\t": w("tab"), "\n": w("br")}
_SPLIT = re.compile(r"([\t\n])")
_PLAIN = (_RPR, _T, _HYPHEN, *_BREAKS)
_AROUND = frozenset({w("hyperlink"), w("ins"), w("smartTag"), w("sdt"), w("customXml")})
_BESIDE = frozenset({w("bookmarkStart"), w("bookmarkEnd"), w("permStart"), w("permEnd")})
_DROPPED = frozenset({w("proofErr"), w("lastRenderedPageBreak")})
_LOOKS = ("lang", "noProof", "rtl", "cs")  # what does not change how words look


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one look, or content of another kind; `shell` is what lies around the words."""

    text: str
    look: bytes
    content: tuple[Element, ...] = ()
    shell: Element | None = None


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
    depth = 0
    for child in paragraph:
        if child.tag == _PPR or child.tag in _BESIDE or child.tag in _DROPPED:
            continue
        if child.tag == _R:
            depth_before, depth = depth, depth + _steps(child)
            if depth_before or depth or _is_other(child):
                yield _Piece("", b"", (child,))
            else:
                yield from _of_run(child)
        elif child.tag in _AROUND and depth == 0 and _is_worded(child):
            yield _Piece(_words(child), b"", (), child)
        else:
            yield _Piece("", b"", (child,))


def _steps(run: Element) -> int:
    kinds = [one.get(w("fldCharType")) for one in run.iter(_FIELD)]
    return kinds.count("begin") - kinds.count("end")


def _is_other(run: Element) -> bool:
    """Say whether a run holds anything but words, tabs and breaks."""
    return any(one.tag not in _PLAIN and one.tag not in _DROPPED for one in run)


def _of_run(run: Element) -> Iterator[_Piece]:
    look = run.find(_RPR)
    for one in run:
        if one.tag in (_T, _HYPHEN):
            yield _Piece(characters(one), _look(look))
        elif one.tag in _BREAKS:
            yield _Piece(characters(one), b"", (_alone(one, look),))


def _alone(entry: Element, look: Element | None) -> Element:
    """Return a run of its own for a tab or a break."""
    run = etree.Element(_R)
    for one in (look, entry):
        if one is not None:
            run.append(copy.deepcopy(one))
    return run


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
    plain = all(one.tag in (_RPR, _T, _HYPHEN) for run in runs for one in run)
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
    return not one.content and one.shell is None


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
        around = one.shell is not None or (one.look != base and one.text.strip())
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
    start = 0
    for span in tags.scan(text):
        if isinstance(span, tags.Span):
            yield text[start : span.start]
            code = text[span.start : span.end]
            yield _single(Mark("tag", code), code, marks, held)
            start = span.end
    yield text[start:]


def _kind(one: _Piece) -> str:
    """Name what is not words, the same in every run."""
    if one.shell is not None:
        return etree.QName(one.shell).localname
    if one.content:
        names = (etree.QName(e).localname for c in one.content for e in c.iter() if e.tag != _RPR)
        return "+".join(dict.fromkeys(n for n in names if n not in ("r", "t")))[:60]
    return "look"


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
            yield from (copy.deepcopy(one) for one in held.content)
        elif match[1]:
            if shell is not None:
                yield shell
            look, shell = parted.base, None
        elif held.shell is not None:
            shell = _emptied(held.shell)
            look = held.shell.find(f".//{_RPR}")
        else:
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
