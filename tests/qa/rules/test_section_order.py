"""The order of required sections, in letters that can be written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import section_order

RULE = section_order.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Afgørelse\nA.\n# Begrundelse\nB.\n# Klagevejledning\nC.", id="in order"),
        pytest.param("# Afgørelse\nA.\n# Om os\nB.\n# Klagevejledning\nC.", id="others between"),
        pytest.param("# Klagevejledning\nC.", id="one alone"),
        pytest.param(
            "# Begrundelse\nA.\n## Retsgrundlag\nB.\n## Vi har lagt vægt på\nC.",
            id="sections under another may stand as they like",
        ),
        pytest.param(
            "{%p if medhold %}\n# Klagevejledning\nA.\n{%p else %}\n# Afgørelse\nB.\n{%p endif %}",
            id="never in the same letter",
        ),
        pytest.param(
            "{%p if medhold %}\n# Afgørelse\nA.\n# Klagevejledning\nB.\n{%p else %}\n"
            "# Afgørelse\nC.\n# Klagevejledning\nD.\n{%p endif %}",
            id="in order in each branch",
        ),
        pytest.param("# Afgørelse\nA.\n# Klagevejledning\nB.\n# Afgørelse\nC.", id="only twice"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


def test_a_report_may_begin_with_its_conclusion(quotes: Callable[..., list[str]]) -> None:
    text = "# Konklusion\nA.\n# Viden fra andre\nB.\n# Baggrund\nC."
    assert quotes(RULE, text, type="socialfaglig_undersoegelse") == []


@pytest.mark.parametrize(
    ("text", "words", "after"),
    [
        pytest.param(
            "# Klagevejledning\nA.\n# Afgørelse\nB.",
            ["Klagevejledning"],
            "»Afgørelsens resultat«",
            id="last first",
        ),
        pytest.param(
            "# Afgørelse\nA.\n# Sådan klager du\nB.\n# Begrundelse\nC.",
            ["Sådan klager du"],
            "»Begrundelse«",
            id="guidance before reasons",
        ),
        pytest.param(
            "# Begrundelse\nA.\n# Klagevejledning\nB.\n# Afgørelse\nC.",
            ["Begrundelse", "Klagevejledning"],
            "»Afgørelsens resultat«",
            id="result last",
        ),
        pytest.param(
            "{%p if medhold %}\n# Klagevejledning\nA.\n{%p endif %}\n# Afgørelse\nB.",
            ["Klagevejledning"],
            "»Afgørelsens resultat«",
            id="in some letters",
        ),
        pytest.param(
            "{%p if medhold %}\n# Afgørelse\nA.\n# Klagevejledning\nB.\n{%p else %}\n"
            "# Klagevejledning\nC.\n# Afgørelse\nD.\n{%p endif %}",
            ["Klagevejledning"],
            "»Afgørelsens resultat«",
            id="wrong in one branch",
        ),
    ],
)
def test_must_fire(
    text: str, words: list[str], after: str, found: Callable[..., list[Finding]]
) -> None:
    result = found(RULE, text)
    assert [one.place.quote for one in result] == words
    assert all(one.severity == "warning" and after in one.message.da for one in result)
