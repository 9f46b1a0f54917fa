"""What a records system takes: lengths, dates, no CPR number."""

from __future__ import annotations

import pytest

from render.limits import held
from render.values import ValueRefused


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
