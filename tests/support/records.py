"""
Documents as a records system leaves them, written out as text.

Columns, contract, bound controls and fields have the form that was measured on templates of
GetOrganized; names, numbers and persons are fictional.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from typing import Any

P = "http://schemas.microsoft.com/office/2006/metadata/properties"
V3 = "http://schemas.microsoft.com/sharepoint/v3"
SITE = "ff038efd-60d5-4198-a271-1b789e3e63e2"  # a site's own namespace: different on each
XSI = "http://www.w3.org/2001/XMLSchema-instance"
STORE = "{00000000-0000-0000-0000-000000000001}"
CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
FOREIGN = "EKS-2019-000777"  # the number of the case that the template was once filed in
PERSON = "Prøve Prøvesen"
ACCOUNT = "i:0#.w|eksempel\\prpr"
VALUES = {
    "CaseID": FOREIGN, "DocID": "4711", "Dato": "2019-03-04T00:00:00+00:00",
    "Korrespondance": "Intern", "Beskrivelse": f"Om {FOREIGN}",
}  # fmt: skip
_V3 = frozenset({"CaseID", "DocID", "CaseOwner"})
_CHOICES = ("Indgående", "Intern", "Udgående")


def columns(values: Mapping[str, str] = VALUES, owner: bool = True) -> str:
    """Return the store of a library's columns; one of them names a person and an account."""
    inner = "".join(
        f'<{name} xmlns="{V3 if name in _V3 else SITE}">{value}</{name}>'
        for name, value in values.items()
    )
    if owner:
        inner += (
            f'<CaseOwner xmlns="{V3}"><UserInfo><DisplayName>{PERSON}</DisplayName>'
            f"<AccountId>17</AccountId><AccountType>{ACCOUNT}</AccountType></UserInfo></CaseOwner>"
        )
    return (
        f'<p:properties xmlns:p="{P}" xmlns:xsi="{XSI}"><documentManagement>{inner}'
        "</documentManagement></p:properties>"
    )


def column(name: str, kind: str = "Text", more: str = "", inner: str = "") -> str:
    """Return what a contract says of a column."""
    return (
        f'<xsd:element name="{name}" {more} ma:internalName="{name}"><xsd:simpleType>'
        f'<xsd:restriction base="dms:{kind}">{inner}</xsd:restriction></xsd:simpleType></xsd:element>'
    )


def choice(name: str, words: tuple[str, ...] = _CHOICES, more: str = "") -> str:
    """Return what a contract says of a column with choices."""
    words_ = "".join(f'<xsd:enumeration value="{word}"/>' for word in words)
    return column(name, "Choice", more, words_)


STANDARD = (
    choice("Korrespondance", more='ma:displayName="Dokumentkategori" ma:default="Intern"')
    + column("Dato", "DateTime", 'ma:displayName="Dato" ma:format="DateOnly"')
    + column("CaseID", more='ma:displayName="Sagsnummer" ma:readOnly="true" nillable="true"')
    + column("Beskrivelse", "Note", 'nillable="true"', '<xsd:maxLength value="255"/>')
)
REQUIRED = frozenset({"Korrespondance", "Dato"})


def contract(declared: str = STANDARD, required: frozenset[str] = REQUIRED) -> str:
    """Return the contract of a library with the columns declared."""
    names = re.findall(r'element name="(\w+)"', declared)
    refs = "".join(
        f'<xsd:element ref="ns2:{name}"{"" if name in required else " minOccurs=" + chr(34) + "0" + chr(34)}/>'
        for name in names
    )
    return (
        '<ct:contentTypeSchema xmlns:ct="http://schemas.microsoft.com/office/2006/metadata/contentType" '
        'xmlns:ma="http://schemas.microsoft.com/office/2006/metadata/properties/metaAttributes" '
        'xmlns:xsd="http://www.w3.org/2001/XMLSchema" ma:contentTypeName="GetOrganized dokument">'
        f'<xsd:schema xmlns:ns2="{SITE}" targetNamespace="{P}" ma:root="true">'
        '<xsd:element name="properties"><xsd:complexType><xsd:sequence>'
        '<xsd:element name="documentManagement"><xsd:complexType><xsd:all>'
        f"{refs}</xsd:all></xsd:complexType></xsd:element></xsd:sequence></xsd:complexType>"
        f'</xsd:element></xsd:schema><xsd:schema targetNamespace="{SITE}" '
        'xmlns:dms="http://schemas.microsoft.com/office/2006/documentManagement/types">'
        f"{declared}</xsd:schema></ct:contentTypeSchema>"
    )


