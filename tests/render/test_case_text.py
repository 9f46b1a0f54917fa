"""A case written is the case that is read."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import case, case_text

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((ROOT / "templates").glob("*/cases/*.json"))
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=8)
NUMBER = st.integers(-(10**14), 10**14) | st.decimals(-(10**6), 10**6, places=3)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | NUMBER | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)


@given(content=st.dictionaries(TEXT, VALUES, max_size=4))
def test_any_case_comes_back_with_each_digit(content: dict[str, Any]) -> None:
    data = case_text.write(content)
    again = case.read(data)
    assert again == content
    assert case_text.write(again) == data


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_the_sample_cases_are_written_as_they_stand(path: Path) -> None:
    assert case_text.write(case.read(path.read_bytes())) == path.read_bytes()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1234.50"), "1234.50"),
        (Decimal("0.1"), "0.1"),
        (Decimal("1E+3"), "1000"),
        (3, "3"),
        (True, "true"),
        (None, "null"),
        ('æ\n"', '"æ\\n\\""'),
        ([], "[]"),
        ({}, "{}"),
    ],
)
def test_values(value: Any, text: str) -> None:
    written = case_text.write({"x": value}).decode()
    assert written == f'{{\n  "x": {text}\n}}\n'
    assert json.loads(written, parse_float=Decimal) == {"x": value}
