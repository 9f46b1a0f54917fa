"""Controls and fields that show a column or property of the file which is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from lxml import etree

from render import ooxml, tags
from render.ooxml import Element, w
from render.package import Package
from render.place import Place
from render.properties import bound_node
from render.record import record
from render.store import Stores
from render.story import Story, is_fallback, plain_text
from render.survey import fields

# what DOCPROPERTY knows by itself (ISO/IEC 29500-1, 17.16.5.18), as an English and a Danish Word
# write it
_OWN = frozenset({
    "author", "bytes", "category", "characters", "characterswithspaces", "comments", "company",
    "createtime", "format", "hyperlinkbase", "keywords", "lastprinted", "lastsavedby",
    "lastsavedtime", "lines", "manager", "nameofapplication", "pages", "paragraphs",
    "revisionnumber", "security", "subject", "template", "title", "totaleditingtime", "words",
    "forfatter", "titel", "emne", "nøgleord", "kommentarer", "kategori", "leder", "chef", "firma",
    "skabelon", "sider", "ord", "tegn", "linjer", "afsnit", "sikkerhed", "language", "status",
    "contentstatus", "contenttype", "version",
})  # fmt: skip


@record
class Lost:
    """A control that is bound to a "column", or a field that shows a "property", by its name."""

    place: Place
    kind: Literal["column", "property"]
    name: str


def read(package: Package, stories: Sequence[Story]) -> Iterator[Lost]:
    """Yield the controls and fields of a file, part by part; fallback copies not."""
    stores: Stores | None = None
    names: frozenset[str] | None = None
    for story in stories:
        for control, element in _bound(story):
            stores = stores or Stores(package)
            if not stores.holds(control, element):
                place = story.place(next(control.iter(w("p")), control))
                yield Lost(place, "column", bound_node(element.get(w("xpath"), "")))
        for found in fields.read(story):
            if found.name == "DOCPROPERTY" and found.argument:
                names = _properties(package) if names is None else names
                if found.argument.casefold() not in names | _OWN:
                    yield Lost(found.place, "property", found.argument)


def _bound(story: Story) -> Iterator[tuple[Element, Element]]:
    """Yield the controls of a part that say they show a column, with their binding."""
    for element in story.root.iter(w("dataBinding")):
        if ooxml.SHAREPOINT not in element.get(w("prefixMappings"), ""):
            continue
        control = next(element.iterancestors(w("sdt")), None)
        if control is None or is_fallback(control):
            continue
        if not tags.has_delimiter("".join(map(plain_text, control.iter(w("p"), w("sdtContent"))))):
            yield control, element


def _properties(package: Package) -> frozenset[str]:
    name = package.related("custom-properties")
    root = package.parse(name) if name else etree.Element("none")
    return frozenset(entry.get("name", "").casefold() for entry in root)
