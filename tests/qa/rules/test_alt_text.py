"""Pictures: told without words, with a file's name, or with Word's guess; each once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import alt_text

RULE = alt_text.check
A = "http://schemas.openxmlformats.org/drawingml/2006"
NAMES = f'xmlns:pic="{A}/picture" xmlns:c="{A}/chart" xmlns:dgm="{A}/diagram"'
PIC = f'<pic:pic {NAMES}><pic:nvPicPr><pic:cNvPr id="2" name="n"/></pic:nvPicPr></pic:pic>'
DESCRIBED = PIC.replace('name="n"', 'name="n" descr="Kommunens logo"')
CHART = f"<c:chart {NAMES}/>"
SMART = f"<dgm:relIds {NAMES}/>"
SHAPE = "<wps:wsp/>"
BOX = "<wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>Ord</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>"
DECORATIVE = (
    '<a:extLst><a:ext uri="u"><adec:decorative val="1" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)


def drawing(attributes: str = "", inner: str = PIC, more: str = "") -> str:
    return (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="Billede 1" {attributes}>{more}</wp:docPr>'
        f'<a:graphic><a:graphicData uri="u">{inner}</a:graphicData></a:graphic></wp:inline>'
        "</w:drawing>"
    )


def vml(attributes: str = "", kind: str = "shape") -> str:
    return f"<w:pict><v:{kind} {attributes}><v:imagedata/></v:{kind}></w:pict>"


def para(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def twins(new: str, old: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param(drawing('descr="Kommunens logo"'), id="words"),
        pytest.param(drawing('title="Kommunens logo"'), id="words as a title"),
        pytest.param(drawing(inner=DESCRIBED), id="words on the picture within"),
        pytest.param(drawing('descr="{{ foto.tekst }}"'), id="words from the case"),
        pytest.param(drawing('descr="Logo"'), id="a short word"),
        pytest.param(drawing('descr="Diagram over forløbet i sagen"'), id="more than a name"),
        pytest.param(drawing(more=DECORATIVE), id="decoration"),
        pytest.param(drawing(inner=BOX), id="a box of text"),
        pytest.param(drawing('hidden="1"'), id="hidden"),
        pytest.param(vml('alt="Kommunens logo"'), id="VML with words"),
        pytest.param(
            f'<w:pict><v:group alt="Logo og navn">{vml()[8:-9]}</v:group></w:pict>', id="a group"
        ),
        pytest.param(vml('id="WordPictureWatermark1"'), id="a watermark"),
        pytest.param("<w:pict><v:line/></w:pict>", id="a line in VML"),
        pytest.param(twins(drawing('descr="Kommunens logo"'), vml()), id="an old twin"),
    ],
)
def test_must_not_fire(inner: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, para(inner)) == []


NONE = "har ingen alternativ tekst."
NAME = "har kun et navn som alternativ tekst:"
GUESS = "har en alternativ tekst, som Word har gættet:"


@pytest.mark.parametrize(
    ("inner", "severity", "message"),
    [
        pytest.param(drawing(), "warning", f"Billedet {NONE}", id="none"),
        pytest.param(drawing('descr=" "'), "warning", f"Billedet {NONE}", id="blank"),
        pytest.param(
            drawing(inner=f"<g>{DESCRIBED}{PIC}</g>"),
            "warning",
            f"Billedet {NONE}",
            id="a group where one picture has none",
        ),
        pytest.param(
            drawing('descr="logo.PNG"'), "warning", f"Billedet {NAME} »logo.PNG«.", id="a file"
        ),
        pytest.param(
            drawing(r'descr="C:\Billeder\nyt logo.jpg"'),
            "warning",
            rf"Billedet {NAME} »C:\Billeder\nyt logo.jpg«.",
            id="a path",
        ),
        pytest.param(
            drawing('descr="Billede 3"'), "warning", f"Billedet {NAME} »Billede 3«.", id="a number"
        ),
        pytest.param(
            drawing('descr="Et billede, der indeholder tekst&#10;&#10;Automatisk genereret"'),
            "warning",
            f"Billedet {GUESS} »Et billede, der indeholder tekst Automatisk genereret«.",
            id="a guess",
        ),
        pytest.param(drawing(inner=CHART), "warning", f"Diagrammet {NONE}", id="a chart"),
        pytest.param(
            drawing(inner=SMART), "warning", f"Grafikken (SmartArt) {NONE}", id="SmartArt"
        ),
        pytest.param(drawing(inner=SHAPE), "info", f"Figuren {NONE}", id="a shape"),
        pytest.param(vml(), "warning", f"Billedet {NONE}", id="VML"),
        pytest.param(
            f"<w:object>{vml()[8:-9]}</w:object>", "warning", f"Billedet {NONE}", id="an object"
        ),
        pytest.param(twins(drawing(), vml()), "warning", f"Billedet {NONE}", id="twins, once"),
    ],
)
def test_must_fire(
    inner: str, severity: str, message: str, found: Callable[..., list[Finding]]
) -> None:
    [one] = found(RULE, para(inner))
    assert (one.severity, one.message.da) == (severity, message)


def test_a_logo_in_the_header_is_told_once(found: Callable[..., list[Finding]]) -> None:
    header = f"{para(drawing())}\n{para(drawing())}"
    assert [one.place.story for one in found(RULE, "Kære", header=header)] == ["header"]


def test_a_line_in_the_footer_is_decoration(found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "Kære", footer=para(drawing(inner=SHAPE))) == []
