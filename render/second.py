"""
docxtpl as the second, independent renderer: fill the same case, compare the letters.

Nothing else imports docxtpl. It runs sandboxed, strict and escaped, with our
filters, so that a difference is a mistake of one of the two renderers or a trap
in the template.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from render import archive, package
from render.filters import FILTERS, TESTS
from render.message import Message
from render.ooxml import VML, W14, WP, XML, Element, local, remove, w
from render.package import Package
from render.record import record
from render.signature import Signature
from render.signature import run as apply
from render.story import plain_text
from render.template import Template
from render.values import MISSING, Paragraphs, ValueRefused

_DROPPED = {
    w(name) for name in ("proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd")
}
_DROPPED |= {w("noProof"), w("lang"), f"{{{VML}}}shapetype"}
_STORIES = ("document", "header", "footer", "footnotes")


@record
class Difference:
    """Where two filled letters differ: `level` is "text", "structure" or "failed"."""

    level: str
    part: str
    message: Message


def render(template: Template, case: Mapping[str, Any], kommune: Any = None) -> bytes:
    """Fill a template by docxtpl; its exceptions come as they are."""
    from docxtpl import DocxTemplate

    source = archive.assemble(template.package.members.values())
    document = DocxTemplate(io.BytesIO(source))
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    for name, signature in FILTERS.items():
        environment.filters[name] = _adapted(name, signature, template.language)
    for name, signature in TESTS.items():
        environment.tests[name] = _adapted(name, signature, template.language)
    context = dict(case) | ({"kommune": kommune} if kommune is not None else {})
    document.render(context, environment, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _adapted(name: str, signature: Signature, language: str) -> Any:
    def adapted(value: Any, *arguments: Any, **named: Any) -> Any:
        plain = MISSING if isinstance(value, Undefined) else _unmarked(value)
        try:
            result = apply(
                signature, name, plain, language, tuple(map(_unmarked, arguments)), named
            )
        except ValueRefused as error:
            raise ValueError(error.message.en) from error
        if isinstance(result, Paragraphs):
            return Markup("\a").join(result.lines)
        return result

    return adapted


def _unmarked(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value


def compare(ours: bytes, theirs: bytes) -> list[Difference]:
    """Return what differs between two filled letters, part by part: text, then structure."""
    mine, other = package.from_bytes(ours), package.from_bytes(theirs)
    found: list[Difference] = []
    for name in _stories(mine):
        if name not in other.members:
            found.append(Difference("structure", name, Message("delen mangler", "part missing")))
            continue
        left, right = mine.parse(name), other.parse(name)
        found += _compared(name, left, right)
    return found


def _stories(parts: Package) -> list[str]:
    stem = re.compile(r"word/([a-z]+)\d*\.xml")
    return [
        name
        for name in parts.members
        if (match := stem.fullmatch(name)) is not None and match[1] in _STORIES
    ]


def _compared(name: str, left: Element, right: Element) -> Iterator[Difference]:
    ours, theirs = paragraphs(left), paragraphs(right)
    if ours != theirs:
        number = next(
            (i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b),
            min(len(ours), len(theirs)),
        )
        yield Difference(
            "text",
            name,
            Message(
                f"teksten er forskellig fra afsnit {number + 1} "
                f"({len(ours)} afsnit mod {len(theirs)})",
                f"the text differs from paragraph {number + 1} "
                f"({len(ours)} paragraphs against {len(theirs)})",
            ),
        )
    elif normal(left) != normal(right):
        yield Difference(
            "structure", name, Message("opbygningen er forskellig", "structure differs")
        )


def paragraphs(root: Element) -> list[str]:
    """Return the visible text of each paragraph of a part."""
    for text in root.iter(w("t")):
        text.text = _visible(text)
    return [plain_text(paragraph) for paragraph in root.iter(w("p"))]


def _visible(text: Element) -> str:
    content = text.text or ""
    if text.get(f"{{{XML}}}space") == "preserve":
        return content
    return content.strip(" \t\r\n")


def normal(root: Element) -> bytes:
    """
    Return a part in a form where only what a reader sees counts.

    Revision and drawing ids, proofing marks, types of shapes, bookmarks and empty runs are left
    out; runs of equal format are one run; `xml:space` is kept by its meaning.
    """
    for element in list(root.iter()):
        if element.tag in _DROPPED and element.getparent() is not None:
            remove(element)
    for element in root.iter(etree.Element):
        for name in list(element.attrib):
            if _is_noise(element, str(name)):
                del element.attrib[name]
        if element.tag == w("t"):
            element.text = _visible(element)
            element.attrib.clear()
        elif not (element.text or "").strip():
            element.text = None
        if not (element.tail or "").strip():
            element.tail = None
    for properties in root.iter(w("tcPr")):  # docxtpl adds its own out of schema order
        properties[:] = sorted(properties, key=lambda child: str(child.tag))
    for paragraph in list(root.iter(w("p"))):
        _tidy(paragraph)
    for empty in [e for e in root.iter(w("pPr"), w("rPr"), w("tcPr")) if not len(e)]:
        remove(empty)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="c14n", exclusive=True)


def _is_noise(element: Element, name: str) -> bool:
    if name.startswith((w("rsid"), f"{{{W14}}}")):
        return True
    drawn = element.tag == f"{{{WP}}}docPr" or str(element.tag).startswith(f"{{{VML}}}")
    return drawn and name in ("id", "{urn:schemas-microsoft-com:office:office}spid")


def _tidy(paragraph: Element) -> None:
    for run in list(paragraph.iter(w("r"))):
        for text in [t for t in run.findall(w("t")) if not t.text]:
            run.remove(text)
        properties = run.find(w("rPr"))
        if properties is not None and not len(properties):
            run.remove(properties)
        if all(local(child) == "rPr" for child in run):
            remove(run)
    previous: Element | None = None
    for run in list(paragraph.iter(w("r"))):
        if previous is not None and run.getprevious() is previous and _same(previous, run):
            for child in [c for c in run if c.tag != w("rPr")]:
                previous.append(child)
            remove(run)
            _join(previous)
        else:
            previous = run
            _join(run)


def _same(left: Element, right: Element) -> bool:
    return _properties(left) == _properties(right)


def _properties(run: Element) -> bytes:
    properties = run.find(w("rPr"))
    return (
        etree.tostring(properties, method="c14n", exclusive=True) if properties is not None else b""
    )


def _join(run: Element) -> None:
    for text in run.findall(w("t")):
        before = text.getprevious()
        if before is not None and before.tag == w("t"):
            before.text = (before.text or "") + (text.text or "")
            run.remove(text)
