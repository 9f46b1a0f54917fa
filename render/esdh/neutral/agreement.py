"""Does all of a package say the same: manifest, metadata, the letter itself, the projections?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from render import ooxml
from render.errors import SeglError
from render.esdh import letter
from render.esdh.document import Document
from render.esdh.neutral import distribution, flaws, layout, manifest, metadata, text, xsd
from render.esdh.neutral.build import projections
from render.esdh.neutral.distribution import Distribution, File
from render.esdh.neutral.flaws import Flaw
from render.esdh.neutral.layout import METADATA, ROW, SBSYS, XML, Contents
from render.esdh.neutral.terms import TERMS, check
from render.ooxml import Element

Json = Mapping[str, Any]


def disagreements(listed: Json, known: Json, contents: Contents) -> Iterator[Flaw]:
    """Yield where sound JSON of a manifest and of metadata do not agree, or the rest with them."""
    document = metadata.document_of(known)
    wrong = [Flaw(METADATA, problem.message) for problem in check(document)]
    yield from wrong
    yield from _roles(listed, known)
    if listed.get("template", {}) != metadata.template_of(document):
        yield Flaw(layout.MANIFEST, flaws.WRONG_TEMPLATE)
    yield from _letter(listed, known, document, contents)
    if not wrong:
        yield from _projections(listed, known, document, contents)


def _roles(listed: Json, known: Json) -> Iterator[Flaw]:
    """Compare which files are the letter's, and which go with it."""
    roles: dict[str, list[str]] = {}
    for entry in listed["files"]:
        roles.setdefault(entry["role"], []).append(entry["path"])
    own = [*roles.get("letter", []), *roles.get("variant", [])]
    rest = {"metadata": {METADATA, XML}, "projection": {ROW, SBSYS}}
    if (
        own != known["document"]["files"]
        or len(roles.get("letter", [])) != 1
        or sorted(roles.get("enclosure", [])) != sorted(known.get("enclosures", []))
        or any(set(roles.get(role, [])) != paths for role, paths in rest.items())
    ):
        yield Flaw(layout.MANIFEST, flaws.WRONG_ROLES)


# --- the letter ------------------------------------------------------------------------


def _letter(listed: Json, known: Json, document: Document, contents: Contents) -> Iterator[Flaw]:
    path, *variants = known["document"]["files"]
    for variant in variants:
        if not contents.get(variant, b"%PDF-").startswith(b"%PDF-"):
            yield Flaw(variant, flaws.NO_PDF)
    if path not in contents:
        return  # told as missing
    digest = manifest.sha256(contents[path])
    if listed["letter"] != digest:
        yield Flaw(layout.MANIFEST, flaws.WRONG_LETTER)
    if known["document"]["id"] != metadata.document_id(document.case, digest):
        yield Flaw(METADATA, flaws.WRONG_ID)
    try:
        own = letter.read(contents[path]).document
    except SeglError:
        yield Flaw(path, flaws.NO_LETTER)
        return
    for term in TERMS:
        said = getattr(own, term.field)
        if said and said != getattr(document, term.field):
            yield Flaw(path, flaws.unlike_letter(term.name.da, term.name.en))


# --- what follows from metadata --------------------------------------------------------


def _projections(
    listed: Json, known: Json, document: Document, contents: Contents
) -> Iterator[Flaw]:
    sender = metadata.sender_of(known)
    missing = distribution.missing(document, sender)
    if listed["sf2900"] != {"complete": not missing, "missing": list(missing)}:
        yield Flaw(layout.MANIFEST, flaws.WRONG_COMPLETE)
    files = [File(path, len(contents.get(path, b""))) for path in known["document"]["files"]]
    created = manifest.stamp_of(listed).created
    wanted = projections(Distribution(document, known["document"]["id"], files, created, sender))
    yield from _xml(wanted[XML], contents.get(XML), missing)
    yield from _row(wanted[ROW], contents.get(ROW))
    yield from _sbsys(wanted[SBSYS], contents.get(SBSYS))


def _xml(wanted: bytes, data: bytes | None, missing: tuple[str, ...]) -> Iterator[Flaw]:
    root = _root(XML, data)
    if isinstance(root, Flaw):
        yield root
    elif root is not None:
        found = list(xsd.deviations(root, missing))
        yield from (Flaw(XML, flaws.off_schema(one.element, one.line)) for one in found)
        if not found:
            own = ooxml.parse(wanted, XML)
            names = _unlike(dict(distribution.flat(own)), dict(distribution.flat(root)))
            yield from (Flaw(XML, flaws.differs(_short(name))) for name in names)


def _row(wanted: bytes, data: bytes | None) -> Iterator[Flaw]:
    root = _root(ROW, data)
    if isinstance(root, Flaw):
        yield root
    elif root is not None:
        own = ooxml.parse(wanted, ROW)
        if root.tag != own.tag or len(root) or (root.text or "").strip():
            yield Flaw(ROW, flaws.differs("z:row"))
        for name in _unlike(_attributes(own), _attributes(root)):
            yield Flaw(ROW, flaws.differs(name))


def _sbsys(wanted: bytes, data: bytes | None) -> Iterator[Flaw]:
    if data is None:
        return
    found, own = text.load(data), text.load(wanted)
    if found is None or own is None:
        yield Flaw(SBSYS, flaws.NO_JSON)
        return
    yield from (Flaw(SBSYS, flaws.differs(name)) for name in _unlike(own, found))


def _root(path: str, data: bytes | None) -> Element | Flaw | None:
    """Return the root of an XML file, None for one that is missing (which is told elsewhere)."""
    if data is None:
        return None
    try:
        return ooxml.parse(data, path)
    except SeglError:
        return Flaw(path, flaws.NO_XML)


def _attributes(root: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in root.attrib.items()}


def _unlike(wanted: Json, found: Json) -> list[str]:
    """Return the names under which two contents are not the same."""
    return [name for name in {**wanted, **found} if wanted.get(name) != found.get(name)]


def _short(path: str) -> str:
    """Return the last name of a path of elements."""
    return etree.QName(path[path.rindex("{") :].split("[")[0]).localname if "{" in path else path
