"""A letter that shows the columns of its template."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import column_shown

RULE = column_shown.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "(kontrolelement bundet til kolonnen CaseID) {{ navn }}", id="a tag in the control"
        ),
        pytest.param("Kære {{ navn }}", id="no control"),
        pytest.param(
            "<w:p><w:sdt><w:sdtContent><w:r><w:t>EKS</w:t></w:r></w:sdtContent></w:sdt></w:p>",
            id="a control that is not bound",
        ),
        pytest.param(
            "(den påkrævede kolonne Part) Peter Prøvesen", id="a column that nothing shows"
        ),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "(kontrolelement bundet til kolonnen CaseID) EKS-2020-000001",
            ["CaseID"],
            id="another case's number",
        ),
        pytest.param(
            "(kontrolelement bundet til kolonnen CaseID) ",
            ["CaseID"],
            id="even where the control's own text is blank",
        ),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
