"""Something beside a tag that removes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import deleted_text

RULE = deleted_text.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{%p if medhold %}\nDu får medhold.\n{%p endif %}", id="alone"),
        pytest.param("{%p if medhold %}  \nx\n{%p endif %}", id="only spaces beside"),
        pytest.param("{%p if medhold %}{# note #}\nx\n{%p endif %}", id="comment beside"),
        pytest.param("{%p if medhold %}{%p endif %}", id="both ends in one paragraph"),
        pytest.param(
            '<w:p><w:pPr><w:pageBreakBefore w:val="0"/></w:pPr><w:r><w:t>{%p if medhold %}</w:t>'
            "<w:br/></w:r></w:p>\n{%p endif %}",
            id="a line break, and a page break switched off",
        ),
        pytest.param("{#p fjern mig #} tekst", id="a commented-out paragraph"),
        pytest.param("{% if medhold %}Du får medhold.{% endif %}", id="ordinary tag beside text"),
        pytest.param(
            "| {%tr for b in born %} |  |\n| {{ b }} | x |\n| {%tr endfor %} |  |",
            id="empty cells beside",
        ),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "{%p if medhold %} Du får medhold.\n{%p endif %}", ["Du får medhold."], id="text after"
        ),
        pytest.param(
            "Du får medhold. {%p if medhold %}\n{%p endif %}", ["Du får medhold."], id="text before"
        ),
        pytest.param("{%p if medhold %}{{ navn }}\n{%p endif %}", ["{{ navn }}"], id="another tag"),
        pytest.param(
            "| {%tr for b in born %} | tabt |\n| {{ b }} | x |\n| {%tr endfor %} |  |",
            ["tabt"],
            id="another cell",
        ),
        pytest.param(
            "<w:p><w:r><w:t>{%p if medhold %}</w:t><w:drawing/></w:r></w:p>\n{%p endif %}",
            ["{%p if medhold %}"],
            id="picture",
        ),
        pytest.param(
            "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{%p if medhold %}</w:t></w:r></w:p>\n"
            "{%p endif %}",
            ["{%p if medhold %}"],
            id="section break",
        ),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words


@pytest.mark.parametrize(
    "paragraph",
    [
        '<w:p><w:r><w:t>{%p if medhold %}</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p>',
        "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>{%p if medhold %}</w:t></w:r></w:p>",
    ],
)
def test_a_page_break_beside_is_a_warning(
    paragraph: str, found: Callable[..., list[Finding]]
) -> None:
    findings = found(RULE, f"{paragraph}\nx\n{{%p endif %}}")
    assert [(f.severity, "sideskift" in f.message.da) for f in findings] == [("warning", True)]


def _marked(field: str) -> str:
    mark = '<w:bookmarkStart w:id="3" w:name="maal"/>{}<w:bookmarkEnd w:id="3"/>'
    tag = mark.format("<w:r><w:t>{%p if medhold %}</w:t></w:r>")
    simple = f'<w:fldSimple w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return f"<w:p>{tag}</w:p>\nx\n{{%p endif %}}\n<w:p>{simple}</w:p>"


@pytest.mark.parametrize(("field", "count"), [("PAGE", 0), ("REF maal", 1)])
def test_a_bookmark_beside_is_told_where_it_is_referred_to(
    field: str, count: int, found: Callable[..., list[Finding]]
) -> None:
    findings = found(RULE, _marked(field))
    assert [f.severity for f in findings] == ["warning"] * count
