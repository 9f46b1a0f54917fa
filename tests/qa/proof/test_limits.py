"""Templates that nobody would write: they end, and nothing is claimed that was not followed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.proof.proof import Proof
from render import schema
from render.template import Template

CASE = {
    "type": "object",
    "required": ["a"],
    "properties": {"a": {"type": "string", "format": "tekst"}, "b": {"type": "string"}},
}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "{% set x = 0 %}" + "{% set x = x + 1 %}" * 1_600 + "{% if x > 3 %}{{ b }}{% endif %}",
            id="a number reckoned in many steps",
        ),
        pytest.param(
            "{% macro m(x) %}{% if x %}{{ m(x) }}{% endif %}{% endmacro %}{{ m(a) }}{{ b }}",
            id="a macro that calls itself",
        ),
    ],
)
def test_it_ends_and_is_not_silent(text: str, read: Callable[..., Template]) -> None:
    proof = Proof(read(text), schema.from_documents({"sag.json": CASE}, "sag.json"))
    assert proof.risks or proof.undecided or proof.unknown
