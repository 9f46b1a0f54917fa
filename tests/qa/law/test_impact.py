"""Which letters a change of a row touches, and which statute a text names."""

from __future__ import annotations

import pytest

from odd_law import DAY
from qa.law import catalogue, mentions
from qa.law.impact import Change, Letter
from qa.law.local import Local

LAW = Local(DAY)
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
        ("gl/afgoerelse", "afgoerelse", "", ["dokumenttypen"]),
        ("gl/afgoerelse/begrundelse", "afgoerelse", "", ["dokumenttypen"]),
        ("gl/gl-sbl/23", "", "sagsbehandlingslovens §§ 22-24", ["teksten henviser til den"]),
        (
            "gl/gl-sbl/25",
            "afgoerelse",
            "",
            ["»Klagevejledning« bygger på rækken",
             "»Hvordan klageinstansen kan kontaktes« bygger på rækken"],
        ),
        (
            "gl/klage/kommune",
            "afgoerelse",
            "",
            ["»Klagefristen på seks uger« bygger på rækken",
             "»Klageinstansen: Det Sociale Ankenævn« bygger på rækken",
             "»Hvordan klageinstansen kan kontaktes« bygger på rækken"],
        ),
        ("gl/frist/sfu", "socialfaglig_undersoegelse", "", ["fristen gælder dokumenttypen"]),
        ("gl/frist/sfu", "", "inden To måneder", ["teksten siger »to måneder«"]),
        ("gl/myndighed/ombudsmand", "", "Ombudsmanden for Inatsisartut",
         ["teksten siger »Ombudsmanden for Inatsisartut«"]),
        ("dk/flyttet/sel-50", "", "servicelovens § 50", ["teksten henviser til den"]),
        ("dk/ord/handleplan", "", "En handleplan for barnet", ["teksten siger »handleplan«"]),
    ],
)  # fmt: skip
def test_what_a_change_touches(row: str, kind: str, text: str, why: list[str]) -> None:
    letter = Letter("brev", "da", kind, "gl", (text,))
    assert [one.why.da for one in Change(LAW, LAW.rows[row]).touched(letter)] == why
