"""
The data stores that a template carries: SharePoint columns and what bound controls show.

A bound control shows the value of its store, not its own text (ISO/IEC 29500-1,
17.5.2.6): so a tag inside one fills the store as well, and a column that the template's
metadata speak of is filled from them, in the store and in each control that shows it. What
an earlier case left is taken out, and what knows of a case or a person is blanked wherever it
stands; another value that the letter shows, or that a column requires, is kept and reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from render import ooxml, summary, tags
from render.errors import Fault
from render.esdh import columns, contract, control
from render.esdh.columns import Filling
from render.esdh.contract import Column
from render.esdh.metadata import Metadata
from render.message import Message
from render.ooxml import Element, local, w
from render.package import Package
from render.place import Place
from render.properties import bound_node, is_foreign, is_marked
from render.record import record
from render.story import plain_text

# columns of more characters than a property takes, as SharePoint keeps them beside the others
_LONG = "{http://schemas.microsoft.com/office/2006/metadata/longProperties}LongProperties"
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
    """
    The data stores of a package, opened for change; `notices` are told, not refused.

    `shown` are the names of the parts whose controls were given other words, `emptied` those of
    the columns that were blanked and that no control shows.
    """

    package: Package
    metadata: Metadata = field(default_factory=Metadata)
    roots: dict[str, Element] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    emptied: set[str] = field(default_factory=set)
    notices: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _ids: dict[str, str] = field(default_factory=dict)
    _seen: set[Element] = field(default_factory=set)
    _tagged: set[Element] = field(default_factory=set)
    _untold: list[tuple[Binding, Place]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for relation in self.package.relationships(self.package.main):
            if relation.kind == "customXml" and relation.target in self.package.members:
                self._open(relation.target)
        for name in self.package.members:  # nothing refers to it, and still it is in the file
            if name.startswith("customXml/") and name not in self.roots and self._holds(name):
                self.roots[name] = self.package.parse(name)

    def _holds(self, name: str) -> bool:
        return name.endswith(".xml") and ooxml.SHAREPOINT.encode() in self.package.read(name)

    @cached_property
    def contract(self) -> Mapping[str, Column]:
        """The columns of the library that the file's own contract speaks of, by name."""
        found = (contract.of(root) for root in self.roots.values() if contract.is_contract(root))
        return {column.name: column for columns in found for column in columns}

    def add_core(self, member: str, root: Element) -> None:
        """Let controls bound to the core properties fill those."""
        self.roots[member] = root
        self._ids[summary.STORE] = member

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
        """
        Make each bound control that holds tags fill its store too.

        The others are filled by `show`, when all that the author tagged is known.
        """
        for holder in root.iter(w("sdt")):
            element = holder.find(f"{w('sdtPr')}/{w('dataBinding')}")
            if element is None:
                continue
            text = _content(holder)
            place = Place(part, story, quote=" ".join(text.split())[:60])
            try:
                binding = self._binding(holder, element)
            except etree.XPathError:
                if tags.has_delimiter(text):
                    self._fault("binding", place, *_INTRICATE)
                continue
            if binding is not None and tags.has_delimiter(text):
                self._fill(binding, text, place)
            elif binding is not None:
                self._untold.append((binding, place))
            elif not tags.has_delimiter(text):
                self._loose(holder, element, place)

    def _fill(self, binding: Binding, text: str, place: Place) -> None:
        if binding.control.find(f"{w('sdtPr')}/{w('date')}") is not None:
            self._fault("binding", place, *_DATE)
        elif (
            binding.member in self.changed
            and tags.has_delimiter(binding.node.text or "")
            and (binding.node.text != text)
        ):
            self._fault("binding", place, *_TWICE)
        else:
            self._tagged.add(binding.node)
            self._put(binding.member, binding.node, text)

    def show(self) -> None:
        """Fill the bound controls without tags from the metadata; note where these say nothing."""
        for binding, place in self._untold:
            self._show(binding, place)

    def _put(self, member: str, node: Element, text: str) -> None:
        for child in list(node):
            node.remove(child)
        node.text = text
        node.attrib.pop(f"{{{ooxml.SCHEMA_INSTANCE}}}nil", None)
        self.changed.add(member)

    def _show(self, binding: Binding, place: Place) -> None:
        found = self._filling(binding)
        if binding.node in self._tagged:
            control.put(binding.control, binding.node.text or "")
        elif found is not None:
            self._put(binding.member, binding.node, control.fill(binding.control, found))
        else:
            self._shown(binding, place)
            return
        self.shown.add(place.part)

    def _filling(self, binding: Binding) -> Filling | None:
        """Return what the metadata say of what a control is bound to, None for nothing."""
        name = local(binding.node)
        if _is_sharepoint(self.roots[binding.member]):
            return self._of_column(name)
        is_core = binding.member == self._ids.get(summary.STORE)
        return columns.filling(name, self.metadata) if is_core and name == "title" else None

    def _of_column(self, name: str) -> Filling | None:
        """Return what fills a column that can hold text: no person, and no term of a list."""
        known = self.contract.get(name)
        if known is not None and known.kind in ("User", "Lookup"):
            return None
        return columns.filling(name, self.metadata)

    def holds(self, holder: Element, element: Element) -> bool:
        """Say whether what a control is bound to is in the file."""
        try:
            return self._binding(holder, element) is not None
        except etree.XPathError:
            return False

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
        """Note a column that the letter shows as the file has it; blank what knows of a case."""
        if not _is_sharepoint(self.roots[binding.member]):
            return
        self._seen.add(binding.node)
        if not _is_identity(binding.node):
            if binding.node.text:
                self._note(local(binding.node), place)
        else:
            if not self._is_emptied(binding.control, place) and binding.node.text:
                self._note(local(binding.node), place)
            self._blank(binding.member, binding.node)

    def _loose(self, holder: Element, element: Element, place: Place) -> None:
        """Fill or blank a control whose column is gone: it shows its own text, of old."""
        if ooxml.SHAREPOINT not in element.get(w("prefixMappings"), ""):
            return
        name = bound_node(element.get(w("xpath"), ""))
        found = self._of_column(name)
        if found is not None:
            control.fill(holder, found)
            self.shown.add(place.part)
        elif is_foreign(name):
            self._is_emptied(holder, place.quoting(name))

    def _is_emptied(self, holder: Element, place: Place) -> bool:
        """Take an earlier case's words out of a control; say if there were any."""
        if control.is_prompt(holder) or not _content(holder).strip():
            return False
        element = holder.find(f"{w('sdtPr')}/{w('dataBinding')}")
        self._note(bound_node(element.get(w("xpath"), "")) if element is not None else "", place)
        control.put(holder, "")
        self.shown.add(place.part)
        return True

    def _note(self, name: str, place: Place) -> None:
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
        """Fill the columns that the metadata speak of; take an earlier case's values out."""
        for member, root in self.roots.items():
            if _is_sharepoint(root):
                for column in [c for holder in root for c in holder]:
                    self._clean_column(member, column)
            elif not contract.is_contract(root):
                self._clean_other(member, root)

    def _clean_other(self, member: str, root: Element) -> None:
        """Blank what no control shows and only an earlier case can have written."""
        bound = self._tagged | {binding.node for binding, _ in self._untold}
        is_long = root.tag == _LONG
        for element in root.iter(etree.Element):
            text = element.text or ""
            is_left = is_marked(text) or (is_long and text and not tags.has_delimiter(text))
            if is_left and element not in bound:
                element.text = ""
                self.changed.add(member)

    def _clean_column(self, member: str, column: Element) -> None:
        name = local(column)
        text = "".join(str(piece) for piece in column.itertext()).strip()
        if tags.has_delimiter(text):
            return
        found = self._of_column(name)
        if found is not None:
            known = self.contract.get(name)
            dated = found.is_date or (known is not None and known.kind == "DateTime")
            self._put(member, column, control.moment(found) if dated else found.text)
        elif text and column not in self._seen:
            needed = name in self.contract and self.contract[name].required
            if needed and not _is_identity(column):
                self.notices.append(_kept(member, name))
            else:
                self.emptied.add(name)
                self._blank(member, column)

    def _blank(self, member: str, column: Element) -> None:
        self._put(member, column, "")
        column.text = None
        column.set(f"{{{ooxml.SCHEMA_INSTANCE}}}nil", "true")


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
    return contract.is_columns(root)


def _is_identity(column: Element) -> bool:
    """Say whether a column knows of one case, one document or one person."""
    return is_foreign(local(column)) or any(local(one) == "UserInfo" for one in column)


def _content(control: Element) -> str:
    content = control.find(w("sdtContent"))
    if content is None:
        return ""
    paragraphs = list(content.iter(w("p")))
    if not paragraphs:
        return plain_text(content)
    return "\n".join(plain_text(paragraph) for paragraph in paragraphs)
