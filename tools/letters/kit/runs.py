"""Text to runs: `**strong**`, `[[label]]`, and never a tag split between two runs."""

from __future__ import annotations

import re

from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kit import xml
from kit.blank import LANGUAGE
from kit.bound import bind

MARKED = re.compile(r"\*\*(?P<strong>.+?)\*\*|\[\[(?P<label>.+?)\]\]")


def write(paragraph: Paragraph, text: str) -> None:
    """Write TEXT into PARAGRAPH, one run for each change of formatting."""
    text = bind(text)
    end = 0
    for mark in MARKED.finditer(text):
        _run(paragraph, text[end : mark.start()])
        _run(paragraph, mark["strong"] or mark["label"], _style(mark))
        end = mark.end()
    _run(paragraph, text[end:])


def field(paragraph: Paragraph, instruction: str) -> None:
    """Write a Word field, such as PAGE, with 1 as its first value."""
    element = xml.add(paragraph._p, "fldSimple", instr=instruction)
    run = paragraph.add_run("1")
    _language(run)
    element.append(run._r)


def _style(mark: re.Match[str]) -> str:
    return "Strong" if mark["strong"] else "Ledetekst"


def _run(paragraph: Paragraph, text: str, style: str | None = None) -> None:
    if text:
        _language(paragraph.add_run(text, style))


def _language(run: Run) -> None:
    xml.add(run._r.get_or_add_rPr(), "lang", val=LANGUAGE)
