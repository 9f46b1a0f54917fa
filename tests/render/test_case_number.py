"""Case numbers: what is one, what stands in a text, and which case a number is of."""

from __future__ import annotations

import pytest

from render import case_number

NONE = (
    "", "BOR-2026-46", "bor-2026-000046", "BOR-26-000046", "BORG-2026-000046x", "27.24.00",
    "32.03.12", "32.03.12-G01-36", "32.03.12-G01-36-2019", "2026-11-20", "010190-1234", "46",
    "BOR-2026-000046 ", " 32.03.12-G01-36-19",
)  # fmt: skip
SOME = (
    "BOR-2026-000046", "ÆØÅ-2026-000046", "EKS-2026-000124-001",
    "32.03.12-G01-36-19", "27.24.03-G01-123456-26",
)  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_case_number(text: str) -> None:
    assert not case_number.is_case_number(text)


@pytest.mark.parametrize("text", SOME)
def test_a_case_number(text: str) -> None:
    assert case_number.is_case_number(text)
    assert len(text) <= case_number.LONGEST


TEXTS: tuple[tuple[str, list[str]], ...] = (
    ("Ring på 32 16 11, tirsdag den 20-11-2026", []),
    ("KLE 27.24.03, facet G01", []),
    ("XBOR-2026-000046, BOR-2026-0000461", []),
    ("1.32.03.12-G01-36-19", []),
    ("Sag BOR-2026-000046.", ["BOR-2026-000046"]),
    (
        "BOR\u20112026\u2011000046 og EKS-2026-000124-001",
        ["BOR-2026-000046", "EKS-2026-000124-001"],
    ),
    ("(32.03.12-G01-36-19)", ["32.03.12-G01-36-19"]),
    ("sag 32.03.12\u2011G01\u201136\u201119, side 2", ["32.03.12-G01-36-19"]),
    ("dokument BOR-2026-000046-1234", ["BOR-2026-000046"]),
)


@pytest.mark.parametrize(("text", "found"), TEXTS)
def test_numbers_in_a_text(text: str, found: list[str]) -> None:
    assert [*case_number.numbers(text)] == found


BASES = (
    ("EKS-2026-000124-001", "EKS-2026-000124"),
    ("eks-2026-000124-001", "EKS-2026-000124"),
    (" BOR\u20112026\u2011000046 ", "BOR-2026-000046"),
    ("32.03.12-G01-36-19", "32.03.12-G01-36-19"),
    ("7", "7"),
)


@pytest.mark.parametrize(("number", "base"), BASES)
def test_the_case_of_a_number(number: str, base: str) -> None:
    assert case_number.base(number) == base
