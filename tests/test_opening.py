"""The letters of opening and informing a case: what each must say, and must keep out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from render import case, library, package
from render.library import Library
from render.ooxml import w
from render.renderer import Renderer
from render.story import plain_text

ROOT = Path(__file__).resolve().parents[1]
ASSESSMENT, ABUSE = "vurdering_24_timer", "underretning_seksuelle_overgreb"
COURSE, DATA = "orientering_sagens_gang", "behandling_personoplysninger"
CONSENT, HANDOVER = "samtykke_oplysninger", "overlevering_undersoegelse"
MOVED, DRAFT = "overdragelse_kommune", "agterskrivelse"
TALK, NOTE = "boernesamtale", "notat_mundtlige_oplysninger"
LATE, POSTPONED = "forsinket_undersoegelse", "udsaettelse_svar"
NOTES = (ASSESSMENT, ABUSE, HANDOVER, TALK, NOTE)
LETTERS = (COURSE, DATA, CONSENT, MOVED, DRAFT, LATE, POSTPONED)
Change = Callable[[dict[str, Any]], object]


@cache
def _library() -> Library:
    return library.open_library(ROOT)


@cache
def _renderer(name: str) -> Renderer:
    entry = _library().entry(name)
    declared = _library().schema(entry.manifest.schema)
    return Renderer(_library().template(entry), declared, _library().municipality())


def _case(name: str, sample: str) -> dict[str, Any]:
    path = ROOT / "templates" / name / "cases" / f"{sample}.json"
    return case.read(path.read_bytes())


def _text(name: str, data: dict[str, Any]) -> str:
    body = package.from_bytes(_renderer(name).render(data)).parse("word/document.xml")
    words = " ".join(plain_text(paragraph) for paragraph in body.iter(w("p")))
    return " ".join(words.split())  # no-break spaces stand in dates and amounts


def _samples(*names: str) -> list[Any]:
    return [
        pytest.param(name, path.stem, id=f"{name}-{path.stem}")
        for name in names
        for path in sorted((ROOT / "templates" / name / "cases").glob("*.json"))
    ]


@pytest.mark.parametrize(("name", "sample"), _samples(*NOTES, *LETTERS))
def test_no_decision_is_made_and_no_foreign_law_cited(name: str, sample: str) -> None:
    text = _text(name, _case(name, sample))
    for words in ("Klagevejledning", "Klagefrist", "Ankestyrelsen", "§ 46", "GDPR"):
        assert words not in text
    for words in ("børnefaglig", "barnets lov", "serviceloven", "forvaltningsloven"):
        assert words not in text.lower()


@pytest.mark.parametrize("name", NOTES)
def test_a_note_has_no_recipient(name: str) -> None:
    sample = sorted((ROOT / "templates" / name / "cases").glob("*.json"))[0].stem
    data = {**_case(name, sample), "modtager": {"navn": "Nora Naboersen"}}
    assert not _library().schema(name).accepts(data)


@pytest.mark.parametrize(
    ("name", "sample", "there", "gone"),
    [
        (ASSESSMENT, "undersoegelse", ["Der er grundlag for en socialfaglig undersøgelse.", "§ 3, stk. 1", "§ 19, stk. 1", "10.15"], ["24 timer. Under"]),
        (ASSESSMENT, "hjaelp_med_det_samme", ["den er allerede i gang", "Ja. Barnet har brug for hjælp"], ["Næste skridt", "§ 3,"]),
        (ASSESSMENT, "ikke_grundlag_for_sent", ["Der er ikke grundlag for", "ikke lavet inden 24 timer"], ["§ 3,"]),
        (ABUSE, "i_hjemmet", ["Barnets egne ord", "Nej: Politiet har bedt os vente", "Ja, 09.11.2026 af", "er praksis og ikke lov"], []),
        (ABUSE, "ikke_i_sikkerhed", ["barnet ikke er i sikkerhed lige nu"], ["Barnets egne ord", "Kontakt til andre"]),
        (COURSE, "foerste", ["senest den 15. januar 2027", "Vi har brug for disse oplysninger"], ["tager længere tid"]),
        (COURSE, "forsinket", ["Hvorfor sagen tager længere tid", "16. november 2026. Det når vi ikke", "nu med at træffe"], ["Vi har brug for"]),
        (DATA, "foraelder", ["§§ 28-30", "§§ 31-34", "§ 35", "§ 37", "nr. 1238 af 14. oktober 2016", "Vi giver oplysninger videre"], ["sag om dig"]),
        (DATA, "ung_ikke_videre", ["Vi har en sag om dig", "ikke med at give oplysningerne videre"], ["Vi giver oplysninger videre"]),
        (CONSENT, "foraelder_ansoegning", ["Det er frivilligt", "fortryde", "lovens § 30", "Dato og underskrift", "☐ Ja", "Har forældremyndigheden"], ["dog højst"]),
        (CONSENT, "ung", ["Vi har en sag om dig", "dog højst til den 31. maj 2027", "Den, sagen handler om"], ["Har forældremyndigheden"]),
        (CONSENT, "foraelder_undersoegelse_beskyttet", ["Malik Modelsen"], ["§ 30"]),
        (HANDOVER, "beskyttet_adresse", ["har beskyttet adresse", "25. oktober 2026"], ["Det skal gøres"]),
        (HANDOVER, "familien_ved_det_ikke", ["Nej. Politiet har bedt os vente"], ["har beskyttet adresse"]),
        (MOVED, "samtykke_med_stoette", ["gav samtykke den 18. november 2026", "12.500,00 kr. pr. måned", "flytter til"], ["uden samtykke", "beskyttet adresse"]),
        (MOVED, "uden_samtykke", ["Vi sender oplysningerne uden samtykke", "flyttede til", "Vi giver ikke støtte"], ["gav samtykke"]),
        (MOVED, "undersoegelse_i_gang_beskyttet", ["Familien har beskyttet adresse", "5. december 2026"], []),
        (TALK, "holdt_i_undersoegelse", ["§ 2, stk. 2", "§ 1, stk. 3", "Lis Lærersen"], ["§ 41", "Hvorfor vi ikke"]),
        (TALK, "holdt_foer_ophoer", ["§ 41, stk. 1", "grønlandsk med tolk"], ["§ 1, stk. 3"]),
        (TALK, "ikke_holdt_foer_ophoer", ["Vi skal tale med barnet, før vi træffer afgørelse", "26. november 2026"], ["Barnets synspunkter Vi"]),
        (NOTE, "skal_hoeres", ["§ 6, stk. 1", "nr. 9 af 13. juni 1994", "§§ 19 og 20", "på telefon"], []),
        (NOTE, "skal_ikke_hoeres", ["Nej. Oplysningen er ikke"], ["§§ 19 og 20", "Næste skridt"]),
        (LATE, "stoette_imens", ["§ 3, stk. 1 og 2", "Det når vi desværre ikke", "25. januar 2027", "Familiecentret hjælper"], []),
        (POSTPONED, "som_oensket", ["til og med den 23. november 2026", "§ 21"], ["Du bad om tid"]),
        (POSTPONED, "kortere", ["Du bad om tid til den 31. januar 2027"], []),
    ],
)  # fmt: skip
def test_what_each_says_and_does_not(
    name: str, sample: str, there: list[str], gone: list[str]
) -> None:
    text = _text(name, _case(name, sample))
    assert [words for words in there if words not in text] == []
    assert [words for words in gone if words in text] == []


@pytest.mark.parametrize(("name", "sample"), _samples(DRAFT))
def test_a_draft_is_a_hearing_and_says_that_it_is_a_draft(name: str, sample: str) -> None:
    text = _text(name, _case(name, sample))
    points = [
        "Dette er et udkast. Vi har ikke truffet afgørelse endnu. Brevet er en partshøring.",
        "Udkast til afgørelse",
        "Oplysningerne i sagen",
        "Det vil vi lægge vægt på",
        "Svar senest den ",
        "Hører vi ikke fra dig inden fristen, kan vi træffe afgørelse",
        "Du har ret til at lade en anden repræsentere dig",
        "Du får et nyt brev med afgørelsen.",
        "§§ 19 og 20",
    ]
    assert [point for point in points if point not in text] == []


def _step_undone(data: dict[str, Any]) -> None:
    data["tjekliste"]["politi"] = {"gjort": False}


def _hidden_address(data: dict[str, Any]) -> None:
    data["flytning"]["adresse"] = {"vej": "B-88", "postnr": "3911", "by": "Prøvebygd"}


@pytest.mark.parametrize(
    ("name", "sample", "change"),
    [
        pytest.param(ASSESSMENT, "undersoegelse", lambda c: c["vurdering"].update(inden_24_timer=False), id="late, but why"),
        pytest.param(ASSESSMENT, "undersoegelse", lambda c: c["vurdering"].pop("undersoegelse_start"), id="begun, but when"),
        pytest.param(ASSESSMENT, "undersoegelse", lambda c: c["vurdering"].pop("besluttet_af"), id="decided by nobody"),
        pytest.param(ASSESSMENT, "undersoegelse", lambda c: c["vurdering"].update(klokken="25.00"), id="no such hour"),
        pytest.param(ABUSE, "i_hjemmet", lambda c: c["tjekliste"].pop("politi"), id="a step forgotten"),
        pytest.param(ABUSE, "i_hjemmet", _step_undone, id="a step not done, but why"),
        pytest.param(COURSE, "forsinket", lambda c: c["forloeb"].pop("grund"), id="delayed, but why"),
        pytest.param(COURSE, "foerste", lambda c: c["forloeb"].update(grund="A"), id="not delayed, and why"),
        pytest.param(DATA, "foraelder", lambda c: c["personoplysninger"].pop("gives_til"), id="passed on, but to whom"),
        pytest.param(CONSENT, "ung", lambda c: c["samtykke"].update(oplysninger=[]), id="consent to nothing"),
        pytest.param(HANDOVER, "overlevering", lambda c: c["familien"].pop("orienteret_den"), id="told, but when"),
        pytest.param(MOVED, "samtykke_med_stoette", lambda c: c["grundlag"].pop("givet_af"), id="consent of nobody"),
        pytest.param(MOVED, "samtykke_med_stoette", lambda c: c["overdragelse"].pop("betaling"), id="support, but who pays"),
        pytest.param(MOVED, "samtykke_med_stoette", _hidden_address, id="the family's address"),
        pytest.param(TALK, "holdt_foer_ophoer", lambda c: c["samtale"].pop("synspunkter"), id="a talk without views"),
        pytest.param(TALK, "ikke_holdt_for_lille", lambda c: c["samtale"].pop("hvorfor_ikke"), id="no talk, but why"),
        pytest.param(NOTE, "skal_hoeres", lambda c: c["oplysning"].pop("kilde"), id="told by nobody"),
        pytest.param(DRAFT, "delvis", lambda c: c["hoering"].pop("frist"), id="a hearing without a deadline"),
        pytest.param(DRAFT, "delvis", lambda c: c["udkast"].update(lovhenvisninger=[]), id="a draft without law"),
        pytest.param(LATE, "stoette_imens", lambda c: c["undersoegelse"].pop("grund"), id="late, no reason"),
        pytest.param(LATE, "stoette_imens", lambda c: c["modtager"].update(rolle="anden_part"), id="no custody"),
        pytest.param(POSTPONED, "som_oensket", lambda c: c["udsaettelse"].pop("ny_frist"), id="no new date"),
    ],
)  # fmt: skip
def test_what_the_schemas_keep_out(name: str, sample: str, change: Change) -> None:
    declared, data = _library().schema(name), _case(name, sample)
    assert declared.accepts(data)
    change(data)
    assert not declared.accepts(data)
    assert all(problem.message.da for problem in declared.problems(data))
