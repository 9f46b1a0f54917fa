"""Write the fields of a schema as a form in Word: one table, lists to pick type and yes/no from."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from render.message import Message
from render.schema import Schema
from segl.form import sorts
from segl.form.rows import COLUMNS, MARK, NO, YES, Row, all_fields, shown

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

WIDTHS = (5.2, 5.6, 2.6, 2.2, 4.0, 6.1)  # centimetres, of 25.7 across
SPARE = 3
_LOCALES = {"da": "da-DK", "en": "en-GB"}
_GROUPS = frozenset({"gruppe", "liste"})
_INK, _SHADE, _SOFT = "1F4E5F", "E9F0F2", "F6F9FA"


def write(declared: Schema, name: str, title: str, language: str) -> bytes:
    """Return the form for the template `name` as a Word file."""
    import docx

    document = docx.Document()
    heading = Message(f"Felterne i »{title}«", f'The fields of "{title}"').text(language)
    _properties(document, heading, name, language)
    page(document)
    styled(document, language)
    document.add_paragraph(heading, style="Title")
    for text in _HELP.text(language).format(name).split("\n"):
        document.add_paragraph(text, style="List Bullet")
    listed = [(shown(field, language), sorts.of(field)) for field in all_fields(declared)]
    empty = Row("", "", sorts.word("tekst", language), NO.text(language), "", "")
    _table(document, [*listed, *[(empty, "tekst")] * SPARE], language)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _properties(document: Document, heading: str, name: str, language: str) -> None:
    properties = document.core_properties
    properties.title, properties.subject = heading, MARK + name
    properties.language = _LOCALES[language]
    properties.author = properties.comments = ""


def page(document: Document) -> None:
    """Set A4 across with narrow margins: room for a table."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)


def styled(document: Document, language: str) -> None:
    """Set font and language for the whole document: python-docx's own template is American."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), _LOCALES[language])
    for style, size in (("Normal", 10), ("Title", 20), ("List Bullet", 10)):
        font = document.styles[style].font
        font.name, font.size = "Calibri", Pt(size)
        fonts = document.styles[style].element.rPr.rFonts
        for attribute in [a for a in fonts.attrib if "Theme" in a]:
            del fonts.attrib[attribute]
    document.styles["Title"].font.color.rgb = RGBColor.from_string(_INK)
    border = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        document.styles["Title"].element.pPr.remove(border)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    document.styles["Title"].paragraph_format.space_after = Pt(6)


def _table(document: Document, rows: Sequence[tuple[Row, str]], language: str) -> None:
    from docx.shared import Cm

    document.add_paragraph()
    table = document.add_table(1 + len(rows), len(WIDTHS), style="Table Grid")
    table.autofit = False
    for index, width in enumerate(WIDTHS):
        table.columns[index].width = Cm(width)
    grid = [list(row.cells) for row in table.rows]
    for cells in grid:
        for cell, width in zip(cells, WIDTHS, strict=True):
            cell.width = Cm(width)
    _head(table, grid[0], language)
    for cells, (row, sort) in zip(grid[1:], rows, strict=True):
        _row(cells, row, sort, language)


def locale(language: str) -> str:
    """Return the tag of a language as Word has it: `da-DK`."""
    return _LOCALES[language]


def _head(table: Table, cells: list[_Cell], language: str) -> None:
    properties: Any = table.rows[0]._tr.get_or_add_trPr()
    properties.append(element("tblHeader"))
    for cell, word in zip(cells, COLUMNS.values(), strict=True):
        cell.paragraphs[0].add_run(word.text(language)).bold = True
        _shade(cell, _SHADE)


def _row(cells: list[_Cell], row: Row, sort: str, language: str) -> None:
    name, title, kind, required, choices, text = (cell.paragraphs[0] for cell in cells)
    name.add_run(row.name).bold = sort in _GROUPS
    title.add_run(row.title)
    _pick(kind, COLUMNS["sort"].text(language), row.sort, _sorts(row.sort, language))
    offered = list(dict.fromkeys([row.required, YES.text(language), NO.text(language)]))
    _pick(required, COLUMNS["required"].text(language), row.required, offered)
    first, *rest = row.choices.split("\n")
    choices.add_run(first)
    for choice in rest:
        cells[4].add_paragraph(choice)
    text.add_run(row.help)
    if sort in _GROUPS:
        for cell in cells:
            _shade(cell, _SOFT)


def _sorts(own: str, language: str) -> list[str]:
    offered = [sorts.word(sort, language) for sort in sorts.OFFERED]
    return offered if own in offered or not own else [own, *offered]


def _shade(cell: _Cell, fill: str) -> None:
    properties: Any = cell._tc.get_or_add_tcPr()
    properties.append(element("shd", val="clear", color="auto", fill=fill))


def _pick(paragraph: Paragraph, title: str, value: str, choices: list[str]) -> None:
    """Put a list to pick from into a paragraph (ISO/IEC 29500-1, 17.5.2.15)."""
    if not value:
        return
    control = element("sdt")
    properties, content = element("sdtPr"), element("sdtContent")
    properties.append(element("alias", val=title))
    several = element("dropDownList")
    for choice in choices:
        several.append(element("listItem", displayText=choice, value=choice))
    properties.append(several)
    content.append(paragraph.add_run(value)._r)
    control.append(properties)
    control.append(content)
    paragraph._p.append(control)


def element(name: str, **attributes: str) -> Any:
    """Return an element of WordprocessingML with its attributes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


_HELP = Message(
    "Ret i tabellen, gem og luk filen. Kør så: segl fields {0} --from og filens navn.\n"
    "Titel er det, sagsbehandleren læser. »(udkast)« betyder, at titlen er dannet af feltets navn: "
    "skriv en bedre, eller slet ordet.\n"
    "Valg: skriv hvert valg på sin egen linje. Ordene skal være dem, brevets koder spørger om.\n"
    "Nyt felt: udfyld en af de tomme rækker nederst, eller sæt en ny ind. Feltets navn er det, der "
    "står i brevets kode; et felt i en gruppe skrives gruppe.felt, og i en liste liste[].felt.\n"
    "Ret ikke i navnene på felter, der findes: så læses de som nye.",
    "Change the table, save and close the file. Then run: segl fields {0} --from and its name.\n"
    'The title is what the caseworker reads. "(udkast)" means that it was made of the field\'s '
    "name: write a better one, or delete the word.\n"
    "Choices: write each on a line of its own, in the words that the letter's tags ask for.\n"
    "New field: fill in one of the empty rows below, or insert one. The field's name is what "
    "stands in the letter's tag; in a group it is written group.field, in a list list[].field.\n"
    "Do not change the names of fields that are there: they would be read as new.",
)
