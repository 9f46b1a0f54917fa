"""Does all of a package say the same: manifest, metadata, the letter itself, the projections?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from render import ooxml
from render.errors import SeglError
from render.esdh.document import Document
from render.esdh.neutral import (
    distribution,
    flaws,
    getorganized,
    layout,
    manifest,
    metadata,
    sbsys,
    text,
    xsd,
)
from render.esdh.neutral.distribution import Distribution, File
from render.esdh.neutral.flaws import Flaw
from render.esdh.neutral.layout import METADATA, ROW, SBSYS, XML, Contents
from render.esdh.neutral.terms import TERMS, check

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
        own = metadata.of_letter(contents[path])
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
    told = Distribution(document, known["document"]["id"], files, created, sender)
    yield from _xml(told, contents.get(XML), missing)
    yield from _row(document, contents.get(ROW))
    yield from _sbsys(document, contents.get(SBSYS))


def _xml(told: Distribution, data: bytes | None, missing: tuple[str, ...]) -> Iterator[Flaw]:
    if data is None:
        return
    try:
        root = ooxml.parse(data, XML)
    except SeglError:
        yield Flaw(XML, flaws.NO_XML)
        return
    found = list(xsd.deviations(root, missing))
    yield from (Flaw(XML, flaws.off_schema(one.element, one.line)) for one in found)
    if not found:
        own = dict(distribution.flat(ooxml.parse(distribution.write(told), XML)))
        names = _unlike(own, dict(distribution.flat(root)))
        yield from (Flaw(XML, flaws.differs(_short(name))) for name in names)


def _row(document: Document, data: bytes | None) -> Iterator[Flaw]:
    if data is None:
        return
    found = getorganized.read(data)
    if found is None:
        yield Flaw(ROW, flaws.NO_ROW)
        return
    names = _unlike(getorganized.columns(document), found)
    yield from (Flaw(ROW, flaws.differs(name)) for name in names)


def _sbsys(document: Document, data: bytes | None) -> Iterator[Flaw]:
    if data is None:
        return
    found = text.load(data)
    if found is None:
        yield Flaw(SBSYS, flaws.NO_JSON)
        return
    names = _unlike(sbsys.project(document), found)
    yield from (Flaw(SBSYS, flaws.differs(name)) for name in names)


def _unlike(wanted: Json, found: Json) -> list[str]:
    """Return the names under which two contents are not the same."""
    return [name for name in {**wanted, **found} if wanted.get(name) != found.get(name)]


def _short(path: str) -> str:
    """Return the last name of a path of elements."""
    return etree.QName(path[path.rindex("{") :].split("[")[0]).localname if "{" in path else path
