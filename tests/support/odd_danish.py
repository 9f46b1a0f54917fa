"""Odd documents about law: a Danish letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def _danish(text: str) -> dict[str, Any]:
    return {"text": text, "jurisdiction": "dk"}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {"(dansk)": _danish}
