"""What a block must not hold: it could not stand in another file as it stands in its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from render.message import Message
from render.ooxml import OFFICE, Element, w
from render.package import Relationship
from render.shared.asking import asked
from render.story import is_fallback, plain_text

CARRIED = frozenset({"hyperlink", "image"})
_OLDER = "{urn:schemas-microsoft-com:office:office}relid"
_NOTES = (w("footnoteReference"), w("endnoteReference"))


def reasons(
    content: Iterable[Element], relations: Mapping[str, Relationship]
) -> Iterator[tuple[Element | None, Message]]:
    """Yield what stands in the way, with the element that it is about (None: all of it)."""
    holds = False
    for top in content:
        holds = holds or _holds(top)
        for element in top.iter(w("sectPr"), *_NOTES):
            if not is_fallback(element):
                yield element, _NOTE if element.tag in _NOTES else _SECTION
        for paragraph, name in asked(top):
            yield paragraph, nested(name)
        for element, _, name in related(top):
            one = relations.get(name)
            if one is not None and one.kind not in CARRIED and _is_told(element):
                yield element, _OBJECT
    if not holds:
        yield None, _EMPTY


def _is_told(element: Element) -> bool:
    """Say whether an element is to be told: no fallback copy, and no page of a section."""
    section = any(True for _ in element.iterancestors(w("sectPr")))
    return not section and not is_fallback(element)


def _holds(top: Element) -> bool:
    """Say whether there is anything to see."""
    texts = (plain_text(paragraph) for paragraph in top.iter(w("p")))
    return any(text.strip() for text in texts) or any(
        True for _ in top.iter(w("drawing"), w("pict"), w("object"))
    )


def related(top: Element) -> Iterator[tuple[Element, str, str]]:
    """Yield each element that uses a relationship, the attribute that does, and its id."""
    for element in top.iter(etree.Element):
        for name, value in element.attrib.items():
            if str(name).startswith(f"{{{OFFICE}}}") or name == _OLDER:
                yield element, str(name), str(value)


def nested(name: str) -> Message:
    """Say that a block cannot insert another one."""
    return Message(
        f"En blok kan ikke indsætte en anden blok (»{name}«). Sæt begge blokke ind i skabelonen, "
        "den ene efter den anden, eller skriv teksten i blokken.",
        f'A block cannot insert another one ("{name}"). Insert both into the template, one after '
        "the other, or write the text into the block.",
    )


_SECTION = Message(
    "Blokken har et sektionsskift, og det kan ikke sættes ind i et brev, der har sine egne sider. "
    "Slet sektionsskiftet i blokkens Word-fil.",
    "The block has a section break, which cannot be inserted into a letter with pages of its own. "
    "Delete the section break in the block's Word file.",
)
_NOTE = Message(
    "Blokken har en fodnote eller slutnote, og den kan ikke sættes ind i et brev. Skriv notens "
    "ord i teksten.",
    "The block has a footnote or endnote, which cannot be inserted into a letter. Write the words "
    "of the note into the text.",
)
_OBJECT = Message(
    "Blokken har et indlejret objekt, et diagram eller et andet dokument i sig. Kun tekst, "
    "tabeller, links og billeder kan sættes ind.",
    "The block holds an embedded object, a chart or another document. Only text, tables, links "
    "and pictures can be inserted.",
)
_EMPTY = Message(
    "Blokken er tom. Skriv dens afsnit i Word, eller slet blokken.",
    "The block is empty. Write its paragraphs in Word, or delete the block.",
)
PICTURE_BULLET = Message(
    "Blokken har en opstilling med et billede som punkttegn. Vælg et almindeligt punkttegn.",
    "The block has a list with a picture for its bullet. Choose an ordinary bullet.",
)
