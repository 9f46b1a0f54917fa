"""A finished letter where a template is meant; a template that was made of one is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa import coverage
from qa.finding import Finding
from qa.rules import finished_letter
from qa.subject import Subject

RULE = finished_letter.check
DIGEST = {"SeglDigest": "0f" * 32}
LINK = (
    '<w:p><w:r><w:t xml:space="preserve">Kære {</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>'
    "<w:t>{ navn }</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p>"
)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param("Kære {{ navn }}", {}, id="a template"),
        pytest.param("Kære borger", {}, id="a template without tags"),
        pytest.param("Kære {{ navn }}", {"properties": DIGEST}, id="made of a letter"),
        pytest.param(LINK, {"properties": DIGEST}, id="made of a letter, the tag over runs"),
        pytest.param("Kære", {"properties": DIGEST, "header": "{{ navn }}"}, id="in the header"),
        pytest.param(
            "Kære borger",
            {"properties": {**DIGEST, "Emne": "{{ sag.nr }}"}},
            id="properties with tags",
        ),
        pytest.param("Kære", {"properties": {"Emne": "{{ navn }}"}}, id="tags in properties alone"),
        pytest.param("Kære", {"properties": {"SeglDigest": "gammelt"}}, id="no digest of ours"),
        pytest.param("Kære", {"properties": {"SeglTemplate": "afslag"}}, id="named by hand"),
        pytest.param("(en beskadiget fil)", {}, id="an unreadable file"),
    ],
)
def test_must_not_fire(
    text: str, options: dict[str, object], quotes: Callable[..., list[str]]
) -> None:
    assert quotes(RULE, text, **options) == []


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("afslag", ". Den er lavet af skabelonen »afslag«: brug den. Et"),
        ("Brev til Ida", "ikke en skabelon. Et færdigt brev"),
        ("", "ikke en skabelon. Et færdigt brev kontrolleres med »segl check«."),
    ],
)
def test_it_is_the_only_thing_told(
    template: str,
    words: str,
    found: Callable[..., list[Finding]],
    subject: Callable[..., Subject],
) -> None:
    said = {**DIGEST, **({"SeglTemplate": template} if template else {})}
    (one,) = found(None, "Kære Ida ……\nNavn: __________", properties=said)
    assert (one.code, one.severity) == ("PKG014", "error")
    assert words in one.message.da
    assert "Ida" not in one.message.da
    gaps = coverage.gaps(subject("Kære Ida", properties=said))
    assert [gap.what.da for gap in gaps] == ["alt: filen er ingen skabelon"]
