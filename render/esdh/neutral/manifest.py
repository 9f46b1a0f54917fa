"""manifest.json: every other file of a package with its checksum, and a checksum of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from render.esdh.neutral import layout, text
from render.esdh.neutral.layout import Contents
from render.record import record

SCHEMA = "segl-package-1"
TOOL = "segl"


@record
class Stamp:
    """When a package is made (UTC, `2026-11-22T13:05:00Z`) and by which release of Segl."""

    created: str
    version: str


def write(
    contents: Contents,
    roles: Mapping[str, str],
    stamp: Stamp,
    template: Mapping[str, str],
    missing: Sequence[str],
) -> dict[str, Any]:
    """
    Return the content of manifest.json for all other files, whose `roles` are by path.

    `missing` are the elements that SF2900 requires and nobody has said.
    """
    letter = next(path for path, role in roles.items() if role == "letter")
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "created": stamp.created,
        "tool": {"name": TOOL, "version": stamp.version},
        **({"template": dict(template)} if template else {}),
        "letter": sha256(contents[letter]),
        "sf2900": {"complete": not missing, "missing": list(missing)},
        "files": [
            {
                "path": path,
                "role": roles[path],
                "mime": layout.mime(path),
                "size": len(contents[path]),
                "sha256": sha256(contents[path]),
            }
            for path in layout.ordered(contents)
        ],
    }
    return content | {"digest": digest(content)}


def digest(content: Mapping[str, Any]) -> str:
    """Return the checksum of a manifest, over its text without that checksum."""
    return sha256(text.dump({name: value for name, value in content.items() if name != "digest"}))


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def stamp_of(content: Mapping[str, Any]) -> Stamp:
    """Return the stamp in a sound manifest."""
    return Stamp(content["created"], content["tool"]["version"])
