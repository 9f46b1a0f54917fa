"""Fields that show something else than the case; layout is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odd_package import field, paragraph
from qa.finding import Finding
from qa.rules import legacy_field

RULE = legacy_field.check


@pytest.mark.parametrize(
    "code",
    [
        "PAGE", "NUMPAGES", "SECTIONPAGES", 'TOC \\o "1-3"', "PAGEREF _Toc1 \\h", "REF aftale",
        'HYPERLINK "https://kommune.example"', "SEQ Tabel", "STYLEREF Titel", "LISTNUM",
        "MERGEFIELD Navn", "DDE x y", 'SYMBOL 168 \\f "Wingdings"', "EQ \\f(1;2)", "aftale",
    ],
)  # fmt: skip
def test_must_not_fire(code: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, paragraph(field(code))) == []


def test_what_another_rule_tells(quotes: Callable[..., list[str]]) -> None:
    text = paragraph(field('DOCPROPERTY "CaseID" \\* MERGEFORMAT'))
    assert quotes(RULE, text, properties={"CaseID": "EKS-2020-000001"}) == []
    assert quotes(RULE, paragraph(field("DOCPROPERTY Afdeling"))) == []  # the file has none


def test_a_property_that_is_filled(quotes: Callable[..., list[str]]) -> None:
    text, told = paragraph(field("DOCPROPERTY CaseNo")), {"case": "{sag.nr}"}
    assert quotes(RULE, text, metadata=told) == []


def test_a_property_that_says_the_same_in_each_letter(quotes: Callable[..., list[str]]) -> None:
    text = paragraph(field("DOCPROPERTY Afdeling"))
    (words,) = quotes(RULE, text, properties={"Afdeling": "Børn"})
    assert "DOCPROPERTY Afdeling" in words


@pytest.mark.parametrize(
    ("code", "severity", "words"),
    [
        ('DATE \\@ "d. MMMM yyyy"', "warning", "Datofeltet DATE"),
        ("TIME", "warning", "Datofeltet TIME"),
        ("createdate", "warning", "Datofeltet CREATEDATE"),
        ("=SUM(ABOVE)", "warning", "Regnefeltet"),
        ("= 2 * 3", "warning", "Regnefeltet"),
        ("DOCPROPERTY Keywords", "info", "Feltet DOCPROPERTY Keywords viser"),
        ("DOCVARIABLE x", "info", "Feltet DOCVARIABLE x viser"),
        ("USERNAME", "info", "Feltet USERNAME viser"),
        ("FORMTEXT", "info", "(FORMTEXT)"),
        ("FORMCHECKBOX", "info", "(FORMCHECKBOX)"),
        ('FILLIN "Skriv navnet"', "info", "Feltet FILLIN spørger"),
        ('IF x = "a" "b" "c"', "info", "Feltet IF"),
        ("NEXT", "info", "Feltet NEXT"),
    ],
)
def test_must_fire(
    code: str, severity: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, paragraph(field(code, "Eva Eksempel")))
    assert (one.severity, words in one.message.da) == (severity, True)
    assert "Eva" not in one.message.da + one.place.quote
