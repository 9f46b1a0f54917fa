"""Rows that would take the place of one that is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odd_law import EXTENDS, ROW, law
from qa.finding import Finding
from qa.rules import law_row_twice

RULE = law_row_twice.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param(ROW.format("nyt"), id="a new row"),
        pytest.param(
            ROW.format("ics-behov")
            .replace("as_of", 'jurisdiction = "dk"\nas_of')
            .replace("ics-behov", "nyt"),
            id="of Denmark",
        ),
    ],
)
def test_must_not_fire(text: str, found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "Kære borger", law=law(text).issues) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            EXTENDS + EXTENDS.partition('"afgoerelse"')[2],
            "»gl/afgoerelse/nyt_afsnit« findes allerede",
            id="two sections of its own",
        ),
        pytest.param(
            ROW.format("ics-behov"),
            "»gl/ord/ics-behov« findes allerede",
            id="a word of Segl's",
        ),
        pytest.param(
            ROW.format("nyt") + ROW.format("nyt").partition("\n")[2],
            "»gl/ord/nyt« findes allerede",
            id="its own, twice",
        ),
        pytest.param(
            EXTENDS.replace("nyt_afsnit", "begrundelse"),
            "»gl/afgoerelse/begrundelse« findes allerede",
            id="a section",
        ),
    ],
)
def test_must_fire(text: str, words: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "Kære borger", law=law(text).issues)
    assert words in one.message.da
    assert one.message.en != one.message.da
