"""Defects in what the letter says and how it can be read: author's text, law, accessibility."""

from __future__ import annotations

from lxml import etree

from planting.package import drawing
from planting.specimen import (
    Defect,
    Element,
    Specimen,
    fragment,
    paragraph,
    put,
    run,
    style,
    w,
    words,
)

COMPLAINT = "Klagevejledning"
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def cpr() -> str:
    """Return a CPR number that passes modulus 11, of somebody who would be born in 1888."""
    for serial in range(5000, 6000):
        digits = f"010188{serial}"
        total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
        if total % 11 == 0:
            return f"{digits[:6]}-{digits[6:]}"
    raise AssertionError("no such number")


def _section(specimen: Specimen) -> list[Element]:
    """Return the heading of the complaint guidance and what stands below it."""
    heading = specimen.heading(COMPLAINT)
    if heading is None:
        return []
    found = [heading]
    for sibling in heading.itersiblings():
        if sibling.tag == w("p") and style(sibling).startswith("Heading"):
            break
        if sibling.tag == w("sectPr") or words(sibling).startswith("{%p end"):
            break
        found.append(sibling)
    return found


def _missing(specimen: Specimen) -> bool:
    found = _section(specimen)
    for element in found:
        if not words(element).startswith("{%p"):
            element.getparent().remove(element)  # type: ignore[union-attr]
    return bool(found)


def _empty(specimen: Specimen) -> bool:
    found = _section(specimen)
    for element in found[1:]:
        if not words(element).startswith("{%p"):
            element.getparent().remove(element)  # type: ignore[union-attr]
    return bool(found)


def _twice(specimen: Specimen) -> bool:
    found = _section(specimen)
    if not found:
        return False
    last = found[-1]
    for element in reversed(found[:2]):
        last.addnext(fragment(_markup(element))[0])
    return True


def _markup(element: Element) -> str:
    return etree.tostring(element, encoding="unicode")


def _order(specimen: Specimen) -> bool:
    """Put the complaint guidance before the decision."""
    found = [e for e in _section(specimen) if not words(e).startswith("{%p")]
    first = specimen.heading("Afgørelse")
    if first is None or not found:
        return False
    for element in found:
        first.addprevious(element)
    return True


def _english(specimen: Specimen) -> bool:
    root = specimen.tree("word/styles.xml") if "word/styles.xml" in specimen.members else None
    found = list(root.iter(w("lang"))) if root is not None else []
    for element in found:
        element.set(w("val"), "en-US")
    for element in specimen.tree().iter(w("lang")):
        element.set(w("val"), "en-US")
    return bool(found)


def _no_alt(specimen: Specimen) -> bool:
    specimen.members["word/media/planted.png"] = _PNG
    if "png" not in specimen.members["[Content_Types].xml"].decode():
        types = specimen.tree("[Content_Types].xml")
        types.insert(
            0,
            types.makeelement(
                f"{{{types.nsmap[None]}}}Default", {"Extension": "png", "ContentType": "image/png"}
            ),
        )
    specimen.relate("image", "media/planted.png")
    return specimen.insert(f"<w:p><w:r>{drawing('embed', '')}</w:r></w:p>")


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154"
    "789c6360000002000001e221bc330000000049454e44ae426082"
)


def _skip(specimen: Specimen) -> bool:
    """Put a heading of level 4 under the first heading."""
    heading = next((p for p in specimen.paragraphs() if style(p) == "Heading1"), None)
    if heading is None:
        return False
    look = '<w:outlineLvl w:val="3"/>'
    return specimen.insert(
        paragraph("Dybt nede", look) + paragraph("Mere tekst om dette."), heading
    )


def _fake(specimen: Specimen) -> bool:
    text = "Her står der en almindelig sætning, som er skrevet med brødtekst."
    return specimen.insert(paragraph("Det videre forløb", look="<w:b/>") + paragraph(text))


def _no_header(specimen: Specimen) -> bool:
    """Unmark the header row of the data table."""
    marks = list(specimen.tree().iter(w("tblHeader")))
    for mark in marks:
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    return bool(marks)


def _link(specimen: Specimen) -> bool:
    specimen.relate("hyperlink", "https://example.com", external=True)
    return specimen.insert(
        f'<w:p>{run("Vil du vide mere, så ")}<w:hyperlink r:id="rIdPlanted">{run("klik her")}</w:hyperlink></w:p>'
    )


DEFECTS = (
    Defect("complaint guidance missing", ("LAW001",), _missing, "library"),
    Defect("complaint guidance empty", ("LAW004",), _empty, "library"),
    Defect("complaint guidance twice", ("LAW002",), _twice, "library"),
    Defect("complaint guidance before the decision", ("LAW003",), _order, "library"),
    Defect("[indsæt navn] left", ("LNG001",), put(paragraph("Kære [indsæt navn], tak for i dag."))),
    Defect("[den sag / de sager] left", ("LNG001", "LNG004"), put(paragraph("Vi har set på [den sag / de sager] igen."))),
    Defect("lorem ipsum left", ("LNG007",), put(paragraph("Lorem ipsum dolor sit amet."))),
    Defect("xxx left", ("LNG007",), put(paragraph("Du skal betale xxx kr. hver måned."))),
    Defect("instruction to the author left", ("LNG001",), put(paragraph("Vælg tekst: afslag eller medhold."))),
    Defect("a choice with a slash left", ("LNG004",), put(paragraph("Vi har talt med hende om hans/hendes ønsker."))),
    Defect("highlighted words left", ("LNG005",), put(paragraph("Skriv beløbet her igen.", look='<w:highlight w:val="yellow"/>'))),
    Defect("a condition for the author left", ("LNG006",), put(paragraph("Hvis afslag:"))),
    Defect("a real CPR number", ("LNG002",), put(paragraph(f"Sagen om {cpr()} er lukket."))),
    Defect("a real e-mail address", ("LNG003",), put(paragraph("Skriv til ane.jensen@gmail.com om sagen."))),
    Defect("document language English", ("ACC001",), _english, "library"),
    Defect("picture without alternative text", ("ACC003",), _no_alt),
    Defect("heading level skipped", ("ACC004",), _skip, "library"),
    Defect("bold line for a heading", ("ACC005",), _fake),
    Defect("table without header row", ("ACC006",), _no_header, "library"),
    Defect("link that says »klik her«", ("ACC007",), _link),
)  # fmt: skip
