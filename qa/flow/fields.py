"""The fields of a sample case, each with its path: what a rule may name, beside what it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from render.case import is_field_name


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (path, text) of each text and whole number in a case, as `modtager.navn`."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            name = key if is_field_name(key) else "?"  # it could be a person's name
            yield from texts(item, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from texts(item, f"{path}[{index}]")
    elif isinstance(value, (str, int)) and not isinstance(value, bool):
        yield path, str(value)
