"""The installation's own Swagger file against what our client sends: read, and compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from render.errors import FileError, LibraryError
from render.esdh.config import Installation
from render.esdh.system import Difference
from render.message import Message

SBSYS = "sbsys"  # the one system whose contract Segl knows
MAX_BYTES = 50 * 2**20
AGREES = Message(
    "Installationens Swagger-fil har alt, hvad Segl sender.",
    "The installation's Swagger file has all that Segl sends.",
)


def differences(path: Path, installation: Installation) -> tuple[Difference, ...]:
    """
    Return what of our requests an installation's Swagger 2.0 file (JSON) does not have.

    LibraryError for another system than SBSYS, FileError for a file that is no such one.
    """
    if installation.system != SBSYS:
        raise LibraryError(
            Message(
                f"--swagger er til SBSYS; records/{installation.id}.toml er "
                f"»{installation.system}«.",
                f"--swagger is for SBSYS; records/{installation.id}.toml is "
                f'"{installation.system}".',
            )
        )
    from render.esdh.sbsys import contract  # late: only this asks for it

    return contract.check(_read(path), installation.table.get("api", "api"))


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileError(
            Message(f"Filen kan ikke læses: {path}", f"The file cannot be read: {path}")
        ) from error
    try:
        found = json.loads(data.decode("utf-8-sig")) if len(data) <= MAX_BYTES else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not _is_swagger(found):
        raise FileError(
            Message(
                f"{path.name} er ingen Swagger 2.0-fil i JSON. SBSYS' egen hentes på "
                "/swagger/docs/v1 eller dér, hvor siden /swagger viser hen.",
                f"{path.name} is no Swagger 2.0 file in JSON. That of SBSYS is fetched at "
                "/swagger/docs/v1, or where the page /swagger points to.",
            )
        )
    return found


def _is_swagger(found: Mapping[str, Any]) -> bool:
    """Say so of Swagger 2.0 alone: OpenAPI 3 tells of forms and bodies in another way."""
    return found.get("swagger") == "2.0" and isinstance(found.get("paths"), dict)
