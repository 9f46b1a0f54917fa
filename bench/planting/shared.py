"""Defects of shared paragraphs: in how a letter asks for them, and in what they hold."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from planting.specimen import (
    BODY,
    Defect,
    Element,
    Plant,
    Specimen,
    fragment,
    paragraph,
    style,
    w,
    words,
)

NAME = "tilbud"
WORDS = (
    "Kommunen tilbyder dig en samtale om, hvad der nu skal ske i sagen.",
    "Ring til os, hvis du hellere vil tale med en anden end din sagsbehandler.",
)
_SECTION = paragraph("Slut", "<w:sectPr/>")
_NOTE = '<w:p><w:r><w:t>Se noten</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'


def _block(specimen: Specimen, content: Sequence[Element], language: str = "da") -> None:
    """Put a block into the library: a file like the letter, with other paragraphs."""
    file = specimen.clone()
    file.trees = {}
    body = file.tree(BODY).find(w("body"))
    assert body is not None
    for element in [one for one in body if one.tag != w("sectPr")]:
        body.remove(element)
    for element in body.iter(w("headerReference"), w("footerReference")):
        element.tag = w("dropped")
    for element in [*body.iter(w("dropped"))]:
        element.getparent().remove(element)  # type: ignore[union-attr]
    for number, element in enumerate(content):
        body.insert(number, copy.deepcopy(element))
    specimen.files[f"blocks/{NAME}/{language}.docx"] = file.packed()


def _of(*markup: str) -> list[Element]:
    return fragment("".join(markup))


_PLAIN = tuple(map(paragraph, WORDS))


def _asked(tag: str, *markup: str, language: str = "da") -> Plant:
    """Return a planter of a block and of a paragraph that asks for it."""

    def plant(specimen: Specimen) -> bool:
        _block(specimen, _of(*(markup or _PLAIN)), language)
        return specimen.insert(paragraph(tag))

    return plant


def _copied(change: bool) -> Plant:
    """Return a planter of a block that says what a passage of the letter says, or nearly so."""

    def plant(specimen: Specimen) -> bool:
        found = [
            one
            for one in specimen.paragraphs()
            if len(words(one).split()) > 9 and "{%" not in words(one) and not _is_control(one)
        ][:2]
        if len(found) < 2:
            return False
        some = [copy.deepcopy(one) for one in found]
        if change:
            text = next(t for t in some[1].iter(w("t")) if len((t.text or "").split()) > 3)
            first, *rest = (text.text or "").split(" ")
            text.text = " ".join([first, "altid", *rest])
        _block(specimen, some)
        return True

    return plant


def _is_control(element: Element) -> bool:
    return "Styring" in style(element)


def _unused(specimen: Specimen) -> bool:
    _block(specimen, _of(*_PLAIN))
    return True


ASK = f"{{{{p blok('{NAME}') }}}}"
DEFECTS = (
    Defect("a block with a misspelt name", ("LIB010",), _asked("{{p blok('tilbyd') }}"), "library"),
    Defect("a block without the letter's language", ("LIB010",), _asked(ASK, language="kl"), "library"),
    Defect("a block in a loose file", ("LIB010",), lambda s: s.insert(paragraph(ASK)), "jinja"),
    Defect("a block inside a sentence", ("LIB011",), _asked(f"Læs: {{{{ blok('{NAME}') }}}}"), "library"),
    Defect("a block named by a field", ("LIB011",), _asked("{{p blok(sag.nr) }}"), "library"),
    Defect("a block through a filter", ("LIB011",), _asked(f"{{{{p blok('{NAME}')|upper }}}}"), "library"),
    Defect("a block with words beside it", ("LIB011",), _asked(f"Læs her {ASK}"), "library"),
    Defect("a section break in a block", ("LIB012",), _asked(ASK, *_PLAIN, _SECTION), "library"),
    Defect("a note in a block", ("LIB012",), _asked(ASK, *_PLAIN, _NOTE), "library"),
    Defect("a block in a block", ("LIB012",), _asked(ASK, *_PLAIN, paragraph(ASK)), "library"),
    Defect("an empty block", ("LIB012",), _asked(ASK, paragraph(" ")), "library"),
    Defect("text that a block says too", ("LIB013",), _copied(change=False), "library"),
    Defect("text that a block nearly says", ("LIB013",), _copied(change=True), "library"),
    Defect("a block that no letter has", ("LIB014",), _unused, "library"),
    Defect("half a condition in a block", ("TAG004", "TAG005"), _asked(ASK, *_PLAIN, paragraph("{%p if sag.nr %}")), "library"),
    Defect("an unknown field in a block", ("DAT002",), _asked(ASK, *_PLAIN, paragraph("{{ sag.nummer }}")), "library"),
    Defect("a note to the author in a block", ("LNG001",), _asked(ASK, *_PLAIN, paragraph("[skriv beløb]")), "library"),
)  # fmt: skip
