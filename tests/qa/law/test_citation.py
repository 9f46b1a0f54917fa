"""Citations: every example that was found in real texts, and drawn ones there and back."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings

from cited import NAMES, citations, of, place
from qa.law.citation import Act, Citation, Reader, Reference, show

READER = Reader(NAMES)
BORN = Act("Inatsisartutlov", 20, "2017-06-26", "støtte til børn")
LOV_BORN = Act("Inatsisartutlov", 20, "2017-06-26")


def _lov(number: int, date: str, kind: str = "lov") -> Act:
    return Act(kind, number, date)


# Nothing here is a citation; the words after it are not part of one.
@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kære borger, du kan ringe til os på telefon 41 20 17.",
        "Barnet fik lov til at blive hjemme i kapitlet om skolen.",
        "§",
        "§§ og igen §",
        "§ \N{OBJECT REPLACEMENT CHARACTER}, stk. 1",
        "§ 2\N{OBJECT REPLACEMENT CHARACTER}",
        "Vi fik en forlovelse nr. 3 i ovnen.",
        "Kap Farvel ligger mod syd.",
        "This section (chapter 3) is English.",
        "En vejledning om at søge hjælp.",
        "Lov mig, at du ringer.",
    ],
)
def test_no_citation(text: str) -> None:
    assert READER.read(text) == ()


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("§ 5, 3. maj 2025", "§ 5"),
        ("efter § 41 og 2 bisiddere", "§ 41"),
        ("§ 41, 14 dage efter", "§ 41"),
        ("§ 7 i vores brev", "§ 7"),
        ("§ 24, stk. 1, når du skriver", "§ 24, stk. 1"),
        ("§ 24, stk. 1. Du kan", "§ 24, stk. 1"),
        ("§ 24, stk. 1.5", "§ 24"),
        ("§ 24, og derfor", "§ 24"),
        ("§ 58-undersøgelse", "§ 58"),
        ("(§ 24, jf. herved brevet)", "§ 24"),
        ("lov nr. 5 om dette gælder stk. 4 ikke", "lov nr. 5"),
        ("§ 36, stk. 3, kan nde sted", "§ 36, stk. 3"),  # ligatures lost in a PDF
    ],
)
def test_a_citation_ends_where_other_words_begin(text: str, cited: str) -> None:
    found = READER.read(text)
    assert [text[one.start : one.end] for one in found] == [cited]


DANISH = {
    "I medfør af § 22, stk. 5, § 30, stk. 4 - 5, § 43, stk. 4, § 44, stk. 5, § 45, stk. 7, § 46, "
    "stk. 8, og § 60, stk. 3 i Inatsisartutlov nr. 20 af 26. juni 2017 om støtte til børn": [
        of(
            BORN, place("22", "5"), place("30", "4-5"), place("43", "4"), place("44", "5"),
            place("45", "7"), place("46", "8"), place("60", "3"),
        )
    ],
    "sagsbehandlingslovens §§ 19 og 20": [of("sagsbehandlingsloven", "19 20")],
    "sagsbehandlingslovens § 24, stk. 1 og 2": [of("sagsbehandlingsloven", place("24", "1 2"))],
    "kapitel 2 (§§ 3-6)": [of(None, place("3-6", kap="2"))],
    "§ 16, stk. 2, og sagsbehandlingsloven § 16, stk. 2": [
        of(None, place("16", "2")),
        of("sagsbehandlingsloven", place("16", "2"), link="og"),
    ],
    "offentlighedslovens § 5, stk. 1, nr. 1": [of("offentlighedsloven", place("5", "1", "1"))],
    "jf. lovbekendtgørelse nr. 988 af 9. oktober 2012, med de ændringer, der følger af § 1 i lov "
    "nr. 638 af 12. juni 2013": [
        of(_lov(988, "2012-10-09", "lovbekendtgørelse")),
        of(_lov(638, "2013-06-12"), "1", link="som ændret ved"),
    ],
    "§ 19, stk. 2, nr. 1": [of(None, place("19", "2", "1"))],
    "jf. Selvstyrets lovbekendtgørelse nr. 6 af 1. juni 2022": [
        of(_lov(6, "2022-06-01", "Selvstyrets lovbekendtgørelse"))
    ],
    "§ 31 a, stk. 2": [of(None, place("31a", "2"))],
    "§ 15 b, nr. 5, i forvaltningsloven": [of("forvaltningsloven", place("15b", nr="5"))],
    "§ 10, stk. 1, 2. pkt., i forvaltningsloven": [
        of("forvaltningsloven", place("10", "1", pkt="2"))
    ],
    "§ 14 a og § 14 b": [of(None, "14a", "14b")],
    "§ 36, stk. 3": [of(None, place("36", "3"))],
    "barnets lovs §§ 132-135, 138 og 214": [of("barnets lov", "132-135 138 214")],
    "lovens § 104, stk. 2-5": [of("loven", place("104", "2-5"))],
    "§ 1 i lov nr. 1690 af 30. december 2024, § 4 i lov nr. 1699 af 30. december 2024": [
        of(_lov(1690, "2024-12-30"), "1"),
        of(_lov(1699, "2024-12-30"), "4", link=","),
    ],
    "Folkeskoleloven § 51, stk. 2 (LBK nr. 989 af 27/08/2024)": [
        of(
            Act("lovbekendtgørelse", 989, "2024-08-27", name="folkeskoleloven"),
            place("51", "2"),
        )
    ],
    "LBK nr 433 af 22/04/2014": [of(_lov(433, "2014-04-22", "lovbekendtgørelse"))],
    "kongelig anordning nr. 680 af 6. juni 2016": [of(_lov(680, "2016-06-06", "kongelig anordning"))],
    "VEJ nr 9471 af 21/06/2024": [of(_lov(9471, "2024-06-21", "vejledning"))],
}  # fmt: skip
# the records systems' own form (KOMBIT), and what letters have
OTHERS = {
    "LBK om varmeforsyning (Varmeforsyningsloven) § 4, Stk. 2": [
        of(Act("lovbekendtgørelse", title="varmeforsyning", name="varmeforsyningsloven"),
           place("4", "2"))
    ],
    "§§ 2 – 4": [of(None, "2-4")],
    "§ 24, stk. 1, nr. 2, litra a, jf. § 25": [
        of(None, place("24", "1", "2", "a")), of(None, "25", link="jf.")
    ],
    "§ 24, stk. 1, jf. dog stk. 2": [
        of(None, place("24", "1")), of(None, place("24", "2"), link="jf. dog")
    ],
    "§ 24, stk. 1, smh. § 25": [of(None, place("24", "1")), of(None, "25", link="smh.")],
    "§ 24, stk. 1 og stk. 2, nr. 3": [of(None, place("24", "1"), place("24", "2", "3"))],
    "§ 3, stk. 2, nr. 1, og nr. 4, litra a-c": [
        of(None, place("3", "2", "1"), place("3", "2", "4", "a b c"))
    ],
    "§ 52, stk. 3, nr. 2, 3 og 7, litra a og b": [of(None, place("52", "3", "2 3 7", "a b"))],
    "§ 5, stk. 1, 1. og 2. pkt.": [of(None, place("5", "1", pkt="1 2"))],
    "§ 5, stk. 1, 1.-3. pkt.": [of(None, place("5", "1", pkt="1-3"))],
    "§ 5, 2. punktum": [of(None, place("5", pkt="2"))],
    "§ 5, stk. 4, 5. led": [of(None, place("5", "4", led="5"))],
    "§ 19 og 20": [of(None, "19 20")],
    "§ 7a": [of(None, "7a")],
    "§ 7 a": [of(None, "7a")],
    "§ 7 i, stk. 2": [of(None, place("7i", "2"))],
    "§ 7 i barnets lov": [of("barnets lov", "7")],
    "paragraf 41 i børnestøtteloven": [of("børnestøtteloven", "41")],
    "§§ 14 a-14 c": [of(None, "14a-14c")],
    "§ 2-4": [of(None, "2-4")],
    "kap. 5, §§ 15-16": [of(None, place("15-16", kap="5"))],
    "kapitel 7, 8 eller 9": [of(None, place(kap="7 8 9"))],
    "kapitel 5 og § 7": [of(None, place(kap="5"), "7")],
    "Inatsisartutlov nr. 20 af 26. juni 2017 om støtte til børn, kapitel 5, §§ 15-16": [
        of(BORN, place("15-16", kap="5"))
    ],
    "FVL § 24": [of("FVL", "24")],
    "Barnets Lovs § 5": [of("barnets lov", "5")],
    "lov om social service § 50": [of("lov om social service", "50")],
    "§ 50 i lov om social service": [of("lov om social service", "50")],
    "§ 5 i sagsbehandlingsloven og § 6 i offentlighedsloven": [
        of("sagsbehandlingsloven", "5"), of("offentlighedsloven", "6", link="og")
    ],
    "sagsbehandlingsloven § 5, § 6 i offentlighedsloven": [
        of("sagsbehandlingsloven", "5"), of("offentlighedsloven", "6", link=",")
    ],
    "forvaltningsloven, jf. lovbekendtgørelse nr. 433 af 22. april 2014": [
        of("forvaltningsloven"), of(_lov(433, "2014-04-22", "lovbekendtgørelse"), link="jf.")
    ],
    "forvaltningsloven (LBK nr. 433 af 22.04.2014) § 24": [
        of(Act("lovbekendtgørelse", 433, "2014-04-22", name="forvaltningsloven"), "24")
    ],
    "Landstingslov nr. 8 af 13. juni 1994 (sagsbehandlingsloven)": [
        of(Act("Landstingslov", 8, "1994-06-13", name="sagsbehandlingsloven"))
    ],
    "Inatsisartutlov nr. 36 af 23. november 2017 og nr. 6 af 19. november 2021": [
        of(_lov(36, "2017-11-23", "Inatsisartutlov")),
        of(_lov(6, "2021-11-19", "Inatsisartutlov"), link="og"),
    ],
    "Ltl 8/1994 § 24": [of(_lov(8, "1994", "Landstingslov"), "24")],
    "Inatsisartutlovens § 41": [of("inatsisartutloven", "41")],
    "bekendtgørelsens § 3": [of("bekendtgørelsen", "3")],
}  # fmt: skip
KALAALLISUT = {
    "Inatsisartut inatsisaat nr. 27, 28. november 2019-imeersoq": [
        of(_lov(27, "2019-11-28", "Inatsisartutlov"))
    ],
    "Namminersorlutik Oqartussat nalunaarutaat nr. 3, 4. januar 2022-mersooq": [
        of(_lov(3, "2022-01-04", "Selvstyrets bekendtgørelse"))
    ],
    "Inatsisartut peqqussutaat nr. 4, 31. maj 2001-imeersoq": [
        of(_lov(4, "2001-05-31", "Landstingsforordning"))
    ],
    "Namminersornerullutik Oqartussat nalunaarutaat nr. 4, 19. april 1999-imeersoq": [
        of(_lov(4, "1999-04-19", "Hjemmestyrets bekendtgørelse"))
    ],
    "Inatsisartut inatsisaanni nr. 20-mi, 26. juni 2017-imeersumi § 41, imm. 1-imi": [
        of(LOV_BORN, place("41", "1"))
    ],
    "§ 16, imm. 2-kkut": [of(None, place("16", "2"))],
    "§ 6, imm. 1-ikkut": [of(None, place("6", "1"))],
    "§ 4, imm. 2": [of(None, place("4", "2"))],
    "§ 4, imm. 2, tak. § 5": [of(None, place("4", "2")), of(None, "5", link="jf.")],
    "Inatsisartut inatsisaat nr. 8, 28. novembari 2019-meersoq": [
        of(_lov(8, "2019-11-28", "Inatsisartutlov"))
    ],
    "Inatsisartut inatsisaat nr. 8, 1. juuni 2017-imeersoq": [
        of(_lov(8, "2017-06-01", "Inatsisartutlov"))
    ],
    "suliassat suliarineqartarnerat pillugu inatsimmi § 22": [
        of("suliassat suliarineqartarnerat pillugu inatsit", "22")
    ],
}  # fmt: skip
ALL = DANISH | OTHERS | KALAALLISUT


@pytest.mark.parametrize("text", ALL)
def test_the_structure(text: str) -> None:
    assert [one.citation for one in READER.read(f"Vi bygger på {text}")] == [
        Citation(tuple(ALL[text]))
    ]


@pytest.mark.parametrize("text", ALL)
@pytest.mark.parametrize("language", ["da", "kl"])
def test_the_normal_form_reads_the_same(text: str, language: str) -> None:
    citation = Citation(tuple(ALL[text]))
    assert READER.parse(show(citation, language)) == citation


@settings(max_examples=300)
@given(citations())
def test_there_and_back(citation: Citation) -> None:
    for language in ("da", "kl"):
        assert READER.parse(show(citation, language)) == citation, show(citation, language)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("§ 7a", "§ 7 a"),
        ("§§ 2 – 4", "§§ 2-4"),
        ("sagsbehandlingslovens §§ 19 og 20", "sagsbehandlingsloven §§ 19 og 20"),
        ("§ 14 a og § 14 b", "§ 14 a og § 14 b"),
        ("§ 41 i Inatsisartutlov nr. 20 af 26.06.2017", "§ 41 i Inatsisartutlov nr. 20 af 26. juni 2017"),
        ("FVLs § 24", "FVL § 24"),
        ("kapitel 2 (§§ 3-6)", "kapitel 2, §§ 3-6"),
    ],
)  # fmt: skip
def test_the_normal_form(text: str, printed: str) -> None:
    citation = READER.parse(text)
    assert citation is not None
    assert show(citation) == printed


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Se §\u00a07\u00a0a, stk.\u00a01, her.", "§\u00a07\u00a0a, stk.\u00a01"),
        ("Se § 5 i sags\u00adbehandlings\u00adloven.", "§ 5 i sags\u00adbehandlings\u00adloven"),
        ("Se §\u200b 5\u00ad", "§\u200b 5"),
        ("e\ufb01er § 24, stk. 1, og \ufb01n", "§ 24, stk. 1"),
        ("Se § 24,\n stk. 1,\nnr. 2 her", "§ 24,\n stk. 1,\nnr. 2"),
        ("§§ 132\u2011135", "§§ 132\u2011135"),
        ("§§ 132\u2013135 og 138", "§§ 132\u2013135 og 138"),
        ("Lov § 5. Serviceloven § 50, og FVL § 24", "Serviceloven § 50, og FVL § 24"),
    ],
)
def test_it_says_where(text: str, cited: str) -> None:
    assert cited in [text[one.start : one.end] for one in READER.read(text)]


def test_what_is_cited_of_which_act() -> None:
    (found,) = READER.read("§ 24, jf. § 25 i sagsbehandlingsloven, jf. § 7")
    assert [
        (act.name if act else "", place.paragraf[0]) for act, place in found.citation.cited
    ] == [
        ("sagsbehandlingsloven", of(None, "24").provisions[0].paragraf[0]),
        ("sagsbehandlingsloven", of(None, "25").provisions[0].paragraf[0]),
        ("sagsbehandlingsloven", of(None, "7").provisions[0].paragraf[0]),
    ]


def test_without_names_a_name_is_known_by_its_ending() -> None:
    assert Reader().parse("hittepåloven § 5") == Citation((of("hittepåloven", "5"),))
    assert Reader().read("hittepåloven er god") == ()


def test_a_reference_of_a_chapter_alone() -> None:
    assert READER.parse("kapitel 8") == Citation((Reference((place(kap="8"),)),))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("§" * 20_000, id="signs"),
        pytest.param("§ 1, " * 6_000, id="a long list"),
        pytest.param("§ 1, stk. 1 og 2, " * 2_000, id="places"),
        pytest.param("(§ 1 " * 6_000, id="parentheses"),
        pytest.param("kapitel 2 (§§ 3-6, " + "7, " * 30_000, id="an open parenthesis"),
        pytest.param("1., " * 30_000 + "§ 1, " + "1., " * 30_000, id="ordinals"),
        pytest.param("lov nr. 5 af " * 3_000, id="acts without a date"),
        pytest.param("lov om " + "børn " * 25_000, id="a title without an end"),
        pytest.param(("lov om " + "børn " * 20) * 1_000, id="titles"),
        pytest.param("barnets lov og " * 3_000, id="names"),
        pytest.param("a" * 120_000 + "lov § 5", id="a long name"),
        pytest.param(("a" * 60 + "lov § ") * 1_500, id="long names"),
        pytest.param("\u00ad§ 5 " * 6_000, id="soft hyphens"),
        pytest.param("§ " + "1" * 100_000, id="a long number"),
        pytest.param("Inatsisartut inatsisa" * 5_000, id="greenlandic"),
        pytest.param(" " * 100_000 + "§ 5", id="blanks"),
        pytest.param(("§ 5" + " " * 1_900) * 60, id="blanks between"),
    ],
)
def test_floods_take_linear_time(text: str) -> None:
    start = time.process_time()
    READER.read(text)
    assert time.process_time() - start < 10
