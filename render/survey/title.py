"""The title of a file, which a screen reader reads first (ISO/IEC 29500-2, 11)."""

from __future__ import annotations

from render.ooxml import DC
from render.package import Package
from render.place import Place
from render.record import record


@record
class Title:
    """The title as it lies in the file."""

    place: Place
    text: str


def read_title(package: Package) -> Title | None:
    """Return the title of a package; None where it is missing or blank."""
    name = package.related("core-properties")
    element = package.parse(name).find(f"{{{DC}}}title") if name else None
    text = " ".join((element.text or "").split()) if element is not None else ""
    return Title(Place(name, "properties", quote=text), text) if text else None
