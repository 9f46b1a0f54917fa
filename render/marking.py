"""Find the tags in a text, and leave a numbered marker in the place of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from functools import cached_property

from render import braces, tags
from render.braces import Slip
from render.errors import Fault
from render.ledger import Ledger
from render.message import Message
from render.ooxml import XML, Element, remove, w
from render.place import Place
from render.record import record
from render.runs import paragraph_break
from render.story import characters, is_fallback
from render.tag import KINDS, Context, Tag

_T, _INSTRUCTION = w("t"), w("instrText")
_FIELD = re.compile(r'\s*HYPERLINK\s+(?P<local>\\l\s+)?"(?P<address>[^"\\]*)')
_LINK = re.compile(r"(?P<local>(?!))?(?P<address>.*)", re.DOTALL)
_CONTACTS = ("mailto:", "tel:")
_SCHEMES = ("https:", *_CONTACTS)
_NEAR = 5  # paragraphs over which a tag may have been torn apart


@record
class Passage:
    """A text that may hold tags, and the context in which they would print."""

    text: str
    context: Context

    @cached_property
    def _address(self) -> re.Match[str] | None:
        """The address that the text of a link or field gives, None if it gives none."""
        return (_FIELD if self.context.where == "field" else _LINK).match(self.text)

    @cached_property
    def _front(self) -> int:
        """Where the address begins that a tag may be the whole of."""
        address = self._address
        if address is None or address["local"] is not None:
            return -1
        return address.end("address") - len(address["address"].lstrip())

    def refusal(self, start: int) -> tuple[str, str] | None:
        """Say why no tag may stand at `start`, None where one may."""
        if self.context.where not in ("field", "link"):
            return None
        address = self._address
        if address is None or not address.start("address") <= start <= address.end("address"):
            return _INSTRUCTION_ONLY
        front = address["address"].lstrip()[:7]
        # a printed address at the front is checked when it is printed
        safe = address["local"] is not None or front.startswith((*_SCHEMES, "{{"))
        return None if safe or start <= self._front else _SCHEME

    def at(self, start: int) -> Context:
        """Return the context of a tag: at the front of an address, it is the whole of it."""
        if self.context.where not in ("field", "link"):
            return self.context
        if start <= self._front:
            return Context(self.context.where, "address")
        contact = self._address is not None and self._address["address"].startswith(_CONTACTS)
        return Context(self.context.where, "contact" if contact else "text")


def take(
    ledger: Ledger, found: tags.Span | tags.Broken | Slip, passage: Passage, owner: Element
) -> int:
    """
    Enter a tag that stands in `owner`, and return its number.

    It is 0 for what is no tag: a lone delimiter, one between `raw` and `endraw`, or
    one where no tag may stand; but for `raw` these are faults. A tag with wrong braces
    is a fault and is entered as it was meant, so that the rest is read right.
    """
    if isinstance(found, tags.Broken):
        if not ledger.in_raw:
            _lone(ledger, found, passage.text, owner)
        return 0
    span = found.meant if isinstance(found, Slip) else found
    if _is_raw(ledger, span):
        return 0
    if isinstance(found, Slip) and not is_fallback(owner):
        place = ledger.story.place(owner, passage.text[span.start : span.end])
        ledger.faults.append(Fault(found.kind, place, found.message))
    refusal = passage.refusal(span.start)
    if refusal is not None:
        place = ledger.story.place(owner, passage.text[: span.start])
        ledger.fault("context", place, *refusal)
        return 0
    return _enter(ledger, span, passage, owner)


def _enter(ledger: Ledger, span: tags.Span, passage: Passage, owner: Element) -> int:
    number = ledger.number()
    context = passage.at(span.start)
    source = passage.text[span.start : span.end]
    if context.where == "text" and "afsnit" in span.code:
        context = Context("text", breaks=paragraph_break(owner))
    place = ledger.story.place(owner, source)
    if span.loose and not is_fallback(owner):
        ledger.faults.append(Fault("space", place, _loose(span)))
    ledger.tags[number] = Tag(
        number,
        "comment" if _is_raw_mark(span) else span.kind,
        span.lift,
        span.code,
        place,
        context,
        span.trim_left,
        span.trim_right,
        is_fallback(owner),
        source=source,
    )
    return number


def _loose(span: tags.Span) -> Message:
    opener = next(mark for mark, kind in KINDS.items() if kind == span.kind)
    word = span.code.split(None, 1)[0] if span.code else ""
    right = f"{opener}{span.lift} {word}"
    wrong = f"{span.loose}{word}"
    return Message(
        f"Skriv »{right}« i stedet for »{wrong}«.",
        f'Write "{right}" instead of "{wrong}".',
    )


def _is_raw_mark(span: tags.Span) -> bool:
    return span.kind == "statement" and span.code in ("raw", "endraw")


def _is_raw(ledger: Ledger, span: tags.Span) -> bool:
    """Follow `raw` and `endraw`: between them a tag is literal text."""
    if _is_raw_mark(span) and span.code == ("endraw" if ledger.in_raw else "raw"):
        ledger.in_raw = not ledger.in_raw
        return False
    return ledger.in_raw


def _lone(ledger: Ledger, broken: tags.Broken, text: str, owner: Element) -> None:
    if is_fallback(owner):
        return
    place = ledger.story.place(owner, text[max(0, broken.start - 20) : broken.start + 30])
    mark = text[broken.start : broken.start + 2]
    if broken.opener:
        ledger.begun = (mark, place.paragraph or 0)
        ledger.fault("unclosed", place, *(_UNCLOSED if place.paragraph else _ENDLESS))
    elif not _is_end(ledger, mark, place):
        opener = next(opener for opener, closer in tags.CLOSERS.items() if closer == mark)
        ledger.fault("brace", place, _UNOPENED[0] % opener, _UNOPENED[1] % opener)


def _is_end(ledger: Ledger, mark: str, place: Place) -> bool:
    """Say whether a tag that began a few paragraphs above ends here: that is told there."""
    begun, paragraph = ledger.begun
    ledger.begun = ("", 0)
    near = 0 <= (place.paragraph or 0) - paragraph <= _NEAR
    return near and tags.CLOSERS.get(begun) == mark


def mark(ledger: Ledger, elements: list[Element], context: Context) -> None:
    """Put a marker in the place of each tag in the joined text of some elements."""
    passage = Passage("".join(map(characters, elements)), context)
    starts = _starts(elements)
    found: deque[tuple[tags.Span, int]] = deque()
    for one in braces.read(passage.text):
        owner = elements[bisect_right(starts, one.start) - 1]
        number = take(ledger, one, passage, owner)
        if number and not isinstance(one, tags.Broken):
            found.append((one.meant if isinstance(one, Slip) else one, number))
    if found:
        _place(ledger, elements, starts, passage, found)


def _starts(elements: list[Element]) -> list[int]:
    starts, total = [], 0
    for element in elements:
        starts.append(total)
        total += len(characters(element))
    return starts


def _place(
    ledger: Ledger,
    elements: list[Element],
    starts: list[int],
    passage: Passage,
    found: deque[tuple[tags.Span, int]],
) -> None:
    text = passage.text
    for element, start, end in zip(elements, starts, [*starts[1:], len(text)], strict=True):
        cursor = start
        pieces: list[str | int] = []
        while found and found[0][0].start < end:
            span, number = found[0]
            if span.start >= start:
                pieces += [text[cursor : span.start], number]
            cursor = min(span.end, end)
            if span.end > end:
                break
            found.popleft()
        if element.tag == _T or passage.context.where != "text":
            if cursor > start:
                _fill(ledger, element, [*pieces, text[cursor:end]])
        elif cursor >= end:  # a tab or break inside a tag is part of the tag
            remove(element)


def _fill(ledger: Ledger, element: Element, pieces: list[str | int]) -> None:
    element.text = None
    last: Element | None = None
    for piece in pieces:
        if isinstance(piece, int):
            last = ledger.mark(piece)
            element.append(last)
        elif last is None:
            element.text = (element.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece
    if element.tag in (_T, _INSTRUCTION):
        element.set(f"{{{XML}}}space", "preserve")


_UNCLOSED = (
    "Koden begynder, men slutter ikke i samme afsnit.",
    "The tag begins, but does not end in the same paragraph.",
)
_ENDLESS = ("Koden begynder, men slutter ikke.", "The tag begins, but does not end.")
_UNOPENED = (
    "Her slutter en kode, som ikke er begyndt: der mangler »%s«, eller en parentes er for meget.",
    'Here a tag ends that never began: "%s" is missing, or there is a brace too many.',
)
_INSTRUCTION_ONLY = (
    "En kode må ikke stå i en feltfunktion (kun som adresse i et HYPERLINK).",
    "A tag must not stand in a field instruction (only as the address of a HYPERLINK).",
)
_SCHEME = (
    "Et link med en kode i skal begynde med https:, mailto: eller tel:.",
    "A link with a tag in it must begin with https:, mailto: or tel:.",
)
