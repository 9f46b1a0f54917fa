"""Facts of a records system in the form of a field: what is not sure is nothing."""

from __future__ import annotations

from typing import Any

import pytest

from render.esdh.prefill import Wanted, wanted


@pytest.mark.parametrize(
    ("form", "fact", "value"),
    [
        ("text", "Prøve", "Prøve"),
        ("text", False, False),
        ("text", 0, 0),
        ("text", " ", None),
        ("text", None, None),
        ("date", "2026-11-18", "2026-11-18"),
        ("date", "2026-11-18 23:59:00", "2026-11-18"),
        ("date", "2026-11-18T23:59:00.507-02:00", "2026-11-18"),
        ("date", "2026-11-18T00:00:00Z", "2026-11-18"),
        ("date", "2026-11-18T00:00:00.000+00:00", "2026-11-18"),
        ("date", "2026-11-18T23:00:00Z", None),
        ("date", "2026-11-18T03:00:00+00:00", None),
        ("date", "2026-02-30", None),
        ("date", "18-11-2026", None),
        ("date", 20261118, None),
        ("lookup", "3;#borger", "borger"),
        ("lookup", "3;#en;#4;#anden", None),
        ("lookup", "3;#", None),
        ("lookup", "borger", None),
        ("lookup_id", "3;#borger", "3"),
        ("lookup_id", "3;#en;#4;#anden", None),
    ],
)
def test_forms(form: str, fact: Any, value: Any) -> None:
    assert Wanted("felt", "F", form).of({"F": fact}) == value


def test_a_fact_that_is_not_there() -> None:
    assert Wanted("felt", "F").of({"f": 1}) is None


def test_the_table() -> None:
    content = {"a.b": "F", "c": {"fact": "G", "form": "date", "confirmed": True}}
    assert wanted(content) == (Wanted("a.b", "F"), Wanted("c", "G", "date", True))
