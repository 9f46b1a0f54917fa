"""Properties and settings of a document: what earlier cases left goes, what is ours comes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from render import case_number, characters, cpr, ooxml, tags
from render.esdh import columns
from render.esdh.metadata import Metadata
from render.ooxml import Element, local, w
from render.story import field_instructions

_FOREIGN = re.compile(
    r"(?i)^(CCM|_dlc_|Encrypted_|Case|Doc_?ID|DocumentID|TemplateUrl|Sag|SharedWith|Owner|Ejer)"
)
PERSONS = frozenset({"creator", "lastModifiedBy"})
_OWNED = PERSONS | {"lastPrinted", "created", "modified", "revision", "identifier", "version"}
APP_PERSONS = frozenset({"Manager", "Company"})
_APP_OWN = frozenset({"HyperlinkBase", "HeadingPairs", "TitlesOfParts", "Template"})
_APP_STORE = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"  # what Word calls the file's own properties
_STEP = re.compile(r"([^/:@\[\]]+)(?:\[[^\]]*\])*$")
_BRACES = str.maketrans("{}", "()")
_SHOWN = re.compile(r'DOCPROPERTY\s+"?([^"\\]+?)"?\s*(?:\\|$)')


def new_core() -> Element:
    """Return empty core properties (ISO/IEC 29500-2, 11)."""
    return etree.fromstring(f'<cp:coreProperties xmlns:cp="{ooxml.CORE}" xmlns:dc="{ooxml.DC}"/>')


def new_custom() -> Element:
    """Return empty custom properties."""
    return etree.fromstring(f'<Properties xmlns="{ooxml.CUSTOM}" xmlns:vt="{ooxml.VT}"/>')


def literal(text: str) -> str:
    """
    Return a value of our own as a property holds it: nothing in it is read as a tag.

    A loose file's name may hold anything: braces become parentheses.
    """
    return characters.legal(text.translate(_BRACES))


def clean_core(root: Element, title: str, language: str) -> None:
    """Take persons and dates out of the core properties; set title and language."""
    for entry in list(root):
        if local(entry) in _OWNED:
            root.remove(entry)
    _set(root, f"{{{ooxml.DC}}}title", title, keep=True)
    _set(root, f"{{{ooxml.DC}}}language", language, keep=False)


def _set(root: Element, name: str, text: str, keep: bool) -> None:
    element = root.find(name)
    if element is None:
        element = etree.SubElement(root, name)
    own = (element.text or "").strip()
    if not (keep and own) or is_marked(own):
        element.text = literal(text)


def clean_app(root: Element, shown: frozenset[str]) -> bool:
    """
    Take manager, company and the base of links out, but for what the letter shows.

    So do the title and headings as they once were (TitlesOfParts), and the template's own template.
    """
    private = (APP_PERSONS | _APP_OWN) - shown
    gone = [entry for entry in root if local(entry) in private]
    for entry in gone:
        root.remove(entry)
    return bool(gone)


def is_foreign(name: str) -> bool:
    """Say whether a property, by its name, holds what a records system knows of one case."""
    return _FOREIGN.match(name) is not None


def is_marked(text: str) -> bool:
    """Say whether a text of a file's own, not its letter's, has a case number or a CPR number."""
    if tags.has_delimiter(text):
        return False
    return any(case_number.numbers(text)) or cpr.has(text)


def clean_custom(
    root: Element, shown: frozenset[str], metadata: Metadata, emptied: frozenset[str] = frozenset()
) -> list[str]:
    """
    Fill the custom properties that the metadata speak of; take an earlier case's out.

    Those that the letter shows and nothing fills are blanked; their names are returned, to be
    told. `emptied` are columns that were blanked: a property of that name holds a copy.
    """
    blank: list[str] = []
    for entry in list(root):
        name = entry.get("name", "")
        found = columns.filling(name, metadata)
        if name.startswith("Segl"):
            root.remove(entry)
        elif found is not None and not tags.has_delimiter(_value(entry)):
            _put(entry, found.text)
        elif tags.has_delimiter(_value(entry)):
            continue
        elif not is_foreign(name) and not is_marked(_value(entry)):
            if name in emptied - shown:
                root.remove(entry)
        elif name in shown:
            _put(entry, "")
            blank.append(name)
        else:
            root.remove(entry)
    return blank


def add_shown(root: Element, shown: frozenset[str], metadata: Metadata) -> None:
    """Add the properties that the letter shows, the file lacks and the metadata speak of."""
    there = {entry.get("name", "").casefold() for entry in root}
    for name in sorted(shown):
        found = columns.filling(name, metadata)
        if found is not None and name.casefold() not in there and not name.startswith("Segl"):
            _put(add_one(root, name, ""), found.text)


def _value(entry: Element) -> str:
    return "".join(str(piece) for piece in entry.itertext())


def _put(entry: Element, text: str) -> None:
    for child in list(entry):
        entry.remove(child)
    etree.SubElement(entry, f"{{{ooxml.VT}}}lpwstr").text = text


def texts(root: Element) -> Mapping[str, str]:
    """Return the custom properties that are texts, by their names in small letters."""
    return {
        entry.get("name", "").casefold(): child.text or ""
        for entry in root
        for child in entry
        if local(child) in ("lpwstr", "lpstr")
    }


def add_one(root: Element, name: str, value: str) -> Element:
    """Append a text property (ISO/IEC 29500-1, 22.3): pid counts from 2 and is unique."""
    used = [int(entry.get("pid", "1")) for entry in root if entry.get("pid", "").isdigit()]
    entry = etree.SubElement(root, f"{{{ooxml.CUSTOM}}}property")
    entry.set("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
    entry.set("pid", str(max(used, default=1) + 1))
    entry.set("name", name)
    etree.SubElement(entry, f"{{{ooxml.VT}}}lpwstr").text = literal(value)
    return entry


def shown_properties(root: Element) -> frozenset[str]:
    """Names of the document properties that a part shows by fields and bound controls."""
    found = {match[1].strip() for text in instructions(root) if (match := _SHOWN.search(text))}
    for binding in root.iter(w("dataBinding")):
        if binding.get(w("storeItemID"), "").upper() == _APP_STORE:
            found.add(bound_node(binding.get(w("xpath"), "")))
    return frozenset(found)


def instructions(root: Element) -> list[str]:
    """Return what the fields of a part are told to show."""
    texts = ["".join(e.text or "" for e in texts) for texts in field_instructions(root)]
    return texts + [element.get(w("instr"), "") for element in root.iter(w("fldSimple"))]


def bound_node(path: str) -> str:
    """Return the name of the last step of the path in a data binding, "" without one."""
    match = _STEP.search(path)
    return match[1] if match is not None else ""


def clean_settings(root: Element) -> bool:
    """Take document variables and the attached template out; say if anything changed."""
    gone = [e for e in root if e.tag in (w("docVars"), w("attachedTemplate"))]
    for element in gone:
        root.remove(element)
    return bool(gone)
