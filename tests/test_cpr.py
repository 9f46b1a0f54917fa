"""What looks like a CPR number: the same to all who refuse it, cut it out or mask it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.flow import words
from qa.law import confirming
from render import case_number, cpr, naming, properties
from render.errors import DeliveryError
from render.esdh.document import Document
from render.esdh.getorganized import metadata
from render.esdh.getorganized.config import settings
from render.esdh.neutral import layout, terms
from render.esdh.outbox import columns, names
from render.limits import held
from render.values import ValueRefused
from segl.cases import numbered

CASE = "EKS-2026-000123"
DOCUMENT = Document(case=CASE, date="2026-11-20", direction="Udgående")
GO = settings({"url": "https://go.eksempel.example", "fields": {"title": "Title"}})


def _by_value(text: str) -> bool:
    try:
        held("title", text)
    except ValueRefused:
        return True
    return False


def _by_getorganized(text: str) -> bool:
    try:
        metadata.written(GO, replace(DOCUMENT, title=text))
    except DeliveryError:
        return True
    return False


def _by_package(text: str) -> bool:
    problems = terms.check(replace(DOCUMENT, title=text))
    return any(one.path == "title" and "CPR" in one.message.da for one in problems)


REFUSE: dict[str, Callable[[str], bool]] = {
    "module": cpr.has,
    "value for the records system": _by_value,
    "GetOrganized": _by_getorganized,
    "package": _by_package,
    "source of a confirmation": lambda text: confirming.refused("jurist", text) is not None,
}
CUT: dict[str, Callable[[str], str]] = {
    "module": cpr.without,
    "file": naming.safe,
    "file in the system": lambda text: names.safe(f"{text}.docx"),
    "file in a package": lambda text: layout.named(f"{text}.docx", ()),
}
MASK: dict[str, Callable[[str], str]] = {
    "module": cpr.masked,
    "what is hidden": cpr.hidden,
    "finding": words.quoted,
    "what a system said": columns.masked,
    "file of cases": lambda text: numbered.file(text).da,
}
# neither refused nor touched
NONE = [
    "Brev",
    "Afgørelse – EKS-2026-000123",
    "BOR-2026-000046",
    "BOR-2026-010126-001",
    "BOR-2026-123456-1234",
    "BOR-2026-010126-1234",
    "BOR-2026-010126 2026",
    "BOR-2026-000046 2026-11-20",
    "BOR‑2026‑010126 2026",
    "32 80 33 12",
    "tlf. 2512 345678",
    "+299 321234",
    "20261103",
    "2026-11-20 1430",
    "20-11-2026 kl. 14.30",
    "202611201430",
    "KLE 27.24.00",
    "32.03.12-G01-36-19",
    "konto 12345678901",
    "5798000123456",
    "ab010190-1234-4abc-8def-0123456789ab",
    "01019012-1234-1234-1234-010190123456",
    "0x0101000A0101901234B",
    "a1b2c3d4e5f60101901234a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1",
    "01019-01234",
    "010190-12345",
    "310190 og 1234",
]
# digits that are too many to be left in a name, and too few to refuse a letter for
DOUBTFUL = ["990190-1234", "011390-1234", "2026-123456-0001", "9912349999", "600190 1234"]
NUMBERS = [
    "010190-1234",
    "0101901234",
    "010190 1234",
    "Om 010190 - 1234.",
    "x_010190_1234",
    "barn010190-1234",
    "610190–1234",
    "310290-1234",
    "(311299 - 1234)",
    "010190\u00a0\u00a0\u00a0\u00a01234",
    "010190\u200b\u200b\u200b\u200b1234",
    "010190-1234²",
    "BOR-2026-000046 010190-1234",
    "2026-010190-1234",
    "20-11-2026-010190-1234",
    "ab010190-1234-4abc",
    "٠١٠١٩٠-١٢٣٤",
]
DIGITS = re.compile(r"\d{6}[\W_]{0,4}\d{4}(?!\d)")


@pytest.mark.parametrize(("text", "caller"), [*product([*NONE, *DOUBTFUL], REFUSE)])
def test_what_is_not_refused(text: str, caller: str) -> None:
    assert not REFUSE[caller](text)


@pytest.mark.parametrize(("text", "caller"), [*product(NONE, CUT)])
def test_what_is_not_cut(text: str, caller: str) -> None:
    assert text in CUT[caller](text)


@pytest.mark.parametrize(("text", "caller"), [*product(NONE, MASK)])
def test_what_is_not_masked(text: str, caller: str) -> None:
    assert "xx" not in MASK[caller](text)


@pytest.mark.parametrize(("text", "caller"), [*product(NUMBERS, REFUSE)])
def test_what_is_refused(text: str, caller: str) -> None:
    assert REFUSE[caller](text)


@pytest.mark.parametrize(("text", "caller"), [*product([*NUMBERS, *DOUBTFUL], CUT)])
def test_what_is_cut(text: str, caller: str) -> None:
    assert DIGITS.search(CUT[caller](text)) is None


@pytest.mark.parametrize(("text", "caller"), [*product([*NUMBERS, *DOUBTFUL], MASK)])
def test_what_is_masked(text: str, caller: str) -> None:
    found = MASK[caller](text)
    assert DIGITS.search(found) is None
    assert "-xxxx" in found


@pytest.mark.parametrize(
    "text", [one for one in (*NONE, *DOUBTFUL) if not any(case_number.numbers(one))]
)
def test_properties_that_are_kept(text: str) -> None:
    assert not properties.is_marked(text)


@pytest.mark.parametrize("text", NUMBERS)
def test_properties_that_are_not(text: str) -> None:
    assert properties.is_marked(text)


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("Sag 2026-010190-1234", "2026-010190-1234", False),
        ("Journal 27.24.00-010126 2026", "27.24.00-010126", False),
        ("010190-1234 i 2026-010190-1234", "2026-010190-1234", True),
        ("2026-010190-12345678", "2026-010190-1234", False),
        ("010190-1234", "1234", True),
        ("010190-1234", "010190", True),
        ("010190-1234", "010190-1234", True),
        ("0101901234", "0101901234", True),
        ("010190 2026-000001 1234", "2026-000001", False),
        ("010190-1234", "", True),
    ],
)
def test_own_numbers(text: str, own: str, expected: bool) -> None:
    assert cpr.has(text, own) is expected


@given(st.dates(), st.integers(0, 9999), st.sampled_from(["", "-", " ", " – ", " \u200b ", "\n\n"]))
def test_every_number_however_it_is_written(day: object, number: int, between: str) -> None:
    text = f"Om {day:%d%m%y}{between}{number:04d}, {number}x"
    assert cpr.has(text)
    assert f"{number:04d}," not in cpr.masked(text)


@given(st.text("0123456789-_ ./²\u200b\u00a0aæ\n", max_size=40))
def test_the_quick_look_misses_none(text: str) -> None:
    if DIGITS.search(text) and re.search(r"(?<!\d)\d{6}[\W_]{0,3}\d{4}(?!\d)", text):
        assert cpr.without(text) != text


@given(st.text("0159-_ x", max_size=30))
def test_what_is_refused_is_cut_and_masked(text: str) -> None:
    if cpr.has(text):
        assert "-xxxx" in cpr.masked(text)
        assert cpr.HIDDEN in cpr.hidden(text)
        assert cpr.without(text) != text
