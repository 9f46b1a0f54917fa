"""Segl's own catalogue files, as rows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from render.manifest import JURISDICTIONS, read_toml

__all__ = ["JURISDICTIONS", "builtin", "one"]


@cache
def one(jurisdiction: str) -> Mapping[str, Any]:
    """Return the rows of a jurisdiction, dates as ISO text; nobody may change them."""
    return read_toml(Path(__file__).with_name(f"{jurisdiction}.toml"))


def builtin() -> Mapping[str, Mapping[str, Any]]:
    """Return the rows of all jurisdictions."""
    return {where: one(where) for where in JURISDICTIONS}
