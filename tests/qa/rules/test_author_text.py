"""Text that the author left for himself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import author_text

RULE = author_text.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="field"),
        pytest.param("Se [1] og [12]", id="numbers in brackets"),
        pytest.param("[{{ alder }}]", id="a field in brackets"),
        pytest.param("Underskrift: ____________", id="line to sign on"),
        pytest.param("__________ underskrift", id="line before words"),
        pytest.param("Størrelse xx", id="two letters x"),
        pytest.param("Maxxxima", id="letters x in a word"),
        pytest.param("{{ todo }}", id="tag with such a name"),
        pytest.param("{# TODO: spørg Eva #}Kære borger", id="raw text is text, a comment is not"),
        pytest.param("Vi har indsat et nyt afsnit", id="inserted as an ordinary word"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Kære [indsæt navn]", ["[indsæt navn]"], id="choice"),
        pytest.param("VEJLTEKST", ["VEJLTEKST"], id="capitals"),
        pytest.param("xxx kr.", ["xxx"], id="filler"),
        pytest.param("Lorem ipsum dolor", ["Lorem ipsum"], id="Latin"),
        pytest.param("TODO: ret", ["TODO"], id="note"),
        pytest.param("| [vælg sats] |", ["[vælg sats]"], id="in a cell"),
        pytest.param("Slet hvis afslag", ["Slet hvis"], id="instruction"),
        pytest.param("_____navn", ["_____"], id="fill-in line against a word"),
        pytest.param("xxx [vælg] xxx", ["xxx", "[vælg]"], id="each once, in order"),
        pytest.param("Kære [ind¦sæt navn]", ["[indsæt navn]"], id="over runs"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
