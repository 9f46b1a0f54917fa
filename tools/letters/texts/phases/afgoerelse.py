"""The letters of deciding a case."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts import afgoerelse_stoette

LETTERS: dict[str, Callable[[], Letter]] = {
    "afgoerelse_stoette": afgoerelse_stoette.letter,
}
