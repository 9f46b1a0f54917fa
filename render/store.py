"""
What a template carries beside its text: properties, SharePoint columns, bound controls.

A bound control shows the value of its store, not its own text (ISO/IEC 29500-1,
17.5.2.6): so a tag inside one fills the store as well. What an earlier case left
is taken out; a value that the letter shows, or that a column requires, is kept
and reported, never blanked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from render import ooxml, tags
from render.errors import Fault
from render.message import Message
from render.ooxml import local, w
from render.package import Package
from render.place import Place
from render.story import plain_text

CORE_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*['\"]([^'\"]*)['\"]")
_FOREIGN = re.compile(
    r"(?i)^(CCM|_dlc_|Encrypted_|Case|Doc_?ID|DocumentID|TemplateUrl|Sag|SharedWith)"
)
_OWNED = {"creator", "lastModifiedBy", "lastPrinted", "created", "modified", "revision"}


@dataclass(frozen=True)
class Binding:
    """A bound control: the control, the store's member and the node that it shows."""

    control: etree._Element
    member: str
    node: etree._Element


@dataclass
class Stores:
    """The data stores of a package, opened for change; `notices` are told, not refused."""

    package: Package
    roots: dict[str, etree._Element] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    notices: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _ids: dict[str, str] = field(default_factory=dict)
    _seen: list[etree._Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        for relation in self.package.relationships(self.package.main):
            if relation.kind == "customXml" and relation.target in self.package.members:
                self._open(relation.target)

    def add_core(self, member: str, root: etree._Element) -> None:
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

    def bind(self, root: etree._Element, story: str, part: str) -> None:
        """Make each bound control that holds tags fill its store too; note the others."""
        for control in root.iter(w("sdt")):
            binding = self._binding(control)
            if binding is None:
                continue
            text = _content(control)
            place = Place(part, story, quote=" ".join(text.split())[:60])
            if not tags.has_delimiter(text):
                self._shown(binding, place)
            elif control.find(f"{w('sdtPr')}/{w('date')}") is not None:
                self._fault("binding", place, *_DATE)
            else:
                binding.node.text = text
                binding.node.attrib.pop(f"{{{ooxml.SCHEMA_INSTANCE}}}nil", None)
                self.changed.add(binding.member)

    def _binding(self, control: etree._Element) -> Binding | None:
        element = control.find(f"{w('sdtPr')}/{w('dataBinding')}")
        if element is None:
            return None
        store = element.get(w("storeItemID"), "").upper()
        member = self._ids.get(store, "")
        root = self.roots.get(member)
        if root is None:
            return None
        names = dict(_PREFIX.findall(element.get(w("prefixMappings"), "")))
        try:
            found = root.getroottree().xpath(element.get(w("xpath"), ""), namespaces=names)
        except etree.XPathError:
            return None
        node = found[0] if isinstance(found, list) and found else None
        if not isinstance(node, etree._Element):
            return None
        return Binding(control, member, node)

    def _shown(self, binding: Binding, place: Place) -> None:
        if not _is_sharepoint(self.roots[binding.member]) or not (binding.node.text or ""):
            return
        self._seen.append(binding.node)
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

    def _clean_column(self, member: str, column: etree._Element, required: set[str]) -> None:
        name = local(column)
        shown = any(node is column for node in self._seen)
        text = "".join(str(piece) for piece in column.itertext()).strip()
        if not text or shown or tags.has_delimiter(text):
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


_DATE = (
    "Et datofelt, der er bundet til en egenskab, kan ikke udfyldes med en kode. "
    "Brug et almindeligt tekstfelt.",
    "A date control that is bound to a property cannot be filled by a tag. "
    "Use a plain text control.",
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


def _is_sharepoint(root: etree._Element) -> bool:
    return bool(root.tag == f"{{{ooxml.SHAREPOINT}}}properties")


def _content(control: etree._Element) -> str:
    content = control.find(w("sdtContent"))
    if content is None:
        return ""
    paragraphs = list(content.iter(w("p")))
    if not paragraphs:
        return plain_text(content)
    return "\n".join(plain_text(paragraph) for paragraph in paragraphs)


def clean_custom(root: etree._Element, shown: frozenset[str]) -> None:
    """Take case and system identifiers out of the custom properties, but for shown ones."""
    for entry in list(root):
        name = entry.get("name", "")
        if (_FOREIGN.match(name) or name.startswith("Segl")) and name not in shown:
            root.remove(entry)


def add_custom(root: etree._Element, values: Mapping[str, str]) -> None:
    """Append text properties (ISO/IEC 29500-1, 22.3): pid counts from 2 and is unique."""
    used = [int(entry.get("pid", "1")) for entry in root if entry.get("pid", "").isdigit()]
    number = max(used, default=1)
    for name, value in values.items():
        number += 1
        entry = etree.SubElement(root, f"{{{ooxml.CUSTOM}}}property")
        entry.set("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
        entry.set("pid", str(number))
        entry.set("name", name)
        etree.SubElement(entry, f"{{{ooxml.VT}}}lpwstr").text = value


def clean_core(root: etree._Element, title: str, language: str) -> None:
    """Take persons and dates out of the core properties; set title and language."""
    for entry in list(root):
        if local(entry) in _OWNED:
            root.remove(entry)
    _set(root, f"{{{ooxml.DC}}}title", title, keep=True)
    _set(root, f"{{{ooxml.DC}}}language", language, keep=False)


def _set(root: etree._Element, name: str, text: str, keep: bool) -> None:
    element = root.find(name)
    if element is None:
        element = etree.SubElement(root, name)
    if not (keep and (element.text or "").strip()):
        element.text = text


def clean_settings(root: etree._Element) -> bool:
    """Take document variables and the attached template out; say if anything changed."""
    gone = [e for e in root if e.tag in (w("docVars"), w("attachedTemplate"))]
    for element in gone:
        root.remove(element)
    return bool(gone)


def shown_properties(root: etree._Element) -> frozenset[str]:
    """Names of the document properties that a part shows by DOCPROPERTY fields."""
    texts = [element.text or "" for element in root.iter(w("instrText"))]
    texts += [element.get(w("instr"), "") for element in root.iter(w("fldSimple"))]
    names = (re.search(r'DOCPROPERTY\s+"?([^"\\]+?)"?\s*(?:\\|$)', text) for text in texts)
    return frozenset(match[1].strip() for match in names if match)


def settings_member(package: Package) -> str:
    """Return the name of the settings part, "" without one."""
    for relation in package.relationships(package.main):
        if relation.kind == "settings" and relation.target in package.members:
            return relation.target
    return ""


