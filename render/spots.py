"""Go through the spots of a part where a tag may stand: text, fields, attributes, the rest."""

from __future__ import annotations

from lxml import etree

from render import braces, tags
from render.braces import Slip
from render.ledger import Ledger
from render.marking import Passage, mark, take
from render.ooxml import Element, local, w
from render.runs import leaf_text
from render.story import field_instructions, own_text
from render.tag import Context

_T, _INSTRUCTION = w("t"), w("instrText")
_PLAIN = frozenset({
    "t", "lpwstr", "title", "subject", "creator", "description", "keywords", "category",
    "contentStatus", "identifier", "lastModifiedBy", "language",
})  # fmt: skip
# alternative texts, and the day of a date control that is filled with what it is bound to
_FILLED = frozenset({"descr", "title", "alt", "tooltip", "fullDate"})


def paragraphs(ledger: Ledger) -> None:
    """Mark the tags in running text, paragraph by paragraph as a reader sees it."""
    instructions = _in_instructions(ledger.story.root)
    for paragraph in list(ledger.story.root.iter(w("p"))):
        elements = [e for e in own_text(paragraph) if e not in instructions]
        texts = [element for element in elements if element.tag == _T]
        if any("{" in (text.text or "") or "}" in (text.text or "") for text in texts):
            mark(ledger, elements, Context("text"))
        ledger.literal += sum(len(leaf_text(text)) for text in texts)


def _in_instructions(root: Element) -> set[Element]:
    """Return text that stands where a field's instruction does: Word may read it as one."""
    found: set[Element] = set()
    fields: list[str] = []
    for element in root.iter(w("fldChar"), _T):
        kind = element.get(w("fldCharType"))
        if element.tag == _T:
            if "begin" in fields:
                found.add(element)
        elif kind == "begin":
            fields.append(kind)
        elif fields and kind == "separate":
            fields[-1] = kind
        elif fields:
            fields.pop()
    return found


def fields(ledger: Ledger) -> None:
    """Mark the tags in field instructions: only the address of a hyperlink may be one."""
    for elements in field_instructions(ledger.story.root):
        if tags.has_delimiter("".join(element.text or "" for element in elements)):
            mark(ledger, elements, Context("field"))


def other_text(ledger: Ledger) -> None:
    """Mark the tags in text outside runs: equations, drawings, properties; refuse the rest."""
    instructions = _in_instructions(ledger.story.root)
    for element in list(ledger.story.root.iter(etree.Element)):
        text = element.text
        if not text or not braces.may_hold(text):
            continue
        certain = tags.has_delimiter(text)
        moved = any(True for _ in element.iterancestors(w("moveFrom")))
        if element.tag == _INSTRUCTION or (element.tag == _T and not moved):
            if certain and element in instructions:
                ledger.fault("context", ledger.story.place(element, text), *_CONTEXT)
            continue
        if element.tag == w("delText") or moved:
            if certain:
                ledger.fault("tracked", ledger.story.place(element, text), *_TRACKED)
        elif local(element) in _PLAIN or ledger.story.kind == "store":
            mark(ledger, [element], Context("plain"))
        elif certain:
            ledger.fault("context", ledger.story.place(element, text), *_CONTEXT)


def attributes(ledger: Ledger) -> None:
    """Mark the tags in attributes that are filled: alternative texts and link targets."""
    for element in list(ledger.story.root.iter(etree.Element)):
        for name, value in element.attrib.items():
            if tags.has_delimiter(str(value)):
                _attribute(ledger, element, str(name), str(value))


def _attribute(ledger: Ledger, element: Element, name: str, value: str) -> None:
    context = _context(name, ledger.story.kind)
    if context is None:
        ledger.fault("context", ledger.story.place(element, value), *_CONTEXT)
        return
    passage = Passage(value, context)
    pieces, cursor = [], 0
    for one in braces.read(value):
        number = take(ledger, one, passage, element)
        span = one.meant if isinstance(one, Slip) else one
        if number and isinstance(span, tags.Span):
            ledger.nodes[number] = element
            pieces += [value[cursor : span.start], ledger.sign(number)]
            cursor = span.end
    element.set(name, "".join([*pieces, value[cursor:]]))
    _identify(element)


def _identify(element: Element) -> None:
    """Write an element's id first, so that it stays whole where a tag parts the element."""
    own = element.get("id")
    if own is not None:
        others = [(key, value) for key, value in element.attrib.items() if key != "id"]
        element.attrib.clear()
        element.set("id", own)
        for key, value in others:
            element.set(key, value)


def _context(attribute: str, story: str) -> Context | None:
    name = etree.QName(attribute).localname
    if name == "instr":
        return Context("field")
    if name == "Target" and story == "link":
        return Context("link")
    return Context("attribute") if name in _FILLED else None


_TRACKED = (
    "En kode står i tekst, der er slettet eller flyttet med »Spor ændringer«. "
    "Accepter eller afvis ændringen.",
    "A tag stands in text that was deleted or moved with tracked changes. "
    "Accept or reject the change.",
)
_CONTEXT = (
    "En kode står et sted, som ikke udfyldes. Flyt den til brevets tekst.",
    "A tag stands in a spot that is never filled. Move it into the letter's text.",
)
