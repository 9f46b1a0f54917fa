"""What is used and not declared, or declared and not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from odd_package import paragraph, picture, run
from qa.rules import broken_link

RULE = broken_link.check
BROKEN = b"<Relationships"


def linked(attribute: str) -> str:
    return paragraph(f"<w:hyperlink {attribute}>{run('her')}</w:hyperlink>")


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"text": "(link) Kære {{ navn }}", "header": "Sag {{ navn }}"}, id="links"),
        pytest.param({"text": linked('w:anchor="a"')}, id="a link within the letter"),
        pytest.param({"text": linked('r:id="" w:anchor="a"')}, id="an empty id"),
        pytest.param(
            {"text": "x", "related": [("rIdP", "image!", "https://a.example/a.png")]},
            id="outside: another rule",
        ),
        pytest.param({"text": "x", "related": [("rIdP", "image", "NULL")]}, id="a lost picture"),
        pytest.param({"text": "x", "related": [("rIdH", "hyperlink", "#top")]}, id="an anchor"),
        pytest.param(
            {
                "text": paragraph(picture('r:embed="rIdP"')),
                "related": [("rIdP", "image", "/word/Media/Logo%201.png")],
                "extra": {"word/media/logo 1.png": b"x"},
            },
            id="a name written otherwise",
        ),
        pytest.param({"text": "x", "stores": ["<a/>"], "footnote": "n", "comment": "c"}, id="all"),
    ],
)
def test_must_not_fire(options: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, **options) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(
            {"text": paragraph(run("Logo"), picture('r:embed="rId9"'))},
            ("Logo", "Billedet er ikke i filen."),
            id="picture",
        ),
        pytest.param(
            {
                "text": paragraph(picture('r:embed="rIdP"')),
                "related": [("rIdP", "image", "media/logo.png")],
            },
            ("", "Billedet er ikke i filen."),
            id="picture that was removed",
        ),
        pytest.param(
            {"text": linked('r:id="rId9"')}, ("her", "Linket har ingen adresse."), id="link"
        ),
        pytest.param(
            {"text": "x", "header": linked('r:id="rIdLink1"'), "links": ["https://a.example"]},
            ("her", "Linket har ingen adresse."),
            id="declared in another part",
        ),
        pytest.param(
            {"text": paragraph(run("se"), '<w:r><w:drawing><a:x r:dm="rId9"/></w:drawing></w:r>')},
            ("se", "Afsnittet viser noget, som ikke er i filen."),
            id="a diagram",
        ),
        pytest.param(
            {"text": "x", "related": [("rIdT", "theme", "theme/theme1.xml")]},
            ("", "Filen mangler en del, som den henviser til (»theme1.xml«)."),
            id="a part",
        ),
        pytest.param(
            {"text": "x", "extra": {"word/glossary/_rels/document.xml.rels": BROKEN}},
            ("", "Filen mangler en del, som den henviser til."),
            id="relations that cannot be read",
        ),
        pytest.param(
            {
                "text": "x",
                "related": [("rIdW", "webSettings", "webSettings.xml")],
                "extra": {"word/webSettings.xml": b"<w:sourceFileName"},
            },
            ("", "Filen mangler en del, som den henviser til (»webSettings.xml«)."),
            id="settings that cannot be read",
        ),
    ],
)
def test_must_fire(
    options: dict[str, Any], words: tuple[str, str], found: Callable[..., list[Any]]
) -> None:
    (one,) = found(RULE, **options)
    assert (one.place.quote, one.message.da) == words


@pytest.mark.parametrize("text", [picture('r:embed="rId9"'), linked('r:id="rId9"')[5:-6]])
def test_the_sdk_agrees(
    text: str, letter: Callable[..., bytes], sdk: Callable[[bytes], list[str]]
) -> None:
    assert any("InvalidRelationshipId" in one for one in sdk(letter(paragraph(text))))
