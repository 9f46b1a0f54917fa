"""Content controls that no tag fills: told by title and placeholder, never by content."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odd_package import control, paragraph, run
from qa.finding import Finding
from qa.rules import form_control

RULE = form_control.check
CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
PROMPT = "<w:showingPlcHdr/>"
CHECKBOX = '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
SECTION = '<w15:repeatingSection xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
ITEM = SECTION.replace("Section", "SectionItem")


def bound(node: str, store: str = CORE) -> str:
    return (
        f'<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:{node}[1]" w:storeItemID="{store}"/>'
    )


def around(properties: str, inner: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


TWIN = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps">{0}</mc:Choice><mc:Fallback>{0}'
    "</mc:Fallback></mc:AlternateContent></w:r>"
).format(
    "<w:pict><v:textbox><w:txbxContent>"
    + control("<w:text/>", "x")
    + "</w:txbxContent></v:textbox></w:pict>"
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="none"),
        pytest.param("(tekstfelt) {{ navn }}", id="a tag in it"),
        pytest.param(control(f"{PROMPT}<w:text/>", "{{ navn }}"), id="a tag as the placeholder"),
        pytest.param(control("<w:text/>", "Kære {{ navn }}, velkommen"), id="a tag among words"),
        pytest.param(around("", "<w:p/>" + paragraph(run("{%p if x %}"))), id="around a condition"),
        pytest.param(around("", paragraph(run("fast tekst"))), id="locked words"),
        pytest.param(control("<w:picture/>", ""), id="a picture"),
        pytest.param(
            around(
                '<w:docPartObj><w:docPartGallery w:val="Page Numbers"/></w:docPartObj>', "<w:p/>"
            ),
            id="a building block",
        ),
        pytest.param(control("<w:citation/>", "(Lov)"), id="a citation"),
        pytest.param(control("<w:group/>", "fast"), id="a group"),
        pytest.param(
            "(kontrolelement bundet til kolonnen CaseID) EKS-2020-000001", id="told by another rule"
        ),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


def test_one_in_a_text_box_stands_in_its_own_paragraph(found: Callable[..., list[Finding]]) -> None:
    box = (
        f"<w:pict><v:textbox><w:txbxContent>{control(PROMPT, 'Skriv')}</w:txbxContent></v:textbox>"
    )
    (one,) = found(RULE, f"<w:p><w:r>{box}</w:pict></w:r></w:p>")
    assert one.place.paragraph == 2


@pytest.mark.parametrize(
    ("text", "severity", "words", "quote"),
    [
        pytest.param(
            control('<w:alias w:val="Navn"/><w:text/>', "Ida"),
            "info",
            "Tekstfeltet »Navn« bliver ikke udfyldt",
            "",
            id="text that somebody filled in is not quoted",
        ),
        pytest.param(
            control(f'<w:tag w:val="dato"/>{PROMPT}<w:date/>', "Vælg en dato"),
            "warning",
            "Datofeltet »dato« viser stadig sin pladsholder",
            "Vælg en dato",
            id="date",
        ),
        pytest.param(
            control(f"{PROMPT}<w:dropDownList/>", "Vælg"),
            "warning",
            "Rullelisten viser",
            "Vælg",
            id="list",
        ),
        pytest.param(
            control(f"{PROMPT}", "Skriv her"),
            "warning",
            "Tekstfeltet viser",
            "Skriv her",
            id="rich text",
        ),
        pytest.param(
            control('<w:showingPlcHdr w:val="0"/><w:comboBox/>', "Ja"),
            "info",
            "Kombinationsfeltet bliver ikke udfyldt",
            "",
            id="no placeholder",
        ),
        pytest.param(control(CHECKBOX, "☐"), "info", "Afkrydsningsfeltet", "", id="check box"),
        pytest.param(
            around(SECTION, around(ITEM, control("<w:text/>", "x"))),
            "info",
            "Den gentagne sektion",
            "",
            id="a repeating section, once",
        ),
        pytest.param(
            control(f"{bound('subject')}<w:text/>", "Eva Eksempel"),
            "info",
            "bundet til egenskaben »subject« og viser filens egen værdi",
            "",
            id="bound",
        ),
        pytest.param(
            control(f"{bound('subject')}{PROMPT}<w:text/>", "[Emne]"),
            "warning",
            "viser stadig sin pladsholder",
            "[Emne]",
            id="bound to nothing",
        ),
        pytest.param(
            control(f"{bound('creator')}<w:text/>", "Eva Eksempel"),
            "warning",
            "»creator«, som Segl tager ud af brevet",
            "",
            id="bound to a person",
        ),
        pytest.param(
            control(f"{bound('title')}{PROMPT}<w:text/>", "[Titel]"),
            "info",
            "bundet til egenskaben »title«",
            "[Titel]",
            id="the title, which every letter has",
        ),
        pytest.param(
            around(PROMPT, around("", paragraph(run("a"))) + control("<w:text/>", "b")),
            "info",
            "Tekstfeltet bliver ikke udfyldt",
            "",
            id="inner for outer",
        ),
        pytest.param(paragraph(TWIN), "info", "Tekstfeltet", "", id="a text box, once"),
    ],
)
def test_must_fire(
    text: str, severity: str, words: str, quote: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, text)
    assert (one.severity, one.place.quote) == (severity, quote)
    assert words in one.message.da
    assert "Eva" not in one.message.da
