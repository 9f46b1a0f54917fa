"""Which template a link means; what is not sure means none."""

from __future__ import annotations

import pytest

from qa.process.model import Link, Offer
from qa.process.references import Reference, address, is_word_file, reference, references

KNOWN = {
    one.id: one
    for one in (
        Offer("partshoering", "Partshøring"),
        Offer("aktindsigt", "Aktindsigt"),
        Offer("handleplan_barn", "Handleplan for barnet"),
        Offer("afslag", "Afgørelse, afslag"),
        Offer("besked_gammel", "Besked", withdrawn="2020-01-01"),
        Offer("besked", "Besked"),
        Offer("tak_gammel", "Tak", withdrawn="2020-01-01"),
    )
}
BASE = "https://skabeloner.eksempel.example/brev/"


@pytest.mark.parametrize(
    "link",
    [
        pytest.param(Link("Partshøring"), id="a title"),
        pytest.param(Link("partshoering"), id="an id without its mark"),
        pytest.param(Link("", "https://eksempel.example/aktindsigt"), id="a page called alike"),
        pytest.param(Link("xsegl:aktindsigt"), id="a word that ends so"),
        pytest.param(Link("", "https://segl.example/x"), id="a host called so"),
        pytest.param(Link("segl:Aktindsigt"), id="no id"),
        pytest.param(Link("", "https://skabeloner.eksempel.example/andet/x"), id="beside the base"),
        pytest.param(Link("", BASE), id="the base itself"),
        pytest.param(Link("", "https://e.example/templates/ukendt/da.docx"), id="a strange folder"),
        pytest.param(Link("", "http://[::1/x"), id="no address"),
        pytest.param(Link("", f"{BASE}///[x"), id="no address below the base"),
        pytest.param(Link(), id="nothing"),
    ],
)
def test_no_template(link: Link) -> None:
    assert list(references(link, BASE, KNOWN)) == []


@pytest.mark.parametrize(
    ("link", "template", "version"),
    [
        (Link("Partshøring (segl:partshoering)"), "partshoering", ""),
        (Link("segl:partshoering@0.2.0, side 2"), "partshoering", "0.2.0"),
        (Link("segl:partshoering."), "partshoering", ""),
        (Link("", "https://gluu.example/x#segl:partshoering"), "partshoering", ""),
        (Link("", "https://gluu.example/x#segl%3Apartshoering%401.0.0"), "partshoering", "1.0.0"),
        (Link("segl:ukendt"), "ukendt", ""),
        (Link("", f"{BASE}partshoering"), "partshoering", ""),
        (Link("", f"{BASE}partshoering/"), "partshoering", ""),
        (Link("", f"{BASE}partshoering.docx?version=0.1.0"), "partshoering", "0.1.0"),
        (Link("", f"{BASE}partshoering?version=ny"), "partshoering", ""),
        (Link("", f"{BASE.upper()}partshoering"), "partshoering", ""),
        (Link("", f"{BASE}ukendt"), "ukendt", ""),
        (Link("", "https://e.example/Templates/aktindsigt/da.docx"), "aktindsigt", ""),
        (Link("", r"\\drev\segl\templates\handleplan_barn\da.docx"), "handleplan_barn", ""),
        (Link(template="partshoering"), "partshoering", ""),
        (Link(template="segl:partshoering@2.0.0"), "partshoering", "2.0.0"),
        (Link(template="Partshøring"), "partshoering", ""),
        (Link(template="Partshøring (segl:aktindsigt)"), "aktindsigt", ""),
        (Link("segl:partshoering", f"{BASE}partshoering?version=0.1.0"), "partshoering", "0.1.0"),
    ],
)
def test_one_template(link: Link, template: str, version: str) -> None:
    assert list(references(link, BASE, KNOWN)) == [Reference(template, version)]


def test_two_templates_of_a_link() -> None:
    link = Link("segl:partshoering og segl:aktindsigt")
    assert [one.template for one in references(link, "", KNOWN)] == ["partshoering", "aktindsigt"]


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" , ;", [], id="nothing but commas"),
        pytest.param("HANDLEPLAN  for\nbarnet", ["handleplan_barn"], id="a title"),
        pytest.param("Partsho\u0308ring", ["Partsho\u0308ring"], id="another letter"),
        pytest.param("afgørelse, AFSLAG", ["afslag"], id="a title with a comma"),
        pytest.param("partshoering aktindsigt", ["partshoering", "aktindsigt"], id="ids"),
        pytest.param(
            "Partshøring; Handleplan for barnet", ["partshoering", "handleplan_barn"], id="titles"
        ),
        pytest.param("Partshøring\nsegl:ukendt", ["partshoering", "ukendt"], id="lines"),
        pytest.param("Besked", ["besked"], id="a title of one in use and one withdrawn"),
        pytest.param("Tak", ["tak_gammel"], id="a title of a withdrawn one alone"),
        pytest.param("Plan for et barn", ["Plan for et barn"], id="no title"),
        pytest.param("brev til en part", ["brev til en part"], id="words that could be ids"),
        pytest.param("aktindsigt i egen sag", ["aktindsigt i egen sag"], id="an id begins it"),
        pytest.param("brev, plan", ["brev, plan"], id="two that are unknown"),
        pytest.param("Aktindsigt, brev", ["aktindsigt", "brev"], id="one that is unknown"),
    ],
)
def test_what_an_export_names(cell: str, meant: list[str]) -> None:
    found = references(Link(template=cell), "", KNOWN)
    assert [one.template for one in found] == meant


def test_titles_mean_nothing_in_the_words_of_a_link() -> None:
    assert list(references(Link("Handleplan for barnet", "Partshøring"), "", KNOWN)) == []


def test_what_is_pasted_is_what_is_found() -> None:
    for template_id in KNOWN:
        for link in (Link(reference(template_id)), Link("", address(BASE, template_id))):
            assert list(references(link, BASE, KNOWN)) == [Reference(template_id)]
    assert address("", "aktindsigt") == ""


@pytest.mark.parametrize(
    ("url", "is_word"),
    [
        ("https://e.example/Brev%20.DOCX?web=1", True),
        (r"\\drev\mappe\brev.dotx", True),
        ("https://e.example/brev.pdf", False),
        ("http://[::1/brev.docx", False),
        ("", False),
    ],
)
def test_word_files(url: str, is_word: bool) -> None:
    assert is_word_file(url) is is_word
