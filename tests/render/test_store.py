"""What a template carries beside its text: filled, kept and told, or taken out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from render.errors import CaseError
from render.package import from_bytes
from render.template import Template

Read = Callable[..., Template]
Letter = Callable[..., bytes]
Members = Callable[[bytes], dict[str, bytes]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CUSTOM = "docProps/custom.xml"
STORE = "{00000000-0000-0000-0000-000000000001}"
P = "http://schemas.microsoft.com/office/2006/metadata/properties"
SHAREPOINT = (
    f'<p:properties xmlns:p="{P}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><documentManagement>'
    '<CaseID xmlns="urn:go">BOR-2019-000001</CaseID><Emne xmlns="urn:go">Gammelt emne</Emne>'
    '<Tom xmlns="urn:go" xsi:nil="true"/></documentManagement></p:properties>'
)
CONTRACT = (
    '<ct:contentTypeSchema xmlns:ct="http://schemas.microsoft.com/office/2006/metadata/contentType">'
    '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="documentManagement">'
    '<xsd:complexType><xsd:all><xsd:element ref="ns1:Emne" minOccurs="1"/>'
    '<xsd:element ref="ns1:CaseID" minOccurs="0"/></xsd:all></xsd:complexType></xsd:element></xsd:schema>'
    "</ct:contentTypeSchema>"
)
OWN = '<brev xmlns="urn:brev"><navn>gammelt navn</navn><fast>fast</fast></brev>'


def control(xpath: str, content: str, prefixes: str, kind: str = "<w:text/>") -> str:
    """Return a bound content control in a paragraph."""
    return (
        f'<w:p><w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="{prefixes}" w:xpath="{xpath}" '
        f'w:storeItemID="{STORE}"/>{kind}</w:sdtPr><w:sdtContent><w:r><w:t>{content}</w:t></w:r>'
        "</w:sdtContent></w:sdt></w:p>"
    )


BOUND = control("/b:brev/b:navn", "{{ navn }}", "xmlns:b='urn:brev'")
COLUMN = "/p:properties[1]/documentManagement[1]/c:CaseID[1]"
PREFIXES = f"xmlns:p='{P}' xmlns:c='urn:go'"


def parsed(data: bytes, name: str = "customXml/item1.xml") -> etree._Element:
    """Return the root of a part of a letter."""
    return etree.fromstring(from_bytes(data).read(name))


def texts(root: etree._Element) -> dict[str, str | None]:
    """Return the texts of the leaves by name."""
    return {etree.QName(e).localname: e.text for e in root.iter() if len(e) == 0}


@pytest.mark.parametrize("value", ["Åse & Bo", "<navn>", '"', "{{ x }}"])
def test_bound_control_is_filled_in_store_and_text(letter: Letter, value: str) -> None:
    data = letter(BOUND, {"navn": value}, stores=[OWN])
    assert texts(parsed(data)) == {"navn": value, "fast": "fast"}
    assert "".join(t.text or "" for t in parsed(data, "word/document.xml").iter(f"{W}t")) == value


def test_bound_control_in_a_header(letter: Letter) -> None:
    data = letter("x", {"navn": "Åse"}, header=BOUND, stores=[OWN])
    assert texts(parsed(data))["navn"] == "Åse"


def test_bound_control_is_strict_too(letter: Letter) -> None:
    with pytest.raises(CaseError):
        letter(BOUND, {}, stores=[OWN])


def test_bound_date_is_refused(read: Read) -> None:
    text = control("/b:brev/b:navn", "{{ navn }}", "xmlns:b='urn:brev'", "<w:date/>")
    assert [fault.kind for fault in read(text, stores=[OWN]).faults] == ["binding"]


@pytest.mark.parametrize("xpath", ["/b:brev[", "count(/*)", "//@x", "'tekst'", "/x:brev", ""])
def test_binding_that_cannot_be_filled(read: Read, xpath: str) -> None:
    text = control(xpath, "{{ navn }}", "xmlns:b='urn:brev'")
    assert [fault.kind for fault in read(text, stores=[OWN]).faults] == ["binding"]


def test_binding_that_leads_nowhere(letter: Letter) -> None:
    """Word shows the control's own text then."""
    text = control("/b:brev/b:findes_ikke", "{{ navn }}", "xmlns:b='urn:brev'")
    data = letter(text, {"navn": "Å"}, stores=[OWN])
    assert texts(parsed(data))["navn"] == "gammelt navn"
    assert [t.text for t in parsed(data, "word/document.xml").iter(f"{W}t")] == ["Å"]


