"""
The data stores that a template carries: SharePoint columns and what bound controls show.

A bound control shows the value of its store, not its own text (ISO/IEC 29500-1,
17.5.2.6): so a tag inside one fills the store as well. What an earlier case left
is taken out; a value that the letter shows, or that a column requires, is kept
and reported, never blanked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from render import ooxml, tags
from render.errors import Fault
from render.message import Message
from render.ooxml import Element, local, w
from render.package import Package
from render.place import Place
from render.record import record
from render.story import plain_text

CORE_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*['\"]([^'\"]*)['\"]")
# The paths that Word writes; other XPath can take for ever on a small store.
_STEP = r"(?:[\w.-]+:)?(?:[\w.-]+|\*)(?:\[\d+\]|\[@[\w.:-]+='[^']*'\])*"
_PATH = re.compile(rf"//?{_STEP}(?:/{_STEP})*(?:/@[\w.:-]+)?")


@record
class Binding:
    """A bound control: the control, the store's member and the node that it shows."""

    control: Element
    member: str
    node: Element


@dataclass
class Stores:
    """The data stores of a package, opened for change; `notices` are told, not refused."""

    package: Package
    roots: dict[str, Element] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    notices: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _ids: dict[str, str] = field(default_factory=dict)
    _seen: set[Element] = field(default_factory=set)

    def __post_init__(self) -> None:
        for relation in self.package.relationships(self.package.main):
            if relation.kind == "customXml" and relation.target in self.package.members:
                self._open(relation.target)

    def add_core(self, member: str, root: Element) -> None:
        """Let controls bound to the core properties fill those."""
        self.roots[member] = root
        self._ids[CORE_STORE] = member

    def _open(self, member: str) -> None:
        if not member.endswith(".xml"):
            return
        self.roots[member] = self.package.parse(member)
        for relation in self.package.relationships(member):
            if relation.kind == "customXmlProps" and relation.target in self.package.members:
                properties = self.package.parse(relation.target)
                item = properties.get(f"{{{ooxml.STORE}}}itemID", "")
                self._ids[item.upper()] = member

    def bind(self, root: Element, story: str, part: str) -> None:
        """Make each bound control that holds tags fill its store too; note the others."""
        for control in root.iter(w("sdt")):
            element = control.find(f"{w('sdtPr')}/{w('dataBinding')}")
            if element is None:
                continue
            text = _content(control)
            place = Place(part, story, quote=" ".join(text.split())[:60])
            try:
                self._fill(self._binding(control, element), text, place)
            except etree.XPathError:
                if tags.has_delimiter(text):
                    self._fault("binding", place, *_INTRICATE)

    def _fill(self, binding: Binding | None, text: str, place: Place) -> None:
        if binding is None:
            return
        if not tags.has_delimiter(text):
            self._shown(binding, place)
        elif binding.control.find(f"{w('sdtPr')}/{w('date')}") is not None:
            self._fault("binding", place, *_DATE)
        elif (
            binding.member in self.changed
            and tags.has_delimiter(binding.node.text or "")
            and (binding.node.text != text)
        ):
            self._fault("binding", place, *_TWICE)
        else:
            binding.node.text = text
            binding.node.attrib.pop(f"{{{ooxml.SCHEMA_INSTANCE}}}nil", None)
            self.changed.add(binding.member)

    def _binding(self, control: Element, element: Element) -> Binding | None:
        member = self._ids.get(element.get(w("storeItemID"), "").upper(), "")
        root = self.roots.get(member)
        path = element.get(w("xpath"), "")
        if root is None:
            return None
        if not _PATH.fullmatch(path):
            raise etree.XPathError(path)
        names = dict(_PREFIX.findall(element.get(w("prefixMappings"), "")))
        found = root.getroottree().xpath(path, namespaces=names)
        node = found[0] if isinstance(found, list) and found else None
        return Binding(control, member, node) if isinstance(node, Element) else None

    def _shown(self, binding: Binding, place: Place) -> None:
        if not _is_sharepoint(self.roots[binding.member]) or not (binding.node.text or ""):
            return
        self._seen.add(binding.node)
        name = local(binding.node)
        self.notices.append(
            Fault(
                "store-shown",
                place.quoting(name),
                Message(
                    f"Brevet viser kolonnen »{name}« fra skabelonens egne egenskaber, ikke fra "
                    "sagen. Sæt en kode ind i indholdskontrolelementet.",
                    f'The letter shows the column "{name}" from the template\'s own properties, '
                    "not from the case. Put a tag into the content control.",
                ),
            )
        )

    def _fault(self, kind: str, place: Place, da: str, en: str) -> None:
        self.faults.append(Fault(kind, place, Message(da, en)))

    def clean(self) -> None:
        """Take an earlier case's values out of the SharePoint columns."""
        required = set(self._required())
        for member, root in self.roots.items():
            if not _is_sharepoint(root):
                continue
            for column in [c for holder in root for c in holder]:
                self._clean_column(member, column, required)

    def _clean_column(self, member: str, column: Element, required: set[str]) -> None:
        name = local(column)
        text = "".join(str(piece) for piece in column.itertext()).strip()
        if not text or column in self._seen or tags.has_delimiter(text):
            return
        if name in required:
            self.notices.append(_kept(member, name))
            return
        for child in list(column):
            column.remove(child)
        column.text = None
        column.set(f"{{{ooxml.SCHEMA_INSTANCE}}}nil", "true")
        self.changed.add(member)

    def _required(self) -> Iterator[str]:
        """Names of the columns that the library's own contract in the file requires."""
        schema = "{http://www.w3.org/2001/XMLSchema}"
        for root in self.roots.values():
            if root.tag != f"{{{ooxml.CONTENT_TYPE}}}contentTypeSchema":
                continue
            for group in root.iter(f"{schema}all", f"{schema}sequence"):
                for element in group.iter(f"{schema}element"):
                    ref = element.get("ref", "").rsplit(":", 1)[-1]
                    if ref and element.get("minOccurs", "1") != "0":
                        yield ref


_TWICE = (
    "To kontrolelementer er bundet til den samme egenskab, men har forskellige koder.",
    "Two content controls are bound to one property, but hold different tags.",
)
_DATE = (
    "Et datofelt, der er bundet til en egenskab, kan ikke udfyldes med en kode. "
    "Brug et almindeligt tekstfelt.",
    "A date control that is bound to a property cannot be filled by a tag. "
    "Use a plain text control.",
)
_INTRICATE = (
    "Indholdskontrolelementet er bundet til en egenskab på en måde, som ikke kan udfyldes. "
    "Bind det igen i Word, eller brug et almindeligt tekstfelt.",
    "The content control is bound to a property in a way that cannot be filled. "
    "Bind it again in Word, or use a plain text control.",
)


def _kept(member: str, name: str) -> Fault:
    return Fault(
        "store-required",
        Place(member, "store", quote=name),
        Message(
            f"Kolonnen »{name}« er påkrævet i journalsystemet og har skabelonens egen værdi. "
            "Kontrollér den, når brevet journaliseres.",
            f'The column "{name}" is required by the records system and keeps the template\'s '
            "own value. Check it when the letter is filed.",
        ),
    )


def _is_sharepoint(root: Element) -> bool:
    return bool(root.tag == f"{{{ooxml.SHAREPOINT}}}properties")


def _content(control: Element) -> str:
    content = control.find(w("sdtContent"))
    if content is None:
        return ""
    paragraphs = list(content.iter(w("p")))
    if not paragraphs:
        return plain_text(content)
    return "\n".join(plain_text(paragraph) for paragraph in paragraphs)
