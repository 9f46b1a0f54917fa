"""Odd places for tags: charts, SmartArt, building blocks, numbering, embedded text, properties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from render import ooxml

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def part(kind: str, name: str, content: str) -> dict[str, Any]:
    """Return the options for a document one of whose parts is `word/<name>`, related by `kind`."""
    member = {f"word/{name}": content.encode()}
    return {"text": "Kære borger", "related": [("rIdOdd", kind, name)], "extra": member}


def _drawn(tag: str, uri: str, rest: str) -> str:
    runs = "".join(f"<a:r><a:t>{piece}</a:t></a:r>" for piece in rest.split("¦"))
    return f'<x:{tag} xmlns:x="{uri}" xmlns:a="{ooxml.DRAWING}"><a:p>{runs}</a:p></x:{tag}>'


def _chart(rest: str) -> dict[str, Any]:
    return part("chart", "charts/chart1.xml", _drawn("chartSpace", _CHART, rest))


def _values(rest: str) -> dict[str, Any]:
    cached = f'<c:chart xmlns:c="{_CHART}"><c:v>{rest}</c:v></c:chart>'
    return part("chart", "charts/chart1.xml", cached)


def _diagram(rest: str) -> dict[str, Any]:
    return part("diagramData", "diagrams/data1.xml", _drawn("dataModel", _DIAGRAM, rest))


def _words(root: str, rest: str) -> str:
    runs = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in rest.split("¦"))
    return f'<w:{root} xmlns:w="{ooxml.W}"><w:p>{runs}</w:p></w:{root}>'


def _block(rest: str) -> dict[str, Any]:
    name = "glossary/document.xml"
    return part("glossaryDocument", name, _words("glossaryDocument", rest))


def _numbering(rest: str) -> dict[str, Any]:
    level = f'<w:lvl w:ilvl="0"><w:lvlText w:val="{rest}"/></w:lvl>'
    content = (
        f'<w:numbering xmlns:w="{ooxml.W}"><w:abstractNum>{level}</w:abstractNum></w:numbering>'
    )
    return part("numbering", "numbering.xml", content)


def _html(rest: str) -> dict[str, Any]:
    page = f"<html><style>a{{b}}</style><body><p><b>{{</b>{rest[1:]}</p></body></html>"
    return part("aFChunk", "chunk.html", page)


def _rtf(rest: str) -> dict[str, Any]:
    escaped = rest.replace("{", "\\{").replace("}", "\\}")
    return part("aFChunk", "chunk.rtf", rf"{{\rtf1{{\fonttbl{{\f0 Arial;}}}}{{\b {escaped}}}}}")


def _application(rest: str) -> dict[str, Any]:
    kinds = (
        ("officeDocument", "word/document.xml"),
        ("extended-properties", "docProps/app.xml"),
    )
    relations = "".join(
        f'<Relationship Id="rId{kind}" Type="{ooxml.OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in kinds
    )
    top = f'<Relationships xmlns="{ooxml.RELATIONSHIPS}">{relations}</Relationships>'
    content = f'<Properties xmlns="{_APP}"><Company>{rest}</Company></Properties>'
    members = {"_rels/.rels": top.encode(), "docProps/app.xml": content.encode()}
    return {"text": "Kære borger", "extra": members}


def _scope(rest: str) -> dict[str, Any]:
    body, _, header = rest.partition("\n")
    return {"text": body, "header": header}


def _bold_name(rest: str) -> dict[str, Any]:
    return {"text": rest.replace("navn", "¦navn¦")}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(i et diagram)": _chart,
    "(i et diagrams tal)": _values,
    "(i en SmartArt-figur)": _diagram,
    "(i en byggeblok)": _block,
    "(i en listes nummer)": _numbering,
    "(i indlejret HTML)": _html,
    "(i indlejret RTF)": _rtf,
    "(i feltet Firma)": _application,
    "(brødtekst, så sidehoved)": _scope,
    "(kun navnet er fedt)": _bold_name,
}
