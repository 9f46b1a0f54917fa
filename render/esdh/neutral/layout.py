"""What lies where in a package, and the names that files may have there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from unicodedata import normalize

from render import naming

MANIFEST, METADATA, XML = "manifest.json", "metadata.json", "dokument.xml"
DOCUMENTS = "documents/"
ROW, SBSYS = "projections/getorganized.zrow.xml", "projections/sbsys.json"
FIXED = (MANIFEST, METADATA, XML, ROW, SBSYS)
SUFFIX, ZIP = ".pakke", ".zip"  # of a folder and of an archive that is a package

MAX_FILES = 100
MAX_TOTAL = 256 * 2**20
MAX_NAME = 200
Contents = Mapping[str, bytes]  # path in the package -> bytes

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,10}")
_MIMES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}


def mime(path: str) -> str:
    """Return the media type of a file by its ending: a closed table, the same on all machines."""
    return _MIMES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")


def is_place(path: str) -> bool:
    """Say whether a path may stand in a package: a fixed one, or a plain name in documents/."""
    return path in FIXED or (path.startswith(DOCUMENTS) and is_name(path[len(DOCUMENTS) :]))


def is_name(name: str) -> bool:
    """Say whether a file can have a name on every system, so that no path leads elsewhere."""
    if not 0 < len(name) <= MAX_NAME or naming.plain(name) != name or name.strip(" .") != name:
        return False
    return naming.usable(name)[0] == name[0]  # no device, no lock file of Word


def named(name: str, taken: Iterable[str]) -> str:
    """Return a place in documents/ for a file: a name without CPR number that nothing else has."""
    path = PurePosixPath(normalize("NFC", name).replace("\\", "/"))
    has_ending = _ENDING.fullmatch(path.suffix) is not None
    ending = path.suffix.lower() if has_ending else ""
    stem = naming.safe(path.stem if has_ending else path.name)
    used = {one.lower() for one in taken}
    found, number = f"{DOCUMENTS}{stem}{ending}", 1
    while found.lower() in used:
        number += 1
        found = f"{DOCUMENTS}{stem} ({number}){ending}"
    return found


def ordered(paths: Iterable[str]) -> list[str]:
    """Return paths in the order of a package: the manifest first, then by name."""
    return sorted(paths, key=lambda path: (path != MANIFEST, path))
