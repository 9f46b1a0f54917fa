"""Plans, notes of follow-up and the documents of leaders: what each must say, and must not."""

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
CHILD, PARENT, CENTRE = "handleplan_barn", "handleplan_foraeldre", "samarbejde_familiecenter"
CONTACT, STATUS, NOTE = "overvaaget_samvaer", "statusrapport", "opfoelgningsnotat"
REVIEW = "ledelsestilsyn"
TOOLS = ("maal_for_systemet", "gevinstrealisering", "faelles_brug", "superbruger")
OF_A_CHILD = (CHILD, PARENT, CENTRE, CONTACT, STATUS, NOTE)
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
    return case.read((ROOT / "templates" / name / "cases" / f"{sample}.json").read_bytes())


def _text(name: str, sample: str) -> str:
    letter = package.from_bytes(_renderer(name).render(_case(name, sample)))
    lines = (plain_text(one) for one in letter.parse("word/document.xml").iter(w("p")))
    return "\n".join(lines).replace("\u00a0", " ")


def _samples(*names: str) -> list[Any]:
    return [
        pytest.param(name, path.stem, id=f"{name}-{path.stem}")
        for name in names
        for path in sorted((ROOT / "templates" / name / "cases").glob("*.json"))
    ]


@pytest.mark.parametrize(("name", "sample"), _samples(*OF_A_CHILD, REVIEW, *TOOLS))
def test_no_decision_and_no_doubtful_law(name: str, sample: str) -> None:
    text = _text(name, sample)
    for words in ("Klagefrist", "Ankenævn", "Ankestyrelsen", "§ 46", "§ 55", "barnets plan"):
        assert words not in text
    for words in ("børnefaglig", "barnets lov", "serviceloven", "forvaltningsloven"):
        assert words not in text.lower()


@pytest.mark.parametrize(("name", "sample"), _samples(*TOOLS))
def test_a_tool_says_whose_words_it_is_and_knows_no_case(name: str, sample: str) -> None:
    text = _text(name, sample)
    assert "Segls egen formulering" in text
    assert "den danske Socialstyrelses side »Tema 4" in text
    for group in ("sag", "barn", "modtager"):
        assert _library().schema(name).shape.property(group) is None


@pytest.mark.parametrize(("name", "sample"), _samples(REVIEW))
def test_a_review_has_the_four_deadlines_and_no_child(name: str, sample: str) -> None:
    text = _text(name, sample)
    for deadline in ("24 timer", "1 uge", "2 måneder", "8 dage"):
        assert deadline in text
    for rule in ("§ 19, stk. 1", "§ 29, stk. 2", "§ 3, stk. 1", "ikke fundet en paragraf"):
        assert rule in text
    assert _library().schema(REVIEW).shape.property("barn") is None


@pytest.mark.parametrize(
    ("name", "sample", "there", "gone"),
    [
        (CHILD, "hjemme", ["30. november 2027", "Det har vi aftalt"], ["uden for hjemmet"]),
        (CHILD, "plejefamilie", ["ved vi ikke endnu", "handleplan for forældrene. Den"], ["Det har vi aftalt"]),
        (CHILD, "doegninstitution", ["ikke lavet en handleplan for forældrene"], ["Afløser"]),
        (PARENT, "en_foraelder", ["§ 41, stk. 1", "styrke omsorgen i hjemmet"], ["Planen er også for"]),
        (PARENT, "begge_foraeldre", ["Planen er også for", "ved ikke endnu"], []),
        (CENTRE, "familiecenter", ["sagde ja den", "§ 21, stk. 4, nr. 1"], ["ikke sagt ja"]),
        (CENTRE, "familiehus_uden_samtykke", ["ikke sagt ja", "§§ 15 og 16"], ["§ 21", "sagde ja den"]),
        (CONTACT, "gennemfoert", ["blev gennemført", "ikke set eller hørt noget"], ["gik som aftalt"]),
        (CONTACT, "afbrudt_bekymring", ["afbrudt kl. 10.40", "fik besked den", "kl. 11.15"], []),
        (CONTACT, "aflyst", ["blev ikke til noget"], ["Det så og hørte jeg", "Min vurdering"]),
        (STATUS, "doegninstitution", ["støtten fortsætter", "har gennemgået rapporten med"], []),
        (STATUS, "familiecenter_stopper", ["støtten stopper", "ikke gennemgået", "ikke været særlige"], []),
        (NOTE, "fortsaetter", ["Dette er den første", "gælder, som den er"], ["bør ændres"]),
        (NOTE, "aendres", ["Støtten ændres først", "Handleplanen skal ændres"], []),
        (NOTE, "stopper", ["Støtten stopper først", "ikke fået udtalelser"], []),
        (REVIEW, "i_orden", ["Sagen er i orden."], ["Det skal rettes"]),
        (REVIEW, "alvorlige_mangler_ny_sag", ["skal rettes nu", "Ikke endnu", "løber endnu"], ["Partshøring"]),
    ],
)  # fmt: skip
def test_a_document_follows_its_case(
    name: str, sample: str, there: list[str], gone: list[str]
) -> None:
    text = _text(name, sample)
    assert [words for words in there if words not in text] == []
    assert [words for words in gone if words in text] == []


