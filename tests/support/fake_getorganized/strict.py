"""
What a strict fake refuses. It knows none of our own code: its XML reader is the standard
library's, so that a mistake in ours cannot hide in it.

How the real server says no (status, body) is not documented: 400 with a `Message` is an
assumption, 409 for a name that is taken as well (`Options.taken` tells otherwise).
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from fake_getorganized.contract import RefusalError, check

ROW = "{#RowsetSchema}row"
ADD = {"bytes", "caseid", "listname", "folderpath", "filename", "metadata", "overwrite"}
FIND = {
    "fieldproperties", "casetypeprefixes", "logicaloperator", "excludedeletedcases",
    "returncasesnumber",
}  # fmt: skip
_FIELD = {"internalname", "value", "datatype", "comparisontype", "ismultivalue"}
_UNSAFE = re.compile(r'[<>:"/\\|?*#%\x00-\x1f]')


def body(kind: str, raw: bytes) -> dict[str, Any]:
    """Return a JSON body with its keys in lower case (B: .NET does not mind the letter case)."""
    if kind.split(";")[0].strip().lower() != "application/json":
        raise RefusalError("no JSON by its content type", 415)
    try:
        found = json.loads(raw)
    except ValueError:
        raise RefusalError("no JSON") from None
    if not isinstance(found, dict):
        raise RefusalError("no object")
    lowered = {key.lower(): value for key, value in found.items()}
    if len(lowered) != len(found):
        raise RefusalError("a key twice")
    return lowered


def keys(found: Mapping[str, Any], known: set[str], needed: set[str]) -> None:
    if found.keys() - known:
        raise RefusalError(f"unknown keys {sorted(found.keys() - known)}")
    if needed - found.keys():
        raise RefusalError(f"missing keys {sorted(needed - found.keys())}")


def octets(found: Any) -> bytes:
    if not isinstance(found, list) or not found:
        raise RefusalError("Bytes is no array of numbers")
    if not all(type(one) is int and 0 <= one <= 255 for one in found):
        raise RefusalError("Bytes holds what is no byte")
    return bytes(found)


def row(text: Any) -> dict[str, str]:
    """Return the columns of a z:row that the library has and can hold."""
    try:
        element = ET.fromstring(text if isinstance(text, str) else "")
    except ET.ParseError:
        raise RefusalError("Metadata is no well-formed XML") from None
    if element.tag != ROW or len(element) or (element.text or "").strip():
        raise RefusalError("Metadata is no z:row")
    check(element.attrib)
    return dict(element.attrib)


def name(found: Any) -> str:
    if not isinstance(found, str) or not found or len(found) > 260:
        raise RefusalError("no file name")
    if _UNSAFE.search(found) or found != found.strip(" .") or ".." in found:
        raise RefusalError("a file name that SharePoint does not take")
    return found


def numbers(found: Any) -> list[int]:
    if not isinstance(found, list) or not found:
        raise RefusalError("no list of document ids")
    return [number(one) for one in found]


def number(found: Any) -> int:
    if type(found) is not int or found <= 0:
        raise RefusalError("a document id that is no number")
    return found


def search(found: Mapping[str, Any]) -> str:
    """Return the case number that is searched for by a strict query."""
    keys(found, FIND, {"fieldproperties", "casetypeprefixes"})
    fields = found["fieldproperties"]
    if not isinstance(fields, list) or len(fields) != 1 or not isinstance(fields[0], dict):
        raise RefusalError("not one field")
    field = {key.lower(): value for key, value in fields[0].items()}
    keys(field, _FIELD, {"internalname", "value"})
    if field["internalname"] != "ows_CaseID" or field.get("comparisontype") != "Equal":
        raise RefusalError("no search for a case id")
    if found["casetypeprefixes"] != [str(field["value"]).split("-")[0]]:
        raise RefusalError("another type of case than the id's")
    return str(field["value"])
