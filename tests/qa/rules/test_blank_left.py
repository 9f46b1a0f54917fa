"""Places that nobody filled in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import blank_left

RULE = blank_left.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Den {{ navn }} talte vi", id="field"),
        pytest.param("Størrelse xx", id="two letters x"),
        pytest.param("Maxxxima", id="letters x in a word"),
        pytest.param("Kapitel XX", id="a Roman number"),
        pytest.param("Romersk XXX.", id="thirty"),
        pytest.param("Se traktatens artikel XXX.", id="an article"),
        pytest.param("Afsnit x i loven", id="a part of an act"),
        pytest.param("efter bilag x til bekendtgørelsen", id="an annex of an order"),
        pytest.param("Forkæmpere fra det XX. århundrede", id="a century"),
        pytest.param("Hvad? Hvorfor?? Fordi.", id="two question marks after a word"),
        pytest.param("Vi tænker på den … og smiler", id="a pause after den"),
        pytest.param("»den ... modtaget underretning«", id="left out of a quotation"),
        pytest.param("Cpr-nr. 010190-xxxx", id="a masked number"),
        pytest.param("Cpr-nr. {{ navn }}-xxxx", id="a masked field"),
        pytest.param("Skriv datoen som dd-mm-åååå", id="how to write a date"),
        pytest.param("Fødselsdag (ddmmåå):", id="a form"),
        pytest.param("Underskrift: ____________", id="line to sign on"),
        pytest.param("__________ underskrift", id="line before words"),
        pytest.param("Dato:________Underskrift:________", id="lines of a form"),
        pytest.param("Jeg, ________, siger ja til, at I taler med dig.", id="the citizen writes"),
        pytest.param("Skriv dit navn her ______ og din alder.", id="told to write"),
        pytest.param("Dit navn ______", id="no sentence"),
        pytest.param("Hvornår må vi ringe til dig? ______", id="a question"),
        pytest.param("Beløb i alt: ______ kr.", id="a label"),
        pytest.param("Kapitel 1 ........ 3", id="a list of contents"),
        pytest.param("Du kan læse mere … og ringe.", id="a pause"),
        pytest.param("Det er en del af loven, jf. § 2.", id="a section"),
        pytest.param("Dolores Ipsen", id="a name that looks Latin"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("xxx kr.", ["xxx"], id="filler"),
        pytest.param("Den xx.xx.20xx", ["xx.xx.20xx"], id="a date of x"),
        pytest.param("den dd.mm.åååå", ["dd.mm.åååå"], id="the form of a date"),
        pytest.param("den DD-MM-ÅÅÅÅ", ["DD-MM-ÅÅÅÅ"], id="capitals"),
        pytest.param("kl. XX.XX", ["XX.XX"], id="a time"),
        pytest.param("i 20xx", ["20xx"], id="a year"),
        pytest.param("Cpr-nr. xxxxxx-xxxx", ["xxxxxx"], id="a whole number of x"),
        pytest.param("Tlf. xx xx xx", ["xx xx xx"], id="a telephone"),
        pytest.param("xx uger", ["xx uger"], id="a number of weeks"),
        pytest.param("efter § x, stk. 1", ["§ x"], id="a section"),
        pytest.param("se afsnit x", ["afsnit x"], id="a chapter"),
        pytest.param("Du skal betale XXX kr.", ["XXX"], id="capitals for an amount"),
        pytest.param("Se bilag XXX.", ["XXX"], id="no annex has such a number"),
        pytest.param("Vi vurderer ???", ["???"], id="question marks"),
        pytest.param("Støtten er kr. ??.", ["??"], id="two of them"),
        pytest.param("Vi har den ... modtaget dit brev", ["den ..."], id="dots for a date"),
        pytest.param("Mødet er den … oktober", ["den …"], id="one sign for three dots"),
        pytest.param("Du har søgt om XX", ["om XX"], id="capitals for a word"),
        pytest.param("Støtte til XX, som du fik", ["til XX"], id="in a sentence"),
        pytest.param("Kære XX", ["Kære XX"], id="a name"),
        pytest.param("_____navn", ["_____"], id="fill-in line against a word"),
        pytest.param("Du får kr. ___ om måneden.", ["___"], id="a line in a sentence"),
        pytest.param(
            "Din støtte er {{ alder }} ………… pr. måned.", ["…………"], id="dots after a field"
        ),
        pytest.param("Lorem ipsum dolor\nsit amet", ["lorem ipsum"], id="Latin"),
        pytest.param("Fusce posuere, magna sed pulvinar", ["fusce posuere"], id="Word's own Latin"),
        pytest.param("xxx [vælg] xxx", ["xxx"], id="each once a paragraph"),
        pytest.param("Betal xxx kr.\nHusk xxx kr.", ["xxx", "xxx"], id="in each paragraph"),
        pytest.param(
            "Bevilget ____ døgn fra den {{ navn }}.",
            ["____"],
            id="a line in an impersonal sentence",
        ),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
