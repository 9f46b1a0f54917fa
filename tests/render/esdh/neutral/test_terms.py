"""What a letter and a person say of it, settled; what is missing is asked for by its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from packages import KNOWN, LEAST
from render import cpr
from render.errors import CaseError
from render.esdh.document import PROPERTIES, Document
from render.esdh.neutral.terms import BY_FIELD, TERMS, settled


def refused(document: Document, **said: str) -> list[str]:
    with pytest.raises(CaseError) as caught:
        settled(document, said)
    return [problem.message.da for problem in caught.value.problems]


def test_each_field_of_a_document_has_a_name() -> None:
    assert {term.field for term in TERMS} == set(PROPERTIES.values())


@pytest.mark.parametrize("document", [KNOWN, LEAST, replace(KNOWN, description="")])
def test_a_document_that_says_enough_stays_as_it_is(document: Document) -> None:
    assert settled(document, {}) == document


def test_a_person_fills_what_the_letter_does_not_say() -> None:
    said = {"case": " EKS-2026-000123 ", "title": "Svar", "date": "2026-11-22"}
    assert settled(Document(direction="Intern"), said) == LEAST


def test_saying_the_same_again_is_no_disagreement() -> None:
    assert settled(LEAST, {"case": LEAST.case, "title": ""}) == LEAST


def test_what_is_missing_is_named_with_the_way_to_give_it() -> None:
    assert refused(Document()) == [
        "»Sagsnummer« mangler i brevets egenskaber. Angiv det med --case.",
        "»Titel« mangler i brevets egenskaber. Angiv det med --title.",
        "»Dato« mangler i brevets egenskaber. Angiv det med --date.",
        "»Retning« mangler i brevets egenskaber. Angiv det med --direction (Indgående, Udgående, "
        "Intern).",
    ]


def test_a_letter_of_another_case_is_refused_without_its_number() -> None:
    (told,) = refused(LEAST, case="EKS-2026-000999")
    assert "»Sagsnummer«" in told
    assert "000123" not in told


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "22-11-2026"), ("date", "2026-02-30"), ("direction", "udgående"),
        ("kle", "27.24"), ("facet", "G1"), ("title", "x" * 256), ("description", "x" * 4097),
        ("title", "to\nlinjer"), ("title", "\x85"), ("description", "\x00"), ("title", "\ufffe"),
        ("title", "\ud800"), ("language", "engelsk"), ("journalise", "yes"),
        ("title", "Om 010190-1234"), ("exempt_title", "0101901234"),
        ("title", "Om 010190 1234 og 1"), ("case", "010190-1234"),
        ("title", "Om 610190-1234"), ("description", "Om 010190-1234"),
    ],
)  # fmt: skip
def test_what_a_field_cannot_hold_is_refused_without_the_value(field: str, value: str) -> None:
    told = refused(replace(KNOWN, **{field: value}))
    assert BY_FIELD[field].name.da in told[0]
    assert value not in told[0]


@pytest.mark.parametrize("field", ["exempt_title", "exempt_basis"])
def test_half_an_exemption_is_refused(field: str) -> None:
    (told,) = refused(replace(KNOWN, **{field: ""}))
    assert "hører sammen" in told


@pytest.mark.parametrize(
    "text",
    [
        "BOR-2026-000046",
        "BOR-2026-000046-001",
        "32.03.12-G01-36-19",
        "tlf. 2512 345678",
        "9912349999",
    ],
)
def test_other_numbers_are_no_cpr_numbers(text: str) -> None:
    assert not cpr.has(text)
