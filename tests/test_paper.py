"""The filled letters on paper: LibreOffice opens each, and the words are on the pages."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from render import case, package
from render.library import open_library
from render.ooxml import w
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


@pytest.fixture(scope="module")
def pages(
    tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], str]:
    """The text of each letter's pages, by template and sample case; one call fills all."""
    soffice, reader = tool("soffice"), tool("pdftotext")
    folder = tmp_path_factory.mktemp("papir")
    library = open_library(ROOT)
    names = {}
    for template_id in library.ids:
        entry = library.entry(template_id)
        declared = library.schema(entry.manifest.schema)
        renderer = Renderer(library.template(entry), declared, library.municipality())
        for path in to_one(ROOT, template_id):
            name = f"{template_id}-{path.stem}"
            (folder / f"{name}.docx").write_bytes(renderer.render(case.read(path.read_bytes())))
            names[template_id, path.stem] = folder / f"{name}.pdf"
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    letters = [str(path) for path in sorted(folder.glob("*.docx"))]
    line = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*line, *letters], check=True, capture_output=True, timeout=180)
    return {key: _text(reader, path) for key, path in names.items()}


def _text(reader: str, path: Path) -> str:
    line = [reader, "-layout", str(path), "-"]
    done = subprocess.run(line, check=True, capture_output=True, timeout=60)
    return " ".join(done.stdout.decode("utf-8").split())


def test_every_letter_is_on_paper(pages: dict[tuple[str, str], str]) -> None:
    assert len(pages) == len(to_one(ROOT))
    assert {template_id for template_id, _ in pages} == set(EXPECTED)
    for (template_id, _), text in pages.items():
        for words in EXPECTED[template_id]:
            assert words in text
        assert "{{" not in text.replace("{{ ikke et felt }}", "").replace("{{ heller ikke }}", "")


@pytest.mark.parametrize(
    ("outcome", "complaint"), [("medhold", False), ("delvis", True), ("afslag", True)]
)
def test_complaint_guidance_is_on_paper(
    outcome: str, complaint: bool, pages: dict[tuple[str, str], str]
) -> None:
    text = pages["afgoerelse_stoette", outcome]
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
