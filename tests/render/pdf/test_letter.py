"""A letter before it becomes PDF: title, language and fonts read, comments taken out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from render import archive, package
from render.errors import TemplateError
from render.pdf import letter

Docx = Callable[..., bytes]
COMMENTED = (
    '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Kære borger</w:t></w:r>'
    '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
)


def test_a_letter_without_comments_is_left_alone(docx: Docx) -> None:
    data = docx("Kære borger", header="x", footnote="y")
    assert letter.read(data).data is data


def test_comments_are_taken_out(docx: Docx, sdk: Callable[[bytes], list[str]]) -> None:
    data = docx(COMMENTED, comment="Husk bilag", title="Brev")
    found = package.from_bytes(letter.read(data).data)
    assert "comments" not in "".join(found.members)
    text = b"".join(member.data() for member in found.members.values())
    assert b"Husk bilag" not in text
    assert b"omment" not in text
    assert "Kære borger".encode() in text
    assert sdk(letter.read(data).data) == []


@pytest.mark.parametrize(
    ("text", "options", "title"),
    [
        pytest.param("# Afgørelse", {"title": "Afgørelse om støtte"}, "Afgørelse om støtte", id="its own"),
        pytest.param("Mille Mønsterdatter\n# Afgørelse", {}, "Afgørelse", id="its first heading"),
        pytest.param("Mille Mønsterdatter", {}, letter.NAMELESS, id="never a name or address"),
        pytest.param("# \n# Klage", {"title": "  "}, "Klage", id="blank ones do not count"),
    ],
)  # fmt: skip
def test_title(text: str, options: dict[str, str], title: str, docx: Docx) -> None:
    assert letter.read(docx(text, **options)).title == title


def test_language(docx: Docx) -> None:
    assert letter.read(docx("Kære borger")).language == "da-DK"
    found = package.from_bytes(docx("Asasara"))
    styles = found.read("word/styles.xml").replace(b"da-DK", b"kl-GL")
    changed = archive.write(found.members, {"word/styles.xml": styles})
    assert letter.read(changed).language == "kl-GL"


def test_fonts(docx: Docx) -> None:
    run = '<w:p><w:r><w:rPr><w:rFonts w:ascii="Cambria" w:hAnsi="Cambria"/></w:rPr></w:r></w:p>'
    assert letter.read(docx(run)).font == ""
    assert letter.read(docx(run)).fonts == {"Cambria"}
    found = package.from_bytes(docx(run))
    fonts = b'<w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
    styles = found.read("word/styles.xml").replace(b"<w:rPrDefault><w:rPr>", fonts)
    read = letter.read(archive.write(found.members, {"word/styles.xml": styles}))
    assert read.font == "Calibri"
    assert read.fonts == {"Calibri", "Cambria"}


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", package.OLE_MAGIC + b"krypteret"],
    ids=["empty", "cut", "encrypted"],
)
def test_what_is_no_word_file(data: bytes) -> None:
    with pytest.raises(TemplateError):
        letter.read(data)
