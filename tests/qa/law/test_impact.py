"""Which letters a change of a row touches, and which statute a text names."""

from __future__ import annotations

import pytest

from odd_law import DAY
from qa.law import catalogue, mentions
from qa.law.impact import Change, Letter
from qa.law.local import Local

LAW = Local(DAY)
DEADLINE = "Klagefristen på seks uger"
BODY = "Klageinstansen: Det Sociale Ankenævn"
CONTACT = "Hvordan klageinstansen kan kontaktes"
STATUTES = catalogue.read("gl").law.statutes


@pytest.mark.parametrize(
    ("statute", "text", "is_named"),
    [
        ("gl-sbl", "efter sagsbehandlingsloven § 24", True),
        ("gl-sbl", "Sagsbehandlingslovens §§ 19 og 20", True),
        ("gl-sbl", "Landstingslov nr. 8 af 13. juni 1994", True),
        ("gl-sbl", "nr 8 af 13/06/1994", True),
        ("gl-sbl", "nr. 8  af\n13. juni 1994", True),
        ("gl-sbl", "Landstingslov nr. 9 af 13. juni 1994", False),
        ("gl-sbl", "nr. 8 af 13. juni 19945", False),
        ("gl-sbl", "sagsbehandlingen i loven", False),
        ("gl-bsl", "Selvstyrets lovbekendtgørelse nr. 11 af 16. marts 2024", True),
        ("gl-bsl", "Meeqqat tapersersorneqarnissaannut Inatsisartut inatsisaat", True),
        ("dk-bl", "barnets lovs §§ 132-135", True),
        ("dk-bl", "BL § 46", True),
        ("dk-bl", "BLÅ § 46", False),
        ("dk-bl", "barnets love", False),
        ("dk-sel", "serviceloven", True),
        ("dk-webtil", "webtilgængelighedsloven", True),
        ("dk-webtil", "Lov (2018)", False),
    ],
)
def test_a_statute_is_named(statute: str, text: str, is_named: bool) -> None:
    assert mentions.names(STATUTES[statute], text) is is_named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ingen", []),
        ("§ 24, stk. 1", ["24"]),
        ("§§ 19-20", ["19-20"]),
        ("§§ 2 – 4 og § 55 a", ["2-4", "55 a"]),
        ("§ 7 at", ["7"]),
    ],
)
def test_paragraphs_of_a_text(text: str, found: list[str]) -> None:
    assert [str(one) for one in mentions.sections(text)] == found


@pytest.mark.parametrize(
    ("row", "kind", "text", "why"),
    [
        pytest.param("gl/frist/klage", "bestilling", "Kære borger", [], id="another letter"),
        pytest.param("gl/gl-fal", "afgoerelse", "Kære borger", [], id="a statute nobody cites"),
        pytest.param("gl/gl-sbl/25", "", "sagsbehandlingslovens § 24", [], id="another paragraph"),
        pytest.param("gl/myndighed/kommune", "", "kommunen", [], id="every letter names it"),
        pytest.param("dk/ord/handleplan", "", "en anden plan", [], id="not the word"),
        ("gl/afgoerelse", "afgoerelse", "", ["type"]),
        ("gl/afgoerelse/begrundelse", "afgoerelse", "", ["type"]),
        ("gl/gl-sbl/23", "", "sagsbehandlingslovens §§ 22-24", ["citation"]),
        ("gl/gl-sbl/25", "afgoerelse", "", ["Klagevejledning", CONTACT]),
        ("gl/klage/kommune", "afgoerelse", "", [DEADLINE, BODY, CONTACT]),
        ("gl/frist/klage", "afgoerelse", "", [DEADLINE]),
        ("gl/myndighed/ankenaevn", "afgoerelse", "", [BODY, CONTACT]),
        ("gl/frist/klage", "barnets_brev", "6 uger", [DEADLINE, "6 uger"]),
        ("gl/klage/kommune", "anbringelse", "", [DEADLINE, BODY, CONTACT]),
        ("gl/frist/sfu", "socialfaglig_undersoegelse", "", ["deadline"]),
        ("gl/frist/sfu", "", "inden To måneder", ["to måneder"]),
        ("gl/myndighed/ombudsmand", "", "Ombudsmanden for Inatsisartut",
         ["Ombudsmanden for Inatsisartut"]),
        ("dk/flyttet/sel-50", "", "servicelovens § 50", ["citation"]),
        ("dk/ord/handleplan", "", "En handleplan for barnet", ["handleplan"]),
    ],
)  # fmt: skip
def test_what_a_change_touches(row: str, kind: str, text: str, why: list[str]) -> None:
    letter = Letter("brev", "da", kind, "gl", (text,))
    reasons = [one.reason for one in Change(LAW, LAW.rows[row]).touched(letter)]
    assert [one.what.da or one.kind for one in reasons] == why


def test_what_letters_say_of_complaint_names_the_route() -> None:
    """A correction of the deadline or the body must reach all letters that state it."""
    words = {"6 uger", "Det Sociale Ankenævn", "4 uger"}
    loose = [
        row.id
        for row in LAW.rows.values()
        if row.kind == "fact" and words & set(row.data.get("words", {}).get("da", ()))
    ]
    assert loose == []
