"""CPR numbers: by the day of birth in the template, by modulus 11 too in a sample case."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from odd import odd
from qa.finding import Finding
from qa.flow import cpr
from qa.rules import real_cpr
from qa.shelf import Shelf

RULE = real_cpr.check


def _passing(start: str) -> str:
    """Return a number that passes modulus 11, of somebody born over 120 years ago."""
    return next(
        number
        for number in (f"{start}{ending:03}" for ending in range(1000))
        if cpr.looks_real(number)
    )


OLD = _passing("0203605")  # 2 March 1860
DASHED = f"{OLD[:6]}-{OLD[6:]}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Cpr-nr. {{ navn }}", id="field"),
        pytest.param("Cpr-nr. 010190-xxxx", id="masked"),
        pytest.param("Cpr-nr. 310290-1234", id="a day that never was"),
        pytest.param("Cpr-nr. 123456-7890", id="counting"),
        pytest.param("Sag EKS-2026-010190-1234", id="the end of a case number"),
        pytest.param("Sagsnr. 020290-1234", id="called a case number"),
        pytest.param("Journalnummer 010180-1234", id="a journal number of 1 January"),
        pytest.param("Referencenr. 311299-0001", id="a reference"),
        pytest.param("Fakturanr.: 020290-1234", id="an invoice"),
        pytest.param("Løbenummer er 020290-1234", id="a serial number in a sentence"),
        pytest.param("Bevillings-nr. 020290-1234", id="a compound that no list has"),
        pytest.param("Telefon 020290-1234", id="a telephone"),
        pytest.param("Cpr-nr. udelades, sagsnr. 020290-1234", id="the nearer name counts"),
        pytest.param("| Sagsnr. | 020290-1234 |", id="called so in the cell before"),
        pytest.param("Journalnr.:⇥020290-1234", id="before a tab"),
        pytest.param("Version 020290-1430", id="a day and an hour"),
        pytest.param("P-nr. 1003140027", id="a production unit"),
        pytest.param("EAN 5790101901234", id="thirteen digits"),
        pytest.param("Konto 6471-0101901234", id="an account after a hyphen"),
        pytest.param("Kontonr. 0202901234", id="an account"),
        pytest.param("Nummer 0202901234", id="ten digits without a name, no modulus 11"),
        pytest.param(f"Kontonr. {OLD}", id="an account that passes modulus 11"),
        pytest.param("Skriv fx 020290-1234", id="an example that cannot be real"),
        pytest.param("010190-123", id="too short"),
        pytest.param("010190-12345", id="too long"),
        pytest.param("Kl. 010190.1234", id="a decimal"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Cpr-nr. 010190-1234", ["010190-xxxx"], id="with a hyphen"),
        pytest.param("Om 010190-1234.", ["010190-xxxx"], id="without a label"),
        pytest.param("Om 010190\u20111234", ["010190-xxxx"], id="the hyphen that does not break"),
        pytest.param("Om 010190 – 1234", ["010190-xxxx"], id="a dash with spaces"),
        pytest.param("CPR: 0101901234", ["010190-xxxx"], id="ten digits, called CPR"),
        pytest.param("Personnummer 010190 1234", ["010190-xxxx"], id="with a space"),
        pytest.param("Inuup normua: 0101901234", ["010190-xxxx"], id="in Greenlandic"),
        pytest.param(f"Barnet ({OLD})", [f"{OLD[:6]}-xxxx"], id="passes modulus 11"),
        pytest.param("CPR-nummer:⇥020290-1234", ["020290-xxxx"], id="a compound and a tab"),
        pytest.param("Personnr., 0202901234", ["020290-xxxx"], id="a compound and a comma"),
        pytest.param("| CPR-nr. | 0202901234 |", ["020290-xxxx"], id="the cell before"),
        pytest.param("| Sagsnr. |\n| 020290-1234 |", ["020290-xxxx"], id="the cell above"),
        pytest.param("Cpr/sagsnr. 020290-1234", ["020290-xxxx"], id="called both"),
        pytest.param("Fødselsnummer 0202901234", ["020290-xxxx"], id="by its Norwegian name"),
        pytest.param(
            "Ring på telefon 99 00 12 om 020290-1234", ["020290-xxxx"], id="the name of another"
        ),
        pytest.param("Sagen om dit barn 020290-1234", ["020290-xxxx"], id="in the middle"),
        pytest.param('{{ "010190-1234" }}', ["010190-xxxx"], id="in a tag"),
        pytest.param('{% if navn == "010190-1234" %}x{% endif %}', ["010190-xxxx"], id="compared"),
        pytest.param(f"Skriv fx {DASHED}", [f"{OLD[:6]}-xxxx"], id="a real one for an example"),
        pytest.param("0101¦90-12¦34", ["010190-xxxx"], id="over runs"),
        pytest.param("010190-1234 og 010190-1234", ["010190-xxxx"], id="once"),
        pytest.param("| 010190-1234 | 020290-1234 |", ["010190-xxxx", "020290-xxxx"], id="cells"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"title": "Om 010190-1234"}, id="the title"),
        pytest.param({"comment": "Se 010190-1234"}, id="a comment"),
        pytest.param({"header": "Se 010190-1234"}, id="a header"),
        pytest.param(
            odd("(billede med alternativ tekst) Barnet 010190-1234"), id="an alternative text"
        ),
    ],
)
def test_beside_the_text(options: dict[str, Any], found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, **({"text": "Kære"} | options))
    assert (one.severity, one.place.quote) == ("error", "010190-xxxx")
    assert "1234" not in str(one)


def test_one_that_is_called_something_else_is_a_warning(
    found: Callable[..., list[Finding]],
) -> None:
    (one,) = found(RULE, f"Sagsnr. {DASHED}")
    assert (one.severity, one.place.quote) == ("warning", f"{OLD[:6]}-xxxx")


def test_the_last_digits_are_nowhere(found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "# Om 010190-1234\nDet er 010190-1234.")
    assert one.place.heading == ("Om 010190-xxxx",)
    assert "1234" not in str(one)


@pytest.mark.parametrize(
    ("digits", "real"),
    [
        pytest.param(OLD, True, id="passes modulus 11"),
        pytest.param("0101651234", True, id="1 January 1965: given out without"),
        pytest.param("0101951234", True, id="1 January 1995: given out without"),
        pytest.param("0201651234", False, id="2 January 1965"),
        pytest.param("0101591234", False, id="1 January 1959"),
        pytest.param("0101154321", False, id="1 January 2015"),
        pytest.param("6101651234", False, id="a replacement number: day 61"),
        pytest.param("0000000000", False, id="zeros"),
    ],
)
def test_what_looks_real(digits: str, real: bool) -> None:
    assert cpr.looks_real(digits) is real


def _sample(**fields: Any) -> str:
    return f"(prøvesagen) {json.dumps(fields)}\nKære borger"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_sample(barn={"cpr": "140314-4901"}), id="fails modulus 11"),
        pytest.param(_sample(barn={"cpr": "1403144901"}), id="without a hyphen"),
        pytest.param(_sample(kontonr=OLD), id="an account"),
        pytest.param(_sample(tekst="EKS-2026-000124-001"), id="a case number"),
    ],
)
def test_sound_samples(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param(_sample(barn={"cpr": DASHED}), "barn.cpr", id="a field"),
        pytest.param(_sample(born=[{"cpr": OLD}]), "born[0].cpr", id="in a list"),
        pytest.param(_sample(tekst=f"Om {DASHED}."), "tekst", id="in a text"),
        pytest.param(_sample(cpr=1203605000 + int(_passing("1203605")[7:])), "cpr", id="number"),
    ],
)
def test_real_samples(text: str, path: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, text)
    assert (one.severity, one.place.quote) == ("warning", "prøve.json")
    assert f"»{path}«" in one.message.da
    assert OLD[6:] not in str(one)


def test_the_other_language_versions_keep_silent(found: Callable[..., list[Finding]]) -> None:
    options = {"sample": json.dumps({"cpr": DASHED})}
    assert len(found(RULE, "Kære", language="kl", **options)) == 1
    shelf = Shelf("brev", "kl", ("da", "kl"), ("da", "kl"), {"a.json": {"cpr": DASHED}})
    assert found(RULE, "Kære", language="kl", shelf=shelf) == []
