"""What a records system takes: lengths, dates, no CPR number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.limits import has_cpr, held
from render.values import ValueRefused


@pytest.mark.parametrize(
    "text",
    ["", "Afgørelse – EKS-2026-000123", "EKS-2026-000123-001", "32 80 33 12", "20261103",
     "2026-11-03 1234", "konto 12345678901", "990190-1234", "011390-1234", "01019-01234",
     "310190 og 1234"],
)  # fmt: skip
def test_no_cpr_number(text: str) -> None:
    assert not has_cpr(text)


@pytest.mark.parametrize(
    "text", ["010190-1234", "0101901234", "Om 010190 1234.", "x_010190_1234", "610190–1234",
             "(311299 - 1234)"]
)  # fmt: skip
def test_a_cpr_number(text: str) -> None:
    assert has_cpr(text)


@given(st.dates(), st.integers(0, 9999), st.sampled_from(["", "-", " ", " – "]))
def test_every_number_however_it_is_written(day: object, number: int, between: str) -> None:
    assert has_cpr(f"Om {day:%d%m%y}{between}{number:04d}, {number}x")


@pytest.mark.parametrize(
    ("field", "text"),
    [("title", "x" * 256), ("title", "Om 010190-1234"), ("description", "x" * 4097),
     ("exempt_title", "010190-1234"), ("exempt_basis", "x" * 1025), ("date", "2026-02-30"),
     ("date", "03.11.2026")],
)  # fmt: skip
def test_refused_without_the_value(field: str, text: str) -> None:
    with pytest.raises(ValueRefused) as caught:
        held(field, text)
    assert text not in caught.value.message.da + caught.value.message.en


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [("title", " Om\n en\u00a0sag ", "Om en sag"), ("title", "x" * 255, "x" * 255),
     ("exempt_basis", "010190-1234", "010190-1234"), ("date", "2026-11-03", "2026-11-03")],
)  # fmt: skip
def test_taken(field: str, text: str, expected: str) -> None:
    assert held(field, text) == expected
