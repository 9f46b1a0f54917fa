"""The decisions on a child's case: what each outcome must say, and what it must not."""

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
from render.schema import Schema
from render.story import plain_text

ROOT = Path(__file__).resolve().parents[1]
CONSENT, FORCED, HOME = "anbringelse_samtykke", "anbringelse_uden_samtykke", "hjemgivelse"
ACCESS, ORAL, CHILD = "aktindsigt", "begrundelse_mundtlig_afgoerelse", "afgoerelse_barnets_brev"
ALL = (CONSENT, FORCED, HOME, ACCESS, ORAL, CHILD)
REASONS = "Begrundelse"
GUIDANCE = "Klagevejledning"
Change = Callable[[dict[str, Any]], object]


@cache
def _library() -> Library:
    return library.open_library(ROOT)


def _schema(name: str) -> Schema:
    return _library().schema(_library().entry(name).manifest.schema)


@cache
def _renderer(name: str) -> Renderer:
    template = _library().template(_library().entry(name))
    return Renderer(template, _schema(name), _library().municipality())


def _case(name: str, sample: str) -> dict[str, Any]:
    path = ROOT / "templates" / name / "cases" / f"{sample}.json"
    return case.read(path.read_bytes())


def _lines(name: str, data: dict[str, Any]) -> list[str]:
    root = package.from_bytes(_renderer(name).render(data)).parse("word/document.xml")
    return [" ".join(plain_text(one).split()) for one in root.iter(w("p"))]


def _samples(*names: str) -> list[Any]:
    return [
        pytest.param(name, path.stem, id=f"{name}-{path.stem}")
        for name in names
        for path in sorted((ROOT / "templates" / name / "cases").glob("*.json"))
    ]


@pytest.mark.parametrize(("name", "sample"), _samples(*ALL))
def test_no_foreign_or_doubtful_law(name: str, sample: str) -> None:
    text = "\n".join(_lines(name, _case(name, sample))).lower()
    for words in ("ankestyrelsen", "barnets lov", "serviceloven", "forvaltningsloven", "§ 46"):
        assert words not in text
    for words in ("4 uger", "8 dage", "naalakkersuisut"):  # the report is no matter of the letter's
        assert words not in text


@pytest.mark.parametrize(("name", "sample"), _samples(CONSENT, FORCED, HOME))
def test_placements_always_give_reasons_and_guidance(name: str, sample: str) -> None:
    lines = _lines(name, _case(name, sample))
    for heading in (REASONS, "Barnets synspunkter", GUIDANCE, "Barnets egen klagevejledning"):
        assert lines.count(heading) == 1
    assert any(line.startswith("Klagefristen er 6 uger.") for line in lines)
    assert any("Det står i § 40 i Inatsisartutlov nr. 20" in line for line in lines)


@pytest.mark.parametrize(
    ("name", "sample", "there", "gone"),
    [
        (CONSENT, "medhold", ["afgørelsen er, som du ønskede"], ["imod anbringelsen"]),
        (CONSENT, "delvis", ["dit ønske om samvær hver weekend"], ["overvåget"]),
        (CONSENT, "afslag_anden_part", ["imod anbringelsen", "§ 15, stk. 7"], ["Du har sagt ja"]),
        (FORCED, "afslag", ["Du er imod anbringelsen", "Du blev hørt"], ["Samtykke"]),
        (FORCED, "medhold", ["Du er enig i anbringelsen"], ["Du er imod", "overvåget"]),
        (FORCED, "akut_delvis", ["Du blev ikke hørt", "§ 36, stk. 3"], ["Du blev hørt"]),
        (
            HOME,
            "hjem_medhold",
            ["skal hjem.", "formålet med anbringelsen er nået"],
            ["fortsætter."],
        ),
        (HOME, "fortsaetter_afslag", ["fortsætter.", "bliver boende"], ["§ 41, stk. 1"]),
        (HOME, "ophoerer_18_delvis", ["fylder 18 år.", "§ 41, stk. 1"], ["Støtte bagefter"]),
        (HOME, "hjem_afslag_anden_part", ["ikke længere tjener sit formål."], ["Du bad os om"]),
        (ACCESS, "medhold", ["Aktliste", "i alle de dokumenter"], [REASONS, GUIDANCE]),
        (ACCESS, "delvis", ["Aktliste", "mere end 10 dage", "Nr. 3:"], ["Nr. 1:", "Nr. 4:"]),
        (ACCESS, "afslag_part", ["Du får ikke aktindsigt.", "Nr. 7:"], ["Aktliste"]),
        (ACCESS, "afslag_ikke_part", ["Landstingslov nr. 9"], ["Du er part", "Aktliste"]),
        (ORAL, "afslag", ["Du fik afslag.", "fra den 11. november 2026"], ["ikke en klagevejled"]),
        (ORAL, "delvis_forsinket", ["du har fået dette brev", "beklager"], ["altså fra den"]),
        (CHILD, "medhold", ["Det har vi bestemt"], ["Derfor har vi bestemt det", "Du kan klage"]),
        (CHILD, "delvis", ["Du kan klage", "inden 6 uger", "Pia"], ["Vi har ikke talt"]),
        (CHILD, "afslag", ["Du kan klage", "Vi har ikke talt med dig"], ["Det sker der nu"]),
    ],
)
def test_each_letter_follows_its_case(
    name: str, sample: str, there: list[str], gone: list[str]
) -> None:
    text = "\n".join(_lines(name, _case(name, sample)))
    assert [words for words in there if words not in text] == []
    assert [words for words in gone if words in text] == []


