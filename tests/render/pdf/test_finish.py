"""LibreOffice's PDF completed: what is checked, marked, told and taken out."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

import pytest

from render.errors import ToolError
from render.pdf import finish
from render.pdf.letter import Letter

pytestmark = pytest.mark.usefixtures("pikepdf")
LETTER = Letter(b"", "Støtte & <hjælp>", "kl-GL", "Calibri", frozenset({"Calibri"}))
FONT = {"Type": "/Font", "BaseFont": "/BAAAAA+Carlito-Bold"}


def _pdf(
    content: bytes = b"", font: str = "BAAAAA+Carlito-Bold", tagged: bool = True, **saving: Any
) -> bytes:
    """Return a PDF of one page such as LibreOffice makes."""
    from pikepdf import Array, Dictionary, Encryption, Name, Pdf

    pdf = Pdf.new()
    page = pdf.add_blank_page()
    page.Contents = pdf.make_stream(content)
    page.Resources = Dictionary(
        Font=Dictionary(F1=Dictionary(Type=Name.Font, BaseFont=Name(f"/{font}")))
    )
    pdf.Root.MarkInfo = Dictionary(Marked=tagged)
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
    pdf.Root.OutputIntents = Array([])
    pdf.docinfo["/Author"] = "Solveig"
    pdf.docinfo["/CreationDate"] = "D:20261122075328Z"
    out = io.BytesIO()
    if saving:
        pdf.save(out, encryption=Encryption(owner="x", user=""))
    else:
        pdf.save(out)
    return out.getvalue()


def _content(data: bytes) -> list[str]:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return str(pdf.pages[0].Contents.read_bytes(), "ascii").split()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"/P <</MCID 0>> BDC 0 0 m 9 9 l S EMC", id="a line in a tag"),
        pytest.param(b"/Artifact BMC 0 0 9 9 re f EMC", id="told to be decoration already"),
        pytest.param(b"BT /F1 9 Tf (a) Tj ET", id="text is never called decoration"),
        pytest.param(b"/Im1 Do", id="nor is a picture"),
        pytest.param(b"0 0 9 9 re W n", id="a clip paints nothing"),
    ],
)
def test_what_is_left_alone(content: bytes) -> None:
    assert _content(finish.finish(_pdf(content), LETTER).data) == content.decode().split()


@pytest.mark.parametrize(
    ("content", "after"),
    [
        pytest.param(b"0 0 m 9 9 l S", "/Artifact BMC 0 0 m 9 9 l S EMC", id="a line"),
        pytest.param(
            b"1 w 0 0 9 9 re f 2 w 5 5 m 6 6 l S",
            "1 w /Artifact BMC 0 0 9 9 re f EMC 2 w /Artifact BMC 5 5 m 6 6 l S EMC",
            id="two",
        ),
        pytest.param(
            b"0 0 9 9 re W n /P BMC 1 1 m 2 2 l S EMC 3 3 m 4 4 l S",
            "0 0 9 9 re W n /P BMC 1 1 m 2 2 l S EMC /Artifact BMC 3 3 m 4 4 l S EMC",
            id="behind a clip and a tag",
        ),
    ],
)
def test_lines_outside_of_tags_are_decoration(content: bytes, after: str) -> None:
    assert _content(finish.finish(_pdf(content), LETTER).data) == after.split()


def test_what_the_file_says_of_itself() -> None:
    import pikepdf

    with pikepdf.open(io.BytesIO(finish.finish(_pdf(), LETTER).data)) as pdf:
        assert dict(pdf.docinfo.items()) == {
            "/Title": "Støtte & <hjælp>", "/Producer": "LibreOffice",
        }  # fmt: skip
        assert str(pdf.Root.Lang) == "kl-GL"
        said = pdf.Root.Metadata.read_bytes().decode("utf-8")
    assert "Støtte &amp; &lt;hjælp&gt;" in said
    assert "Solveig" not in said
    assert "2026" not in said


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: b"", id="nothing"),
        pytest.param(lambda: b"%PDF-1.6 og mere er der ikke", id="half a file"),
        pytest.param(lambda: _pdf(tagged=False), id="no tags"),
        pytest.param(lambda: _pdf(encrypted=True), id="encrypted"),
    ],
)
def test_what_is_not_what_was_asked_for(make: Callable[[], bytes]) -> None:
    with pytest.raises(ToolError):
        finish.finish(make(), LETTER)


@pytest.mark.parametrize(
    ("font", "used", "told"),
    [
        pytest.param("Calibri", "BAAAAA+Carlito-Bold", "", id="of the same widths"),
        pytest.param("Calibri", "BAAAAA+Calibri", "", id="the very font"),
        pytest.param("Times New Roman", "TimesNewRomanPS-BoldMT", "", id="under its PostScript name"),
        pytest.param("Gill Sans MT", "CAAAAA+OpenSymbol", "", id="symbols only"),
        pytest.param("", "CAAAAA+DejaVuSans", "", id="no font named"),
        pytest.param("Calibri", "CAAAAA+DejaVuSans-Bold", "fonts-crosextra-carlito", id="another"),
        pytest.param("Gill Sans MT", "CAAAAA+DejaVuSans", "Gill Sans MT", id="a font without a twin"),
    ],
)  # fmt: skip
def test_a_font_that_is_missing_is_told(font: str, used: str, told: str) -> None:
    letter = Letter(b"", "T", "da-DK", font, frozenset({font} - {""}))
    remarks = finish.finish(_pdf(font=used), letter).remarks
    assert len(remarks) == bool(told)
    assert all(told in one.da and told in one.en for one in remarks)


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    with pytest.raises(ToolError) as caught:
        finish.check()
    assert 'pip install "segl[pdf]"' in caught.value.message.da
