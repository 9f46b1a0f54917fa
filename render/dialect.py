"""
The DOM pass: one XML part in docxtpl's dialect becomes tokens and numbered tags.

Tags are found in the text as a reader sees it (runs joined), unescaped, numbered
and placed; `p`, `tr`, `tc` and `r` tags are lifted in the tree, never by pattern.
Each tag comes out exactly once, or a fault says what became of it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from render import ooxml, tags
from render.errors import Fault
from render.message import Message
from render.ooxml import MC, WP, XML, local, w
from render.place import Place
from render.story import Story, characters, is_fallback, own_text, plain_text
from render.tag import Context, Tag, Token

_T, _P, _R, _TC, _TR, _TBL = w("t"), w("p"), w("r"), w("tc"), w("tr"), w("tbl")
_TEXT, _PLAIN = Context("text"), Context("plain")
_PLAIN_ELEMENTS = {"t", "lpwstr", "title", "subject", "creator", "description", "keywords"}
_PLAIN_ELEMENTS |= {"category", "contentStatus", "identifier", "lastModifiedBy", "language"}
_ALT_TEXT = {"descr", "title", "alt", "tooltip"}
_CONTENT = (w("drawing"), w("pict"), w("object"), w("sdt"), w("footnoteReference"))
_CONTENT += (w("endnoteReference"), w("fldChar"), w("fldSimple"), f"{{{ooxml.OFFICE}}}id")
_RANGES = {
    w(f"{name}{end}"): end
    for name in ("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange")
    for end in ("Start", "End")
}
_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+(\\l\s+)?"[^"\\]*$')
_DIRECTIVE = re.compile(r"(colspan|cellbg)\s+(.+)|(vm|hm)", re.DOTALL)
_CELL_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap",
    "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark",
)  # fmt: skip
_TOKEN = re.compile(r"<\?segl (\d+)\?>|<(/?)([^\s/>]+)([^>]*?)(/?)>|[^<]+", re.DOTALL)


@dataclass(frozen=True)
class Reading:
    """
    What the DOM pass makes of a part.

    `root` is the tree with tags as processing instructions (for the outline),
    `tokens` the same as a flat stream; `literal` counts the characters of
    literal text found, `deleted` those that lifted tags take with them.
    """

    tokens: tuple[Token, ...]
    tags: dict[int, Tag]
    faults: tuple[Fault, ...]
    story: Story
    literal: int
    deleted: int


def read_part(story: Story, first: int = 1) -> Reading:
    """Read a WordprocessingML part; tags are numbered from `first`. Changes the tree."""
    return _Reader(story, first).read()


@dataclass
class _Reader:
    story: Story
    number: int
    tags: dict[int, Tag] = field(default_factory=dict)
    nodes: dict[int, etree._Element] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    literal: int = 0
    deleted: int = 0
    raw: bool = False

    def read(self) -> Reading:
        root = self.story.root
        _drop_go_back(root)
        marker = _marker(root)
        for paragraph in list(root.iter(_P)):
            self._paragraph(paragraph)
        self._fields(root)
        self._other_text(root)
        self._attributes(root, marker)
        for number in list(self.tags):
            self._directive(number, marker)
        self._twins(root)
        for lift in ("tr", "tc", "p"):
            self._lift(lift)
        for number, tag in list(self.tags.items()):
            if tag.lift == "r" and number in self.nodes:
                self._lift_run(number)
        if self.raw:
            self._fault("block", Place(self.story.part, self.story.kind), *_RAW)
        tokens = tuple(_tokens(root, marker))
        return Reading(
            tokens, self.tags, tuple(self.faults), self.story, self.literal, self.deleted
        )

    def _fault(self, kind: str, place: Place, da: str, en: str) -> None:
        self.faults.append(Fault(kind, place, Message(da, en)))

    # --- finding -------------------------------------------------------------

    def _paragraph(self, paragraph: etree._Element) -> None:
        elements = list(own_text(paragraph))
        text = "".join(map(characters, elements))
        self.literal += sum(len(e.text or "") for e in elements if e.tag == _T)
        if "{" in text or "}" in text:
            self._texts(elements, text, _TEXT)

    def _texts(self, elements: list[etree._Element], text: str, context: Context) -> None:
        """Find the tags in joined text elements, and put a marker in the place of each."""
        found: list[tuple[tags.Span, int]] = []
        spans: list[etree._Element] = []
        starts = _starts(elements)
        for span in tags.scan(text):
            owner = elements[_owner(starts, span.start)]
            if isinstance(span, tags.Broken):
                if not self.raw:
                    self._broken(span, owner, text)
            elif self._is_raw(span):
                continue
            elif self._fits(context, text[: span.start], owner):
                here = _addressed(context, text[: span.start])
                found.append((span, self._new(span, owner, here, text)))
                spans.append(owner)
        if found:
            self._place(elements, starts, text, found, context)

    def _is_raw(self, span: tags.Span) -> bool:
        """Follow `raw` and `endraw`: between them a tag is literal text."""
        if span.kind == "statement" and span.code == ("endraw" if self.raw else "raw"):
            self.raw = not self.raw
            return False
        return self.raw

    def _fits(self, context: Context, before: str, owner: etree._Element) -> bool:
        if context.where == "link" and before.strip():
            if before.startswith(("https:", "mailto:", "tel:")):
                return True
            self._fault("context", self.story.place(owner, before), *_SCHEME)
            return False
        if context.where != "field" or _HYPERLINK.match(before):
            return True
        self._fault(
            "context",
            self.story.place(owner, before),
            "En kode må ikke stå i en feltfunktion (kun som adresse i et HYPERLINK).",
            "A tag must not stand in a field instruction (only as the address of a HYPERLINK).",
        )
        return False

    def _broken(self, broken: tags.Broken, owner: etree._Element, text: str) -> None:
        quote = text[max(0, broken.start - 20) : broken.start + 30]
        if broken.opener:
            da = "Koden begynder, men slutter ikke i samme afsnit."
            en = "The tag begins, but does not end in the same paragraph."
        else:
            da = "Her slutter en kode, som ikke er begyndt: der mangler »{«."
            en = 'Here a tag ends that never began: a "{" is missing.'
        self._fault("unclosed", self.story.place(owner, quote), da, en)

    def _new(self, span: tags.Span, owner: etree._Element, context: Context, text: str) -> int:
        number = self.number
        self.number += 1
        kind = span.kind
        if context is _TEXT and "afsnit" in span.code:
            context = Context("text", breaks=paragraph_break(owner))
        if kind == "statement" and span.code in ("raw", "endraw"):
            kind = "comment"
        self.tags[number] = Tag(
            number, kind, span.lift, span.code,
            self.story.place(owner, text[span.start : span.end]), context,
            span.trim_left, span.trim_right, is_fallback(owner),
        )  # fmt: skip
        return number

    def _place(
        self,
        elements: list[etree._Element],
        starts: list[int],
        text: str,
        found: list[tuple[tags.Span, int]],
        context: Context,
    ) -> None:
        queue = iter(found)
        current = next(queue, None)
        for element, start in zip(elements, starts, strict=True):
            end = start + len(characters(element))
            cursor = start
            pieces: list[str | int] = []
            while current is not None and current[0].start < end:
                span, number = current
                if span.start >= start:
                    pieces += [text[cursor : span.start], number]
                cursor = max(cursor, min(span.end, end))
                self.literal -= (min(span.end, end) - max(span.start, start)) * (
                    element.tag == _T and context.where == "text"
                )
                if span.end > end:
                    break
                current = next(queue, None)
            if element.tag == _T or context.where != "text":
                if cursor > start:
                    self._fill(element, [*pieces, text[cursor:end]])
            elif cursor >= end:  # a tab or break inside a tag is part of the tag
                element.getparent().remove(element)

    def _fill(self, element: etree._Element, pieces: list[str | int]) -> None:
        element.text = None
        last: etree._Element | None = None
        for piece in pieces:
            if isinstance(piece, int):
                last = etree.ProcessingInstruction("segl", str(piece))
                element.append(last)
                self.nodes[piece] = last
            elif last is None:
                element.text = (element.text or "") + piece
            else:
                last.tail = (last.tail or "") + piece
        if element.tag in (_T, w("instrText")):
            element.set(f"{{{XML}}}space", "preserve")

    def _fields(self, root: etree._Element) -> None:
        """Find tags in field instructions: only the address of a hyperlink may be one."""
        open_fields: list[list[etree._Element]] = []
        done: list[list[etree._Element]] = []
        for element in root.iter(w("fldChar"), w("instrText")):
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                open_fields.append([])
            elif element.tag == w("instrText"):
                (open_fields[-1] if open_fields else [])[:] += [element]  # type: ignore[index]
            elif open_fields:
                done.append(open_fields.pop())
                open_fields += [[]] if kind == "separate" else []
        for elements in done:
            text = "".join(element.text or "" for element in elements)
            if tags.has_delimiter(text):
                self._texts(elements, text, Context("field"))

    def _other_text(self, root: etree._Element) -> None:
        """Find tags in text outside runs: equations, drawings, properties, deletions."""
        for element in list(root.iter()):
            text = element.text
            if element.tag in (_T, w("instrText")) and not _moved_away(element):
                continue
            if not isinstance(element.tag, str) or not text or not tags.has_delimiter(text):
                continue
            if element.tag == w("delText") or _moved_away(element):
                self._fault("tracked", self.story.place(element, text), *_TRACKED)
            elif local(element) in _PLAIN_ELEMENTS or self.story.kind == "store":
                self._texts([element], text, _PLAIN)
            else:
                self._fault("context", self.story.place(element, text), *_CONTEXT)

    def _attributes(self, root: etree._Element, marker: str) -> None:
        for element in list(root.iter(etree.Element)):
            for name, value in element.attrib.items():
                if "{{" in value or "{%" in value:
                    self._attribute(element, str(name), str(value), marker)

    def _attribute(self, element: etree._Element, name: str, value: str, marker: str) -> None:
        plain = etree.QName(name).localname
        place = self.story.place(element, value)
        if plain == "instr":
            context = Context("field")
        elif plain == "Target" and self.story.kind == "link":
            context = Context("link")
        elif plain in _ALT_TEXT:
            context = Context("attribute")
        else:
            self._fault("context", place, *_CONTEXT)
            return
        pieces, cursor = [], 0
        for span in tags.scan(value):
            if isinstance(span, tags.Broken):
                self._broken(span, element, value)
            elif self._fits(context, value[: span.start], element):
                here = _addressed(context, value[: span.start])
                number = self._new(span, element, here, value)
                self.nodes[number] = element
                pieces += [value[cursor : span.start], f"{marker}{number};"]
                cursor = span.end
        element.set(name, "".join([*pieces, value[cursor:]]))

    # --- directives of table cells --------------------------------------------

    def _directive(self, number: int, marker: str) -> None:
        tag = self.tags[number]
        match = _DIRECTIVE.fullmatch(tag.code) if tag.kind == "statement" else None
        if match is None or number not in self.nodes:
            return
        node = self.nodes[number]
        cell = next(node.iterancestors(_TC), None)
        if cell is None:
            word = tag.code.split()[0]
            self._fault(
                "lift",
                tag.place,
                f"»{word}« virker kun i en tabelcelle.",
                f'"{word}" only works in a table cell.',
            )
            return
        if match[1]:
            self._cell_property(tag, cell, match[1], match[2].strip(), marker)
        elif match[3] == "vm":
            self._vertical(tag, cell, marker)
        else:
            self._horizontal(tag, cell, marker)
        _remove_marker(node)

    def _cell_property(
        self, tag: Tag, cell: etree._Element, word: str, code: str, marker: str
    ) -> None:
        simple = "span" if word == "colspan" else "color"
        self.tags[tag.number] = _as(tag, "output", code, Context("attribute", simple))  # type: ignore[arg-type]
        self.nodes[tag.number] = cell
        value = f"{marker}{tag.number};"
        if word == "colspan":
            _cell_element(cell, "gridSpan").set(w("val"), value)
        else:
            shade = _cell_element(cell, "shd")
            shade.set(w("val"), "clear")
            shade.set(w("color"), "auto")
            shade.set(w("fill"), value)

    def _vertical(self, tag: Tag, cell: etree._Element, marker: str) -> None:
        """`vm`: cells that a loop repeats become one, the text kept in the first."""
        first = self._made(tag, "if loop.first", Context("attribute"), cell)
        other = self._made(tag, "else", Context("attribute"), cell)
        end = self._made(tag, "endif", Context("attribute"), cell)
        merge = _cell_element(cell, "vMerge")
        merge.set(
            w("val"), f"{marker}{first};restart{marker}{other};continue{marker}{end};"
        )
        self.tags[tag.number] = _as(tag, "comment", "", tag.context)
        for text in [t for t in cell.iter(_T) if next(t.iterancestors(_TC)) is cell]:
            if _leaf_text(text) or len(text):
                self._around(tag, text)

    def _around(self, tag: Tag, text: etree._Element) -> None:
        opening = etree.ProcessingInstruction("segl", "0")
        opening.tail, text.text = text.text, None
        text.insert(0, opening)
        closing = etree.ProcessingInstruction("segl", "0")
        text.append(closing)
        text.set(f"{{{XML}}}space", "preserve")
        for node, code in ((opening, "if loop.first"), (closing, "endif")):
            node.text = str(self._made(tag, code, _TEXT, node))

    def _horizontal(self, tag: Tag, cell: etree._Element, marker: str) -> None:
        """`hm`: cells that a loop repeats become one cell as wide as all of them."""
        span = _cell_element(cell, "gridSpan", keep=True)
        width = span.get(w("val")) or "1"
        code = "loop.length" if width == "1" else f"{width} * loop.length"
        self.tags[tag.number] = _as(tag, "output", code, Context("attribute", "span"))
        self.nodes[tag.number] = cell
        span.set(w("val"), f"{marker}{tag.number};")
        for code, after in (("if loop.first", False), ("endif", True)):
            node = etree.ProcessingInstruction("segl", "0")
            (cell.addnext if after else cell.addprevious)(node)
            node.text = str(self._made(tag, code, Context("block"), node))

    def _made(self, tag: Tag, code: str, context: Context, node: etree._Element) -> int:
        number = self.number
        self.number += 1
        self.tags[number] = Tag(
            number, "statement", "", code, tag.place, context, twin=tag.twin, made=True
        )
        self.nodes[number] = node
        return number

    # --- lifting --------------------------------------------------------------

    def _lift(self, lift: str) -> None:
        groups: dict[etree._Element, list[int]] = {}
        for number, tag in self.tags.items():
            if tag.lift != lift or number not in self.nodes or tag.context.where != "text":
                continue
            owner = next(self.nodes[number].iterancestors(w(lift)), None)
            if owner is None:
                self._fault("lift", tag.place, *_outside(lift))
            else:
                groups.setdefault(owner, []).append(number)
        for owner, numbers in groups.items():
            self._replace(owner, numbers, lift)

    def _replace(self, owner: etree._Element, numbers: list[int], lift: str) -> None:
        """Put the tags where their paragraph, row or cell stood; say what goes with it."""
        inside = [n for n, node in self.nodes.items() if _within(node, owner)]
        kept = [number for number in numbers if number in inside]
        if not kept:
            return
        # a comment for a row or paragraph is how its author takes it out
        meant = all(self.tags[number].kind == "comment" for number in kept)
        for number in set(inside) - set(numbers):
            del self.nodes[number]
            if not meant and not self.tags[number].made and self.tags[number].kind != "comment":
                self._lost("deleted-tag", self.tags[number].place, lift)
        self.deleted += sum(len(_leaf_text(text)) for text in owner.iter(_T))
        if not meant:
            self._check_deleted(owner, self.tags[kept[0]].place, lift)
        wrap = _paragraph_wrap(owner, self.nodes[kept[0]]) if lift == "p" else ("", "")
        nodes = [*_open_ranges(owner)]
        for number in kept:
            node = etree.ProcessingInstruction("segl", str(number))
            self.nodes[number] = node
            tag = self.tags[number]
            self.tags[number] = _as(tag, tag.kind, tag.code, Context("block", wrap=wrap))
            nodes.append(node)
        for node in nodes:
            owner.addprevious(node)
            node.tail = None
        owner.getparent().remove(owner)

    def _check_deleted(self, owner: etree._Element, place: Place, lift: str) -> None:
        words = "".join(_leaf_text(text) for text in owner.iter(_T))
        if words.strip():
            self._lost("deleted-text", place.quoting(" ".join(words.split())), lift)
        if any(True for _ in owner.iter(*_CONTENT)):
            self._lost("deleted-content", place, lift)
        if any(True for _ in owner.iter(w("sectPr"))):
            self._lost("deleted-section", place, lift)

    def _lost(self, kind: str, place: Place, lift: str) -> None:
        da, en = _LIFTED[lift]
        what_da, what_en = _LOST[kind]
        self._fault(
            kind,
            place,
            f"{what_da} står i samme {da} som en »{{%{lift}«-kode og ville forsvinde. "
            f"Flyt koden til {_OWN[lift][0]}.",
            f'{what_en} stands in the same {en} as a "{{%{lift}" tag and would vanish. '
            f"Move the tag to {_OWN[lift][1]}.",
        )

    def _lift_run(self, number: int) -> None:
        """Split the run at the tag, so that the tag stands between two runs."""
        node = self.nodes[number]
        tag = self.tags[number]
        run = next(node.iterancestors(_R), None)
        text = node.getparent()
        if run is None or text is None or text.getparent() is not run:
            return
        properties = run.find(w("rPr"))
        rest = etree.Element(_R)
        if properties is not None:
            rest.append(copy.deepcopy(properties))
        after = etree.SubElement(rest, _T)
        after.set(f"{{{XML}}}space", "preserve")
        after.text, node.tail = node.tail, None
        for sibling in list(node.itersiblings()):
            after.append(sibling)
        for sibling in list(text.itersiblings()):
            rest.append(sibling)
        run.addnext(rest)
        run.addnext(node)
        for half in (run, rest):
            _drop_empty_run(half)
        wrap = (f"<w:r>{_markup(properties)}<w:t xml:space=\"preserve\">", "</w:t></w:r>")
        self.tags[number] = _as(tag, tag.kind, tag.code, Context("block", wrap=wrap))

    # --- twins ----------------------------------------------------------------

    def _twins(self, root: etree._Element) -> None:
        """A drawing and its fallback copy must hold the same tags."""
        for both in root.iter(f"{{{MC}}}AlternateContent"):
            sides = [
                [self.tags[n].code for n, node in self.nodes.items() if _within(node, side)]
                for side in both
                if any(True for _ in side.iter(_P))
            ]
            if any(codes != sides[0] for codes in sides[1:]):
                self._fault(
                    "twin",
                    self.story.place(both),
                    "Tekstboksen har to udgaver i filen med forskellige koder. "
                    "Slet tekstboksen og indsæt den igen.",
                    "The text box has two copies in the file with different tags. "
                    "Delete the text box and insert it again.",
                )


_RAW = ("»raw« slutter ikke med »endraw«.", '"raw" does not end with "endraw".')
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
_LIFTED = {"p": ("afsnit", "paragraph"), "tr": ("række", "row"), "tc": ("celle", "cell")}
_OWN = {
    "p": ("sit eget afsnit", "a paragraph of its own"),
    "tr": ("sin egen række", "a row of its own"),
    "tc": ("sin egen celle", "a cell of its own"),
}
_LOST = {
    "deleted-tag": ("En anden kode", "Another tag"),
    "deleted-text": ("Tekst", "Text"),
    "deleted-content": ("Et billede, et felt eller en note", "A picture, field or note"),
    "deleted-section": ("Et sektionsskift", "A section break"),
}


_SCHEME = (
    "Et link med en kode i skal begynde med https:, mailto: eller tel:.",
    "A link with a tag in it must begin with https:, mailto: or tel:.",
)


def _addressed(context: Context, before: str) -> Context:
    """In a link or field, a tag at the front is a whole address, else a piece of one."""
    if context.where not in ("field", "link"):
        return context
    whole = not before.strip() or before.endswith('"')
    return Context(context.where, "address" if whole else "text")


def _outside(lift: str) -> tuple[str, str]:
    da, en = _LIFTED[lift]
    return (
        f"»{{%{lift}« står uden for en {da}." if lift != "p" else "»{%p« står uden for et afsnit.",
        f'"{{%{lift}" stands outside any {en}.',
    )


def _as(tag: Tag, kind: tags.Kind, code: str, context: Context) -> Tag:
    return Tag(
        tag.number, kind, tag.lift, code, tag.place, context,
        tag.trim_left, tag.trim_right, tag.twin, tag.made,
    )  # fmt: skip


def _starts(elements: list[etree._Element]) -> list[int]:
    starts, total = [], 0
    for element in elements:
        starts.append(total)
        total += len(characters(element))
    return starts


def _owner(starts: list[int], position: int) -> int:
    """Return the index of the element whose characters hold `position`."""
    low, high = 0, len(starts)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if starts[middle] <= position else (low, middle)
    return low


def _moved_away(element: etree._Element) -> bool:
    return any(True for _ in element.iterancestors(w("moveFrom")))


def _within(node: etree._Element, owner: etree._Element) -> bool:
    return any(ancestor is owner for ancestor in node.iterancestors())


def _leaf_text(text: etree._Element) -> str:
    return (text.text or "") + "".join(child.tail or "" for child in text)


def _remove_marker(node: etree._Element) -> None:
    """Take a marker out of its text, and the run away if nothing else is in it."""
    text = node.getparent()
    if text is None:
        return
    run = text.getparent()
    previous, tail = node.getprevious(), node.tail or ""
    node.tail = None
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:  # the space after a directive belongs to it
        text.text = (text.text or "") + tail if text.text else tail.lstrip()
    text.remove(node)
    if run is not None and run.tag == _R:
        _drop_empty_run(run)


def _drop_empty_run(run: etree._Element) -> None:
    for text in run.findall(_T):
        if not _leaf_text(text) and not len(text):
            run.remove(text)
    if all(child.tag == w("rPr") for child in run):
        run.getparent().remove(run)


def _cell_element(cell: etree._Element, name: str, keep: bool = False) -> etree._Element:
    """Return a fresh (or, with `keep`, the present) property of a cell, in schema order."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    present = properties.find(w(name))
    if present is not None:
        if keep:
            return present
        properties.remove(present)
    before = set(_CELL_ORDER[: _CELL_ORDER.index(name)])
    index = sum(1 for child in properties if local(child) in before)
    element = etree.Element(w(name))
    properties.insert(index, element)
    return element


