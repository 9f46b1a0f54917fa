"""The filled letters on paper: LibreOffice opens each, and the words are on the pages."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest

import parted
from render import case, package
from render.errors import ToolError
from render.library import open_library
from render.ooxml import w
from render.pdf import pool
from render.pdf.finish import Pdf
from render.pdf.pool import PdfPool
from render.renderer import Renderer
from samples import to_one

ROOT = Path(__file__).resolve().parents[1]
EXPECTED = {
    "afgoerelse_stoette": ["Afgørelse", "Eksempel Kommune", "Side 1 af", "Med venlig hilsen"],
    "vurdering_24_timer": ["Vurdering inden 24 timer", "Beslutning", "Notatet er skrevet af"],
    "underretning_seksuelle_overgreb": ["Notatet er fortroligt", "Tjekliste", "Side 1 af"],
    "orientering_sagens_gang": ["Hvornår er sagen færdig?", "Side 1 af", "Med venlig hilsen"],
    "behandling_personoplysninger": ["Hvem har ansvaret?", "Datatilsynet", "Med venlig hilsen"],
    "samtykke_oplysninger": ["Det er frivilligt", "Samtykkeerklæring", "Dato og underskrift"],
    "overlevering_undersoegelse": ["Frist for undersøgelsen", "Det mangler", "Overleveret af"],
    "overdragelse_kommune": ["Grundlag for at sende", "Det skal I gøre først", "Side 1 af"],
    "agterskrivelse": ["Dette er et udkast", "Svar senest den", "Side 1 af"],
    "udsaettelse_svar": ["Udsættelse", "Sådan udtaler du dig", "Med venlig hilsen"],
    "boernesamtale": ["Samtale med barnet", "Barnets alder og modenhed", "Notatet er skrevet af"],
    "notat_mundtlige_oplysninger": ["Oplysningerne", "Skal en part høres?", "Side 1 af"],
    "forsinket_undersoegelse": ["Hvorfor undersøgelsen er forsinket", "Med venlig hilsen"],
    "kvittering_underretning": ["Kvittering for underretning", "Side 1 af", "tavshedspligt"],
    "partshoering": ["Dette brev er en partshøring", "Svar senest den", "Side 1 af"],
    "socialfaglig_undersoegelse": ["Om undersøgelsen", "Konklusion", "Undersøgelsen er lavet af"],
    "bestilling_indsats": ["Det bestiller vi", "Sådan kan vi se det", "Med venlig hilsen"],
    "handleplan_barn": ["Formål med støtten", "Planen er skrevet af", "Side 1 af"],
    "handleplan_foraeldre": ["kan komme hjem", "Vejen hjem", "Med venlig hilsen"],
    "samarbejde_familiecenter": ["Hvem gør hvad", "Deling af oplysninger", "For kommunen"],
    "overvaaget_samvaer": ["Bekymring for barnet", "§ 15, stk. 7", "Notatet er skrevet af"],
    "statusrapport": ["Mål og status", "Stedets vurdering", "Rapporten er skrevet af"],
    "opfoelgningsnotat": ["Støtten i dag", "Næste opfølgning", "Notatet er skrevet af"],
    "ledelsestilsyn": ["24 timer", "Sagens faser", "Gennemgangen er lavet af"],
    "maal_for_systemet": ["Fase 3", "Segls egen formulering", "Ansvarlig for dokumentet"],
    "gevinstrealisering": ["Trin 5", "Segls egen formulering", "Ansvarlig for dokumentet"],
    "faelles_brug": ["Trin 4", "Segls egen formulering", "Ansvarlig for dokumentet"],
    "superbruger": ["Kompetencer", "Segls egen formulering", "Superbruger"],
    "anbringelse_samtykke": ["Samtykke", "Sted og varighed", "Klagefristen er 6 uger"],
    "anbringelse_uden_samtykke": ["Hvorfor vi gør det uden samtykke", "Klagefristen er 6 uger"],
    "hjemgivelse": ["Hvornår en anbringelse skal ophøre", "§ 40", "Klagefristen er 6 uger"],
    "aktindsigt": ["Din anmodning", "Afgørelse", "Med venlig hilsen"],
    "begrundelse_mundtlig_afgoerelse": ["§ 23", "Retsgrundlag", "Klagefristen er 6 uger"],
    "afgoerelse_barnets_brev": ["Det har vi bestemt", "Du kan få hjælp", "Mange hilsner"],
    "opfoelgning": ["Mål og status", "Næste opfølgning", "Med venlig hilsen"],
}
COMPLAINT = ["Klagevejledning", "Klagefristen er 6 uger", "Det Sociale Ankenævn"]


class Paper(NamedTuple):
    """A letter as Word file, the text of its PDF, and the words on each of its pages."""

    docx: bytes
    text: str
    pages: list[str]


@pytest.fixture(scope="module")
def papers(
    tool: Callable[[str], str], missing: Callable[[str], NoReturn]
) -> dict[tuple[str, str], Paper]:
    """Each letter on paper, by template and sample case, as `segl render --pdf` makes it."""
    reader = tool("pdftotext")
    try:
        pool.check("servers")
    except ToolError as error:
        missing(str(error))
    return _made(dict(_letters()), reader, workers=2)


def _made(
    letters: dict[tuple[str, str], bytes], reader: str, workers: int
) -> dict[tuple[str, str], Paper]:
    with PdfPool(workers=workers, way="servers") as office:
        made = office.many(list(letters.values()))
    return {
        name: Paper(docx, _text(reader, pdf.data), parted.pages(reader, pdf.data))
        for (name, docx), pdf in zip(letters.items(), made, strict=True)
        if isinstance(pdf, Pdf)
    }


def _faults(paper: Paper) -> list[str]:
    return parted.parted(paper.docx, paper.pages)


def _letters() -> Iterator[tuple[tuple[str, str], bytes]]:
    library = open_library(ROOT)
    for template_id in library.ids:
        entry = library.entry(template_id)
        declared = library.schema(entry.manifest.schema)
        renderer = Renderer(library.template(entry), declared, library.municipality())
        for path in to_one(ROOT, template_id):
            yield (template_id, path.stem), renderer.render(case.read(path.read_bytes()))


def _text(reader: str, pdf: bytes) -> str:
    line = [reader, "-layout", "-", "-"]
    done = subprocess.run(line, input=pdf, check=True, capture_output=True, timeout=60)
    return " ".join(done.stdout.decode("utf-8").split())


def test_every_letter_is_on_paper(papers: dict[tuple[str, str], Paper]) -> None:
    assert len(papers) == len(to_one(ROOT))
    assert {template_id for template_id, _ in papers} == set(EXPECTED)
    for (template_id, _), (_, text, pages) in papers.items():
        assert f"Side {len(pages)} af {len(pages)}" in text
        for words in EXPECTED[template_id]:
            assert words in text
        assert "{{" not in text.replace("{{ ikke et felt }}", "").replace("{{ heller ikke }}", "")


def test_what_belongs_together_is_on_one_page(papers: dict[tuple[str, str], Paper]) -> None:
    """A heading is with its text, a lead-in with its list, a signature whole; no word is lost."""
    faults = {name: _faults(paper) for name, paper in papers.items()}
    assert not {name: found for name, found in faults.items() if found}


@pytest.mark.parametrize(
    ("on_paper", "faults"),
    [
        (["BrevHerafet", "to"], []),
        (["Brev", "Herafetto"], []),
        (["BrevHeraf", "etto"], ["parted: Her af: | et"]),
        (["BrevHerafet"], ["lost: to"]),
        (["BrevHerafetto"], []),
    ],
)
def test_what_is_parted_is_seen(
    on_paper: list[str], faults: list[str], docx: Callable[..., bytes]
) -> None:
    found = parted.parted(docx("Brev\nHer af:\net\nto"), on_paper)
    assert found == faults


@pytest.mark.parametrize(
    ("outcome", "complaint"), [("medhold", False), ("delvis", True), ("afslag", True)]
)
def test_complaint_guidance_is_on_paper(
    outcome: str, complaint: bool, papers: dict[tuple[str, str], Paper]
) -> None:
    text = papers["afgoerelse_stoette", outcome].text
    found = [words in text for words in COMPLAINT]
    assert found == [complaint] * len(COMPLAINT)


# Structure types of PDF (ISO 32000-1, 14.8.4) that a word processor names after styles: a style
# of its own with such a name gives the tag another meaning, and the PDF fails PDF/UA (7.1).
TAGS = re.compile(
    "document|part|art|sect|div|blockquote|caption|toci?|index|nonstruct|private|p|h[1-6]?|l|li"
    "|lbl|lbody|table|tr|th|td|thead|tbody|tfoot|span|quote|note|reference|bibentry|code|link"
    "|annot|ruby|warichu|figure|formula|form"
)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates").glob("*/*.docx")), ids=lambda path: path.parent.name
)
def test_no_style_of_ours_is_named_like_a_tag_of_pdf(path: Path) -> None:
    styles = package.read(path).parse("word/styles.xml")
    own = [style for style in styles.iter(w("style")) if style.get(w("customStyle")) == "1"]
    names = {name.get(w("val"), "").lower() for style in own for name in style.iter(w("name"))}
    assert names
    assert not [name for name in names if TAGS.fullmatch(name)]
