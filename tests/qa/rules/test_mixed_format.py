"""A tag in several formats."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import mixed_format

RULE = mixed_format.check
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:sz w:val="22"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Fed"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Kode"><w:basedOn w:val="Fed"/></w:style>
<w:style w:type="character" w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>
<w:style w:type="character" w:styleId="normaltextrun"/></w:styles>"""


def runs(*pieces: tuple[str, str], style: str = "") -> str:
    """Return a paragraph of (run properties, text)."""
    inner = "".join(
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
        for look, text in pieces
    )
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{own}{inner}</w:p>"


def tag(look: str, style: str = "") -> str:
    """Return a tag whose name looks otherwise than its braces."""
    return runs(("", "Kære {{ "), (look, "navn"), ("", " }}"), style=style)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="one run"),
        pytest.param("¦Kære {{ navn }}", id="all bold"),
        pytest.param("Kære ¦{{ navn }}¦ og", id="around the tag"),
        pytest.param("{% ¦if¦ navn %}x{% endif %}", id="a condition prints nothing"),
        pytest.param("{# ¦note¦ #}", id="a comment"),
        pytest.param(tag('<w:lang w:val="da-DK"/>'), id="language"),
        pytest.param(tag("<w:noProof/>"), id="spelling"),
        pytest.param(tag('<w:b w:val="0"/>'), id="bold switched off where it was off"),
        pytest.param(tag('<w:color w:val="auto"/>'), id="the colour that it has"),
        pytest.param(tag('<w:u w:val="none"/>'), id="no underline"),
        pytest.param(tag('<w:sz w:val="22"/>'), id="the size that the style has"),
        pytest.param(tag("<w:bCs/><w:szCs w:val='40'/>"), id="for other scripts"),
        pytest.param(tag("<w:rFonts w:cs='Arial' w:hint='cs'/>"), id="font of other scripts"),
        pytest.param(tag("<w:b/>", "Titel"), id="bold in a bold style"),
        pytest.param(tag('<w:rStyle w:val="normaltextrun"/>'), id="a style without a look"),
        pytest.param(tag('<w:rStyle w:val="Ring"/>'), id="a style based on itself"),
        pytest.param(tag('<w:rStyle w:val="Ukendt"/>'), id="an unknown style"),
        pytest.param("Kære {{¦ ¦navn }}", id="a bold space"),
        pytest.param("<w:p/>", id="nothing"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text, extra={"word/styles.xml": STYLES.encode()}) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("Kære {{ ¦navn¦ }}", "fed", id="bold name"),
        pytest.param("Kære {¦{ navn }}", "fed", id="within the braces"),
        pytest.param(tag("<w:i/>"), "kursiv", id="italic"),
        pytest.param(tag('<w:u w:val="single"/>'), "understregning", id="underline"),
        pytest.param(tag('<w:color w:val="FF0000"/>'), "farve", id="colour"),
        pytest.param(tag('<w:highlight w:val="yellow"/>'), "fremhævning", id="highlight"),
        pytest.param(tag('<w:sz w:val="28"/>'), "skriftstørrelse", id="size"),
        pytest.param(tag('<w:vertAlign w:val="superscript"/>'), "hævet", id="superscript"),
        pytest.param(tag('<w:rStyle w:val="Kode"/>'), "fed", id="a bold style, inherited"),
        pytest.param(tag('<w:b w:val="0"/>', "Titel"), "fed", id="not bold in a bold style"),
        pytest.param(
            runs(
                ('<w:rFonts w:ascii="Arial"/>', "{{ navn"),
                ('<w:rFonts w:ascii="Times New Roman"/>', " }}"),
            ),
            "skrifttype",
            id="font",
        ),
        pytest.param(tag('<w:b/><w:i/><w:sz w:val="40"/>'), "fed, kursiv, skrift", id="several"),
    ],
)
def test_must_fire(text: str, what: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, text, extra={"word/styles.xml": STYLES.encode()})
    assert (one.severity, one.place.quote) == ("info", "{{ navn }}")
    assert what in one.message.da


def test_each_tag_in_every_story_once(quotes: Callable[..., list[str]]) -> None:
    words = quotes(RULE, "{{ ¦navn }} {{ alder¦ }}", header="{{ ¦navn }}", footnote="{{ ¦navn }}")
    assert words == ["{{ navn }}", "{{ alder }}", "{{ navn }}", "{{ navn }}"]
    assert quotes(RULE, "(tekstboks i to udgaver) {{ navn }} / {{ navn }}") == []


def test_without_styles(quotes: Callable[..., list[str]]) -> None:
    assert quotes(
        RULE, "{{ ¦navn }}", extra={"word/styles.xml": f'<w:styles xmlns:w="{W}"/>'.encode()}
    )
