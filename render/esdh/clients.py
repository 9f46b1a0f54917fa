"""The records systems that Segl can speak to, as a list that a person can read."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, cast

from render.errors import LibraryError, ToolError
from render.esdh.secrets import Secrets
from render.esdh.system import RecordsSystem
from render.message import Message

if TYPE_CHECKING:
    from render.esdh.config import Installation

CLIENTS: dict[str, str] = {  # the word in records/<id>.toml -> the package of its client
    "getorganized": "render.esdh.getorganized",
    "sbsys": "render.esdh.sbsys",
}


class Client(Protocol):
    """
    What the package of a client holds.

    `CONFIG` is the JSON Schema of its installation's table (`url` and the system's own keys,
    not `system` and `delivery`). Neither it nor the package imports a network library.
    """

    CONFIG: Mapping[str, Any]

    def connect(self, config: Mapping[str, Any], secrets: Secrets) -> RecordsSystem:
        """Return the client of an installation, whose table was checked; sends nothing yet."""
        ...


def client(system: str) -> Client:
    """Return the client of a kind of system; LibraryError for one that Segl does not know."""
    if system not in CLIENTS:
        known = ", ".join(CLIENTS)
        raise LibraryError(
            Message(
                f"Segl kender ikke fagsystemet »{system}« (kender: {known}).",
                f'Segl does not know the records system "{system}" (knows: {known}).',
            )
        )
    return cast("Client", importlib.import_module(CLIENTS[system]))


def connect(installation: Installation, secrets: Secrets) -> RecordsSystem:
    """Return the client of an installation; ToolError where the packages for it are missing."""
    try:
        return client(installation.system).connect(installation.table, secrets)
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] in ("render", "qa", "segl"):
            raise
        raise ToolError(
            Message(
                f'Pakken {error.name} mangler: pip install "segl[records]".',
                f'The package {error.name} is missing: pip install "segl[records]".',
            )
        ) from error