def test_store_without_tags_is_copied(letter: Letter) -> None:
    data = letter("{{ a }}", {"a": 1}, stores=[OWN])
    assert from_bytes(data).read("customXml/item1.xml") == OWN.encode()


def test_foreign_column_is_blanked(letter: Letter) -> None:
    found = parsed(letter("x", stores=[SHAREPOINT]))
    (column,) = found.iter("{urn:go}CaseID")
    assert column.text is None
    assert column.get("{http://www.w3.org/2001/XMLSchema-instance}nil") == "true"
    assert b"BOR-2019" not in etree.tostring(found)


def test_required_column_is_kept_and_told(read: Read, letter: Letter) -> None:
    options = {"stores": [SHAREPOINT, CONTRACT]}
    assert texts(parsed(letter("x", **options))) == {
        "CaseID": None,
        "Emne": "Gammelt emne",
        "Tom": None,
    }
    (notice,) = read("x", **options).notices
    assert notice.kind == "store-required"
    assert "»Emne«" in notice.message.da
    assert "Gammelt" not in notice.message.da


def test_shown_column_of_a_case_is_blanked_and_told(read: Read, letter: Letter) -> None:
    """It is an error of its own (ESD001): better a hole in a draft than another case's number."""
    text = control(COLUMN, "BOR-2019-000001", PREFIXES)
    data = letter(text, stores=[SHAREPOINT])
    assert texts(parsed(data))["CaseID"] is None
    assert b"BOR-2019" not in from_bytes(data).read("word/document.xml")
    assert [notice.kind for notice in read(text, stores=[SHAREPOINT]).notices] == ["store-shown"]


def test_another_shown_column_is_kept_and_told(read: Read, letter: Letter) -> None:
    text = control(COLUMN.replace("CaseID", "Emne"), "Gammelt emne", PREFIXES)
    assert texts(parsed(letter(text, stores=[SHAREPOINT])))["Emne"] == "Gammelt emne"
    assert [notice.kind for notice in read(text, stores=[SHAREPOINT]).notices] == ["store-shown"]


def test_shown_column_with_a_tag_is_filled(read: Read, letter: Letter) -> None:
    text = control(COLUMN, "{{ nr }}", PREFIXES)
    data = letter(text, {"nr": "BOR-2026-000046"}, stores=[SHAREPOINT])
    assert texts(parsed(data))["CaseID"] == "BOR-2026-000046"
    assert not read(text, stores=[SHAREPOINT]).notices


# --- properties -------------------------------------------------------------------------


def properties(data: bytes) -> dict[str, str]:
    """Return the custom properties of a letter; their ids are unique."""
    root = parsed(data, CUSTOM)
    ids = [int(e.get("pid", "0")) for e in root]
    assert len(ids) == len(set(ids))
    assert min(ids) >= 2
    return {e.get("name", ""): "".join(e.itertext()) for e in root}


def test_template_and_digest_are_written(letter: Letter, read: Read) -> None:
    found = properties(letter("{{ a }}", {"a": 1}))
    assert found["SeglTemplate"] == "prøve"
    assert found["SeglVersion"] == "1.2.3"
    assert found["SeglDigest"] == read("{{ a }}").digest
    assert len(found["SeglDigest"]) == 64


