"""dokument.xml has the names, the order and the enumerations of SF2900's DistributionDokument."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import etree

from packages import KNOWN, LEAST, contents
from render import ooxml
from render.esdh.neutral import distribution, layout, xsd
from render.esdh.neutral.metadata import Sender
from render.esdh.neutral.text import SCHEMAS

Docx = Callable[..., bytes]
XS = {"xs": "http://www.w3.org/2001/XMLSchema"}
TREE = etree.parse(str(SCHEMAS / "dokument.xsd"))

FACTS = {  # what is publicly known of the service: `?` may be missing, in this order
    "DistributionDokument": "ID KLEEmneForslag HandlingFacetForslag? SagForslag? Registrering",
    "Registrering": "FraTidsPunkt LivscyklusKode ImportTidspunkt? BrugerRef? RegistreringItSystem"
    " RelationListe TilstandsListe AttributListe",
    "RelationListe": "VariantListe DokumentPartListe?",
    "VariantListe": "Variant",
    "Variant": "Virkning Rolle Indeks VariantAttributter DelAttributter",
    "DelAttributter": "DelTekst Indeks? Indhold? Filstoerrelse? MimeType? ScannerID? Location?",
    "TilstandsListe": "Tilstand",
    "Tilstand": "Fremdrift Virkning",
    "AttributListe": "Attributter",
    "Attributter": "BrugervendtNoegleTekst TitelTekst BeskrivelseTekst Dokumenttype Retning"
    " Brevdato Fristdato? VersionIdentifikator? UnderversionIdentificator? KassationskodeTekst?"
    " Virkning OffentlighedUndtaget?",
    "OffentlighedUndtaget": "TitelAlternativTekst HjemmelTekst",
    "Virkning": "FraTidspunkt? TilTidspunkt? Aktoer AktoerType NoteTekst?",
}
WORDS = {
    "LivscyklusKode": "Oprettet",
    "Fremdrift": "Modtaget Fordelt UnderUdarbejdelse UnderReview Endeligt Afleveret",
    "Dokumenttype": "Faktura Brev Notat Rapport Dagsorden Refereat eMail Anden",
    "Retning": "Indgaaende Udgaaende InterntInd InterntUd Internt",
}


def _held(name: str) -> etree._Element:
    """Return what an element of the schema holds, its type looked up."""
    (element, *_) = TREE.xpath(f"//xs:element[@name='{name}']", namespaces=XS)
    kind = element.get("type", "")
    found = TREE.xpath(f"//xs:complexType[@name='{kind}']", namespaces=XS) if kind else [element]
    assert isinstance(found, list)
    assert isinstance(found[0], etree._Element)
    return found[0]


@pytest.mark.parametrize("name", FACTS)
def test_the_schema_has_the_names_of_the_service(name: str) -> None:
    (sequence, *_) = _held(name).iter(f"{{{XS['xs']}}}sequence")
    inner = [f"{one.get('name')}{'?' if one.get('minOccurs') == '0' else ''}" for one in sequence]
    assert inner == FACTS[name].split()


@pytest.mark.parametrize("name", WORDS)
def test_the_schema_has_the_words_of_the_service(name: str) -> None:
    words = TREE.xpath(f"//xs:element[@name='{name}']//xs:enumeration/@value", namespaces=XS)
    assert words == WORDS[name].split()


def test_the_schema_says_that_it_is_our_own() -> None:
    assert "NOT KOMBIT's" in (SCHEMAS / "dokument.xsd").read_text("utf-8")


def test_progress_is_that_of_the_schema() -> None:
    assert list(distribution.PROGRESS) == WORDS["Fremdrift"].split()


# --- what is written -------------------------------------------------------------------


def _wrong(data: str | bytes, *missing: str) -> list[str]:
    raw = data if isinstance(data, bytes) else data.encode()
    return [one.element for one in xsd.deviations(ooxml.parse(raw, "x"), missing)]


def test_a_document_with_all_that_is_required_fits(docx: Docx) -> None:
    assert _wrong(contents(docx)[layout.XML]) == []


def test_what_nobody_has_said_is_left_out_and_named(docx: Docx) -> None:
    found = contents(docx, LEAST, sender=Sender())
    missing = distribution.missing(LEAST, Sender())
    assert missing == ("KLEEmneForslag", "RegistreringItSystem", "TilstandsListe", "Virkning")
    assert _wrong(found[layout.XML], *missing) == []
    assert _wrong(found[layout.XML])  # SF2900 itself would refuse it
    for name in missing:
        assert f"<{name}>" not in found[layout.XML].decode()


@pytest.mark.parametrize("name", ["KLEEmneForslag", "RegistreringItSystem", "TilstandsListe"])
def test_only_what_is_named_may_be_missing(docx: Docx, name: str) -> None:
    found = contents(docx, LEAST, sender=Sender())[layout.XML]
    assert _wrong(found, *(one for one in distribution.missing(LEAST, Sender()) if one != name))


def test_a_variant_for_each_format_and_none_for_an_enclosure(docx: Docx) -> None:
    root = ooxml.parse(contents(docx)[layout.XML], "x")
    places = [one.text for one in root.iter(f"{{{distribution.SPACE}}}Location")]
    assert places == ["documents/Brev.docx", "documents/Brev.pdf"]
    kinds = [one.text for one in root.iter(f"{{{distribution.SPACE}}}VariantType")]
    assert kinds == ["DOCX", "PDF"]


def test_the_effect_is_written_each_time_anew(docx: Docx) -> None:
    """A serializer that shares it writes ids and references, which receivers refuse."""
    data = contents(docx)[layout.XML].decode()
    assert data.count("<AktoerType>ItSystem</AktoerType>") == 4
    assert " id=" not in data
    assert " ref=" not in data


def test_a_case_is_proposed_only_where_it_is_a_uuid(docx: Docx) -> None:
    assert "SagForslag" not in contents(docx)[layout.XML].decode()


# --- what is refused -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(r"(<ID>.*</ID>)(\s*)(<KLEE.*</KLEEmneForslag>)", r"\3\2\1", id="order at the top"),
        pytest.param(r"(<TitelTekst>.*</TitelTekst>)(\s*)(<Besk[\s\S]*</BeskrivelseTekst>)", r"\3\2\1", id="order of attributes"),
        pytest.param("<ID>", "<Ukendt>x</Ukendt><ID>", id="unknown at the front"),
        pytest.param("</Attributter>", "<Ukendt/></Attributter>", id="unknown at the end"),
        pytest.param("<Rolle>Variant</Rolle>", "", id="missing"),
        pytest.param("(<ID>.*</ID>)", r"\1\1", id="twice"),
        pytest.param("27.24.03", "27.24", id="subject"),
        pytest.param("G01", "01G", id="facet"),
        pytest.param("2026-11-22</Brevdato>", "22-11-2026</Brevdato>", id="date"),
        pytest.param(">Brev<", ">Referat<", id="the service spells it otherwise"),
        pytest.param(">Udgaaende<", ">Udgående<", id="direction"),
        pytest.param("urn:eksempel:segl", "Eksempel Kommune", id="system"),
        pytest.param("DistributionService/2/types", "DistributionService/3/types", id="namespace"),
        pytest.param("<ID>", '<ID mere="x">', id="attribute"),
    ],
)  # fmt: skip
def test_the_schema_refuses(docx: Docx, old: str, new: str) -> None:
    data = contents(docx)[layout.XML].decode()
    changed = re.sub(old, new, data)
    assert changed != data
    assert _wrong(changed)
    assert KNOWN.title not in " ".join(_wrong(changed))