def _paragraph_wrap(paragraph: etree._Element, node: etree._Element) -> tuple[str, str]:
    run = next(node.iterancestors(_R), None)
    run_properties = run.find(w("rPr")) if run is not None else None
    opening = (
        f"<w:p>{_markup(paragraph.find(w('pPr')))}<w:r>{_markup(run_properties)}"
        '<w:t xml:space="preserve">'
    )
    return opening, "</w:t></w:r></w:p>"


def paragraph_break(text: etree._Element) -> str:
    """
    Return markup that ends the paragraph of a text element and begins its like.

    It is "" where that cannot be done: inside a hyperlink or content control, or
    in the paragraph that carries a section's properties.
    """
    run = text.getparent()
    paragraph = run.getparent() if run is not None else None
    if run is None or run.tag != _R or paragraph is None or paragraph.tag != _P:
        return ""
    properties = paragraph.find(w("pPr"))
    if properties is not None and properties.find(w("sectPr")) is not None:
        return ""
    return (
        f"</w:t></w:r></w:p><w:p>{_markup(properties)}<w:r>{_markup(run.find(w('rPr')))}"
        '<w:t xml:space="preserve">'
    )


def _markup(element: etree._Element | None) -> str:
    """Serialise a properties element without the namespaces that its root declares."""
    if element is None:
        return ""
    root = element.getroottree().getroot()
    clone = copy.deepcopy(element)
    clone.tail = None
    text = etree.tostring(clone, encoding="unicode")
    for prefix, uri in root.nsmap.items():
        if prefix is not None:
            text = text.replace(f' xmlns:{prefix}="{uri}"', "")
    return text


