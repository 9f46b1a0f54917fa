"""Bold lines: only one that stands as a heading over running text is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import fake_heading

RULE = fake_heading.check
BODY = "Du kan klage inden fire uger, efter at du har fået brevet. Skriv til os, hvorfor du klager."


def big(words: str, size: int) -> str:
    return f'<w:p><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'


def listed(words: str) -> str:
    numbering = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f"<w:p>{numbering}<w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"# Sådan klager du\n{BODY}", id="a heading"),
        pytest.param(f"Sådan klager du\n{BODY}", id="not bold"),
        pytest.param(f"¦Sådan ¦klager du\n{BODY}", id="bold in part"),
        pytest.param(f"¦Kære Eva\n{BODY}", id="a greeting"),
        pytest.param(f"¦Du har fået afslag på din ansøgning.\n{BODY}", id="a sentence"),
        pytest.param(f"¦Vi har lagt vægt på følgende:\n{BODY}", id="a lead-in"),
        pytest.param(f"¦Dato: 3. marts\n{BODY}", id="a label"),
        pytest.param(f"¦Sagsnummer {{{{ sag.nr }}}}\n{BODY}", id="a label with a value"),
        pytest.param(f"¦{{{{ navn }}}}\n{BODY}", id="a value"),
        pytest.param(f"¦{{%p if medhold %}}\n{BODY}\n{{%p endif %}}", id="a tag"),
        pytest.param(f"¦www.eksempel.gl\n{BODY}", id="an address"),
        pytest.param(f"¦VIGTIGT\n{BODY}", id="a call for attention"),
        pytest.param(f"¦Sagsnr. 2026-12\n{BODY}", id="a case number"),
        pytest.param(f"¦Sagsnr. {{{{ navn }}}}\n{BODY}", id="a case number that is filled in"),
        pytest.param(f"¦Sags nr. 12\n{BODY}", id="in two words"),
        pytest.param(f"¦Svarfrist den 3. maj 2026\n{BODY}", id="a date to answer by"),
        pytest.param(f"¦Svarfrist den 3. maj\n{BODY}", id="without a year"),
        pytest.param(f"¦Svarfrist den {{{{ navn }}}}\n{BODY}", id="a date that is filled in"),
        pytest.param(f"¦Eksempel Kommune\n{BODY}", id="a municipality"),
        pytest.param(f"¦Børne- og Familieafdelingen\n{BODY}", id="an office"),
        pytest.param(f"¦Afdelingen for Børn og Familie\n{BODY}", id="its long name"),
        pytest.param("¦Sagsbehandler\n{{ navn }}", id="a label over a value"),
        pytest.param(f"Storegade 1\n¦Modtager\n{{{{ navn }}}}\n{BODY}", id="in the letterhead"),
        pytest.param(f"{BODY}\n¦Afsnit\n¦{{{{ navn }}}}", id="over a bold value"),
        pytest.param("Med venlig hilsen\n¦Sagsbehandleren\n{{ navn }}", id="a signature's value"),
        pytest.param(f"¦Eva Hansen\nSagsbehandler\n{BODY}", id="a signature"),
        pytest.param(f"{BODY}\n¦Eva Hansen", id="the last line"),
        pytest.param(f"¦Børn og Familie\n¦Kommunen\nNuuk\n{BODY}", id="a letterhead"),
        pytest.param(f"| ¦Sådan klager du | {BODY} |\n{BODY}", id="a cell"),
        pytest.param(f"{listed('Sådan klager du')}\n{BODY}", id="a list item"),
        pytest.param(f"¦Sådan klager du\n¦{BODY}", id="all is bold"),
        pytest.param(f"{big('Sådan klager du', 22)}\n{BODY}", id="a point larger"),
        pytest.param(f"¦Sådan klager du\n| {BODY} | b |", id="over a table"),
        pytest.param(f"¦Sådan klager du\n# Klage\n{BODY}", id="over a heading"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(f"{BODY}\n¦Sådan klager du\n{BODY}", "Sådan klager du", id="bold"),
        pytest.param(f"{BODY}\n{big('Sådan klager du', 28)}\n{BODY}", "Sådan klager du", id="big"),
        pytest.param(f"¦Begrundelse:\n{BODY}", "Begrundelse:", id="with a colon"),
        pytest.param(f"¦Hvad sker der nu?\n{BODY}", "Hvad sker der nu?", id="a question"),
        pytest.param(f"{BODY}\n¦Begrundelse\n{{{{ navn }}}}", "Begrundelse", id="over a tag"),
        pytest.param(
            f"Kære borger\n¦Begrundelse\n{{{{ navn }}}}\n{BODY}", "Begrundelse", id="first of all"
        ),
        pytest.param(
            f"# Afgørelse\n{BODY}\n¦Klage til Ankestyrelsen\n{BODY}",
            "Klage til Ankestyrelsen",
            id="an office in a heading",
        ),
        pytest.param(f"¦Kontakt til kommunen\n{BODY}", "Kontakt til kommunen", id="to the office"),
        pytest.param(f"¦Frist for at klage\n{BODY}", "Frist for at klage", id="about a date"),
        pytest.param(f"¦Fritid og skole\n{BODY}", "Fritid og skole", id="no number"),
        pytest.param(f"¦Mødet den 3. maj\n{BODY}", "Mødet den 3. maj", id="what a day is about"),
        pytest.param(f"¦1. Baggrund\n{BODY}", "1. Baggrund", id="numbered by hand"),
        pytest.param(f"¦Støtte til {{{{ navn }}}} nu\n{BODY}", "Støtte til … nu", id="a value in"),
        pytest.param(f"¦Sådan klager du\n\n{BODY}", "Sådan klager du", id="over a blank line"),
        pytest.param(
            f"¦Sådan klager du\n{{%p if medhold %}}\n{BODY}\n{{%p endif %}}",
            "Sådan klager du",
            id="over a condition",
        ),
    ],
)
def test_must_fire(text: str, words: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == [words]


def test_the_header_is_left_alone(quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Kære", header=f"¦Børn og Familie\n{BODY}") == []
