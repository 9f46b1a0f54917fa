"""A bench for batches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from batches import Bench
from segl import batching


@pytest.fixture
def bench(tmp_path: Path, docx: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A template `Hej {{ navn }}.` and its schema; workers are given two cases at a time."""
    monkeypatch.setattr(batching, "LETTERS", 2)
    found = Bench(tmp_path, docx)
    found.write("Hej {{ navn }}.")
    return found
