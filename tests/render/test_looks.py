"""What a paragraph looks like: styles added up, tags left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from render.package import from_bytes
from render.survey.looks import Look
from render.survey.styles import Format
from render.survey.survey import Survey

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/>
<w:lang w:val="da-DK"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Fed"><w:name w:val="Fed linje"/><w:basedOn w:val="Normal"/>
<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Barn"><w:name w:val="Barn"/><w:basedOn w:val="Fed"/>
<w:rPr><w:lang w:val="kl-GL"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="Liste"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Ring1"><w:name w:val="Ring"/><w:basedOn w:val="Ring2"/>
<w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Ring2"><w:name w:val="Ring 2"/><w:basedOn w:val="Ring1"/>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>""".encode()


@pytest.fixture
def look(docx: Callable[..., bytes]) -> Callable[..., Look]:
    """`look(xml, style)`: the look of one paragraph with these runs and this style."""

    def look(runs: str, style: str = "", more: str = "") -> Look:
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        text = f"<w:p><w:pPr>{named}{more}</w:pPr>{runs}</w:p>"
        package = from_bytes(docx(text, extra={"word/styles.xml": STYLES}))
        return Survey(package).looks[0]

    return look


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize(
    ("properties", "style", "expected"),
    [
        pytest.param("", "", Format(False, 22, "da-dk"), id="the defaults"),
        pytest.param("", "Fed", Format(True, 28, "da-dk"), id="a style"),
        pytest.param("", "Barn", Format(True, 28, "kl-gl"), id="a style based on another"),
        pytest.param('<w:b w:val="0"/>', "Fed", Format(False, 28, "da-dk"), id="switched off"),
        pytest.param('<w:rStyle w:val="Strong"/>', "", Format(True, 22, "da-dk"), id="a character"),
        pytest.param(
            '<w:rStyle w:val="Strong"/>', "Fed", Format(False, 28, "da-dk"), id="bold twice"
        ),
        pytest.param('<w:sz w:val="x"/>', "", Format(False, 22, "da-dk"), id="no number"),
        pytest.param('<w:lang w:val="x-none"/>', "", Format(False, 22, ""), id="no language"),
        pytest.param('<w:lang w:eastAsia="ja"/>', "", Format(False, 22, "da-dk"), id="of Asia"),
        pytest.param("", "Ring1", Format(True, 22, "da-dk"), id="styles in a ring"),
        pytest.param("", "Mangler", Format(False, 22, "da-dk"), id="a style that is not there"),
    ],
)
def test_formats_add_up(
    properties: str, style: str, expected: Format, look: Callable[..., Look]
) -> None:
    assert look(run("Ord", properties), style).pieces[0].format == expected


@pytest.mark.parametrize(
    ("runs", "seen"),
    [
        pytest.param(run("Kære {{ navn }}, "), ["Kære …, "], id="a value"),
        pytest.param(run("{% if a %}Ja{% endif %}"), ["Ja"], id="a condition"),
        pytest.param(run("a {{ na") + run("vn }} b"), ["a …", " b"], id="over two runs"),
        pytest.param(run("{{") + run(" navn ") + run("}} b"), ["…", "", " b"], id="over three"),
        pytest.param(run("{{ {'a': '}}'} }} b"), ["… b"], id="braces in a tag"),
        pytest.param(run("{{ a }}{{ b }}") + run("c"), ["……", "c"], id="two together"),
        pytest.param(run("{{ a"), ["{{ a"], id="an open one"),
        pytest.param("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", ["a", "\t", "b"], id="a tab"),
        pytest.param(f"<w:moveFrom>{run('væk')}</w:moveFrom>{run('her')}", ["her"], id="moved"),
    ],
)
def test_a_reader_sees_no_tags(runs: str, seen: list[str], look: Callable[..., Look]) -> None:
    assert [piece.text for piece in look(runs).pieces] == seen


@pytest.mark.parametrize(
    ("style", "more", "is_list"),
    [
        pytest.param("", "", False, id="plain"),
        pytest.param("", '<w:numPr><w:numId w:val="3"/></w:numPr>', True, id="numbered"),
        pytest.param("Liste", "", True, id="by its style"),
        pytest.param("Liste", '<w:numPr><w:numId w:val="0"/></w:numPr>', False, id="taken off"),
    ],
)
def test_lists(style: str, more: str, is_list: bool, look: Callable[..., Look]) -> None:
    assert look(run("Ord"), style, more).is_list is is_list


def test_a_tab_stop_is_no_text(look: Callable[..., Look]) -> None:
    assert look(run("a"), "", '<w:tabs><w:tab w:val="left" w:pos="99"/></w:tabs>').text == "a"


def test_many_tags_in_many_runs_take_linear_time(
    look: Callable[..., Look], within: Callable[..., object]
) -> None:
    with within(5):  # type: ignore[attr-defined]
        assert len(look(run("{{ a }}") * 20_000).pieces) == 20_000
