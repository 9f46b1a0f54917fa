"""A tag in text that was deleted or moved with tracked changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import tracked_deletion

RULE = tracked_deletion.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="text"),
        pytest.param("(slettet med »Spor ændringer«) gammelt", id="deleted words"),
        pytest.param(
            '<w:p><w:ins w:id="1" w:author="Eva"><w:r><w:t>{{ navn }}</w:t></w:r></w:ins></w:p>',
            id="inserted tag",
        ),
        pytest.param(
            '<w:p><w:moveTo w:id="1" w:author="Eva"><w:r><w:t>{{ navn }}</w:t></w:r></w:moveTo>'
            "</w:p>",
            id="moved here",
        ),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("(slettet med »Spor ændringer«) {{ navn }}", ["{{ navn }}"], id="deleted"),
        pytest.param(
            "(slettet med »Spor ændringer«) {% if medhold %}",
            ["{% if medhold %}"],
            id="deleted statement",
        ),
        pytest.param(
            '<w:p><w:moveFrom w:id="1" w:author="Eva"><w:r><w:t>{{ navn }}</w:t></w:r></w:moveFrom>'
            "</w:p>",
            ["{{ navn }}"],
            id="moved away",
        ),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
