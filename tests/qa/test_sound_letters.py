"""
Ordinary letters of a municipality: no rule on language may fire on them.

Each line is what a caseworker would write; many have what a careless pattern would take for
a note, a blank, a choice or a person.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from qa.linter import lint
from qa.ruleset import RULES
from qa.subject import Subject

LETTERS = """
Hvis du er uenig i afgørelsen, kan du klage til Det Sociale Ankenævn inden 6 uger.
Hvis du vil klage, skal du skrive til os. Vi sender klagen videre, hvis vi fastholder afgørelsen.
Hvis barnet bliver sygt: Ring til institutionen inden kl. 8.00.
Hvis du ikke svarer inden fristen: Vi træffer afgørelsen på de oplysninger, vi har.
Hvis I som forældre ikke er enige: Fortæl det til jeres rådgiver.
Ved sygdom: Ring til os samme dag.
Ved spørgsmål: Kontakt din rådgiver på telefon {{ navn }}.
Ved afslag får du altid en begrundelse og en klagevejledning.
Når vi har truffet afgørelsen: Du får et brev i din digitale postkasse.
Du kan få medhold helt eller delvist.
Bestemmelsen siger, at »barnets bedste [...] skal komme i første række«.
Loven siger, at »[kommunalbestyrelsen] skal træffe afgørelse inden 24 timer«.
»Barnet [skal] høres om sine synspunkter«, står der i loven.
Ombudsmanden skriver [sic] i sin udtalelse fra 2022.
Afgørelsen bygger på § 19, stk. 1, § 21, stk. 4, nr. 2, litra b, og § 41, stk. 1 og 2, jf. § 2.
Vi henviser til Inatsisartutlov nr. 20 af 26. juni 2017 om støtte til børn, kapitel 5, §§ 15-16.
Sagen har nr. {{ sag.nr }} og KLE-emne 27.24.45 (27.24.45-G01-5-19).
Din sag har nummer EKS-2026-000124-001 hos os.
Beløbet er 1.234,50 kr. om måneden fra den 1. marts 2026.
Du får kr. 350,00 pr. måned, i alt 4.200 kr. om året.
Beløbet bliver sat ind på reg.nr. 6471, kontonr. 0001234567.
Indbetal på konto 6471-1403144901 senest den 1. i måneden.
Indsæt venligst beløbet på vores konto i banken.
Pengene indsættes på din konto den sidste bankdag i måneden.
Kommunens CVR-nr. er 12345678, P-nr. 1003140027 og EAN-nr. 5798001234567.
Du kan søge om kontaktperson og/eller aflastning.
Vagten svarer 24/7, og kørslen må højst tage 2 timer/dag.
Vi dækker kørsel op til 80 km/t på grusvej og 3,79 kr./km.
Mødet er den 12/3 kl. 13.30 og igen den 2/4-2026.
Perioden løber fra 01.12.2026 til 31.05.2027 (uge 49/2026 til 21/2027).
Cpr-nr.: {{ navn }}-xxxx
Personnummeret vises som 020290-xxxx i brevet.
Skriv datoen som dd-mm-åååå.
Fødselsdato (dd.mm.åååå):
Underskrift: ______________________
Dato: ____________ Underskrift: ____________________
Jeg giver samtykke til, at kommunen henter oplysninger fra ____________________ om mit barn.
Undertegnede ____________________ født ____________ giver hermed samtykke.
☐ Ja ☐ Nej [ ] Ved ikke [x] Ønsker tolk
Sæt kryds: Ja/Nej
Vedlagt: Bilag A/B, kopi af underretningen m.m.
Nævnets adresse er Eksempelvej 29, 1. sal, 3900 Eksempelby.
Sagsbehandler: {{ navn }}
Sagsbehandler: Børn og Familie
Kontaktperson: Det Sociale Ankenævn
Sagsbehandleren er på ferie i uge 29, og lederen svarer imens.
Du kan ringe til BørneTelefonen på 116 111, og ved fare på 112.
Det er slet ikke usædvanligt, og du er ikke alene om det.
Oplysningerne slettes, når sagen er lukket, og senest efter fem år.
Vælg selv, hvem du vil have med som bisidder.
Husk at tage dit sundhedskort med, og husk at skrive din adresse.
Partshøringsfristen er den {{ navn }}.
Vi holder møde hver anden uge … også i ferien.
Kapitel XX i forordningen gælder ikke her, og størrelse XXL kan bestilles.
Skriv til boernogfamilie@eksempel.example, eller læs mere på www.eksempel.example/sag/sager.
Lejen er 5.400 kr./md. inkl. el/varme.
Far, mor eller værge skal skrive under.
Ulloq: {{ navn }}
Oqarasuaat: {{ navn }}
Naammagittaalliuutaasinnaasut allakkatigut tunngavilersorlugit uunga nassiunneqassapput:
""".strip().splitlines()
SIGNED = ("Med venlig hilsen\n{{ navn }}\nBørn og Familie", "Med venlig hilsen\nEksempel Kommune")


@pytest.mark.parametrize("text", [*LETTERS, *SIGNED])
def test_a_sound_letter_is_silent(
    text: str, findings: Callable[..., list[tuple[str, str, str]]]
) -> None:
    assert [one for one in findings(text) if one[0].startswith(("LNG", "LAW01"))] == []


def test_each_rule_on_language_is_asked() -> None:
    assert {rule.code for rule in RULES if rule.family == "LNG"} == {
        *(f"LNG00{number}" for number in range(1, 9)),
        "LNG010",
        "LNG011",  # silent here: no dictionary is given
    }


def test_all_of_them_in_one_letter(findings: Callable[..., list[tuple[str, str, str]]]) -> None:
    told = [one for one in findings("\n".join(LETTERS)) if one[0].startswith(("LNG", "LAW01"))]
    assert told == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 99_999 + "@", id="a long address"),
        pytest.param("a@" * 50_000, id="addresses without an end"),
        pytest.param("<" + "navn" * 25_000, id="a name in angles"),
        pytest.param("»" * 50_000 + "".join(f"[ab{n}]" for n in range(5_000)), id="quotations"),
        pytest.param("[" + "1" * 99_999, id="a bracket"),
        pytest.param("x" * 99_999 + "a", id="letters x"),
        pytest.param("_" * 99_999 + " ", id="a line"),
        pytest.param("Telefon" * 15_000, id="telephones"),
        pytest.param("1" * 99_999, id="digits"),
        pytest.param("Sagsbehandler: " + "Ane " * 25_000, id="names"),
        pytest.param("sag/" * 25_000, id="slashes"),
        pytest.param("Hvis borgeren " * 7_000, id="conditions"),
        pytest.param("xx." * 33_000, id="dates"),
    ],
)
def test_floods_are_read_in_no_time(
    text: str,
    subject: Callable[..., Subject],
    within: Callable[[float], AbstractContextManager[None]],
) -> None:
    whole = subject(text)
    rules = [rule for rule in RULES if rule.family == "LNG"]
    with within(2):
        lint(whole, rules)
