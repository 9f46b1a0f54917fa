"""Whether all texts of a pattern are texts of another."""

from __future__ import annotations

import pytest

from qa.proof.within import is_within


@pytest.mark.parametrize(
    ("pattern", "wider", "expected"),
    [
        ("^[0-9]{6}([0-9]{2})?$", "^[0-9]{4,12}$", True),
        ("^[0-9]{6}([0-9]{2})?$", "^[0-9]{6}$", False),
        ("^[0-9]{2,}$", "^[0-9]+$", True),
        ("^(a|b)*$", "^[a-c]*$", True),
        ("^(a|b)*$", "^(a|b)+$", False),
        (r"^\+45 [0-9]{8}$", r"^(\+[0-9]{2} )?[0-9]+$", True),
        ("^[^a]$", "^.$", False),  # not known
        ("^ℵ?$", "^ℵ*$", False),  # not known
    ],
)
def test_a_pattern_is_within_another(pattern: str, wider: str, expected: bool) -> None:
    assert is_within(pattern, wider) is expected
