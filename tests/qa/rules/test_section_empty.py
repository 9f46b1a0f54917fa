"""Required sections with nothing below their heading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import section_empty

RULE = section_empty.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Klagevejledning\nDu kan klage.", id="text"),
        pytest.param("# Klagevejledning\n{{ navn }}", id="a field"),
        pytest.param("# Klagevejledning\n## Frist\nSeks uger.", id="text under a smaller heading"),
        pytest.param("# Klagevejledning\n| Frist | Seks uger |", id="a table"),
        pytest.param("# Klagevejledning\n\nDu kan klage.", id="an empty line first"),
        pytest.param("# Om os", id="another section"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words", "severity"),
    [
        pytest.param("# Klagevejledning", ["Klagevejledning"], "error", id="the end"),
        pytest.param(
            "# Klagevejledning\n# Om os\nVi er her.", ["Klagevejledning"], "error", id="next"
        ),
        pytest.param("# Klagevejledning\n  \n# Om os", ["Klagevejledning"], "error", id="blank"),
        pytest.param(
            "# Klagevejledning\n\n# Om os",
            ["Klagevejledning"],
            "error",
            id="an empty paragraph",
        ),
        pytest.param(
            "# Klagevejledning\n{%p if medhold %}\n{%p endif %}",
            ["Klagevejledning"],
            "error",
            id="only tags that vanish",
        ),
        pytest.param(
            "# Begrundelse\nA.\n## Sagens oplysninger\n## Retsgrundlag\nB.",
            ["Sagens oplysninger"],
            "warning",
            id="severity follows the grade",
        ),
        pytest.param(
            "# Afgørelse\n# Klagevejledning", ["Afgørelse", "Klagevejledning"], "error", id="two"
        ),
    ],
)
def test_must_fire(
    text: str, words: list[str], severity: str, found: Callable[..., list[Finding]]
) -> None:
    result = found(RULE, text)
    assert [one.place.quote for one in result] == words
    assert {one.severity for one in result} == {severity}
    assert all(one.basis for one in result)
