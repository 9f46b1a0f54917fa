"""What is odd for one who listens: language, title, pictures, links, heading rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr


def _english(rest: str) -> dict[str, Any]:
    run = f'<w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>{escape(rest)}</w:t></w:r>'
    return {"text": f"<w:p>{run}</w:p>"}


def _titled(title: str) -> Callable[[str], dict[str, Any]]:
    return lambda rest: {"text": rest, "title": title}


def _picture(rest: str) -> dict[str, Any]:
    drawing = (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="Billede 1" descr={quoteattr(rest)}/>'
        '<a:graphic><a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing>'
    )
    return {"text": f"<w:p><w:r>{drawing}</w:r></w:p>"}


def _link(rest: str) -> dict[str, Any]:
    run = f"<w:r><w:t>{escape(rest)}</w:t></w:r>"
    return {
        "text": f'<w:p><w:hyperlink r:id="rIdLink1">{run}</w:hyperlink></w:p>',
        "links": ["https://www.eksempel.gl"],
    }


def _headed(rest: str) -> dict[str, Any]:
    rows = []
    for number, line in enumerate(rest.strip("\n").split("\n")):
        cells = "".join(
            f"<w:tc><w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p></w:tc>"
            for cell in line[2:-2].split(" | ")
        )
        mark = "" if number else "<w:trPr><w:tblHeader/></w:trPr>"
        rows.append(f"<w:tr>{mark}{cells}</w:tr>")
    grid = '<w:tblGrid><w:gridCol w:w="2400"/><w:gridCol w:w="2400"/></w:tblGrid>'
    return {"text": f"<w:tbl><w:tblPr/>{grid}{''.join(rows)}</w:tbl>"}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(mærket som engelsk)": _english,
    "(med titlen »Dokument1«)": _titled("Dokument1"),
    "(med titlen »Afgørelse om støtte«)": _titled("Afgørelse om støtte"),
    "(billede med alternativ tekst)": _picture,
    "(link)": _link,
    "(markeret overskriftsrække)": _headed,
}
