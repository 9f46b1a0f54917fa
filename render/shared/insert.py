"""
Insert blocks into a template's package: what comes of it is read like any other template.

So linter, proof and both renderers see one tree. The package knows where each paragraph was
written, and a finding in a block names the block's file.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from render.errors import Fault
from render.ooxml import MC, Element, local, remove, w
from render.origins import Origin, Origins
from render.package import Package
from render.ranges import MARKERS
from render.shared.asking import asked
from render.shared.block import Block, Refusal
from render.shared.host import Host
from render.shared.marks import Marks
from render.shared.numbering import Lists
from render.shared.relations import Relations
from render.shared.shelf import Lookup
from render.shared.style_lists import StyleLists
from render.shared.styles import Styles
from render.stories import Opened, heading_levels, stories
from render.story import Story, own_text

_P, _TBL = w("p"), w("tbl")
_IGNORABLE = f"{{{MC}}}Ignorable"
_ENDS_IN_PARAGRAPH = frozenset({"tc", "hdr", "ftr", "txbxContent", "footnote", "endnote"})


@dataclass(frozen=True)
class Inserted:
    """
    A template with its blocks.

    `opened` are the stories of `package`, parsed; `asked` are the names of the blocks that it
    asks for, `blocks` those that there are, by their files.
    """

    package: Package
    opened: tuple[Opened, ...]
    asked: tuple[str, ...] = ()
    blocks: Mapping[str, Block] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def insert(package: Package, lookup: Lookup, language: str) -> Inserted:
    """Insert the blocks that a template asks for; what cannot be inserted is a fault."""
    opened = tuple(stories(package))
    wanted = {part.name: list(asked(part.root)) for part in opened}
    if not any(wanted.values()):
        return Inserted(package, opened)
    return _Inserter(package, opened, lookup, language).insert(wanted)


def shown(package: Package, lookup: Lookup, language: str) -> Package:
    """Return a template with its blocks, or as it is where one of them cannot be inserted."""
    found = insert(package, lookup, language)
    return package if found.faults else found.package


@dataclass
class _Inserter:
    package: Package
    opened: Sequence[Opened]
    lookup: Lookup
    language: str
    blocks: dict[str, Block] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    origins: dict[str, Origins] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.host = Host(self.package)
        self.styles = Styles(self.host)
        self.relations = Relations(self.host)
        self.marks = Marks([part.root for part in self.opened])

    def insert(self, wanted: Mapping[str, Sequence[tuple[Element, str]]]) -> Inserted:
        """Insert each block where it is asked for, part by part."""
        parts = tuple(self._part(part, wanted[part.name]) for part in self.opened)
        names = dict.fromkeys(name for some in wanted.values() for _, name in some)
        package = self.host.finish(self.origins)
        return Inserted(package, parts, tuple(names), self.blocks, tuple(self.faults))

    def _part(self, part: Opened, wanted: Sequence[tuple[Element, str]]) -> Opened:
        if not wanted:
            return part
        found = [(paragraph, self._block(part, paragraph, name)) for paragraph, name in wanted]
        fitting = [(paragraph, block) for paragraph, block in found if block is not None]
        root = part.root
        for _, block in fitting:
            root = _declaring(root, block.ignorable)
        written = _Written(root)
        for paragraph, block in fitting:
            content = self._content(block, part.name)
            written.add(block, content)
            _replace(paragraph, content)
        self.host.roots[part.name] = root
        self.host.changed.add(part.name)
        self.origins[part.name] = written.origins(root)
        return replace(part, root=root)

    def _block(self, part: Opened, paragraph: Element, name: str) -> Block | None:
        """Return the block to insert for a paragraph; where there is none, its words go."""
        found = self.lookup(name, self.language)
        if isinstance(found, Refusal):
            story = Story(part.name, part.kind, part.root, heading_levels(self.package))
            quote = "".join(text.text or "" for text in own_text(paragraph))
            self.faults.append(
                Fault(found.kind, story.place(paragraph, quote), found.message, name)
            )
        else:
            self.blocks[found.source] = found
            if not found.faults:
                return found
            self.faults += [one for one in found.faults if one not in self.faults]
        for text in list(own_text(paragraph)):
            remove(text)
        return None

    def _content(self, block: Block, part: str) -> list[Element]:
        """Return a copy of what a block holds, in terms of the template."""
        content = [copy.deepcopy(element) for element in block.content]
        for element in content:
            element.tail = None
        lists = Lists(self.host, block, self.styles)
        self.styles.adapt(content, block, lists.number)
        lists.adapt(content)
        StyleLists(self.host).adapt(content)
        self.relations.adapt(content, block, part)
        self.marks.adapt(content)
        return content


def _replace(paragraph: Element, content: Sequence[Element]) -> None:
    """Put a block in the place of the paragraph that asks for it; bookmarks there embrace it."""
    markers = list(paragraph.iter(*MARKERS))
    for marker in markers:
        marker.tail = None
    starts = [marker for marker in markers if local(marker).endswith("Start")]
    ends = [marker for marker in markers if marker not in starts]
    for element in (*starts, *content, *ends):
        paragraph.addprevious(element)
    parent = paragraph.getparent()
    remove(paragraph)
    _part_tables(content)
    if parent is not None and local(parent) in _ENDS_IN_PARAGRAPH and parent[-1].tag == _TBL:
        etree.SubElement(parent, _P)


def _part_tables(content: Sequence[Element]) -> None:
    """Keep a block's tables from growing together with those around it, as Word would have it."""
    if content and content[0].tag == _TBL and _is_table(content[0].getprevious()):
        content[0].addprevious(etree.Element(_P))
    if content and content[-1].tag == _TBL and _is_table(content[-1].getnext()):
        content[-1].addnext(etree.Element(_P))


