"""Take runs apart, and write the markup that turns text into a run or paragraph."""

from __future__ import annotations

import copy

from lxml import etree

from render.ooxml import XML, Element, remove, w

_P, _R, _T = w("p"), w("r"), w("t")
_TEXT = '<w:t xml:space="preserve">'
RUN_END = "</w:t></w:r>"
PARAGRAPH_END = f"{RUN_END}</w:p>"


def leaf_text(text: Element) -> str:
    """Return the characters of a text element, without the markers among them."""
    return (text.text or "") + "".join(child.tail or "" for child in text)


def drop_empty(run: Element) -> None:
    """Take a run's empty texts out, and the run itself if nothing else is in it."""
    for text in run.findall(_T):
        if not text.text and not len(text):
            run.remove(text)
    if all(child.tag == w("rPr") for child in run):
        remove(run)


def drop_marker(node: Element) -> int:
    """
    Take a marker out of its text, and the run away if nothing else is in it.

    The space after a directive belongs to it; returned is how many characters that is.
    """
    text = node.getparent()
    if text is None:
        return 0
    run = text.getparent()
    previous, tail = node.getprevious(), node.tail or ""
    kept = tail if previous is not None or text.text else tail.lstrip()
    node.tail = None
    if previous is not None:
        previous.tail = (previous.tail or "") + kept
    else:
        text.text = (text.text or "") + kept
    text.remove(node)
    if run is not None and run.tag == _R:
        drop_empty(run)
    return len(tail) - len(kept)


def split(run: Element, text: Element, node: Element) -> None:
    """Split a run at a marker in its text, so that the marker stands between two runs."""
    properties = run.find(w("rPr"))
    rest = etree.Element(_R)
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    after = etree.SubElement(rest, _T)
    after.set(f"{{{XML}}}space", "preserve")
    after.text, node.tail = node.tail, None
    after.extend(list(node.itersiblings()))
    rest.extend(list(text.itersiblings()))
    run.addnext(rest)
    run.addnext(node)
    drop_empty(run)
    drop_empty(rest)


def run_start(run: Element | None) -> str:
    """Return the markup that begins a run like another, up to its text."""
    properties = run.find(w("rPr")) if run is not None else None
    return f"<w:r>{_markup(properties)}{_TEXT}"


def paragraph_start(paragraph: Element, run: Element | None) -> str:
    """Return the markup that begins a paragraph and a run like others, up to the text."""
    return f"<w:p>{_markup(paragraph.find(w('pPr')))}{run_start(run)}"


def paragraph_break(text: Element) -> str:
    """
    Return markup that ends the paragraph of a text element and begins its like.

    It is "" where that cannot be done: inside a hyperlink or content control, or
    in the paragraph that carries a section's properties.
    """
    run = text.getparent()
    paragraph = run.getparent() if run is not None else None
    if run is None or run.tag != _R or paragraph is None or paragraph.tag != _P:
        return ""
    if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return ""
    return PARAGRAPH_END + paragraph_start(paragraph, run)


def _markup(element: Element | None) -> str:
    """Serialise a properties element without the namespaces that its root declares."""
    if element is None:
        return ""
    root = element.getroottree().getroot()
    clone = copy.deepcopy(element)
    clone.tail = None
    text = etree.tostring(clone, encoding="unicode")
    for prefix, uri in root.nsmap.items():
        if prefix is not None:
            text = text.replace(f' xmlns:{prefix}="{uri}"', "")
    return text
