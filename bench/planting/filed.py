"""Defects of what the records system is told: `[metadata]`, columns, controls, properties."""

from __future__ import annotations

import re
from collections.abc import Callable

from planting.schemas import Schemas
from planting.specimen import Defect, Specimen, run

_P = "http://schemas.microsoft.com/office/2006/metadata/properties"
_TYPES = "http://schemas.microsoft.com/office/2006/metadata/contentType"
_META = "http://schemas.microsoft.com/office/2006/metadata/properties/metaAttributes"
_SITE = "00000000-0000-0000-0000-00000000beef"  # a site's namespace is a bare GUID
_NUMBER = "EKS-2019-000777"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def _manifest(specimen: Specimen) -> str:
    return f"templates/{specimen.name.split('/')[0]}/template.toml"


def _told(key: str, value: str, needs: str = "") -> Callable[[Specimen], bool]:
    """Return a planter that gives a key of the metadata a value; `needs` is a field it asks for."""

    def plant(specimen: Specimen) -> bool:
        path = _manifest(specimen)
        before = specimen.files.get(path, "")
        if "[metadata]" not in before or (needs and not Schemas(specimen).at(needs)):
            return False
        head, _, tail = before.partition("[metadata]\n")
        rest = re.sub(rf"(?m)^{key} = .*\n", "", tail)
        specimen.files[path] = f"{head}[metadata]\n{key} = {value}\n{rest}"
        return True

    return plant


def _optional(specimen: Specimen) -> bool:
    """Let the title name a field that the schema lets a case leave out."""
    schemas = Schemas(specimen)
    schemas.root["properties"]["kaldenavn"] = {"title": "Kaldenavn", "type": "string",
                                               "minLength": 1, "format": "tekst",
                                               "maxLength": 40}  # fmt: skip
    return schemas.save() and _told("title", '"Brev {kaldenavn}"')(specimen)


def _unlimited(specimen: Specimen) -> bool:
    """Let the title name a field that may have any length."""
    schemas = Schemas(specimen)
    schemas.root["properties"]["sagstitel"] = {"title": "Sagens titel",
                                               "$ref": "common.json#/$defs/tekst"}  # fmt: skip
    schemas.root["required"] = [*schemas.root.get("required", ()), "sagstitel"]
    folder = f"templates/{specimen.name.split('/')[0]}/cases/"
    for path in [path for path in specimen.files if path.startswith(folder)]:
        specimen.json(path, lambda case: case.__setitem__("sagstitel", "En sag"))
    return schemas.save() and _told("title", '"Brev {sagstitel}"')(specimen)


def _store(specimen: Specimen, number: int, content: str) -> None:
    """Give the file a data store."""
    item = f"{{00000000-0000-0000-0000-{number:012d}}}"
    name = f"customXml/item{number}.xml"
    specimen.members[name] = content.encode()
    data = (
        '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'customXml" ds:itemID="{item}"/>'
    )
    specimen.add(f"customXml/itemProps{number}.xml", data.encode(), _PROPERTIES)
    specimen.relate("customXmlProps", f"itemProps{number}.xml", part=name)
    specimen.relate("customXml", f"../{name}")
    for entry in specimen.tree("word/_rels/document.xml.rels").iter():
        if entry.get("Id") == "rIdPlanted":
            entry.set("Id", f"rIdPlanted{number}")


def _contract(name: str, choices: tuple[str, ...], required: bool) -> Callable[[Specimen], bool]:
    """Return a planter of the contract of a library with one column."""
    words = "".join(f'<xsd:enumeration value="{one}"/>' for one in choices)
    least = "" if required else ' minOccurs="0"'
    contract = (
        f'<ct:contentTypeSchema xmlns:ct="{_TYPES}" xmlns:ma="{_META}" '
        'xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:schema '
        f'targetNamespace="{_P}" xmlns:ns2="{_SITE}"><xsd:element name="documentManagement">'
        f'<xsd:complexType><xsd:all><xsd:element ref="ns2:{name}"{least}/></xsd:all>'
        f'</xsd:complexType></xsd:element></xsd:schema><xsd:schema targetNamespace="{_SITE}" '
        'xmlns:dms="http://schemas.microsoft.com/office/2006/documentManagement/types">'
        f'<xsd:element name="{name}" ma:displayName="{name}"><xsd:simpleType><xsd:restriction '
        f'base="dms:Choice">{words}</xsd:restriction></xsd:simpleType></xsd:element>'
        "</xsd:schema></ct:contentTypeSchema>"
    )

    def plant(specimen: Specimen) -> bool:
        if "[metadata]" not in specimen.files.get(_manifest(specimen), ""):
            return False
        _store(specimen, 901, contract)
        return True

    return plant


