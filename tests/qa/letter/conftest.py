"""Letters of the reference library, filled once for all tests of finished letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from qa.letter import Checked, check
from render import case
from render.library import Library, open_library
from render.renderer import Renderer

ROOT = Path(__file__).resolve().parents[3]


@cache
def opened() -> Library:
    """Return the reference library."""
    return open_library(ROOT)


@cache
def _renderer(template: str) -> Renderer:
    entry = opened().entry(template)
    declared = opened().schema(entry.manifest.schema)
    return Renderer(opened().template(entry), declared, opened().municipality())


@cache
def filled(template: str, sample: str) -> bytes:
    """Return the letter of a sample case."""
    path = ROOT / "templates" / template / "cases" / f"{sample}.json"
    return _renderer(template).render(case.read(path.read_bytes()))


@pytest.fixture(scope="session")
def library() -> Library:
    """The reference library."""
    return opened()


@pytest.fixture(scope="session")
def letter() -> Callable[[str, str], bytes]:
    """`letter(template, sample)`: the letter of a sample case, filled once."""
    return filled


@pytest.fixture(scope="session")
def judged() -> Callable[..., Checked]:
    """`judged(data, case="", template="")`: what the check says by the reference library."""
    return lambda data, **options: check(data, "brev.docx", opened(), **options)


@pytest.fixture(scope="session")
def codes() -> Callable[..., Mapping[str, str]]:
    """`codes(data, ...)`: the codes of the findings with their severities."""

    def codes(data: bytes, library: Library | None = None, **options: Any) -> Mapping[str, str]:
        found = check(data, "brev.docx", library, **options).findings
        return {one.code: one.severity for one in found}

    return codes
