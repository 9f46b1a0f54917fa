"""What a file says of a case or a person beside its text: columns, properties, variables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from render import ooxml, tags
from render.ooxml import Element, local, w
from render.package import Package
from render.properties import APP_PERSONS, PERSONS, is_foreign

# what a system writes for "none", or a switch
_EMPTY = re.compile(r"(?i)\s*(0|-1|false|true|no|yes|nej|ja|none|null)?\s*")
# plumbing that every file of the records system carries, filed or not
_PLUMBING = re.compile(r"(?i)CCM(?!VisualId|Conversation|Original|Reply|Event|.*Case|.*DocI)")
_TOOLS = frozenset({
    "python-docx", "apache poi", "docx4j", "un-named", "microsoft office user", "windows user",
    "microsoft office-bruger", "windows-bruger", "administrator", "admin", "user", "bruger",
})  # fmt: skip


def foreign(package: Package) -> Iterator[str]:
    """Yield the names of columns, properties and variables that know one case or document."""
    for name, value in _named(package):
        known = is_foreign(name) and not _PLUMBING.match(name)
        if known and not _EMPTY.fullmatch(value) and not tags.has_delimiter(value):
            yield name


def persons(package: Package, shown: frozenset[str]) -> Iterator[str]:
    """
    Yield the names of the properties that hold a person's (or their employer's) name.

    Those in `shown` stand in the letter for all to see.
    """
    for kind, names in (("core-properties", PERSONS), ("extended-properties", APP_PERSONS)):
        for entry in _entries(package, package.related(kind)):
            value = (entry.text or "").strip()
            named = local(entry) in names - shown and value.casefold() not in _TOOLS
            if named and value and not tags.has_delimiter(value):
                yield local(entry)
    if package.related("people", package.main):
        yield "people"
    for column in _columns(package):
        if any(local(child) == "UserInfo" and _text(child) for child in column):
            yield local(column)


def columns(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the columns that a file keeps values for, with the words in each."""
    for column in _columns(package):
        yield local(column), _text(column)


def _named(package: Package) -> Iterator[tuple[str, str]]:
    """Yield names with their values: of columns, of properties, of document variables."""
    yield from columns(package)
    for entry in _entries(package, package.related("custom-properties")):
        yield entry.get("name", ""), _text(entry)
    for entry in _entries(package, package.related("settings", package.main)):
        for variable in entry.iter(w("docVar")):
            yield variable.get(w("name"), ""), variable.get(w("val"), "")


def _columns(package: Package) -> Iterator[Element]:
    """Yield the columns of the records system that the file keeps values for."""
    for relation in package.relationships(package.main):
        if relation.kind == "customXml" and _is_columns(package, relation.target):
            for holder in _entries(package, relation.target):
                yield from holder


def _is_columns(package: Package, name: str) -> bool:
    """Say whether a member holds the values of columns; most stores need no parsing for that."""
    known = name.endswith(".xml") and name in package.members
    if not known or ooxml.SHAREPOINT.encode() not in package.read(name):
        return False
    return bool(package.parse(name).tag == f"{{{ooxml.SHAREPOINT}}}properties")


def _entries(package: Package, name: str) -> list[Element]:
    """Return the elements at the top of a member, [] where there is none."""
    return list(package.parse(name)) if name else []


def _text(element: Element) -> str:
    return "".join(str(piece) for piece in element.itertext()).strip()
