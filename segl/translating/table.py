"""The translator's table in Word: number, Danish, the other language; marks cannot be edited."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from render.message import Message
from render.translation.segment import MARK, Segment
from segl.form.write import element, locale, page, styled

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

MARKED = "segl-oversaettelse:"
WIDTHS = (1.3, 11.9, 12.5)  # centimetres, of 25.7 across
LANGUAGES = {"kl": Message("Grønlandsk", "Kalaallisut")}
HEADS = (Message("Nr.", "No."), Message("Dansk", "Danish"))
Named = Callable[[str], str]
_STATES = {
    "new": Message("ny", "new"),
    "changed": Message("ændret", "changed"),
}
_OTHER = Message("felt, billede eller skift", "field, picture or break")
_SHADE, _WARN = "E9F0F2", "FDF1D8"
_INNER = re.compile(r"\{%-?\s*(?:p\s+|tr\s+|tc\s+|r\s+)?(\w+)")


def write(
    name: str,
    title: str,
    language: str,
    rows: Sequence[tuple[Segment, str, str]],
    named: Named,
    messages: str,
) -> bytes:
    """
    Return the table for the template or block `name` as a Word file.

    A row is a segment, its translation so far, and "new", "changed" or "" ; `named` gives the
    words for a tag.
    """
    import docx

    document = docx.Document()
    heading = Message(f"Oversættelse: {title}", f"Translation: {title}").text(messages)
    properties = document.core_properties
    properties.title, properties.subject = heading, f"{MARKED}{name}:{language}"
    properties.language, properties.author, properties.comments = locale(messages), "", ""
    page(document)
    styled(document, messages)
    document.add_paragraph(heading, style="Title")
    for text in _HELP.text(messages).split("\n"):
        document.add_paragraph(text, style="List Bullet")
    _table(document, rows, language, named, messages)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(
    document: Document,
    rows: Sequence[tuple[Segment, str, str]],
    language: str,
    named: Named,
    messages: str,
) -> None:
    from docx.shared import Cm

    document.add_paragraph()
    table = document.add_table(1 + len(rows), len(WIDTHS), style="Table Grid")
    table.autofit = False
    grid = [list(row.cells) for row in table.rows]
    for index, width in enumerate(WIDTHS):
        table.columns[index].width = Cm(width)
        for cells in grid:
            cells[index].width = Cm(width)
    properties: Any = table.rows[0]._tr.get_or_add_trPr()
    properties.append(element("tblHeader"))
    for cell, word in zip(grid[0], (*HEADS, LANGUAGES[language]), strict=True):
        cell.paragraphs[0].add_run(word.text(messages)).bold = True
        _shade(cell, _SHADE)
    for number, (cells, row) in enumerate(zip(grid[1:], rows, strict=True), 1):
        _row(number, cells, row, named, messages)


def _row(
    number: int, cells: list[_Cell], row: tuple[Segment, str, str], named: Named, messages: str
) -> None:
    segment, translation, state = row
    first, danish, other = (cell.paragraphs[0] for cell in cells)
    first.add_run(str(number))
    if state:
        cells[0].add_paragraph(_STATES[state].text(messages))
        _shade(cells[2], _WARN)
    labels = dict(_labels(segment, named, messages))
    _fill(danish, segment.text, labels, locked=False)
    prepared = translation or _marks_of(segment)
    _fill(other, prepared, labels, locked=True)


def _labels(segment: Segment, named: Named, messages: str) -> Iterator[tuple[int, str]]:
    for number, mark in enumerate(segment.marks, 1):
        if mark.kind == "tag":
            yield number, named(mark.code)
        elif mark.kind == "text":
            inner = mark.code.strip("{}")
            yield number, Message(f"tegnene ({inner})", f"the characters ({inner})").text(messages)
        elif mark.code == "field":
            yield number, Message("et felts tekst", "text of a field").text(messages)
        elif mark.is_pair:
            yield number, Message("anden skrift", "other type").text(messages)
        else:
            yield (
                number,
                Message("felt, billede eller skift", "field, picture or break").text(messages),
            )


def _marks_of(segment: Segment) -> str:
    """Return the marks alone: what the translator writes around."""
    return " ".join(match[0] for match in MARK.finditer(segment.text))


def _fill(paragraph: Paragraph, text: str, labels: Mapping[int, str], locked: bool) -> None:
    """Write text with its marks; a locked one is a control whose words cannot be changed."""
    start = 0
    for match in MARK.finditer(text):
        if match.start() > start:
            paragraph.add_run(text[start : match.start()])
        number, ends = int(match[2]), match[1]
        label = labels.get(number, "")
        if locked:
            _lock(paragraph, f"{{{ends}{number}}}", label)
        else:
            shown = f"{{{ends}{number}}}" if ends or not label else f"{{{number} {label}}}"
            _softly(paragraph, shown)
        start = match.end()
    if text[start:]:
        paragraph.add_run(text[start:])


def _softly(paragraph: Paragraph, text: str) -> None:
    from docx.shared import RGBColor

    paragraph.add_run(text).font.color.rgb = RGBColor(0x1F, 0x4E, 0x8A)


def _lock(paragraph: Paragraph, text: str, label: str) -> None:
    """Put a mark into a control that can be moved and not edited (ISO/IEC 29500-1, 17.5.2.23)."""
    control, properties, content = element("sdt"), element("sdtPr"), element("sdtContent")
    if label:
        properties.append(element("alias", val=label[:64]))
    properties.append(element("lock", val="contentLocked"))
    properties.append(element("text"))
    run = paragraph.add_run(text)
    content.append(run._r)
    control.append(properties)
    control.append(content)
    paragraph._p.append(control)


def _shade(cell: _Cell, fill: str) -> None:
    properties: Any = cell._tc.get_or_add_tcPr()
    properties.append(element("shd", val="clear", color="auto", fill=fill))


def control_word(code: str, messages: str) -> str:
    """Return what a control tag does, in a word: "hvis", "ellers", "slut"."""
    match = _INNER.match(code)
    word = match[1] if match is not None else ""
    return _CONTROL.get("end" if word.startswith("end") else word, _OTHER).text(messages)


_CONTROL = {
    "if": Message("hvis", "if"),
    "elif": Message("ellers hvis", "else if"),
    "else": Message("ellers", "else"),
    "for": Message("for hver", "for each"),
    "end": Message("slut", "end"),
}
_HELP = Message(
    "Skriv oversættelsen i den højre kolonne. Gem og luk filen, og send den tilbage.\n"
    "{1}, {2} … står for det, sagen udfylder, eller for noget, der ikke er ord. Hvert tal skal "
    "stå præcis én gang i oversættelsen; flyt det derhen, hvor det hører til på dit sprog.\n"
    "{1} … {/1} står om ord med en anden skrift, fx fed.\n"
    "Gule felter er nye eller ændret siden sidst; der står den gamle oversættelse, hvis der er en.",
    "Write the translation into the right column. Save and close the file, and send it back.\n"
    "{1}, {2} … stand for what the case fills in, or for what is no words. Each number must stand "
    "exactly once in the translation; move it to where it belongs in your language.\n"
    "{1} … {/1} goes around words in other type, such as bold.\n"
    "Yellow cells are new or have changed; the old translation stands there if there is one.",
)
