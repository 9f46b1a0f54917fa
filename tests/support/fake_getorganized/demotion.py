"""SharePoint writes a library's columns into the file (demotion): other bytes, the same text."""

from __future__ import annotations

import io
import zipfile

_PART = "customXml/item99.xml"
_ROW = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties">'
    "<documentManagement/></p:properties>"
)


def demoted(data: bytes) -> bytes:
    """Return a Word file with a part more; what is no zip gets a byte more."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data + b"\n"
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        if _PART not in archive.namelist():
            archive.writestr(_PART, _ROW)
    return made.getvalue()
