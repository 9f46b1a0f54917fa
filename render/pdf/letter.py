"""A letter before it becomes PDF: what its PDF must say of it, and its comments taken out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from render import archive, ooxml, package
from render.archive import CONTENT_TYPES, DECLARATION
from render.ooxml import DC, DRAWING, Element, w
from render.package import Package, part_of, relationships_name
from render.record import record
from render.story import plain_text
from render.survey.title import read_title

NAMELESS = "Brev"  # a PDF for a screen reader must have a title
_COMMENTS = frozenset(
    {"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"}
)
_ANCHORS = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
_FONTS = w("rFonts")


@record
class Letter:
    """
    A Word file ready for LibreOffice.

    `font` is the one that its text is set in, as far as the file says; `fonts` are all named.
    """

    data: bytes
    title: str
    language: str
    font: str
    fonts: frozenset[str]


def read(docx: bytes) -> Letter:
    """Read a letter and take out its comments; raises TemplateError for what is no Word file."""
    found = package.from_bytes(docx)
    styles = _styles(found)
    fonts = list(_named(styles.find(f"{w('docDefaults')}//{_FONTS}"), found))
    named = (_named(item, found) for item in styles.iter(_FONTS))
    main = found.parse(found.main)
    named_here = (_named(item, found) for item in main.iter(_FONTS))
    return Letter(
        _without_comments(found, docx),
        _title(found, main, styles),
        _language(found, styles),
        fonts[0] if fonts else "",
        frozenset(name for several in (*named, *named_here) for name in several),
    )


def _styles(found: Package) -> Element:
    name = found.related("styles", found.main)
    return found.parse(name) if name else etree.Element(w("styles"))


def _title(found: Package, main: Element, styles: Element) -> str:
    """Return the title of the file, else its first heading."""
    title = read_title(found)
    if title is not None:
        return title.text
    names = {style.get(w("styleId")): _value(style.find(w("name"))) for style in styles}
    for paragraph in main.iter(w("p")):
        style = names.get(_value(paragraph.find(f"{w('pPr')}/{w('pStyle')}")), "").lower()
        text = " ".join(plain_text(paragraph).split())
        if text and style.startswith(("title", "heading")):
            return text
    return NAMELESS


def _language(found: Package, styles: Element) -> str:
    """Return the language that the file declares, else the one that its text is set in."""
    name = found.related("core-properties")
    said = found.parse(name).findtext(f"{{{DC}}}language") if name else None
    return (said or "").strip() or _value(styles.find(f"{w('docDefaults')}//{w('lang')}"))


def _value(element: Element | None) -> str:
    return element.get(w("val"), "") if element is not None else ""


def _named(fonts: Element | None, found: Package) -> Iterator[str]:
    """Yield the fonts that `w:rFonts` names, of the theme too (ISO/IEC 29500-1, 17.3.2.26)."""
    for name in ("ascii", "hAnsi") if fonts is not None else ():
        assert fonts is not None
        theme = fonts.get(w(f"{name}Theme"), "")
        said = _of_theme(theme, found) if theme else fonts.get(w(name), "")
        if said:
            yield said


def _of_theme(theme: str, found: Package) -> str:
    name = found.related("theme", found.main)
    kind = "majorFont" if theme.startswith("major") else "minorFont"
    element = found.parse(name).find(f".//{{{DRAWING}}}{kind}/{{{DRAWING}}}latin") if name else None
    return element.get("typeface", "") if element is not None else ""


# --- comments: LibreOffice would print some, and others end it ---------------------------


def _without_comments(found: Package, docx: bytes) -> bytes:
    """Return the file without comments and their authors; the very same if it has none."""
    changed: dict[str, bytes] = {}
    removed: set[str] = set()
    for name in found.members:
        part = part_of(name)
        if part is not None:
            removed |= _cut_relations(found, part, changed)
    if not changed:
        return docx
    types = found.parse(CONTENT_TYPES)
    for entry in [e for e in types if e.get("PartName", "").lstrip("/") in removed]:
        types.remove(entry)
    changed[CONTENT_TYPES] = _bytes(types)
    gone = removed | {relationships_name(name) for name in removed}
    return archive.write(found.members, changed, frozenset(gone & set(found.members)))


def _cut_relations(found: Package, part: str, changed: dict[str, bytes]) -> set[str]:
    """Take the comments of a part out of it; return the members that held them."""
    ours = [r for r in found.relationships(part) if r.kind in _COMMENTS]
    if not ours:
        return set()
    name = relationships_name(part)
    relations, ids = found.parse(name), {relation.id for relation in ours}
    for entry in [e for e in relations if e.get("Id") in ids]:
        relations.remove(entry)
    changed[name] = _bytes(relations)
    root = found.parse(part)
    for anchor in list(root.iter(*_ANCHORS)):
        ooxml.remove(anchor)
    changed[part] = _bytes(root)
    return {relation.target for relation in ours if not relation.external}


def _bytes(root: Element) -> bytes:
    return DECLARATION.encode() + etree.tostring(root, encoding="utf-8")
