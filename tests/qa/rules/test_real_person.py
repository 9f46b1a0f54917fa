"""Persons who look real, in the template's words and in sample cases."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import real_person

RULE = real_person.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sagsbehandler: {{ navn }}", id="field"),
        pytest.param("Sagsbehandler: Børn og Familie", id="an office"),
        pytest.param("Kontaktperson: Det Sociale Ankenævn", id="a body"),
        pytest.param("Kontaktperson: Røde Kors", id="an organisation"),
        pytest.param("Rådgiver: Eksempel Kommune", id="a municipality"),
        pytest.param("Sagsbehandler: Navn Efternavn", id="words for a name"),
        pytest.param("Sagsbehandleren ringer til Ane Jensen", id="no label"),
        pytest.param("| Sagsbehandler | {{ navn }} |", id="a field in the next cell"),
        pytest.param("| Sagsbehandler | Telefon |\n| Ane Jensen | 1 |", id="the headings"),
        pytest.param("Med venlig hilsen\n{{ navn }}", id="signed by a field"),
        pytest.param("Med venlig hilsen\nEksempel Kommune", id="signed by a municipality"),
        pytest.param("Med venlig hilsen\nMeeqqat Illersuisuat", id="signed by a Greenlandic body"),
        pytest.param("Med venlig hilsen\nRed Barnet", id="two capitals are no name"),
        pytest.param("Kontaktperson: Anden Part", id="a role"),
        pytest.param("Kontaktperson: Ny Sagsbehandler", id="another role"),
        pytest.param("Kære {{ navn }}", id="greeted by a field"),
        pytest.param("Kære Jens", id="a given name alone says little"),
        pytest.param("Kære Forælder Til Barnet", id="a role greeted"),
        pytest.param("Kære Navn Efternavn", id="words for a name greeted"),
        pytest.param("Kære Eksempel Eksempelsen", id="called an example"),
        pytest.param("Kære Sundhedsplejersken Nuuk", id="two capitals greeted"),
        pytest.param("Kære Jens Hansen Skolen i Nuuk", id="the name goes on"),
        pytest.param("Mvh. Eksempel Kommune", id="an office signs"),
        pytest.param("Mvh.\nBørn og Familie", id="an office below"),
        pytest.param("Med venlig hilsen {{ navn }}", id="signed by a field beside"),
        pytest.param("Med venlig hilsen\nEksempel Eksempelsen", id="signed by an example"),
        pytest.param("Skriv til aua@nanoq.gl", id="an office's letters"),
        pytest.param("Skriv til boern.familie@opdigtet-kommune.gl", id="an office of two words"),
        pytest.param("Skriv til ane.jensen@kommune.example", id="a reserved domain"),
        pytest.param("Skriv til ane.jensen@eksempel.gl", id="an example's domain"),
        pytest.param("Tlf. 99 00 12", id="an office's telephone"),
        pytest.param("Ring direkte 112", id="an emergency"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Sagsbehandler: Ane Jensen", ["Sagsbehandler …"], id="label"),
        pytest.param("Sagsbehandler:⇥Ane Jensen", ["Sagsbehandler …"], id="a tab"),
        pytest.param("| Sagsbehandler: | Ane Jensen |", ["Sagsbehandler …"], id="the next cell"),
        pytest.param(
            "Din sagsbehandler er Ane Kristine Petersen.", ["Din sagsbehandler …"], id="a sentence"
        ),
        pytest.param("Socialrådgiver: Malik Opdigt-Lang, Nuuk", ["Socialrådgiver …"], id="more"),
        pytest.param("Sullissisoq: Ane Jensen", ["Sullissisoq …"], id="in Greenlandic"),
        pytest.param("Med venlig hilsen\nAne Jensen", ["Med venlig hilsen …"], id="signed"),
        pytest.param(
            "Venlig hilsen,\nMalik Opdigt\nSocialrådgiver", ["Venlig hilsen …"], id="with a title"
        ),
        pytest.param(
            "Med venlig hilsen\nMalik Opdigt, leder", ["Med venlig hilsen …"], id="title beside it"
        ),
        pytest.param("Med venlig hilsen\nMaria Lynge", ["Med venlig hilsen …"], id="by given name"),
        pytest.param("Med venlig hilsen Jens Hansen", ["Med venlig hilsen …"], id="in one line"),
        pytest.param("Med venlig hilsen⏎Jens Hansen⏎Leder", ["Med venlig hilsen …"], id="breaks"),
        pytest.param("Mvh. Jens Hansen", ["Mvh …"], id="shortened"),
        pytest.param("Mvh\nMaria Lynge", ["Mvh …"], id="shortened, below"),
        pytest.param("Kære Jens Hansen", ["Kære …"], id="greeted"),
        pytest.param("Kære Maria Lynge,", ["Kære …"], id="greeted by given name"),
        pytest.param("Hej Anne-Marie Lund! Tak.", ["Hej …"], id="in running text"),
        pytest.param(
            "Inussiarnersumik inuulluaqqusillunga\nAne Jensen",
            ["Inussiarnersumik inuulluaqqusillunga …"],
            id="signed in Greenlandic",
        ),
        pytest.param(
            "Skriv til ane.jensen@opdigtet-kommune.gl.", ["a…@opdigtet-kommune.gl"], id="an address"
        ),
        pytest.param("Direkte tlf. 99 00 12", ["Direkte tlf …"], id="a direct number"),
        pytest.param("Sagsbehandler: Ane Jensen\n" * 2, ["Sagsbehandler …"], id="once"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words


def test_the_name_is_not_repeated(found: Callable[..., list[Finding]]) -> None:
    told = found(
        RULE, "Sagsbehandler: Ane Jensen, ane.jensen@opdigtet-kommune.gl, direkte nr. 99 00 12"
    )
    assert len(told) == 3
    assert "Jensen" not in str(told)
    assert "jensen" not in str(told)
    assert "99 00 12" not in str(told)


def _sample(**fields: Any) -> str:
    return f"(prøvesagen) {json.dumps(fields)}\nKære borger"


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param(_sample(navn="Ane Jensen"), {}, id="any name can be real"),
        pytest.param(_sample(telefon="990012"), {}, id="any number can be real"),
        pytest.param(_sample(email="ane@eksempel.example"), {}, id="a reserved domain"),
        pytest.param(_sample(email="ane@example.com"), {}, id="example.com"),
        pytest.param(_sample(email="aua@nanoq.gl"), {"kommune": True}, id="the municipality's"),
    ],
)
def test_sound_samples(
    text: str, options: dict[str, Any], quotes: Callable[..., list[str]]
) -> None:
    assert quotes(RULE, text, **options) == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param(_sample(email="post@opdigtet-kommune.gl"), "email", id="an office's"),
        pytest.param(_sample(barn={"mor": "Skriv til a@b.dk"}), "barn.mor", id="in a text"),
        pytest.param(_sample(**{"Ane Jensen": "a@b.dk"}), "?", id="under a person's name"),
    ],
)
def test_real_samples(text: str, path: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, text)
    assert (one.severity, one.place.quote) == ("warning", "prøve.json")
    assert f"»{path}«" in one.message.da
    assert "@" not in str(one)
