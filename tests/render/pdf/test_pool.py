"""The way in: files whole or not at all, nothing fetched, missing tools told first."""

from __future__ import annotations

import ast
import shutil
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from render import archive, files, package
from render.errors import FileError, SeglError, TemplateError, ToolError
from render.pdf import office, pool
from render.pdf.finish import Pdf
from render.pdf.pool import PdfPool

Docx = Callable[..., bytes]
SERVER = Path(office.__file__).with_name("server.py")
PICTURE = (  # linked, not embedded: LibreOffice fetches it nine times unless it is told not to
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="a"/>'
    '<a:graphic><a:graphicData uri="{0}"><pic:pic xmlns:pic="{0}"><pic:nvPicPr><pic:cNvPr id="1" '
    'name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rIdFar"/><a:stretch>'
    '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext '
    'cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
).format("http://schemas.openxmlformats.org/drawingml/2006/picture")


def test_a_file_becomes_a_file(pool: PdfPool, docx: Docx, tmp_path: Path) -> None:
    source, target = tmp_path / "ét brev.docx", tmp_path / "ud" / "ét brev.pdf"
    source.write_bytes(docx("Kære borger"))
    made = pool.convert_file(source, target)
    assert target.read_bytes() == made.data == pool.convert(source.read_bytes())
    with pytest.raises(FileError):
        pool.convert_file(source, target)
    assert pool.convert_file(source, target, overwrite=True) == made


def test_no_half_file_is_left(
    pool: PdfPool, docx: Docx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "brev.docx"
    source.write_bytes(docx("Kære borger")[:-40])
    with pytest.raises(TemplateError):
        pool.convert_file(source, tmp_path / "brev.pdf")
    source.write_bytes(docx("Kære borger"))
    monkeypatch.setattr(files, "_rename_new", lambda *_: (_ for _ in ()).throw(OSError("fuld")))
    with pytest.raises(FileError):
        pool.convert_file(source, tmp_path / "brev.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["brev.docx"]


def test_a_letter_with_comments(pool: PdfPool, docx: Docx, words: Callable[[bytes], str]) -> None:
    said = words(pool.convert(docx("Kære borger", comment="Husk bilag")))
    assert "Kære borger" in said
    assert "Husk" not in said


@pytest.mark.parametrize("way", ["servers", "command"])
def test_nothing_that_a_letter_links_to_is_fetched(libreoffice: str, docx: Docx, way: str) -> None:
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        over = threading.Event()

        def listen() -> None:
            while not over.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    connection.settimeout(1)
                    asked.append(connection.recv(200))

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            address = f"http://127.0.0.1:{server.getsockname()[1]}/logo.png"
            letter = docx(f"Kære borger\n{PICTURE}", related=[("rIdFar", "image!", address)])
            with PdfPool(way=way) as made:
                assert made.convert(letter).startswith(b"%PDF")
        finally:
            over.set()
            thread.join(10)
    assert asked == []


def test_many_by_the_command(libreoffice: str, docx: Docx) -> None:
    """One call for all of them; what is no Word file stops no other."""
    with PdfPool(way="command") as made:
        several = made.many([docx("A"), b"ikke et brev", docx("B")])
    assert [type(one) for one in several] == [Pdf, TemplateError, Pdf]


@pytest.mark.parametrize("way", ["servers", "command"])
def test_what_libreoffice_cannot_read_stops_no_other(
    libreoffice: str, docx: Docx, way: str
) -> None:
    """It is not taken for plain text, which LibreOffice would print."""
    with PdfPool(way=way) as made:
        several = made.converter.pdfs([docx("A"), b"ikke et brev", docx("B")])
    assert [type(one) for one in several] == [bytes, ToolError, bytes]


TOC = """<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-2"
</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Som i Word</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>""".replace("\n", " ")


@pytest.mark.parametrize("way", ["servers", "command"])
def test_a_table_of_contents_says_what_the_word_file_says(
    libreoffice: str, docx: Docx, way: str, words: Callable[[bytes], str]
) -> None:
    """LibreOffice would make some anew, and lose what it cannot find."""
    with PdfPool(way=way) as made:
        assert "Som i Word" in words(made.convert(docx(f"Indhold\n{TOC}\n# Afgørelse\nTekst")))


def test_a_font_that_this_machine_lacks_is_told(pool: PdfPool, docx: Docx) -> None:
    found = package.from_bytes(docx("Kære borger"))
    fonts = (
        b'<w:rPrDefault><w:rPr><w:rFonts w:ascii="Skrift Uden Navn" w:hAnsi="Skrift Uden Navn"/>'
    )
    styles = found.read("word/styles.xml").replace(b"<w:rPrDefault><w:rPr>", fonts)
    (remark,) = pool.make(archive.write(found.members, {"word/styles.xml": styles})).remarks
    assert "Skrift Uden Navn" in remark.da
    assert pool.make(docx("Kære borger")).remarks == ()


def test_the_program_beside_libreoffice_keeps_to_python_3_8() -> None:
    source = SERVER.read_text("utf-8")
    ast.parse(source, feature_version=(3, 8))
    names = {
        node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)
    }
    assert not [name for name in names if name and name.startswith(("render", "segl"))]


# --- tools that are missing ---------------------------------------------------------------


def test_without_libreoffice(pikepdf: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(office, "_PLACES", {})
    with pytest.raises(ToolError) as caught:
        pool.check()
    assert "apt install libreoffice-writer" in caught.value.message.da
    assert "macOS" in caught.value.message.en


def test_without_a_python_that_speaks_to_it(
    libreoffice: str, docx: Docx, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "python", lambda _: None)
    with pytest.raises(ToolError) as caught:
        pool.check("servers")
    assert "python3-uno" in caught.value.message.da
    with PdfPool() as made:  # the command does it instead
        assert made.converter.group > 1


@pytest.mark.parametrize("way", ["servers", "command"])
def test_a_libreoffice_that_does_not_start(
    libreoffice: str, docx: Docx, way: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    broken.chmod(0o755)
    found = office.python(office.program())
    monkeypatch.setattr(office, "program", lambda: str(broken))
    monkeypatch.setattr(office, "python", lambda _: found)
    with PdfPool(way=way) as made, pytest.raises(SeglError) as caught:
        made.convert(docx("Kære borger"))
    assert isinstance(caught.value, ToolError)
    assert "LibreOffice" in caught.value.message.da


@pytest.mark.parametrize("given", [{"way": "fax"}, {"workers": 0}])
def test_a_pool_that_cannot_be(given: dict[str, str | int]) -> None:
    with pytest.raises(ValueError, match=r"fax|0"):
        PdfPool(**given)  # type: ignore[arg-type]
