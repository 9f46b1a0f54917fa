"""What a records system leaves in a file: columns, contracts, bound controls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from render import ooxml


def _columns(name: str, value: str) -> str:
    return (
        f'<p:properties xmlns:p="{ooxml.SHAREPOINT}"><documentManagement>'
        f'<{name} xmlns="urn:sag">{value}</{name}></documentManagement></p:properties>'
    )


def _control(rest: str) -> dict[str, Any]:
    path = "/p:properties[1]/documentManagement[1]/ns:CaseID[1]"
    names = f"xmlns:p='{ooxml.SHAREPOINT}' xmlns:ns='urn:sag'"
    control = (
        f'<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="{names}" w:xpath="{path}" '
        'w:storeItemID="{00000000-0000-0000-0000-000000000001}"/></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{rest}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    return {"text": f"<w:p>{control}</w:p>", "stores": [_columns("CaseID", "EKS-2020-000001")]}


def _required(rest: str) -> dict[str, Any]:
    contract = (
        f'<ct:contentTypeSchema xmlns:ct="{ooxml.CONTENT_TYPE}">'
        '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="d">'
        '<xsd:complexType><xsd:all><xsd:element ref="ns:Part"/></xsd:all></xsd:complexType>'
        "</xsd:element></xsd:schema></ct:contentTypeSchema>"
    )
    return {"text": "Kære borger", "stores": [_columns("Part", rest), contract]}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(kontrolelement bundet til kolonnen CaseID)": _control,
    "(den påkrævede kolonne Part)": _required,
}