def _open_ranges(owner: etree._Element) -> Iterator[etree._Element]:
    """Yield range markers whose partner stands outside the element that goes away."""
    markers = [marker for marker in owner.iter(*_RANGES)]
    for marker in markers:
        twin_id = marker.get(w("id"))
        partners = [m for m in markers if m.get(w("id")) == twin_id and m is not marker]
        if not any(_RANGES[str(m.tag)] != _RANGES[str(marker.tag)] for m in partners):
            yield marker


def _drop_go_back(root: etree._Element) -> None:
    """Leave out Word's own `_GoBack` bookmark; it marks where somebody last typed."""
    gone = {
        start.get(w("id"))
        for start in root.iter(w("bookmarkStart"))
        if start.get(w("name")) == "_GoBack"
    }
    for marker in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))) if gone else ():
        if marker.get(w("id")) in gone and marker.get(w("name"), "_GoBack") == "_GoBack":
            _remove_keeping_tail(marker)


def _remove_keeping_tail(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None and not (element.tail or "").strip():
        parent.remove(element)


def _marker(root: etree._Element) -> str:
    """Return a word that occurs in no attribute of the part."""
    values = {str(value) for element in root.iter(etree.Element) for value in element.attrib.values()}
    marker = "segl-"
    while any(marker in value for value in values):
        marker += "x-"
    return marker


def _tokens(root: etree._Element, marker: str) -> Iterator[Token]:
    source = etree.tostring(root, encoding="unicode")
    attribute = re.compile(re.escape(marker) + r"(\d+);")
    for match in _TOKEN.finditer(source):
        number, closing, name, inner, empty = match.groups()
        if number:
            yield Token("tag", number=int(number))
        elif name is None:
            yield Token("text", match[0])
        elif closing:
            yield Token("end", match[0], name)
        elif marker in inner:
            yield from _marked(match[0], name, bool(empty), attribute)
        elif empty:
            yield Token("text", match[0])
        else:
            yield Token("start", match[0], name)


def _marked(source: str, name: str, empty: bool, attribute: re.Pattern[str]) -> Iterator[Token]:
    """Split a start tag whose attributes hold tags; each such attribute is a scope."""
    cursor = 0
    for value in re.finditer(r'([^\s=]+)="([^"]*)"', source):
        if not attribute.search(value[2]):
            continue
        yield Token("text", source[cursor : value.start(2)])
        yield Token("start", "", f"@{value[1]}")
        yield from _pieces(value[2], attribute)
        yield Token("end", "", f"@{value[1]}")
        cursor = value.end(2)
    yield Token("text" if empty else "start", source[cursor:], "" if empty else name)


def _pieces(value: str, attribute: re.Pattern[str]) -> Iterable[Token]:
    cursor = 0
    for match in attribute.finditer(value):
        yield Token("text", value[cursor : match.start()])
        yield Token("tag", number=int(match[1]))
        cursor = match.end()
    yield Token("text", value[cursor:])


__all__ = ["Reading", "paragraph_break", "plain_text", "read_part", "WP"]
