"""Names of letters' files: what every system takes, and never a CPR number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import cpr, naming


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-20 Afgørelse om støtte", "2026-11-20 Afgørelse om støtte"),
        ("BOR-2026-000046", "BOR-2026-000046"),
        ("Åse Ærø & Søn (kopi)", "Åse Ærø & Søn (kopi)"),
        ("a/b\\c:d*e", "a b c d e"),
        ("en\nto\tre", "en to re"),
        ("nul", "_nul"),
        ("NUL.docx", "_NUL.docx"),
        ("~$brev", "brev"),
        ("  .. ", "_dokument"),
        ("", "_dokument"),
        ("\u202eved", "ved"),
        ("x" * 200, "x" * 120),
    ],
)
def test_a_name_is_safe(text: str, expected: str) -> None:
    assert naming.safe(text) == expected


@pytest.mark.parametrize(
    "number",
    [
        "010190-1234",
        "0101901234",
        "010190 1234",
        "010190    1234",
        "010190/-/1234",
        "010190\u200b\u200b\u200b\u200b1234",
        "010190 \u200b \u200b \u200b 1234",
    ],
)
def test_a_cpr_number_is_taken_out_however_it_is_parted(number: str) -> None:
    assert naming.safe(f"Barn {number} brev") == "Barn brev"


@given(st.text("0123456789-_ ./\u200b\u00a0aæ\n", max_size=40))
def test_no_name_holds_one(text: str) -> None:
    found = naming.safe(text)
    assert cpr.without(found) == found
    assert naming.safe(found) == found