def _is_table(element: Element | None) -> bool:
    return element is not None and element.tag == _TBL


def _declaring(root: Element, ignorable: Mapping[str, str]) -> Element:
    """Return a root that says of some namespaces that older programs may ignore them."""
    said = root.get(_IGNORABLE, "").split()
    own = {root.nsmap.get(prefix) for prefix in said}
    missing = {prefix: uri for prefix, uri in ignorable.items() if uri not in own}
    if not missing:
        return root
    names: dict[str | None, str] = dict(root.nsmap)
    for prefix, uri in missing.items():
        free = next(one for one in (prefix, *_prefixes(prefix)) if names.get(one, uri) == uri)
        names[free] = uri
        said.append(free)
    new = etree.Element(root.tag, dict(root.attrib), nsmap={"mc": MC} | names)
    new.set(_IGNORABLE, " ".join(said))
    new.text = root.text
    new[:] = root[:]
    return new


def _prefixes(prefix: str) -> Iterator[str]:
    return (f"{prefix}{number}" for number in range(2, 100))


class _Written:
    """Where the paragraphs and tables of a part were written, while blocks are inserted."""

    def __init__(self, root: Element) -> None:
        self._sources: dict[str, str] = {}
        self._of: dict[Element, Origin] = {}
        self._number([root], "")

    def add(self, block: Block, content: Sequence[Element]) -> None:
        """Take in the content of a block."""
        self._sources[block.source] = block.package.main
        self._number(content, block.source)

    def _number(self, content: Sequence[Element], source: str) -> None:
        for tag in (_P, _TBL):
            elements = (element for top in content for element in top.iter(tag))
            self._of.update((one, (source, n)) for n, one in enumerate(elements, 1))

    def origins(self, root: Element) -> Origins:
        """Return the origin of each paragraph and table of the part as it is now."""
        paragraphs, tables = (self._each(root, tag) for tag in (_P, _TBL))
        return Origins(paragraphs, tables, self._sources)

    def _each(self, root: Element, tag: str) -> tuple[Origin, ...]:
        """A paragraph that only ends a cell was written nowhere; it goes with the one before."""
        found: list[Origin] = []
        for element in root.iter(tag):
            found.append(self._of.get(element) or (found[-1] if found else ("", 1)))
        return tuple(found)
