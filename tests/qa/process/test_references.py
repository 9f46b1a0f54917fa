"""Which template a link means; what is not sure means none."""

from __future__ import annotations

import pytest

from qa.process.model import Link
from qa.process.references import Reference, address, is_word_file, reference, references

KNOWN = frozenset({"partshoering", "aktindsigt", "handleplan_barn"})
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
        (Link(template="Partshøring"), "Partshøring", ""),
        (Link("segl:partshoering", f"{BASE}partshoering?version=0.1.0"), "partshoering", "0.1.0"),
    ],
)
def test_one_template(link: Link, template: str, version: str) -> None:
    assert list(references(link, BASE, KNOWN)) == [Reference(template, version)]


def test_two_templates_of_a_link() -> None:
    link = Link("segl:partshoering og segl:aktindsigt")
    assert [one.template for one in references(link, "", KNOWN)] == ["partshoering", "aktindsigt"]


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