def test_an_order_tells_price_period_and_payment() -> None:
    text = " ".join(_text("bestilling_indsats", "familiecenter").split())
    for words in ("650,00 kr. pr. time", "Fra 01.12.2026 til 30.11.2027", "78.000,00 kr. i alt"):
        assert words in text
    assert "Prøve Kommune, der betaler" in _text("bestilling_indsats", "doegninstitution")


@pytest.mark.parametrize(
    ("name", "sample", "change"),
    [
        pytest.param(CHILD, "hjemme", lambda c: c["plan"].update(bor="plejefamilie"), id="away, but how"),
        pytest.param(CHILD, "plejefamilie", lambda c: c["plan"].update(bor="hjemme"), id="home, and away"),
        pytest.param(CHILD, "hjemme", lambda c: c["plan"].pop("forventet_slut"), id="no end, but why"),
        pytest.param(CHILD, "hjemme", lambda c: c.update(modtager={"navn": "A"}), id="a plan has no recipient"),
        pytest.param(CHILD, "plejefamilie", lambda c: c["uden_for_hjemmet"].update(foraeldreplan=False), id="no plan for the parents, but why"),
        pytest.param(PARENT, "en_foraelder", lambda c: c["plan"].pop("vejen_hjem"), id="no way home"),
        pytest.param(CENTRE, "familiecenter", lambda c: c["deling"].pop("dato"), id="a yes, but when"),
        pytest.param(CENTRE, "familiehus_uden_samtykke", lambda c: c["deling"].update(emner=["alt"]), id="no yes, and sharing"),
        pytest.param(CONTACT, "gennemfoert", lambda c: c.pop("iagttagelser"), id="held, and nothing seen"),
        pytest.param(CONTACT, "aflyst", lambda c: c["vurdering"].update(tekst="Godt."), id="not held, and assessed"),
        pytest.param(CONTACT, "afbrudt_bekymring", lambda c: c["samvaer"].pop("slut"), id="broken off, but when"),
        pytest.param(CONTACT, "gennemfoert", lambda c: c["vurdering"].update(bekymret=True), id="worried, but told nobody"),
        pytest.param(STATUS, "doegninstitution", lambda c: c["status"].pop("gennemgaaet_med"), id="not gone through, but why"),
        pytest.param(NOTE, "fortsaetter", lambda c: c["opfoelgning"].pop("naeste"), id="goes on, but no next date"),
        pytest.param(NOTE, "fortsaetter", lambda c: c["opfoelgning"].update(handleplan_aendres=True), id="changed, but how"),
        pytest.param(REVIEW, "i_orden", lambda c: c["resultat"].update(samlet="mindre_mangler"), id="faults, but which"),
        pytest.param(REVIEW, "i_orden", lambda c: c["frister"]["vurdering"].update(holdt="nej"), id="late, but why"),
        pytest.param(REVIEW, "i_orden", lambda c: c["frister"]["vurdering"].pop("faerdig_kl"), id="in time, but at what hour"),
        pytest.param(REVIEW, "i_orden", lambda c: c["tjek"]["journal"]["adresser"].update(svar="nej"), id="no, without a word"),
        pytest.param("superbruger", "erfaren", lambda c: c["kompetencer"]["fejl"].pop("plan"), id="to learn, but how"),
        pytest.param("bestilling_indsats", "familiecenter", lambda c: c["bestilling"]["oekonomi"].pop("regning"), id="no word on payment"),
        pytest.param("bestilling_indsats", "familiecenter", lambda c: c["bestilling"]["oekonomi"]["poster"][0].update(konto="1"), id="our account is not the supplier's"),
    ],
)  # fmt: skip
def test_what_the_schemas_keep_out(name: str, sample: str, change: Change) -> None:
    declared, data = _library().schema(name), _case(name, sample)
    assert declared.accepts(data)
    change(data)
    assert not declared.accepts(data)
    assert all(problem.message.da for problem in declared.problems(data))
