"""Where a Danish sentence ends, which words it has, and how hard it is to read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.flow import readability
from qa.flow.sentences import sentences, words
from qa.flow.words import TAG
from qa.subject import Subject

SMALL = st.text(alphabet="abcæøåABCÆØÅ .,:;!?§()123 \n" + TAG, max_size=80)


@pytest.mark.parametrize(
    "text",
    [
        "Du kan læse om det i § 24, stk. 1 og 2, i loven.",
        "Det står i § 10, stk. 1, 2. pkt., i forvaltningsloven.",
        "Vi bruger bl.a. Skolens og lægens oplysninger.",
        "Mødet er den 17. November kl. 12.30 på kontoret.",
        "Det gælder f.eks. Børn under 12 år, jf. § 5, nr. 3.",
        "Se www.eksempel.gl. eller skriv til a.b@eksempel.gl i dag.",
        "Beløbet er 1.234,50 kr. om måneden.",
        "Du kan også skrive til N. N. Prøvesen.",
        "Inatsisartutlov nr. 20 af 26. juni 2017 om støtte til børn",
        "Kære Eva",
    ],
)
def test_is_one_sentence(text: str) -> None:
    assert list(sentences(text)) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Du får støtte. Du kan klage.", 2),
        ("Du får støtte! Kan du klage? Ja.", 3),
        ("Det sker i 2026. Vi skriver igen.", 2),
        ("Fristen er 6 uger. § 8 siger mere.", 2),
        (f"Du får støtte.{TAG}Du kan klage.", 2),
        (f"Hej {TAG}. {TAG} er velkommen.", 2),
        ("Vi skriver »Nej.« Du kan klage.", 2),
        ("Vi ses kl. 9. Tag bilag med.", 1),
    ],
)
def test_are_several(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


@given(SMALL)
def test_nothing_is_lost(text: str) -> None:
    kept = "".join("".join(sentences(text)).split())
    assert kept == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Kære {TAG}, du får 3 kr.", ["Kære", "du", "får", "kr"]),
        (
            "24-timers vurdering på www.eksempel.gl og a@b.gl",
            ["24-timers", "vurdering", "på", "og"],
        ),
        ("§ 24, stk. 1", ["stk"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_lix_is_that_of_the_formula(subject: Callable[..., Subject]) -> None:
    """80 words in 10 sentences, 20 of them of seven letters: 8 + 25."""
    line = "Vi har set på din sag igennem grundig."
    reading = readability.read(subject("\n".join([line] * 10)))
    assert reading is not None
    assert (reading.total, len(reading.sentences), reading.lix) == (80, 10, 33)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Du får støtte fra i dag.", id="too little"),
        pytest.param("\n".join(["# Om afgørelsen af sagen her"] * 40), id="headings"),
        pytest.param("\n".join(["| Støtte til alle de børn | 12 |"] * 40), id="a table"),
    ],
)
def test_no_running_text(text: str, subject: Callable[..., Subject]) -> None:
    assert readability.read(subject(text)) is None
