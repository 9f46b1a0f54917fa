"""Yes and no."""

from __future__ import annotations

import pytest

from segl.written import truth


@pytest.mark.parametrize(
    ("word", "typed", "listed"),
    [
        ("ja", True, True),
        ("J", True, True),
        ("Nej.", False, False),
        ("no", False, False),
        ("SAND", None, True),
        ("falsk", None, False),
        ("TRUE", None, True),
        ("1", None, True),
        ("0", None, False),
        ("x", None, None),
        ("måske", None, None),
        ("", None, None),
    ],
)
def test_a_word(word: str, typed: bool | None, listed: bool | None) -> None:
    assert truth.read(word) is typed
    assert truth.listed(word) is listed
