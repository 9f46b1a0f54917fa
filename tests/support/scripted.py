"""A records system that is scripted, as a client of its own for tests: `scripted` in CLIENTS."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CONFIG: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["url"],
    "properties": {"url": {"type": "string"}, "site": {"type": "string"}},
}