def test_old_properties(letter: Letter) -> None:
    old = {
        "CaseID": "BOR-2019-000001", "CCMTemplateID": "1", "_dlc_DocId": "2", "SagsNr": "3",
        "SeglDigest": "gammelt", "Firma": "Eksempel",
    }  # fmt: skip
    data = letter("{{ a }}", {"a": 1}, properties=old)
    found = properties(data)
    assert set(found) == {"Firma", "SeglTemplate", "SeglDigest", "SeglVersion"}
    assert found["SeglDigest"] != "gammelt"
    assert b"BOR-2019" not in from_bytes(data).read(CUSTOM)


def test_shown_property_of_a_case_is_blanked_and_told(read: Read, letter: Letter) -> None:
    text = '<w:p><w:fldSimple w:instr=" DOCPROPERTY  CaseID  \\* MERGEFORMAT "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    data = letter(text, properties={"CaseID": "1", "SagsNr": "2"})
    assert properties(data)["CaseID"] == ""
    assert "SagsNr" not in properties(data)
    assert not any(t.text for t in parsed(data, "word/document.xml").iter(f"{W}t"))
    notices = read(text, properties={"CaseID": "1", "SagsNr": "2"}).notices
    assert [(one.kind, one.place.quote) for one in notices] == [("store-shown", "CaseID")]


def test_shown_property_in_a_split_field(letter: Letter) -> None:
    """Word splits an instruction over runs as it does text."""
    text = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DOCPROP</w:instrText></w:r>'
        '<w:r><w:instrText>ERTY "CaseID" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert "CaseID" in properties(letter(text, properties={"CaseID": "1"}))


def test_property_with_a_tag(letter: Letter) -> None:
    assert (
        properties(letter("x", {"a": "Ø & <"}, properties={"Emne": "Om {{ a }}"}))["Emne"]
        == "Om Ø & <"
    )


def test_author_goes_and_title_stays(letter: Letter) -> None:
    data = letter("x", title="Min titel", author="Ida Jensen")
    root = parsed(data, "docProps/core.xml")
    assert texts(root)["title"] == "Min titel"
    assert texts(root)["language"] == "da-DK"
    assert b"Ida" not in from_bytes(data).read("docProps/core.xml")


def test_title_where_there_was_none(letter: Letter) -> None:
    found = from_bytes(letter("x"))
    assert b"Pr\xc3\xb8ve" in found.read("docProps/core.xml")
    assert found.content_type("docProps/core.xml").endswith("core-properties+xml")
    assert "core-properties" in {relation.kind for relation in found.relationships()}


def test_language_of_the_letter(letter: Letter) -> None:
    data = letter("x", language="kl")
    assert texts(parsed(data, "docProps/core.xml"))["language"] == "kl-GL"


# --- settings and thumbnail -----------------------------------------------------------------


def test_variables_and_attached_template_go(letter: Letter, members: Members) -> None:
    settings = (
        '<w:attachedTemplate r:id="rId9"/><w:defaultTabStop w:val="1304"/>'
        '<w:docVars><w:docVar w:name="cpr" w:val="010190-1234"/></w:docVars>'
    )
    links = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="file:///H:/Ida/brev.dotm" TargetMode="External"/></Relationships>'
    )
    found = members(
        letter(
            "{{ a }}", {"a": 1}, settings=settings, extra={"word/_rels/settings.xml.rels": links}
        )
    )
    assert b"010190" not in found["word/settings.xml"]
    assert b"attachedTemplate" not in found["word/settings.xml"]
    assert b"defaultTabStop" in found["word/settings.xml"]
    assert b"Ida" not in found["word/_rels/settings.xml.rels"]


def test_thumbnail_goes(docx: Callable[..., bytes], letter: Letter, members: Members) -> None:
    from render import archive

    base = from_bytes(docx("{{ a }}"))
    link = (
        b'<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
        b'thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>'
    )
    rels = base.read("_rels/.rels").replace(b"</Relationships>", link)
    data = archive.write(base.members, {"_rels/.rels": rels, "docProps/thumbnail.jpeg": b"billede"})
    found = members(letter(data, {"a": 1}))
    assert "docProps/thumbnail.jpeg" not in found
    assert b"thumbnail" not in found["_rels/.rels"]
