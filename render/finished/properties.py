"""The custom properties of a document: names and texts (ISO/IEC 29500-1, 22.3)."""

from __future__ import annotations

from collections.abc import Mapping

from render.package import Package


def custom(package: Package) -> Mapping[str, str]:
    """Return the custom properties of a package by name; of two of one name, the first."""
    name = package.related("custom-properties")
    found: dict[str, str] = {}
    for entry in package.parse(name) if name else ():
        text = "".join(str(piece) for piece in entry.itertext()).strip()
        found.setdefault(entry.get("name", ""), text)
    return found
