"""Word files with styles, lists, links and pictures, for what blocks bring along."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from render import package
from render.message import Message
from render.ooxml import OFFICE, w
from render.shared import block
from render.shared.block import Block, Refusal
from render.shared.shelf import Lookup
from render.story import plain_text

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
Build = Callable[..., bytes]


@dataclass(frozen=True)
class Style:
    """A style: its id, its name, markup of its properties, and the id that it is based on."""

    id: str
    name: str
    markup: str = ""
    based: str = ""
    kind: str = "paragraph"

    def xml(self) -> str:
        based = f'<w:basedOn w:val="{self.based}"/>' if self.based else ""
        return (
            f'<w:style w:type="{self.kind}" w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/>{based}{self.markup}</w:style>'
        )


@dataclass(frozen=True)
class Numbers:
    """A numbering part: list texts by abstract number, and the abstract number of each list."""

    texts: Mapping[int, str] = field(default_factory=dict)
    lists: Mapping[int, int] = field(default_factory=dict)

    def xml(self) -> str:
        abstracts = "".join(
            f'<w:abstractNum w:abstractNumId="{key}"><w:nsid w:val="0000000{key}"/>'
            '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            "</w:lvl></w:abstractNum>"
            for key, text in self.texts.items()
        )
        nums = "".join(
            f'<w:num w:numId="{key}"><w:abstractNumId w:val="{one}"/></w:num>'
            for key, one in self.lists.items()
        )
        return f'<w:numbering xmlns:w="{w("")[1:-1]}">{abstracts}{nums}</w:numbering>'


def make(
    build: Build,
    zip_of: Callable[[Mapping[str, bytes]], bytes],
    unzip: Callable[[bytes], dict[str, bytes]],
    text: str,
    styles: Sequence[Style] = (),
    numbers: Numbers | None = None,
    picture: bytes = b"",
    **options: Any,
) -> bytes:
    """Return a file as `build` does, with styles, lists, and a picture under `rIdPicture`."""
    related = list(options.pop("related", ()))
    extra: dict[str, bytes] = {}
    types = ""
    if numbers is not None:
        related.append(("rIdNumbering", "numbering", "numbering.xml"))
        extra["word/numbering.xml"] = numbers.xml().encode()
        types += f'<Override PartName="/word/numbering.xml" ContentType="{WORD}.numbering+xml"/>'
    if picture:
        related.append(("rIdPicture", "image", "media/image1.png"))
        extra["word/media/image1.png"] = picture
        types += '<Default Extension="png" ContentType="image/png"/>'
    words = "".join(style.xml() for style in styles)
    members = unzip(build(text, styles=words, related=related, extra=extra, **options))
    content = members["[Content_Types].xml"].decode()
    members["[Content_Types].xml"] = content.replace("</Types>", f"{types}</Types>").encode()
    return zip_of(members)


def paragraph(text: str, style: str = "", number: int = 0) -> str:
    """Return the markup of a paragraph in a style and a list."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def drawing(number: int = 1) -> str:
    """Return a paragraph with the picture `rIdPicture`."""
    picture = (
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdPicture"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        '<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="9" cy="9"/><wp:docPr id="{number}" name="p" descr="Et våben"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"{picture}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def lookup(**blocks: bytes) -> Lookup:
    """Return a library's blocks by name."""
    known: dict[str, Block] = {
        name: block.of_bytes(data, name, "da", f"blocks/{name}/da.docx")
        for name, data in blocks.items()
    }
    unknown = Refusal("block-unknown", Message("Findes ikke.", "Unknown."))
    return lambda name, _: known.get(name, unknown)


# --- what a reader sees -----------------------------------------------------------------


def seen(letter: bytes) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """
    Return each paragraph of a letter's body as a reader sees it.

    (its words, the look of its style, its number in a list, the addresses of its links)
    """
    whole = package.from_bytes(letter)
    styles = _looks(whole)
    numbers = _Counter(whole)
    targets = {one.id: one.target for one in whole.relationships(whole.main)}
    found = []
    for element in whole.parse(whole.main).iter(w("p")):
        use = element.find(f"{w('pPr')}/{w('pStyle')}")
        style = use.get(w("val"), "") if use is not None else ""
        links = tuple(
            targets[link.get(f"{{{OFFICE}}}id", "")] for link in element.iter(w("hyperlink"))
        )
        label = numbers.label(element, style)
        found.append((plain_text(element), styles.get(style, "?"), label, links))
    return found


def _looks(whole: package.Package) -> dict[str, str]:
    """Return the name and the properties of each style, with those of all it is based on."""
    root = whole.parse(whole.related("styles", whole.main))
    by_id = {one.get(w("styleId"), ""): one for one in root.iter(w("style"))}

    def look(name: str) -> str:
        style = by_id[name]
        own = b"".join(
            etree.tostring(child, method="c14n")
            for child in style
            if child.tag in (w("name"), w("rPr"))
        ).decode()
        based = style.find(w("basedOn"))
        return own + (look(based.get(w("val"), "")) if based is not None else "")

    return {name: look(name) for name in by_id} | {"": ""}


class _Counter:
    """Counts lists as Word does: those of one abstract list go on together."""

    def __init__(self, whole: package.Package) -> None:
        name = whole.related("numbering", whole.main)
        root = whole.parse(name) if name else None
        self.abstract: dict[str, str] = {}
        self.text: dict[str, str] = {}
        self.count: dict[str, int] = {}
        for num in root.iter(w("num")) if root is not None else ():
            link = num.find(w("abstractNumId"))
            assert link is not None
            self.abstract[num.get(w("numId"), "")] = link.get(w("val"), "")
        for one in root.iter(w("abstractNum")) if root is not None else ():
            text = one.find(f"{w('lvl')}/{w('lvlText')}")
            assert text is not None
            self.text[one.get(w("abstractNumId"), "")] = text.get(w("val"), "")
        styles = whole.parse(whole.related("styles", whole.main))
        self.of_style = {
            style.get(w("styleId"), ""): number.get(w("val"), "")
            for style in styles.iter(w("style"))
            for number in style.iter(w("numId"))
        }

    def label(self, paragraph: etree._Element, style: str) -> str:
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        number = own.get(w("val"), "") if own is not None else self.of_style.get(style, "")
        if number in ("", "0"):
            return ""
        key = self.abstract[number]
        self.count[key] = self.count.get(key, 0) + 1
        return self.text[key].replace("%1", str(self.count[key]))
