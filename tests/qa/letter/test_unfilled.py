"""What was left open: an error in a decision where it surely is, else a warning or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from render.library import Library

Codes = Callable[..., Mapping[str, str]]
DATE, END = "Dato: 20. november 2026", "Med venlig hilsen\nAne Eksempel, socialrådgiver"

SOUND = [
    "»Hun sagde […] at det gik«, står der i udtalelsen.",
    "Efter § 20 [...] skal barnet høres.",
    "»Vi giver [...] kr. om måneden«, skrev I.",
    "»[Barnet] skal høres«, står der i loven.",
    "»Godt«, sagde hun [sic].",
    "Der står: »Hun [Frida]« i udtalelsen.",
    "»[Frida] kommer«, skriver skolen.",
    "Vi lægger vægt på (1) barnets alder og (2) barnets ønske.",
    "Se note [1] og [2] sidst i brevet.",
    "[barnets lov] § 20 gælder.",
    "[x] Du har fået brevet af os.",
    "[ ] 2 uger",
    "Vi lægger vægt på … og på det, I har skrevet.",
    "Kapitel XX om ro",
    "Bilag XX",
    "cpr-nr. 120314-XXXX",
    "Det var dejligt!! Hvad nu?",
]
# they may have another meaning: a name left out, words as they were said, a form of the citizen's
DOUBTFUL = [
    "Vi har talt med XX om sagen.",
    "Oplysningen er fra XXX.",
    "»Hvor er pengene ????« skrev du.",
    "Du skrev, at vi »skal betale XX kr. nu«.",
    "Moren sagde «Ja» til mødet.",
    "Skriv datoen som dd.mm.åååå.",
    "Underskrift den ... / ... af dig",
    "Vi har talt med xxx om det.",
]
LEFT = [
    "Beløbet er XX kr.",
    "Du får støtte i XX uger.",
    "Du får kr. XX om måneden.",
    "Efter § XX får du støtte.",
    "Støtten begynder den XX. november.",
    "Støtten begynder xx.xx.20xx.",
    "Støtten begynder dd.mm.åååå.",
    "Telefonen er ????",
    "Telefon: xx xx xx",
    "Du får xxx kr. om måneden.",
    "Kære «Modtager_Navn»",
    "Kære «Navn»",
]
OPEN = ["Du får [...] kr. om måneden.", "Mødet er kl. […] hos os.", "Støtten gives i [___] uger."]


@pytest.fixture
def found(docx: Callable[..., bytes], codes: Codes, library: Library) -> Callable[..., str | None]:
    """`found(text, type)`: how grave LTR015 is in a letter of a type, None where it is silent."""

    def found(text: str, type_: str) -> str | None:
        data = docx(f"{DATE}\n{text}\n{END}", properties={"SeglType": type_})
        return codes(data, library).get("LTR015")

    return found


TYPES = ["afgoerelse", "aktindsigt", "partshoering", ""]


@pytest.mark.parametrize("text", SOUND)
@pytest.mark.parametrize("type_", TYPES)
def test_what_is_sound(text: str, type_: str, found: Callable[..., str | None]) -> None:
    assert found(text, type_) is None


@pytest.mark.parametrize("text", DOUBTFUL)
@pytest.mark.parametrize("type_", TYPES)
def test_what_may_be_meant(text: str, type_: str, found: Callable[..., str | None]) -> None:
    assert found(text, type_) == "warning"


@pytest.mark.parametrize("text", LEFT)
def test_what_was_left(text: str, found: Callable[..., str | None]) -> None:
    assert [found(text, one) for one in TYPES] == ["error", "error", "warning", "warning"]


@pytest.mark.parametrize("text", OPEN)
def test_dots_in_place_of_a_number(text: str, found: Callable[..., str | None]) -> None:
    assert [found(text, one) for one in TYPES] == ["error", "error", None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Kære [navn]",
        "Du får [beløb] kr.",
        "Klik her for at angive tekst",
        "»Kære [Navn]«",
        "Kære [Frida]",
    ],
)
def test_a_bracket_is_an_error_everywhere(text: str, found: Callable[..., str | None]) -> None:
    assert [found(text, one) for one in TYPES] == ["error"] * 4
