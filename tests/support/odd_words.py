"""Odd places for words: comments, tracked changes, text boxes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def _comment(rest: str) -> dict[str, Any]:
    return {"text": "Kære borger", "comment": rest}


def _deleted(rest: str) -> dict[str, Any]:
    inner = f'<w:r><w:delText xml:space="preserve">{rest}</w:delText></w:r>'
    return {"text": f'<w:p><w:del w:id="1" w:author="Eva">{inner}</w:del></w:p>'}


def _twins(rest: str) -> dict[str, Any]:
    boxes = [
        f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
        for words in rest.split(" / ")
    ]
    new = (
        '<w:drawing><wp:inline><wp:docPr id="1" name="Boks"/><a:graphic><a:graphicData uri="x">'
        f"<wps:wsp><wps:txbx>{boxes[0]}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{boxes[1]}</v:textbox></v:shape></w:pict>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    return {"text": f"<w:p><w:r>{both}</w:r></w:p>"}


def _hidden(rest: str) -> dict[str, Any]:
    run = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{rest}</w:t></w:r>"
    return {"text": f"<w:p>{run}</w:p>"}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(i en kommentar)": _comment,
    "(slettet med »Spor ændringer«)": _deleted,
    "(tekstboks i to udgaver)": _twins,
    "(skjult)": _hidden,
}
