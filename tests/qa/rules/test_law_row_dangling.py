"""Rows that refer to what is not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odd_law import PROVISION, ROUTE, law
from qa.finding import Finding
from qa.rules import law_row_dangling

RULE = law_row_dangling.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param(ROUTE.replace("klagenaevnet", "ankenaevn"), id="a body that is there"),
        pytest.param(PROVISION.replace("gl-bls", "dk-bl"), id="a statute of another jurisdiction"),
    ],
)
def test_must_not_fire(text: str, found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "Kære borger", law=law(text).issues) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            ROUTE,
            "gl/klage/skole: instance = »klagenaevnet« findes ikke",
            id="a body",
        ),
        pytest.param(
            ROUTE.replace("klagenaevnet", "ankenævn"),
            "Mente du »ankenaevn«?",
            id="nearly a body",
        ),
        pytest.param(
            PROVISION,
            "gl/gl-bls/3: statute = »gl-bls« findes ikke. Mente du",
            id="a statute",
        ),
    ],
)
def test_must_fire(text: str, words: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "Kære borger", law=law(text).issues)
    assert words in one.message.da
    assert one.message.en != one.message.da