@pytest.mark.parametrize("sample", ["delvis", "afslag_part", "kant_lange_tekster"])
def test_each_withheld_document_has_its_own_provision(sample: str) -> None:
    data = _case(ACCESS, sample)
    lines = _lines(ACCESS, data)
    withheld = [one for one in data["dokumenter"] if one["adgang"] != "ja"]
    rows = [number for number, line in enumerate(lines) if line.startswith("Nr. ")][
        -len(withheld) :
    ]
    assert withheld
    for row, document in zip(rows, withheld, strict=True):
        assert lines[row].startswith(f"Nr. {document['nr']}:")
        assert document["bestemmelse"] == lines[row + 2]


def _drop(*path: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        for name in path[:-1]:
            data = data[name]
        del data[path[-1]]

    return change


def _put(value: Any, *path: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        for name in path[:-1]:
            data = data[name]
        data[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("name", "sample", "change"),
    [
        pytest.param(HOME, "hjem_medhold", _drop("udtalelse"), id="no statement of the place"),
        pytest.param(
            HOME,
            "hjem_medhold",
            _put({"talt_med_barnet": False, "hvorfor_ikke": "Nej"}, "begrundelse", "barnet"),
            id="no talk with the child",
        ),
        pytest.param(HOME, "hjem_medhold", _drop("anbringelse", "grund"), id="no test of § 40"),
        pytest.param(HOME, "hjem_medhold", _drop("barnets_klagevejledning"), id="child forgotten"),
        pytest.param(CONSENT, "medhold", _drop("afgoerelse", "indberet_senest"), id="no report"),
        pytest.param(
            CONSENT, "medhold", _put("afslag", "modtager", "afgoerelsesklasse"), id="no consent"
        ),
        pytest.param(FORCED, "afslag", _drop("hoering"), id="not heard, and not said why"),
        pytest.param(FORCED, "afslag", _drop("begrundelse"), id="no reasons"),
        pytest.param(ACCESS, "delvis", _drop("klage"), id="no body to complain to"),
        pytest.param(
            ACCESS, "delvis", _put("medhold", "modtager", "afgoerelsesklasse"), id="not all given"
        ),
        pytest.param(
            ORAL, "afslag", _put("medhold", "modtager", "afgoerelsesklasse"), id="no right to it"
        ),
        pytest.param(CHILD, "delvis", _drop("begrundelse"), id="a child without reasons"),
    ],
)
def test_what_the_schemas_keep_out(name: str, sample: str, change: Change) -> None:
    data = _case(name, sample)
    assert _schema(name).accepts(data)
    change(data)
    assert not _schema(name).accepts(data)


def test_a_document_without_its_provision_is_refused() -> None:
    data = _case(ACCESS, "delvis")
    withheld = next(one for one in data["dokumenter"] if one["adgang"] == "nej")
    del withheld["bestemmelse"]
    assert not _schema(ACCESS).accepts(data)