def bound(
    name: str, words: str, kind: str = "<w:text/>", store: str = STORE, prompt: bool = False
) -> str:
    """Return a paragraph with a control that is bound to a column, or the title's property."""
    names = f"xmlns:ns0='{P}' xmlns:ns1='{XSI}' xmlns:ns3='{V3 if name in _V3 else SITE}'"
    path = f"/ns0:properties[1]/documentManagement[1]/ns3:{name}[1]"
    if store == CORE:
        names = (
            "xmlns:ns0='http://purl.org/dc/elements/1.1/' xmlns:ns1='http://schemas.openxmlformats"
            ".org/package/2006/metadata/core-properties'"
        )
        path = f"/ns1:coreProperties[1]/ns0:{name}[1]"
    shows = "<w:showingPlcHdr/>" if prompt else ""
    return (
        f'<w:p><w:r><w:t xml:space="preserve">{name}: </w:t></w:r><w:sdt><w:sdtPr>'
        f'<w:alias w:val="{name}"/><w:id w:val="{zlib.crc32(name.encode()) % 10**8}"/>{shows}'
        f'<w:dataBinding w:prefixMappings="{names}" w:xpath="{path}" w:storeItemID="{store}"/>'
        f"{kind}</w:sdtPr><w:sdtContent><w:r><w:t>{words}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )


DAY = (
    '<w:date w:fullDate="2019-03-04T00:00:00Z"><w:dateFormat w:val="dd-MM-yyyy"/>'
    '<w:lid w:val="da-DK"/><w:storeMappedDataAs w:val="dateTime"/>'
    '<w:calendar w:val="gregorian"/></w:date>'
)
LIST = "<w:dropDownList>{}</w:dropDownList>".format(
    "".join(f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in _CHOICES)
)


def simple(name: str, words: str, more: str = r"\* MERGEFORMAT") -> str:
    """Return a paragraph with a simple DOCPROPERTY field."""
    return (
        f'<w:p><w:fldSimple w:instr=" DOCPROPERTY  {name}  {more} "><w:r><w:t>{words}</w:t></w:r>'
        "</w:fldSimple></w:p>"
    )


def complex_(name: str, words: str) -> str:
    """Return a paragraph with a complex DOCPROPERTY field, its instruction in two runs."""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"<w:p>{char.format('begin')}<w:r><w:instrText> DOCPROP</w:instrText></w:r>"
        f'<w:r><w:instrText>ERTY "{name}" </w:instrText></w:r>{char.format("separate")}'
        f"<w:r><w:t>{words[:3]}</w:t></w:r><w:r><w:t>{words[3:]}</w:t></w:r>{char.format('end')}</w:p>"
    )


def filed(**more: Any) -> dict[str, Any]:
    """Return the options of a template that once lay in a case: all kinds of traces."""
    text = "\n".join([
        "# Afgørelse",
        bound("CaseID", FOREIGN),
        bound("Dato", "04-03-2019", DAY),
        bound("Korrespondance", "Intern", LIST),
        bound("title", f"Notat {FOREIGN}", store=CORE),
        simple("CaseNo", FOREIGN),
        complex_("SeglTitle", f"Notat {FOREIGN}"),
        "Kære {{ navn }}",
    ])  # fmt: skip
    properties = {
        "CaseNo": FOREIGN, "CCMEventContext_1": FOREIGN, "DocID": "4711", "CaseOwner": PERSON,
        "TemplateUrl": f"https://eksempel.gl/{FOREIGN}", "Emne": "Om {{ navn }}",
    }  # fmt: skip
    settings = f'<w:docVars><w:docVar w:name="Encrypted_DialogFieldValue_1" w:val="{FOREIGN}"/></w:docVars>'
    found = {
        "text": text, "stores": [columns(), contract()], "properties": properties,
        "settings": settings, "title": f"Notat {FOREIGN}", "author": PERSON,
        "header": bound("CaseID", FOREIGN),
    }  # fmt: skip
    return found | more
