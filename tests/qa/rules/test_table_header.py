"""Tables: data under unmarked headings is told; what sets blocks side by side is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import table_header

RULE = table_header.check
LOOP = "| {%tr for s in stoette %} |  |\n| {{ s.navn }} | {{ s.navn }} |\n| {%tr endfor %} |  |"


def table(*rows: str, style: str = "") -> str:
    look = f'<w:tblStyle w:val="{style}"/><w:tblLook w:val="0020"/>' if style else ""
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{grid}{''.join(rows)}</w:tbl>"


def row(*cells: str, mark: str = "", cell: str = "", para: str = "") -> str:
    inner = "".join(
        f"<w:tc><w:tcPr>{cell}</w:tcPr><w:p><w:pPr>{para}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"
        for words in cells
    )
    return f"<w:tr><w:trPr>{mark}</w:trPr>{inner}</w:tr>"


MARK = "<w:tblHeader/>"
SHADE = '<w:shd w:val="clear" w:fill="DDDDDD"/>'
DATA = (row("Kontakt", "900"), row("Aflastning", "400"))
STYLED = '<w:pStyle w:val="Heading2"/>'  # any style that the rows below do not have


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="no table"),
        pytest.param(table(row("Støtte", "Beløb", mark=MARK), *DATA), id="marked"),
        pytest.param(
            table(row("{%tr if medhold %}"), row("Støtte", "Beløb", mark=MARK), *DATA,
                  row("{%tr endif %}")),
            id="marked, under a tag",
        ),
        pytest.param("| Modtager | Dato |", id="one row"),
        pytest.param("| ¦Støtte |\n| Kontakt |\n| Aflastning |", id="one column"),
        pytest.param("| Navn | {{ navn }} |\n| Adresse | {{ sag.nr }} |", id="labels and values"),
        pytest.param("| ¦Navn | {{ navn }} |\n| ¦Adresse | {{ sag.nr }} |", id="bold labels"),
        pytest.param("| ¦Navn | ¦Eva |\n| ¦Alder | ¦9 |\n| ¦By | ¦Nuuk |", id="all bold"),
        pytest.param("| Mandag | 9-15 |\n| Tirsdag | 9-15 |\n| Fredag | 9-12 |", id="all alike"),
        pytest.param("| {{ navn }} | ¦Dato |\n| a | b |\n| c | d |", id="a value in the first row"),
        pytest.param("| ¦Dato: | ¦Underskrift: |\n| ____ | ____ |\n| ____ | ____ |", id="to sign"),
        pytest.param(
            "| ¦Aftale mellem |  |\n| Mor | Far |\n| {{ navn }} | {{ navn }} |", id="a blank cell"
        ),
        pytest.param(
            f"| {'Du får dette brev, fordi du har søgt om støtte til barnet ' * 2} | b |\n{LOOP}",
            id="running text",
        ),
        pytest.param(LOOP, id="a loop without headings"),
        pytest.param(table(row("Støtte", "Beløb"), *DATA, style="Ukendt"), id="an unknown style"),
        pytest.param(
            table(row("Støtte", "Beløb", cell='<w:gridSpan w:val="2"/>', para=STYLED), *DATA),
            id="merged cells and no loop",
        ),
    ],
)  # fmt: skip
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"| Støtte | Beløb |\n{LOOP}", id="over a loop"),
        pytest.param("| ¦Støtte | ¦Beløb |\n| Kontakt | 900 |\n| Aflastning | 400 |", id="bold"),
        pytest.param(table(row("Støtte", "Beløb", cell=SHADE), *DATA), id="shaded"),
        pytest.param(table(row("Støtte", "Beløb", para=STYLED), *DATA), id="a style of its own"),
        pytest.param(
            table(row("Støtte", "Beløb"), *(row(*"ab", mark=MARK) for _ in "12"), style="Tabel"),
            id="marked below, where Word ignores it",
        ),
        pytest.param(
            f"| x¶{table(row('Støtte', 'Beløb', para=STYLED), *DATA)}¶ | y |", id="inside a cell"
        ),
    ],
)
def test_must_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    styles = (
        b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>'
        b'<w:style w:type="table" w:styleId="Tabel"><w:name w:val="Tabel"/>'
        b'<w:tblStylePr w:type="firstRow"/></w:style></w:styles>'
    )
    assert quotes(RULE, text, extra={"word/styles.xml": styles}) == ["Støtte · Beløb"]


def test_it_names_the_row(found: Callable[..., list[object]]) -> None:
    [one] = found(RULE, f"Kære\n| a | {{{{ navn }}}} |\nOg\n| Støtte | Beløb |\n{LOOP}")
    assert one.place.cell == (2, 1, 1)  # type: ignore[attr-defined]
