"""The documents of leaders and super-users."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter

LETTERS: dict[str, Callable[[], Letter]] = {}
