"""Required sections that can appear twice in one letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import section_twice

RULE = section_twice.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Klagevejledning\nKlag.", id="once"),
        pytest.param(
            "{%p if medhold %}\n# Klagevejledning\nA.\n{%p else %}\n# Klagevejledning\nB.\n"
            "{%p endif %}",
            id="one in each branch",
        ),
        pytest.param(
            "{%p if alder > 3 %}\n# Klagevejledning\nA.\n{%p elif medhold %}\n# Sådan klager du\n"
            "B.\n{%p else %}\n# Klagevejledning\nC.\n{%p endif %}",
            id="one in each of three branches",
        ),
        pytest.param(
            "{%p if medhold %}\n{%p if alder %}\n# Klagevejledning\nA.\n{%p endif %}\n{%p else %}\n"
            "# Klagevejledning\nB.\n{%p endif %}",
            id="deeper in one branch",
        ),
        pytest.param("# Om os\nA.\n# Om os\nB.", id="another section twice"),
        pytest.param("# Begrundelse\nA.\n## Begrundelse for afslaget\nB.", id="a part of it"),
        pytest.param("# Klagevejledning\nKlag.\nKlagevejledning", id="the word in running text"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


def test_a_report_may_have_two_headings_for_one_thing(quotes: Callable[..., list[str]]) -> None:
    text = "# Samtale med barnet\nA.\n# Barnets inddragelse\nB."
    assert quotes(RULE, text, type="socialfaglig_undersoegelse") == []


@pytest.mark.parametrize(
    ("text", "words", "paragraph"),
    [
        pytest.param("# Klagevejledning\nA.\n# Klagevejledning\nB.", "Klagevejledning", 3),
        pytest.param("# Klagevejledning\nA.\n# Sådan klager du:\nB.", "Sådan klager du:", 3),
        pytest.param(
            "# Klagevejledning\nA.\n{%p if medhold %}\n# Klagevejledning\nB.\n{%p endif %}",
            "Klagevejledning",
            4,
            id="one always, one sometimes",
        ),
        pytest.param(
            "# Begrundelse\nA.\n## Regler\nB.\n# Begrundelse for afslaget\nC.",
            "Begrundelse for afslaget",
            5,
            id="beside it, no part of it",
        ),
        pytest.param(
            "{%p if medhold %}\n# Klagevejledning\nA.\n{%p endif %}\n{%p if alder %}\n"
            "# Klagevejledning\nB.\n{%p endif %}",
            "Klagevejledning",
            6,
            id="two conditions",
        ),
        pytest.param(
            "# Klagevejledning\nA.\n# Klagevejledning\nB.\n# Klagevejledning\nC.",
            "Klagevejledning",
            3,
            id="three, told once",
        ),
    ],
)
def test_must_fire(
    text: str, words: str, paragraph: int, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, text)
    assert (one.place.quote, one.place.paragraph) == (words, paragraph)
    assert one.severity == "warning"
    assert any(rule in one.basis for rule in ("§ 22", "§ 25"))