def _control(name: str, value: str, there: bool) -> Callable[[Specimen], bool]:
    """Return a planter of a control that shows a column, which is there or not."""
    names = f"xmlns:p='{_P}' xmlns:c='{_SITE}'"
    path = f"/p:properties[1]/documentManagement[1]/c:{name}[1]"
    item = "{00000000-0000-0000-0000-000000000902}"
    control = (
        f'<w:p><w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="{names}" w:xpath="{path}" '
        f'w:storeItemID="{item}"/><w:text/></w:sdtPr><w:sdtContent>{run(value)}</w:sdtContent>'
        "</w:sdt></w:p>"
    )
    columns = (
        f'<p:properties xmlns:p="{_P}"><documentManagement><{name} xmlns="{_SITE}">{value}'
        f"</{name}></documentManagement></p:properties>"
    )

    def plant(specimen: Specimen) -> bool:
        if there:
            _store(specimen, 902, columns)
        return specimen.insert(control)

    return plant


def _field(specimen: Specimen) -> bool:
    return specimen.insert(
        '<w:p><w:fldSimple w:instr=" DOCPROPERTY Journalnummer \\* MERGEFORMAT ">'
        f"{run(_NUMBER)}</w:fldSimple></w:p>"
    )


_MANY = "x" * 260
DEFECTS: tuple[Defect, ...] = (
    Defect("metadata: an unknown field", ("ESD005",), _told("title", '"Brev {sag.nummer}"', "sag"), "library"),
    Defect("metadata: a field that may lack", ("ESD005",), _optional, "library"),
    Defect("metadata: a group for a text", ("ESD005",), _told("title", '"Brev {sag}"', "sag"), "library"),
    Defect("metadata: no yes or no", ("ESD005",), _told("address_protected", '"{sag.nr}"', "sag"), "library"),
    Defect("metadata: a title too long", ("ESD006",), _told("title", f'"{_MANY}"'), "library"),
    Defect("metadata: a title without a limit", ("ESD006",), _unlimited, "library"),
    Defect("metadata: a CPR number in the title", ("ESD007",), _told("title", '"Om {barn.cpr}"', "barn.cpr"), "library"),
    Defect("metadata: a hidden CPR number", ("ESD007",), _told("description", '"{barn.cpr|cpr_skjult}"', "barn.cpr"), "library"),
    Defect("metadata: a CPR number in words", ("ESD007",), _told("title", '"Om 010190-1234"'), "library"),
    Defect("metadata: a word that no column takes", ("ESD008",), _contract("Korrespondance", ("Ind", "Ud"), False), "library"),
    Defect("metadata: a required column unfilled", ("ESD009",), _contract("Afdeling", (), True), "library"),
    Defect("a control whose column is gone", ("ESD010",), _control("Journalnummer", _NUMBER, False), "library"),
    Defect("a field for a property that is not there", ("ESD010",), _field),
    Defect("metadata: a date that is none", ("ESD011",), _told("date", '"{sag.nr}"', "sag"), "library"),
    Defect("metadata: an address in the title", ("ESD012",), _told("title", '"Brev til {modtager.adresse.vej}"', "modtager.adresse"), "library"),
    Defect("a column of another case shown", ("ESD001",), _control("DocIdJournal", _NUMBER, True), "library"),
    Defect("a direction that is none", ("LIB001",), _told("direction", '"ud"'), "library"),
    Defect("an unknown key of the metadata", ("LIB001",), _told("titel", '"Brev"'), "library"),
    Defect("a pattern with two braces", ("LIB001",), _told("title", '"{{ sag.nr }}"'), "library"),
)  # fmt: skip
