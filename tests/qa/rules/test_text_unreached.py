"""Texts that the drawn cases come to, and those that no case was found for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.gate.trial import Gate
from qa.rules import text_unreached
from qa.subject import Subject

Found = Callable[..., list[Finding]]
GATE = Gate(validators=())
HARD = "navn|length * alder == 7919"


@pytest.mark.parametrize(
    "text",
    [
        "Kære {{ navn }}",
        "{% if medhold %}Ja{% else %}Nej{% endif %}",
        "{% if udfald == 'medhold' %}A{% elif udfald == 'delvis' %}B{% else %}C{% endif %}",
        "{% if alder > 17 and alder < 19 and not medhold %}Atten{% endif %}",
        "{% for en in bilag %}Bilag {{ en }}{% else %}Ingen bilag{% endfor %}",
        "{% for en in bilag %}{% if loop.index == 2 %}Det andet{% endif %}{% endfor %}",
        "{% for en in stoette %}{% if en.beloeb > 9000 %}Meget{% endif %}{% endfor %}",
        "{% if bemaerkning is udfyldt %}Bemærk: {{ bemaerkning }}{% endif %}",
        "{% if navn == 'Per' %}Hej Per{% endif %}",
        "{% set x %}Tekst{% endset %}{% macro m() %}Tekst{% endmacro %}{{ x }}{{ m() }}",
        "{% if alder > 10 %}{% if alder < 5 %}Umulig{% endif %}{% endif %}",  # told as DAT015
        "{% if " + HARD + " %}{{ navn }}{% endif %}",  # no words of the template's own
        "{% if " + HARD + " %}…, – {% endif %}",
    ],
)
def test_must_not_fire(text: str, subject: Callable[..., Subject]) -> None:
    one = subject(text, gate=GATE)
    assert one.trial is not None  # else nothing was tried
    assert list(one.failures("unreached")) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("{% if " + HARD + " %}Du er så gammel.{% endif %}", "Du er så gammel."),
        ("{%p if " + HARD + " %}\nFørste afsnit\nAndet\n{%p endif %}", "Første afsnit"),
        ("{% if " + HARD + " %}Ydre{% if medhold %}Indre{% endif %}{% endif %}", "Ydre…"),
        ("{% if medhold %}A{% elif " + HARD + " %}To{% else %}C{% endif %}", "To"),
    ],
)
def test_must_fire(text: str, quote: str, found: Found) -> None:
    (one,) = found(text_unreached.check, text, gate=GATE)
    assert one.severity == "info"
    assert f"»{quote.split(chr(10))[0]}" in one.message.da
    assert one.case == ""


def test_a_paragraph_of_its_own_is_quoted(found: Found) -> None:
    text = "Indledning\n{%p if " + HARD + " %}\nSkjult afsnit\n{%p endif %}"
    (one,) = found(text_unreached.check, text, gate=GATE)
    assert one.place.quote == "Skjult afsnit"
