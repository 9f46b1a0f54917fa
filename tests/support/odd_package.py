"""What a file carries beside its words: programs, links, marks, fields, controls, names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_O = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(words: str) -> str:
    """Return a run."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*inner: str) -> str:
    """Return a paragraph of XML."""
    return f"<w:p>{''.join(inner)}</w:p>"


def picture(use: str) -> str:
    """Return a picture; `use` is the attribute that names its file."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="Logo" '
        f'descr="Kommunens logo"/><a:graphic><a:graphicData uri="x"><a:blip {use}/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def bookmark(words: str, name: str = "aftale", number: int = 7) -> str:
    """Return words with a bookmark on them."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{run(words)}<w:bookmarkEnd w:id="{number}"/>'


def field(instruction: str, result: str = "x") -> str:
    """Return a complex field with what it shows."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{begin}{code}{separate}{run(result)}{end}"


def control(properties: str, words: str) -> str:
    """Return a content control in a paragraph."""
    inner = f"<w:sdtContent>{run(words)}</w:sdtContent>"
    return paragraph(f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{inner}</w:sdt>")


def attached(target: str) -> dict[str, Any]:
    """Return the options of a document that is attached to another template."""
    relations = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" TargetMode="External" '
        f'Type="{_OFFICE}/attachedTemplate" Target="{target}"/></Relationships>'
    )
    return {
        "settings": '<w:attachedTemplate r:id="rId1"/>',
        "extra": {"word/_rels/settings.xml.rels": relations.encode()},
    }


def _sheet(rest: str) -> dict[str, Any]:
    data = '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rIdArk"/>'
    return {
        "text": paragraph(run(rest), f"<w:r><w:object {_O}>{data}</w:object></w:r>"),
        "related": [("rIdArk", "package", "embeddings/ark.xlsx")],
        "extra": {"word/embeddings/ark.xlsx": b"PK"},
    }


def _fetched(rest: str) -> dict[str, Any]:
    return {
        "text": paragraph(picture('r:link="rIdLogo"')) + "\n" + rest,
        "related": [("rIdLogo", "image!", "https://billeder.example/logo.png?hvem=1")],
    }


def _missing(rest: str) -> dict[str, Any]:
    return {"text": paragraph(picture('r:embed="rIdLogo"')) + "\n" + rest}


def _link(rest: str) -> dict[str, Any]:
    link = f'<w:hyperlink r:id="rIdLink1">{run("kommunen")}</w:hyperlink>'
    return {"text": f"{rest}\n{paragraph(link)}", "links": ["https://kommune.example"]}


def _inserted(rest: str) -> dict[str, Any]:
    return {"text": paragraph(f'<w:ins w:id="1" w:author="Eva">{run(rest)}</w:ins>')}


def _commented(rest: str) -> dict[str, Any]:
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    reference = '<w:r><w:commentReference w:id="1"/></w:r>'
    return {"text": paragraph(start, run(rest), end, reference), "comment": "Passer det?"}


def _half(rest: str) -> dict[str, Any]:
    return {"text": paragraph('<w:bookmarkStart w:id="7" w:name="aftale"/>', run(rest))}


def _doubled(rest: str) -> dict[str, Any]:
    text = f"{paragraph(bookmark(rest, 'et'))}\n{paragraph(bookmark('Hilsen', 'to'))}"
    return {"text": text}


def _looped(rest: str) -> dict[str, Any]:
    options = _noted(rest)
    return options | {"text": f"{{%p for b in born %}}\n{options['text']}\n{{%p endfor %}}"}


def _noted(rest: str) -> dict[str, Any]:
    return {
        "text": paragraph(run(rest), '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        "footnote": "§ 12",
    }


def _merged(rest: str) -> dict[str, Any]:
    return {"text": paragraph(run("Kære "), field(f"MERGEFIELD {rest}", f"«{rest}»"))}


def _prompt(rest: str) -> dict[str, Any]:
    return {"text": control('<w:alias w:val="Navn"/><w:showingPlcHdr/><w:text/>', rest)}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(indlejret regneark)": _sheet,
    "(knyttet til en anden skabelon)": lambda rest: (
        {"text": rest} | attached(r"file:///\\server\brev\AK%20Brev.dotm")
    ),
    "(billede, der hentes fra nettet)": _fetched,
    "(billede, der mangler i filen)": _missing,
    "(link i teksten)": _link,
    "(indsat med »Spor ændringer«)": _inserted,
    "(med en kommentar)": _commented,
    "(bogmærke)": lambda rest: {"text": paragraph(bookmark(rest))},
    "(bogmærke uden slutning)": _half,
    "(to bogmærker med samme nummer)": _doubled,
    "(fodnote)": _noted,
    "(fodnote i en gentagelse)": _looped,
    "(gemt af en person)": lambda rest: {"text": rest, "author": "Eva Eksempel"},
    "(fra en journaliseret fil)": lambda rest: (
        {"text": rest, "properties": {"CaseID": "EKS-2020-000001"}}
    ),
    "(et færdigt brev)": lambda rest: {"text": rest, "properties": {"SeglDigest": "a1" * 32}},
    "(flettefelt)": _merged,
    "(felt)": lambda rest: {"text": paragraph(run("Kære borger "), field(rest))},
    "(tekstfelt)": lambda rest: {"text": control("<w:text/>", rest)},
    "(tekstfelt med pladsholder)": _prompt,
}
