"""
What a loop would double.

The validator of the Open XML SDK says what becomes of it with none, one and two items; that
Word itself repairs a letter in which one note is referred to twice is known from others
(https://github.com/dolanmiu/docx/issues/1554): the SDK does not see it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from odd_package import bookmark, field, paragraph, run
from qa.finding import Finding
from qa.rules import repeated_mark

RULE = repeated_mark.check
NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
START, END = '<w:bookmarkStart w:id="7" w:name="aftale"/>', '<w:bookmarkEnd w:id="7"/>'
RIGHT = f'<w:permStart w:id="4" w:edGrp="everyone"/>{run("x")}<w:permEnd w:id="4"/>'
REF = paragraph(field("REF aftale \\h"))


def loop(*inner: str, word: str = "for b in born", end: str = "endfor") -> str:
    return "\n".join([f"{{%p {word} %}}", *inner, f"{{%p {end} %}}"])


HALF = loop(paragraph(START, run("x"))) + "\n" + paragraph(END, run("slut"))
CUT = paragraph(START, run("x{% if medhold %}y"), END, run("{% endif %}"))
MACRO = loop(paragraph(run("x"), NOTE), word="macro m()", end="endmacro")


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"text": "(fodnote) Se loven"}, id="no loop"),
        pytest.param(
            {"text": loop(paragraph(run("x"), NOTE), word="if medhold", end="endif")},
            id="a condition",
        ),
        pytest.param({"text": loop("x") + "\n" + paragraph(run("y"), NOTE)}, id="after the loop"),
        pytest.param(
            {"text": loop(paragraph(bookmark("x")))}, id="a bookmark that nothing refers to"
        ),
        pytest.param(
            {"text": loop(paragraph(bookmark("x", "_Hlk1"))) + "\n" + REF}, id="Word's own"
        ),
        pytest.param(
            {"text": paragraph(START, run("x")) + "\n" + loop("x") + "\n" + paragraph(END)},
            id="a bookmark around the loop",
        ),
        pytest.param({"text": MACRO + "\n{{p m() }}"}, id="a macro printed once"),
        pytest.param({"text": CUT}, id="half in a condition, and nothing refers to it"),
        pytest.param(
            {"text": loop(paragraph(bookmark("x")), word="if medhold", end="endif") + "\n" + REF},
            id="whole in a condition",
        ),
        pytest.param(
            {"text": paragraph(START, run("{% if medhold %}x{% endif %}"), END) + "\n" + REF},
            id="a condition in it",
        ),
        pytest.param({"text": "x", "header": "Sag", "footnote": "{{ navn }}"}, id="other parts"),
    ],
)
def test_must_not_fire(options: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, **{"footnote": "n"} | options) == []


@pytest.mark.parametrize(
    ("text", "severity", "words"),
    [
        pytest.param(
            loop(paragraph(NOTE)), "error", "Noten står i »{%p for b in born %}«", id="note"
        ),
        pytest.param(
            paragraph(run("{% for b in born %}"), NOTE, run("{% endfor %}")),
            "error",
            "Noten står i »{% for b in born %}«",
            id="within a line",
        ),
        pytest.param(
            "| {%tr for b in born %} |\n| " + paragraph(run("x"), NOTE) + " |\n| {%tr endfor %} |",
            "error",
            "Noten står i »{%tr for b in born %}«",
            id="rows",
        ),
        pytest.param(
            loop(loop(paragraph(NOTE), word="if medhold", end="endif")),
            "error",
            "»{%p for b in born %}«",
            id="a condition in a loop",
        ),
        pytest.param(HALF, "error", "Bogmærket »aftale« har den ene ende", id="half"),
        pytest.param(
            paragraph(START, run("x")) + "\n" + loop(paragraph(run("y"), END)),
            "error",
            "Bogmærket »aftale« har den ene ende",
            id="the other half",
        ),
        pytest.param(
            CUT + "\n" + REF, "warning", "har den ene ende i »{% if medhold %}«", id="cut"
        ),
        pytest.param(
            paragraph(START, run("{% if medhold %}"))
            + "\n"
            + paragraph(run("x{% endif %}"))
            + "\n"
            + loop(paragraph(run("y"), END))
            + "\n"
            + REF,
            "error",
            "har den ene ende i »{%p for b in born %}«",
            id="over a condition into a loop",
        ),
        pytest.param(loop(paragraph(RIGHT)), "error", "Et område med redigeringsret", id="right"),
        pytest.param(
            loop(paragraph(bookmark("x"))) + "\n" + REF,
            "warning",
            "Bogmærket »aftale«, som der henvises til,",
            id="referred to",
        ),
        pytest.param(
            loop(paragraph(bookmark("x", "_Toc1")))
            + "\n"
            + paragraph(f'<w:hyperlink w:anchor="_Toc1">{run("x")}</w:hyperlink>'),
            "warning",
            "Bogmærket »_Toc1«",
            id="a heading in the contents",
        ),
        pytest.param(
            MACRO + "\n{{p m() }}\n{{p m() }}", "error", "»{%p macro m() %}«", id="a macro, twice"
        ),
        pytest.param(
            MACRO + "\n" + loop("{{p m() }}"), "error", "»{%p macro m() %}«", id="a macro in a loop"
        ),
    ],
)
def test_must_fire(
    text: str, severity: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, text, footnote="n")
    assert (one.severity, words in one.message.da) == (severity, True)


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize(
    ("text", "is_bad"),
    [
        pytest.param(HALF, True, id="half"),
        pytest.param(loop(paragraph(RIGHT)), True, id="right"),
        pytest.param(loop(paragraph(bookmark("x"))), False, id="whole"),
        pytest.param(loop(paragraph(bookmark("x"))) + "\n" + REF, False, id="referred to"),
        pytest.param(
            loop(paragraph('<w:bookmarkStart w:id="7" w:name="_Hlk1"/>', run("x")))
            + "\n"
            + paragraph(END, run("slut")),
            False,
            id="half of Word's own",
        ),
        pytest.param(loop(paragraph(NOTE)), False, id="note: Word minds, the SDK does not"),
    ],
)
def test_the_sdk_agrees(
    text: str,
    is_bad: bool,
    count: int,
    letter: Callable[..., bytes],
    sdk: Callable[[bytes], list[str]],
) -> None:
    case = {"born": ["Ida", "Bo"][:count]}
    assert bool(sdk(letter(text, case, footnote="n"))) is (is_bad and count == 2)
