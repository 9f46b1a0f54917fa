"""Comments are told by the words that they are about, never by their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odd_package import paragraph, run
from qa.rules import comments_left

RULE = comments_left.check
START, END = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
REFERENCE = '<w:r><w:commentReference w:id="1"/></w:r>'


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"text": "Kære {{ navn }}"}, id="plain"),
        pytest.param({"text": "Kære {# en note #}"}, id="a comment of the dialect"),
        pytest.param({"text": "(i en kommentar) {{ navn }}"}, id="told for its tag"),
        pytest.param({"text": paragraph(START, run("x"), END)}, id="a comment long deleted"),
    ],
)
def test_must_not_fire(options: dict[str, str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, **options) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            paragraph(run("a"), START, run("ordene"), END, REFERENCE), "ordene", id="words"
        ),
        pytest.param(
            paragraph(START, run("to")) + "\n" + paragraph(run("afsnit"), END, REFERENCE),
            "toafsnit",
            id="over paragraphs",
        ),
        pytest.param(
            paragraph(START, f"<w:ins w:id='3' w:author='A'>{run('nyt')}</w:ins>", END, REFERENCE),
            "nyt",
            id="over a change",
        ),
        pytest.param(
            "| a | b |\n" + paragraph(run("punkt"), REFERENCE),
            "Her er en kommentar, som ville følge med brevet til borgeren.",
            id="a point",
        ),
        pytest.param(
            "Kære borger",
            "Filen har en kommentar, som ingen tekst viser, men som ville følge med brevet.",
            id="nowhere",
        ),
    ],
)
def test_must_fire(text: str, words: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text, comment="Sagen om Ida er {løst}") == [words]
