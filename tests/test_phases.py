"""The letters between receipt and decision and after: what each must say, and must not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from render import case, library, package
from render.library import Library
from render.renderer import Renderer
from render.story import plain_text
from samples import to_one

ROOT = Path(__file__).resolve().parents[1]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEARING, REPORT = "partshoering", "socialfaglig_undersoegelse"
ORDER, FOLLOW_UP = "bestilling_indsats", "opfoelgning"
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


def _body(name: str, data: dict[str, Any]) -> etree._Element:
    return package.from_bytes(_renderer(name).render(data)).parse("word/document.xml")


def _text(name: str, data: dict[str, Any]) -> str:
    return "\n".join(plain_text(paragraph) for paragraph in _body(name, data).iter(f"{W}p"))


def _samples(*names: str) -> list[Any]:
    return [
        pytest.param(name, path.stem, id=f"{name}-{path.stem}")
        for name in names
        for path in to_one(ROOT, name)
    ]


@pytest.mark.parametrize(("name", "sample"), _samples(HEARING, REPORT, ORDER, FOLLOW_UP))
def test_no_decision_is_made_and_no_doubtful_law_cited(name: str, sample: str) -> None:
    text = _text(name, _case(name, sample))
    for words in ("Klagevejledning", "Klagefrist", "Ankenævn", "Ankestyrelsen", "§ 46"):
        assert words not in text
    for words in ("børnefaglig", "barnets lov", "serviceloven", "forvaltningsloven"):
        assert words not in text.lower()


@pytest.mark.parametrize(("name", "sample"), _samples(HEARING))
def test_a_hearing_has_its_eight_points(name: str, sample: str) -> None:
    data = _case(name, sample)
    text = " ".join(_text(name, data).split())
    points = [
        "Dette brev er en partshøring. Vi har ikke truffet afgørelse endnu.",
        "Oplysningerne i sagen",
        "Det vil vi lægge vægt på",
        "Du kan svare skriftligt eller mundtligt.",
        "Svar senest den ",
        "Hører vi ikke fra dig inden fristen, kan vi træffe afgørelse",
        data["sagsbehandler"]["email"],
        "Du har ret til at lade en anden repræsentere dig",
    ]
    assert [point for point in points if point not in text] == []
    assert "§§ 19 og 20" in text


@pytest.mark.parametrize(
    ("sample", "there", "gone"),
    [
        ("overvejer_afslag", ["Vi overvejer at give", "Vi sender også:"], []),
        ("anden_part_beskyttet", ["er part i sagen om"], ["Vi overvejer", "Vi sender også:"]),
    ],
)
def test_what_a_hearing_says_only_when_known(
    sample: str, there: list[str], gone: list[str]
) -> None:
    text = _text(HEARING, _case(HEARING, sample))
    assert [words for words in there if words not in text] == []
    assert [words for words in gone if words in text] == []


@pytest.mark.parametrize(
    ("sample", "there", "gone"),
    [
        (
            "behov_for_stoette",
            ["Vi fik en underretning", "har brug for støtte.", "efter kapitel 7 i loven"],
            ["ikke færdig inden fristen", "kapitel 8"],
        ),
        (
            "intet_behov",
            ["ved et tilsyn den", "ikke har brug for støtte efter loven"],
            ["Forslag til støtte", "kapitel 7"],
        ),
        (
            "forsinket_lille_barn",
            ["ikke færdig inden fristen", "skriftlig besked", "Vi har ikke talt med", "kapitel 8"],
            ["Samtaler", "Vi talte med"],
        ),
    ],
)
def test_a_report_follows_its_case(sample: str, there: list[str], gone: list[str]) -> None:
    text = _text(REPORT, _case(REPORT, sample))
    assert [words for words in there if words not in text] == []
    assert [words for words in gone if words in text] == []
    assert "§\N{NO-BREAK SPACE}45" in text
    assert "§§\N{NO-BREAK SPACE}1-3" in text


@pytest.mark.parametrize(
    ("sample", "there", "gone"),
    [
        ("fortsaetter", ["Støtten fortsætter, som den er."], ["ikke en afgørelse"]),
        ("aendres", ["bør ændres", "ikke en afgørelse. Vi ændrer ikke støtten"], ["bør stoppe"]),
        (
            "stopper",
            ["bør stoppe", "ikke en afgørelse. Vi stopper ikke", "ikke aftalt en ny opfølgning"],
            ["Det har vi aftalt", "Oplysninger fra andre"],
        ),
    ],
)
def test_a_follow_up_is_never_a_decision(sample: str, there: list[str], gone: list[str]) -> None:
    text = _text(FOLLOW_UP, _case(FOLLOW_UP, sample))
    assert [words for words in there if words not in text] == []
    assert [words for words in gone if words in text] == []


@pytest.mark.parametrize(("name", "sample"), _samples(HEARING, REPORT, ORDER, FOLLOW_UP))
def test_each_table_of_data_has_a_heading_row(name: str, sample: str) -> None:
    _, *tables = _body(name, _case(name, sample)).iter(f"{W}tbl")  # the first sets the opening
    assert tables
    for table in tables:
        first, *rest = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert rest


def _spoken_and_why_not(data: dict[str, Any]) -> None:
    data["inddragelse"]["barnet"]["hvorfor_ikke"] = "Fordi."


def _not_spoken(data: dict[str, Any]) -> None:
    data["inddragelse"]["barnet"]["talt_med_barnet"] = False


@pytest.mark.parametrize(
    ("name", "sample", "change"),
    [
        pytest.param(HEARING, "overvejer_afslag", lambda c: c["hoering"].pop("frist"), id="no deadline"),
        pytest.param(HEARING, "overvejer_afslag", lambda c: c["hoering"].update(oplysninger=[]), id="heard on nothing"),
        pytest.param(HEARING, "overvejer_afslag", lambda c: c["hoering"].update(bilag=[]), id="an empty list of papers"),
        pytest.param(HEARING, "overvejer_afslag", lambda c: c["modtager"].update(rolle="barn"), id="another recipient"),
        pytest.param(REPORT, "behov_for_stoette", lambda c: c["forloeb"].update(inden_fristen=False), id="late, but why"),
        pytest.param(REPORT, "forsinket_lille_barn", lambda c: c["forloeb"].update(inden_fristen=True), id="in time, with a delay"),
        pytest.param(REPORT, "behov_for_stoette", lambda c: c["konklusion"].pop("kapitler"), id="support, but which"),
        pytest.param(REPORT, "behov_for_stoette", lambda c: c["konklusion"].update(behov_for_stoette=False), id="none, and which"),
        pytest.param(REPORT, "behov_for_stoette", lambda c: c["konklusion"].update(kapitler=["kapitel_7"] * 2), id="a chapter twice"),
        pytest.param(REPORT, "behov_for_stoette", _spoken_and_why_not, id="spoken with, and why not"),
        pytest.param(REPORT, "behov_for_stoette", _not_spoken, id="not spoken with, and the views"),
        pytest.param(REPORT, "behov_for_stoette", lambda c: c.update(modtager={"navn": "A"}), id="a report has no recipient"),
        pytest.param(ORDER, "familiecenter", lambda c: c["bestilling"].update(maal=[]), id="no goal"),
        pytest.param(ORDER, "familiecenter", lambda c: c["bestilling"]["oekonomi"]["poster"][0].pop("beloeb"), id="no price"),
        pytest.param(ORDER, "familiecenter", lambda c: c["oplysninger"].update(foraeldre="A"), id="more than is needed"),
        pytest.param(FOLLOW_UP, "fortsaetter", lambda c: c["opfoelgning"].pop("naeste"), id="goes on, but no next date"),
        pytest.param(FOLLOW_UP, "fortsaetter", lambda c: c["opfoelgning"].update(aftaler=[]), id="an empty list of agreements"),
        pytest.param(FOLLOW_UP, "fortsaetter", lambda c: c["opfoelgning"]["maal"][0].update(status="måske"), id="another state"),
    ],
)  # fmt: skip
def test_what_the_schemas_keep_out(name: str, sample: str, change: Change) -> None:
    declared, data = _library().schema(name), _case(name, sample)
    assert declared.accepts(data)
    change(data)
    assert not declared.accepts(data)
    assert all(problem.message.da for problem in declared.problems(data))
