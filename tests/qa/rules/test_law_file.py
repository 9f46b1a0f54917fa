"""Files of the library's own law that cannot be used."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odd_law import CORRECTION, EXTENDS, ROW, TERM, law
from qa.finding import Finding
from qa.rules import law_file

RULE = law_file.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param(ROW.format("nyt"), id="a row with all it needs"),
        pytest.param(EXTENDS, id="a section added"),
    ],
)
def test_must_not_fire(text: str, found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "Kære borger", law=law(text).issues) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            TERM.format("nyt"),
            "[[term]] nr. 1 »ord/nyt«: »Kilde« (source) mangler",
            id="no source",
        ),
        pytest.param(
            TERM.format("nyt") + 'source = "Brev"\ngrad = "V"\n',
            "grad findes ikke i skemaet",
            id="an unknown key",
        ),
        pytest.param(
            "as_of = [",
            "ikke gyldig TOML",
            id="no TOML",
        ),
        pytest.param(
            ROW.format("nyt").replace("as_of = 2026-01-01", ""),
            "(as_of) mangler",
            id="no day",
        ),
        pytest.param(
            CORRECTION.format(expires="2025-01-01"),
            "udløber, før den begynder",
            id="backwards",
        ),
        pytest.param(
            CORRECTION.format(expires="2027-01-01").replace('grade = "V*"', 'grade = "A"'),
            "Rettelsen af »gl/frist/klage«: »Grad« (grade) skal være en af: V, V*, G, U",
            id="a value that does not fit the row",
        ),
        pytest.param(
            CORRECTION.format(expires="2027-01-01").replace('grade = "V*"', 'id = "ny"'),
            "id kan ikke rettes",
            id="the name of a row",
        ),
        pytest.param(
            CORRECTION.format(expires="2027-01-01")
            .replace("frist/klage", "gl-bsl/19")
            .replace('grade = "V*"', 'sections = "20"'),
            "sections kan ikke rettes",
            id="what names a paragraph",
        ),
        pytest.param(f"a = {'[' * 5000}", "ikke gyldig TOML", id="bottomless"),
        pytest.param(
            CORRECTION.format(expires="2027-01-01").replace('by = "Juridisk chef"', ""),
            "»Rolle« (by) mangler",
            id="nobody",
        ),
    ],
)
def test_must_fire(text: str, words: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "Kære borger", law=law(text).issues)
    assert words in one.message.da
    assert one.message.en != one.message.da
